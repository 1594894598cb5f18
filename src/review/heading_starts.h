// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "review/phrases.h"
#include "review/word_index.h"

namespace postferry {

/// Folded words; most that are not there are told by their ends and length.
class WordSet {
 public:
  void add(std::string_view word);
  /// Of ASCII words the case does not matter, others must be folded.
  [[nodiscard]] bool hold(std::string_view word) const { return may_hold(word) && holds(word); }

 private:
  // Bits of the lengths and the last letters of words.
  struct Row {
    std::uint32_t lengths = 0;
    std::uint32_t ends = 0;
  };

  [[nodiscard]] static std::size_t row_of(char c) noexcept {
    return is_alpha(c) ? static_cast<unsigned char>(c) & 31U : 0;
  }
  [[nodiscard]] static std::uint32_t length_bit(std::size_t size) noexcept {
    return 1U << std::min<std::size_t>(size, 31);
  }
  [[nodiscard]] static std::uint32_t letter_bit(char c) noexcept { return 1U << row_of(c); }
  [[nodiscard]] bool may_hold(std::string_view word) const {
    if (word.empty()) return false;
    const Row& row = rows_[row_of(word.front())];
    return (row.lengths & length_bit(word.size())) != 0 &&
           (row.ends & letter_bit(word.back())) != 0;
  }
  [[nodiscard]] bool holds(std::string_view word) const;

  WordIndex words_;
  std::array<Row, 27> rows_{};  // by first letter; of all others the first
};

/// The first words of headings: most sentences begin with none of them, and so need no further
/// look. Part of a LabelTable.
class HeadingStarts {
 public:
  /// Adds a heading's wording, folded. One that may stand anywhere within a heading has no start.
  void add(std::string_view phrase, PhrasePlace place);

  /// Whether a heading can begin with the text's first word.
  [[nodiscard]] bool begin(std::string_view text) const;

 private:
  WordSet words_;
  std::vector<std::string> wide_;  // phrases of scripts without blanks, folded
};

}  // namespace postferry
