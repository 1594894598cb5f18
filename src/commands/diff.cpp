// SPDX-License-Identifier: MIT
#include "commands/diff.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "base/error.h"
#include "codec/json_tree.h"
#include "commands/diff_printer.h"
#include "commands/input.h"
#include "commands/pairing.h"
#include "commands/suggest.h"
#include "format/post_json.h"
#include "io/spool.h"
#include "model/compare.h"
#include "pipeline/pipeline.h"

namespace postferry {

namespace {

/// What --ignore names.
struct Ignored {
  FieldSet fields;
  bool order = false;
};

Ignored parse_ignored(const std::vector<std::string>& names) {
  Ignored ignored;
  for (const std::string& text : names) {
    if (text == "order") {
      ignored.order = true;
      continue;
    }
    const std::optional<Field> field = find_field(text);
    if (!field) {
      std::vector<std::string_view> known = {"order"};
      for (std::size_t i = 0; i < field_count; ++i) known.push_back(name(static_cast<Field>(i)));
      std::string hint = did_you_mean(text, known);
      if (hint.empty()) hint = "; postferry formats lists them";
      throw Error(ErrorCode::usage, "--ignore: there is no field \"" + text + "\"" + hint);
    }
    ignored.fields.add(*field);
  }
  return ignored;
}

// Takes the ignored fields out, at any depth.
template <ModelStruct S>
void blank(S& object, const FieldSet& ignored) {
  for_each_member<S>([&](const auto& member) {
    auto& value = object.*(member.pointer);
    using T = std::remove_reference_t<decltype(value)>;
    if (ignored.has(member.field)) {
      value = T{};
    } else if constexpr (is_struct_option<T>) {
      if (value) blank(*value, ignored);
    } else if constexpr (is_struct_list<T>) {
      for (auto& element : value) blank(element, ignored);
    }
  });
}

/// Makes of a post its fingerprint and canonical JSON. One a worker.
class FingerprintEncoder final : public Encoder {
 public:
  explicit FingerprintEncoder(const FieldSet& ignored) : ignored_(ignored) {}

  void encode(const Post& post, std::uint64_t, Piece& piece, Notes&) override {
    if (ignored_.empty()) return write(post, piece.bytes);
    Post copy = post;
    blank(copy, ignored_);
    write(copy, piece.bytes);
  }

 private:
  void write(const Post& post, std::string& out) {
    json_.clear();
    append_json(json_, post);
    Fingerprint(post, json_).append_to(out);
    out += json_;
  }

  const FieldSet& ignored_;
  std::string json_;
};

Post parse_post(const std::string& json) {
  JsonTree tree;
  Post post;
  Notes notes;
  if (!tree.parse(json) || !read_json(tree.root(), post, notes))
    throw Error(ErrorCode::internal, "a post's own JSON can't be read back");
  return post;
}

/// A side of the comparison: collects the site, hands posts on.
class Side : public Assembler {
 public:
  FieldCounts begin(const Site& site) override {
    site_ = site;
    return {};
  }
  FieldCounts end(const Site& late, const Site&) override {
    Notes conflicts;  // the splitter has told them
    merge(site_, late, conflicts);
    return {};
  }
  [[nodiscard]] Site& site() { return site_; }

 private:
  Site site_;
};

/// The left side: its posts go to the spool and the index.
class LeftSide final : public Side {
 public:
  explicit LeftSide(Spool& spool) : spool_(spool) {}

  void add(const PieceView& piece) override {
    const Fingerprint print = Fingerprint::read(piece.bytes);
    const std::string_view json = std::string_view(piece.bytes).substr(Fingerprint::size);
    PairIndex::Entry entry;
    entry.key = print.surest();
    entry.content = print.content;
    entry.size = static_cast<std::uint32_t>(json.size());
    entry.offset = spool_.append(json);
    index_.add(entry);
  }
  FieldCounts end(const Site& late, const Site& used) override {
    index_.seal();
    return Side::end(late, used);
  }
  [[nodiscard]] PairIndex& index() { return index_; }

 private:
  Spool& spool_;
  PairIndex index_;
};

/// A post that the surest key did not pair.
struct Leftover {
  Fingerprint print;
  std::uint64_t offset = 0;
  std::uint32_t size = 0;
  bool paired = false;
};

/// The right side: each post meets its partner as it comes.
class RightSide final : public Side {
 public:
  RightSide(Spool& spool, PairIndex& left, DiffPrinter& printer)
      : spool_(spool), left_(left), printer_(printer) {}

  void add(const PieceView& piece) override {
    ++posts_;
    const Fingerprint print = Fingerprint::read(piece.bytes);
    const std::string json(piece.bytes.substr(Fingerprint::size));
    const std::optional<std::size_t> partner = left_.take(print.surest());
    if (!partner) {
      leftovers_.push_back({print, spool_.append(json), static_cast<std::uint32_t>(json.size())});
      return;
    }
    const PairIndex::Entry& entry = left_.entries()[*partner];
    note_order(*partner, entry);
    if (entry.content == print.content) return;
    printer_.compare_posts(parse_post(spool_.read(entry.offset, entry.size)), parse_post(json));
  }

  /// Pairs what is left by the less sure keys, and tells what has no partner.
  void settle() {
    std::vector<Leftover> left = left_leftovers();
    for (std::size_t kind = 0; kind < key_kinds && !left.empty(); ++kind) pair_by(kind, left);
    for (const Leftover& post : leftovers_)
      if (!post.paired) tell(post, &DiffPrinter::only_right);
    for (const Leftover& post : left)
      if (!post.paired) tell(post, &DiffPrinter::only_left);
  }

  void tell_order() {
    if (moved_ > 0) printer_.order(moved_, parse_post(first_moved_));
  }
  [[nodiscard]] std::uint64_t posts() const { return posts_; }

 private:
  // A post that stands before one that it followed on the left has moved.
  void note_order(std::size_t partner, const PairIndex::Entry& entry) {
    if (partner >= furthest_) {
      furthest_ = partner;
      return;
    }
    if (moved_++ == 0) first_moved_ = spool_.read(entry.offset, entry.size);
  }

  [[nodiscard]] std::vector<Leftover> left_leftovers() {
    std::vector<Leftover> list;
    if (leftovers_.empty() && posts_ == left_.entries().size()) return list;
    for (const PairIndex::Entry& entry : left_.entries()) {
      if (entry.matched) continue;
      const std::string json = spool_.read(entry.offset, entry.size);
      list.push_back({Fingerprint(parse_post(json), json), entry.offset, entry.size});
    }
    return list;
  }

  void pair_by(std::size_t kind, std::vector<Leftover>& left) {
    PairIndex index;
    for (const Leftover& post : left)
      index.add({post.paired ? 0 : post.print.keys[kind], post.print.content, 0, 0, 0, false});
    index.seal();
    for (Leftover& right : leftovers_) {
      if (right.paired) continue;
      const std::optional<std::size_t> partner = index.take(right.print.keys[kind]);
      if (!partner) continue;
      left[*partner].paired = right.paired = true;
      printer_.compare_posts(parse(left[*partner]), parse(right));
    }
  }

  [[nodiscard]] Post parse(const Leftover& post) {
    return parse_post(spool_.read(post.offset, post.size));
  }

  void tell(const Leftover& post, void (DiffPrinter::*how)(const Post&, std::string_view)) {
    const std::string json = spool_.read(post.offset, post.size);
    (printer_.*how)(parse_post(json), json);
  }

  Spool& spool_;
  PairIndex& left_;
  DiffPrinter& printer_;
  std::vector<Leftover> leftovers_;
  std::uint64_t posts_ = 0;
  std::size_t furthest_ = 0;
  std::uint64_t moved_ = 0;
  std::string first_moved_;
};

void read_side(const DiffOptions& options, const std::string& operand, const FieldSet& ignored,
               Side& side, const Hooks& hooks) {
  Input input = open_input({{operand}, options.from, options.format_options, {}});
  PipelineOptions pipeline;
  pipeline.jobs = options.jobs == 0 ? default_jobs() : options.jobs;
  pipeline.notes = hooks.note;
  if (hooks.progress)
    pipeline.progress = [&](std::uint64_t records) {
      hooks.progress({input.bytes_read(), input.bytes_total(), records});
    };
  Report report;
  run_pipeline(
      {*input.splitter, input.prolog.site, [&] { return input.format->make_parser(input.options); },
       [&] { return std::make_unique<FingerprintEncoder>(ignored); }, side},
      pipeline, report);
  if (hooks.note)
    for (const Note& note : input.notes().all()) hooks.note(note);
}

}  // namespace

DiffResult diff(const DiffOptions& options, const TextOut& out, const Hooks& hooks) {
  if (options.left == "-" && options.right == "-")
    throw Error(ErrorCode::usage, "only one side can be standard input");
  const Ignored ignored = parse_ignored(options.ignore);
  Spool spool;
  DiffPrinter printer(out, options.json, options.left, options.right);
  LeftSide left(spool);
  read_side(options, options.left, ignored.fields, left, hooks);
  RightSide right(spool, left.index(), printer);
  read_side(options, options.right, ignored.fields, right, hooks);
  right.settle();
  if (!ignored.order) right.tell_order();
  blank(left.site(), ignored.fields);
  blank(right.site(), ignored.fields);
  printer.compare_sites(left.site(), right.site());
  return {left.index().entries().size(), right.posts(), printer.differences()};
}

}  // namespace postferry
