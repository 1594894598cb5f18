// SPDX-License-Identifier: MIT
// Asking the library: which of its rows a work is.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "codec/json_tree.h"
#include "commands/library_index.h"
#include "model/post.h"

namespace postferry {

/// What a work was recognised by, the surest first.
enum class MatchKey : std::uint8_t { isbn, goodreads, title };

enum class MatchResult : std::uint8_t {
  matched,
  no_row,        ///< the library has no such work
  no_author,     ///< the post gives a title alone, which is too little
  other_volume,  ///< only another volume, or one of another subtitle, is there
  several_rows,  ///< more than one row could be it
  ids_disagree,  ///< ISBN and Goodreads id are those of two rows
  other_book     ///< the row of that id has another title and another author
};
/// "no-row": how files name it.
[[nodiscard]] std::string_view to_string(MatchResult result) noexcept;
/// Whether a person can settle it by a look at the rows.
[[nodiscard]] constexpr bool is_ambiguous(MatchResult result) noexcept {
  return result >= MatchResult::several_rows;
}

struct Match {
  MatchResult result = MatchResult::no_row;
  MatchKey key = MatchKey::isbn;
  std::vector<std::uint32_t> rows;  ///< matched: one; ambiguous: those that could be it
};

/// Asks a sealed library. One a worker: it keeps the parser of rows, and the row that it read last.
class LibraryLookup {
 public:
  explicit LibraryLookup(LibraryIndex& library) : library_(library) {}

  /// By ISBN, else Goodreads id, else title and an author: the first of them that the library
  /// knows decides. Of titles a subtitle may be missing on one side. Never by a title alone.
  [[nodiscard]] Match match(const Work& work);
  /// The row's post, until another is asked for.
  [[nodiscard]] const Post& row(std::uint32_t number);

 private:
  [[nodiscard]] const Work& work_of(std::uint32_t number) { return row(number).review->works[0]; }
  [[nodiscard]] std::vector<std::uint32_t> by_isbn(const Work& work) const;
  [[nodiscard]] Match match_ids(const Work& work);
  [[nodiscard]] Match match_title(const Work& work);
  [[nodiscard]] bool is_other_volume(const Work& work, std::uint32_t row, bool by_brief);

  LibraryIndex& library_;
  JsonTree tree_;
  Post row_;
  std::optional<std::uint32_t> read_;  // the number of row_
};

}  // namespace postferry
