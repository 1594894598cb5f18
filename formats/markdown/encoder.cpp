// SPDX-License-Identifier: MIT
#include "base/bytes.h"
#include "codec/yaml.h"
#include "format/carrier.h"
#include "format/post_json.h"
#include "format/shown_encoder.h"
#include "markdown/address.h"
#include "markdown/body.h"
#include "markdown/carrier_text.h"
#include "markdown/file_name.h"
#include "markdown/file_reader.h"
#include "markdown/parts.h"
#include "model/members.h"

namespace postferry::markdown {

namespace {

using std::string_view;

class FileEncoder final : public ShownEncoder {
 public:
  explicit FileEncoder(const WriteOptions& options)
      : flavor_(flavor_named(options.own.get("flavor", "plain"))),
        carrier_(options.carrier),
        all_posts_(options.own.flag("all-posts", false)),
        names_(options.carrier && options.site != nullptr ? *options.site : Site{}),
        bodies_(flavor_) {}

 private:
  // `written` is the post with the body that is shown.
  void write(const Post& post, const Post& written, const ShownBody* shown, Piece& piece,
             Notes& notes) override {
    if (!all_posts_ && !is_content(post)) return write_aside(post, piece, notes);
    piece.name = wished_name(written, flavor_);
    piece.address = told_address(written, flavor_, names_);
    clear(native_);
    ignored_.clear();
    piece.bytes = "---\n";
    write_front(written, piece.bytes);
    const std::size_t carrier_place = piece.bytes.size();
    piece.bytes += "---\n";
    CarrierParts parts;
    write_content(written, shown != nullptr ? shown->tape : nullptr, piece, parts, notes);
    if (carrier_)
      carry(post, written, shown, parts, carrier_place, piece);
    else
      count_losses(written, shown, piece);
  }

  // What has no place among the files goes to .postferry/posts.jsonl.
  void write_aside(const Post& post, Piece& piece, Notes& notes) const {
    if (carrier_) {
      append_json(piece.bytes, post);
      piece.bytes += '\n';
      notes.add(NoteCode::post_aside);
      return;
    }
    piece.verdict = Verdict::skipped;
    notes.add(NoteCode::field_lost, "post",
              "a post of type " + post.type +
                  " makes no file without the carrier; --markdown.all-posts writes such posts");
  }

  // Keys and values, and what our own reader makes of them.
  void write_front(const Post& written, std::string& out) {
    tree_.clear();
    write_matter(written, flavor_, names_, tree_);
    append_yaml(out, tree_.root());
    (void)read_matter(tree_.root(), {names_, false, &written.comments}, native_, ignored_);
    for (const Extra& extra : written.extras) {
      if (!is_native(extra)) continue;
      append_extra(out, extra);
      native_.extras.push_back(extra);
    }
  }

  void write_content(const Post& written, const Tape* tape, Piece& piece, CarrierParts& parts,
                     Notes& notes) {
    if (!written.content) return;
    bodies_.write(*written.content, tape, body_);
    if (body_.markdown.empty()) return;
    piece.bytes += '\n';
    piece.bytes += body_.markdown;
    piece.bytes += '\n';
    const string_view read = with_line_feeds(body_.markdown, line_feeds_);
    Text& native = native_.content.emplace();
    // Markdown whose line ends change on reading is not what the carrier speaks of.
    if (!carrier_ || body_.carrier.empty() || read.size() != body_.markdown.size() ||
        find_byte(body_.markdown, '\r') != string_view::npos) {
      native.format = "markdown";
      native.value = read;
      return;
    }
    native.format = written.content->format;
    native.value = written.content->value;
    piece.carried.add(Field::text_format);
    if (body_.carrier.starts_with('{')) piece.carried.add(Field::text_value);
    if (body_.whole_kept) notes.add(NoteCode::body_kept, "content");
    parts.body = std::move(body_.carrier);
  }

  void carry(const Post& post, const Post& written, const ShownBody* shown, CarrierParts& parts,
             std::size_t place, Piece& piece) {
    parts.terms = order_of_terms(written.terms);
    if (!parts.terms.empty()) {
      const JsonResult parsed = json_.parse(parts.terms);
      if (parsed) put_in_order(native_.terms, json_.root());
    }
    parts.post = make_carrier(post, native_, piece.carried, shown);
    // The reader would tell from the file's name what is not there.
    const bool tells_all = !native_.title.empty() && !native_.slug.empty() && !native_.date.empty();
    if (parts.empty() && tells_all) return;
    std::string line(carrier_key);
    line += ": ";
    append_yaml_json(line, join_carrier(parts));
    line += '\n';
    piece.bytes.insert(place, line);
  }

  // What the body says is not lost.
  void count_losses(const Post& written, const ShownBody* shown, Piece& piece) {
    derive_from_name(
        piece.name, native_.content ? string_view(native_.content->value) : string_view(), native_);
    if (shown == nullptr || shown->facts.empty() || !written.review) {
      piece.losses = lost_fields(written, native_);
      return;
    }
    Post rest = written;
    for (const ShownFact& fact : shown->facts) erase_fact(*rest.review, fact.fact);
    Post kept = native_;
    if (kept.review)
      for (const ShownFact& fact : shown->facts) erase_fact(*kept.review, fact.fact);
    piece.losses = lost_fields(rest, kept);
  }

  Flavor flavor_;
  bool carrier_;
  bool all_posts_;
  const SiteNames names_;
  BodyCodec bodies_;
  ValueTree tree_;
  WrittenBody body_;
  JsonTree json_;
  Post native_;
  Notes ignored_;
  std::string line_feeds_;
};

}  // namespace

std::unique_ptr<Encoder> make_file_encoder(const WriteOptions& options) {
  return std::make_unique<FileEncoder>(options);
}

}  // namespace postferry::markdown
