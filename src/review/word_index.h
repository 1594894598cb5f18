// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace postferry {

/// Numbers words, in the order in which they come. Texts are held against it word by word: telling
/// that a word is not there takes one look at a small table as a rule.
class WordIndex {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  /// The word's number, a new one if it has none yet.
  std::uint32_t add(std::string_view word);
  /// The word's number, or none.
  [[nodiscard]] std::uint32_t find(std::string_view word) const noexcept;

 private:
  struct Slot {
    std::uint32_t mark = 0;  // of the word
    std::uint32_t number = none;
  };

  [[nodiscard]] static std::uint32_t mark_of(std::string_view word) noexcept;
  [[nodiscard]] std::size_t slot_of(std::string_view word, std::uint32_t mark) const noexcept;
  void grow();

  std::vector<std::string> words_;
  std::vector<Slot> slots_ = std::vector<Slot>(64);  // a power of two, at most half of them taken
};

}  // namespace postferry
