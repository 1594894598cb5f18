// SPDX-License-Identifier: MIT
#include "commands/join_claims.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "codec/json_write.h"
#include "commands/join_fill.h"
#include "format/post_json.h"

namespace postferry {

namespace {

constexpr std::size_t most_shown = 5;  // rows that a note or a line about an ambiguous post names

enum class Outcome : std::uint32_t { none, matched, ambiguous, unmatched };

/// What a piece begins with; behind it the rows' numbers, then the line for --unmatched.
struct Head {
  Outcome outcome = Outcome::none;
  MatchKey key = MatchKey::isbn;
  bool alone = false;  ///< the post is about one work
  std::uint32_t rows = 0;
  std::uint32_t conflicts = 0;
};

void append_bytes(std::string& out, const void* bytes, std::size_t size) {
  out.append(static_cast<const char*>(bytes), size);
}

std::string name_of(const Post& row) {
  const Work& work = row.review->works[0];
  std::string id = goodreads_id_of(work);
  if (id.empty()) id = row.id.text;
  // The row's own title has the volume.
  return id + (id.empty() ? "" : " ") + "\"" + (row.title.empty() ? work.title : row.title) + "\"";
}

// {"side":"blog","reason":"several-rows","rows":["301 \"Dune\""],"post":{...}}
void append_line(std::string& out, std::string_view side, std::string_view reason,
                 const std::vector<std::string>& rows, const Post& post) {
  JsonList line(out, JsonList::Kind::object);
  line.key("side");
  append_json_string(out, side);
  line.key("reason");
  append_json_string(out, reason);
  if (!rows.empty()) {
    line.key("rows");
    JsonList list(out, JsonList::Kind::array);
    for (const std::string& row : rows) {
      list.element();
      append_json_string(out, row);
    }
    list.close();
  }
  line.key("post");
  append_json(out, post);
  line.close();
  out += '\n';
}

class ClaimEncoder final : public Encoder {
 public:
  explicit ClaimEncoder(LibraryIndex& library) : library_(library) {}

  void encode(const Post& post, std::uint64_t, Piece& piece, Notes& notes) override {
    if (!post.review || post.review->works.empty()) return;
    const std::vector<Work>& works = post.review->works;
    Head head;
    head.alone = works.size() == 1;
    std::vector<std::uint32_t> rows;
    Match first;  // of the main work; if that has none, the first that has one
    for (const Work& work : works) {
      Match match = library_.match(work);
      if (match.result == MatchResult::matched) {
        rows.push_back(match.rows[0]);
        look_for_conflicts(*post.review, work, head.alone, match.rows[0], notes);
      }
      if (&work == &works[0] || rank(match) > rank(first)) first = std::move(match);
    }
    head.conflicts = static_cast<std::uint32_t>(
        std::count_if(notes.all().begin(), notes.all().end(),
                      [](const Note& note) { return note.code == NoteCode::join_conflict; }));
    head.key = first.key;
    head.outcome = first.result == MatchResult::matched ? Outcome::matched
                   : is_ambiguous(first.result)         ? Outcome::ambiguous
                                                        : Outcome::unmatched;
    if (head.outcome == Outcome::ambiguous) rows = first.rows;
    head.rows = static_cast<std::uint32_t>(rows.size());
    append_bytes(piece.bytes, &head, sizeof head);
    if (!rows.empty()) append_bytes(piece.bytes, rows.data(), rows.size() * sizeof rows[0]);
    if (head.outcome != Outcome::matched) tell(post, first, piece, notes);
  }

 private:
  static int rank(const Match& match) {
    return match.result == MatchResult::matched ? 2 : is_ambiguous(match.result) ? 1 : 0;
  }

  void look_for_conflicts(const Review& review, const Work& work, bool alone, std::uint32_t number,
                          Notes& notes) {
    const Post& row = library_.row(number);
    note_conflicts(work, row.review->works[0], notes);
    if (alone) note_conflicts(review, *row.review, notes);
  }

  void tell(const Post& post, const Match& match, Piece& piece, Notes& notes) {
    std::vector<std::string> names;
    if (is_ambiguous(match.result)) {
      std::string text;
      for (const std::uint32_t number : match.rows) {
        if (names.size() == most_shown) break;
        names.push_back(name_of(library_.row(number)));
        text += (text.empty() ? "" : ", ") + names.back();
      }
      if (match.rows.size() > names.size()) text += "...";
      notes.add(NoteCode::join_ambiguous, {}, std::string(to_string(match.result)) + ": " + text);
    }
    append_line(piece.bytes, "blog", to_string(match.result), names, post);
  }

  LibraryLookup library_;
};

}  // namespace

std::unique_ptr<Encoder> claim_encoder(LibraryIndex& library) {
  return std::make_unique<ClaimEncoder>(library);
}

ClaimAssembler::ClaimAssembler(LibraryIndex& library, Sink* unmatched, JoinCounts& counts)
    : library_(library), unmatched_(unmatched), counts_(counts), claims_(library.size()) {}

void ClaimAssembler::add(const PieceView& piece) {
  Head head;
  if (piece.bytes.size() < sizeof head) return;  // it is about no work
  std::memcpy(&head, piece.bytes.data(), sizeof head);
  std::string_view rest = piece.bytes.substr(sizeof head);
  std::vector<std::uint32_t> rows(head.rows);
  if (!rows.empty()) std::memcpy(rows.data(), rest.data(), rows.size() * sizeof rows[0]);
  rest.remove_prefix(rows.size() * sizeof rows[0]);
  for (const std::uint32_t number : rows) {
    RowClaims& row = claims_[number];
    if (head.outcome == Outcome::ambiguous) {
      row.perhaps = true;
    } else {
      row.any = true;
      if (head.alone) ++row.alone;
    }
  }
  if (head.outcome == Outcome::matched) ++counts_.matched[static_cast<std::size_t>(head.key)];
  if (head.outcome == Outcome::ambiguous) ++counts_.ambiguous;
  if (head.outcome == Outcome::unmatched) ++counts_.unmatched;
  counts_.conflicts += head.conflicts;
  if (unmatched_ != nullptr && !rest.empty()) unmatched_->write(rest);
}

FieldCounts ClaimAssembler::end(const Site&, const Site&) {
  counts_.rows = claims_.size();
  LibraryLookup library(library_);
  std::string line;
  for (std::uint32_t number = 0; number < claims_.size(); ++number) {
    if (claims_[number].any) {
      ++counts_.rows_matched;
    } else if (unmatched_ != nullptr) {
      line.clear();
      append_line(line, "library", claims_[number].perhaps ? "ambiguous" : "no-post", {},
                  library.row(number));
      unmatched_->write(line);
    }
  }
  return {};
}

}  // namespace postferry
