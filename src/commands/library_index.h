// SPDX-License-Identifier: MIT
// The library that a blog is joined with: which of its rows a work is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/spool.h"
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

/// Rows of a library: about 100 bytes each for their keys, all else in a temporary file. Filled,
/// sealed, then asked: match() and row() by any thread.
class LibraryIndex {
 public:
  /// What a row can be found by; 0s are not kept.
  using Keys = std::vector<std::uint64_t>;
  [[nodiscard]] static Keys keys_of(const Work& work);

  /// `json` is the row's post as append_json writes it.
  void add(const Keys& keys, std::string_view json);
  void seal();

  /// By ISBN, else Goodreads id, else title and an author: the first of them that the library
  /// knows decides. Of titles a subtitle may be missing on one side. Never by a title alone.
  [[nodiscard]] Match match(const Work& work);
  [[nodiscard]] Post row(std::uint32_t number);
  [[nodiscard]] std::size_t size() const noexcept { return rows_.size(); }

 private:
  struct Row {
    std::uint64_t offset = 0;
    std::uint32_t size = 0;
  };

  void find(std::uint64_t key, std::vector<std::uint32_t>& rows) const;
  [[nodiscard]] std::vector<std::uint32_t> by_isbn(const Work& work) const;
  [[nodiscard]] Match match_ids(const Work& work);
  [[nodiscard]] Match match_title(const Work& work);
  [[nodiscard]] bool is_other_volume(const Work& work, std::uint32_t row, bool by_brief);

  Spool spool_;
  std::vector<Row> rows_;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> keys_;  // sorted by seal()
};

/// The ISBNs of a work as ISBN-13, each once; those that are wrong are left out.
[[nodiscard]] std::vector<std::string> isbns_of(const Work& work);
/// Digits of its Goodreads id; empty if it has none.
[[nodiscard]] std::string goodreads_id_of(const Work& work);
/// Whether the two have an author in common, as name_key() has them; false if one names none.
[[nodiscard]] bool share_author(const Work& a, const Work& b);
/// Whether their titles can be of one work.
[[nodiscard]] bool share_title(const Work& a, const Work& b);

}  // namespace postferry
