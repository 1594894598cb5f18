// SPDX-License-Identifier: MIT
// Where the bytes of a text stand that markup and lines begin with.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace postferry {

/// Finds the next of them as the next bit of a number: searches from one short stretch of text to
/// the next, each a call with loops of its own, cost more in branches than in bytes. Looks at a
/// window of the text at once, and moves it along; going back and forth is right but slow.
class MarkupBytes {
 public:
  explicit MarkupBytes(std::string_view text) noexcept : text_(text) {}

  /// The first '<' or line feed at or behind `at`; the text's size if there is none.
  [[nodiscard]] std::size_t next_stop(std::size_t at) noexcept {
    while (at < text_.size()) {
      if (at < begin_ || at >= end_) look_at(at);
      const std::size_t offset = at - begin_;
      const std::uint64_t bits = stops_[offset / word_size] >> (offset % word_size);
      if (bits != 0) return at + static_cast<std::size_t>(std::countr_zero(bits));
      at += word_size - offset % word_size;
    }
    return text_.size();
  }
  /// The first '<'.
  [[nodiscard]] std::size_t next_tag(std::size_t at) noexcept {
    at = next_stop(at);
    while (at < text_.size() && text_[at] != '<') at = next_stop(at + 1);
    return at;
  }

 private:
  static constexpr std::size_t word_size = 64;
  static constexpr std::size_t words = 64;

  void look_at(std::size_t at) noexcept;

  std::string_view text_;
  std::size_t begin_ = 0;  // of the window
  std::size_t end_ = 0;
  std::array<std::uint64_t, words> stops_;  // bit i of word n: byte 64 n + i
};

}  // namespace postferry
