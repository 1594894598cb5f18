// SPDX-License-Identifier: MIT
#include "wxr/encoder.h"

#include "base/ascii.h"
#include "format/carrier.h"
#include "model/members.h"
#include "wxr/item_writer.h"
#include "wxr/parser.h"

namespace postferry::wxr {

namespace {

class WxrEncoder final : public Encoder {
 public:
  explicit WxrEncoder(const WriteOptions& options)
      : options_(options), writer_(options_, context_.namespaces), parser_(make_parser({})) {
    context_.namespaces = written_namespaces(options_.site);
  }

  void encode(const Post& post, std::uint64_t ordinal, Piece& piece, Notes& notes) override {
    write(post, nullptr, ordinal, piece, notes);
  }

  void encode_shown(const Post& post, const ShownBody& shown, std::uint64_t ordinal, Piece& piece,
                    Notes& notes) override {
    write(post, &shown, ordinal, piece, notes);
  }

 private:
  void write(const Post& post, const ShownBody* shown, std::uint64_t ordinal, Piece& piece,
             Notes& notes) {
    const Text* body = shown != nullptr && shown->rendered ? &shown->body : nullptr;
    const std::size_t carrier_place = writer_.write(post, body, ordinal, piece.bytes, notes);
    piece.bytes += "\t</item>\n";
    read_back(piece.bytes);
    if (options_.carrier) {
      const std::string carrier = make_carrier(post, native_, piece.carried, shown);
      if (carrier.empty()) return;
      std::string meta;
      append_postmeta(meta, "wp:postmeta", {std::string(carrier_key), xml_safe_json(carrier)});
      piece.bytes.insert(carrier_place, meta);
    } else {
      piece.losses = shown != nullptr ? lost(post, *shown) : lost_fields(post, native_);
    }
  }

  // What the body says is not lost, nor is a body that says more.
  [[nodiscard]] FieldCounts lost(const Post& post, const ShownBody& shown) const {
    Post rest = post;
    if (shown.rendered && post.content) rest.content = shown.body;
    if (rest.review)
      for (const ShownFact& fact : shown.facts) erase_fact(*rest.review, fact.fact);
    return lost_fields(rest, native_);
  }

  // Notes of this reading are about our own bytes and concern nobody.
  void read_back(const std::string& bytes) {
    clear(native_);
    Notes notes;
    Record record;
    record.bytes = bytes;
    (void)parser_->parse(record, &context_, native_, notes);
  }

  WriteOptions options_;
  WxrContext context_;
  ItemWriter writer_;
  std::unique_ptr<Parser> parser_;
  Post native_;
};

}  // namespace

std::string xml_safe_json(const std::string& json) {
  return replace_all(replace_all(json, "\xEF\xBF\xBE", "\\ufffe"), "\xEF\xBF\xBF", "\\uffff");
}

Namespaces written_namespaces(const Site* site) {
  Namespaces out;
  out.declare("excerpt", "http://wordpress.org/export/1.2/excerpt/");
  out.declare("content", "http://purl.org/rss/1.0/modules/content/");
  out.declare("wfw", "http://wellformedweb.org/CommentAPI/");
  out.declare("dc", "http://purl.org/dc/elements/1.1/");
  out.declare("wp", "http://wordpress.org/export/1.2/");
  if (site == nullptr) return out;
  for (const Extra& extra : site->extras)
    if (extra.format == "wxr" && extra.path.starts_with("xmlns:") &&
        !out.declares_prefix_of(extra.path.substr(6) + ":"))
      out.declare(extra.path.substr(6), extra.raw);
  return out;
}

std::unique_ptr<Encoder> make_encoder(const WriteOptions& options) {
  return std::make_unique<WxrEncoder>(options);
}

}  // namespace postferry::wxr
