// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/ascii.h"

namespace postferry {

/// A short list of ASCII words in lower case, without quotes, that words of a text are compared
/// with as if folded() (text.h). Most words are told to be none of them by length and first byte.
template <std::size_t N>
class WordList {
 public:
  explicit constexpr WordList(const std::array<std::string_view, N>& words) : words_(words) {
    for (const std::string_view word : words) {
      lengths_ |= std::uint64_t{1} << word.size();
      first_[half(word.front())] |= bit(word.front());
    }
  }

  [[nodiscard]] constexpr bool contains(std::string_view word) const noexcept {
    if (word.empty() || word.size() >= 64 || (lengths_ >> word.size() & 1U) == 0) return false;
    const char front = to_lower(word.front());
    if (static_cast<unsigned char>(front) >= 0x80 || (first_[half(front)] & bit(front)) == 0)
      return false;
    for (const std::string_view wanted : words_)
      if (is_same(word, wanted)) return true;
    return false;
  }

 private:
  static constexpr std::size_t half(char c) noexcept { return c >= 64 ? 1 : 0; }
  static constexpr std::uint64_t bit(char c) noexcept {
    return std::uint64_t{1} << (static_cast<unsigned char>(c) & 63U);
  }
  static constexpr bool is_same(std::string_view word, std::string_view wanted) noexcept {
    if (word.size() != wanted.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i)
      if (to_lower(word[i]) != wanted[i]) return false;
    return true;
  }

  std::array<std::string_view, N> words_;
  std::uint64_t lengths_ = 0;
  std::array<std::uint64_t, 2> first_{};
};

}  // namespace postferry
