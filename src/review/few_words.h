// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/ascii.h"

namespace postferry {

/// A short list of lower-case words that is part of the program. Most words are told from them by
/// their first byte and their length alone.
template <std::size_t N>
class FewWords {
 public:
  constexpr explicit FewWords(const std::string_view (&words)[N]) noexcept {
    std::copy(std::begin(words), std::end(words), words_.begin());
    for (const std::string_view word : words_) lengths_[row_of(word)] |= length_bit(word);
  }

  [[nodiscard]] constexpr bool hold(std::string_view word) const noexcept {
    return may_hold(word) && std::find(words_.begin(), words_.end(), word) != words_.end();
  }
  /// The same whatever the case of A-Z in `word` is.
  [[nodiscard]] constexpr bool hold_in_any_case(std::string_view word) const noexcept {
    return may_hold(word) && std::any_of(words_.begin(), words_.end(), [&](std::string_view known) {
             return equals_ignoring_case(known, word);
           });
  }

 private:
  // A letter has the same row in either case.
  static constexpr std::size_t row_of(std::string_view word) noexcept {
    return static_cast<unsigned char>(word.front()) & 31U;
  }
  static constexpr std::uint32_t length_bit(std::string_view word) noexcept {
    return 1U << std::min<std::size_t>(word.size(), 31);
  }
  [[nodiscard]] constexpr bool may_hold(std::string_view word) const noexcept {
    return !word.empty() && (lengths_[row_of(word)] & length_bit(word)) != 0;
  }

  std::array<std::string_view, N> words_{};
  std::array<std::uint32_t, 32> lengths_{};  // bits, by first byte
};

}  // namespace postferry
