// SPDX-License-Identifier: MIT
#include "format/json_records.h"

#include <utility>

#include "base/bytes.h"
#include "base/utf8.h"
#include "codec/json_tree.h"
#include "format/post_json.h"

namespace postferry {

namespace {

class JsonParser final : public Parser {
 public:
  Verdict parse(const Record& record, const Context*, Post& post, Notes& notes) override {
    const JsonResult result = tree_.parse(record.bytes);
    if (!result) {
      note_unreadable(result, record, notes);
      return Verdict::failed;
    }
    if (!read_json(tree_.root(), post, notes)) {
      notes.add(NoteCode::record_unreadable, {}, "this is no JSON object");
      return Verdict::failed;
    }
    note_repairs(result.repairs, notes);
    if (!result.trailing.empty()) {
      notes.add(NoteCode::json_repaired, {}, "text behind the post is kept in extras");
      post.extras.push_back({"json", "#trailing", valid(result.trailing)});
    }
    return Verdict::kept;
  }

 private:
  static std::string valid(std::string_view text) {
    std::size_t replaced = 0;
    return repair_utf8(text, replaced);
  }

  JsonTree tree_;
};

class JsonEncoder final : public Encoder {
 public:
  void encode(const Post& post, std::uint64_t, Piece& piece, Notes&) override {
    append_json(piece.bytes, post);
  }
};

}  // namespace

void note_unreadable(const JsonResult& result, const Record& record, Notes& notes) {
  Place place = notes.place();
  place.offset += result.offset;
  place.line += count_newlines(record.bytes.substr(0, result.offset));
  const NoteCode code =
      record.unfinished ? NoteCode::record_unfinished : NoteCode::record_unreadable;
  notes.add_at(std::move(place), code, {}, result.error);
}

std::unique_ptr<Parser> make_json_parser(const ReadOptions&) {
  return std::make_unique<JsonParser>();
}

std::unique_ptr<Encoder> make_json_encoder(const WriteOptions&) {
  return std::make_unique<JsonEncoder>();
}

}  // namespace postferry
