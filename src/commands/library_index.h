// SPDX-License-Identifier: MIT
// The library that a blog is joined with: its rows, and what they can be found by.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "commands/work_keys.h"
#include "io/spool.h"
#include "model/post.h"

namespace postferry {

/// Rows of a library: about 100 bytes each for their keys, all else in a temporary file. Filled,
/// sealed, then asked by any thread (LibraryLookup).
class LibraryIndex {
 public:
  /// What a row can be found by; 0s are not kept.
  using Keys = std::vector<std::uint64_t>;
  [[nodiscard]] static Keys keys_of(const Work& work);

  /// `json` is the row's post as append_json writes it. A row that is there to the letter, as in an
  /// export that was pasted twice, is not added again.
  void add(const Keys& keys, std::string_view json);
  void seal();

  /// Adds the rows of a key to `rows`, each once.
  void find(std::uint64_t key, std::vector<std::uint32_t>& rows) const;
  /// What was added of a row.
  [[nodiscard]] std::string json(std::uint32_t number);
  [[nodiscard]] std::size_t size() const noexcept { return rows_.size(); }

 private:
  struct Row {
    std::uint64_t offset = 0;
    std::uint32_t size = 0;
  };

  Spool spool_;
  std::unordered_set<std::uint64_t> seen_;  // hashes of rows, until all are there
  std::vector<Row> rows_;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> keys_;  // sorted by seal()
};

}  // namespace postferry
