// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"

namespace postferry {

/// Numbers words, in the order in which they come. Texts are held against it word by word: telling
/// that a word is not there takes one look at a small table as a rule.
class WordIndex {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  /// The word's number, a new one if it has none yet.
  std::uint32_t add(std::string_view word);
  /// The word's number, or none.
  [[nodiscard]] std::uint32_t find(std::string_view word) const noexcept {
    return may_have(word) ? look_up(word) : none;
  }
  /// False of most words that are not there, by their ends and length; case does not matter.
  [[nodiscard]] bool may_have(std::string_view word) const noexcept {
    if (word.empty()) return has_empty_;
    const Row& row = rows_[row_of(word.front())];
    return (row.lengths & length_bit(word.size())) != 0 &&
           (row.ends & letter_bit(word.back())) != 0;
  }

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

  struct Slot {
    std::uint32_t mark = 0;  // of the word
    std::uint32_t number = none;
  };

  [[nodiscard]] static std::uint32_t mark_of(std::string_view word) noexcept;
  [[nodiscard]] std::size_t slot_of(std::string_view word, std::uint32_t mark) const noexcept;
  [[nodiscard]] std::uint32_t look_up(std::string_view word) const noexcept;
  void mark_row(std::string_view word) noexcept;
  void grow();

  std::array<Row, 27> rows_{};  // by first letter; of all others the first
  bool has_empty_ = false;
  std::vector<std::string> words_;
  std::vector<Slot> slots_ = std::vector<Slot>(64);  // a power of two, at most half of them taken
};

}  // namespace postferry
