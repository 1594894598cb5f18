// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

#include "base/ascii.h"
#include "review/text.h"

namespace postferry {

/// Reads a text from the front.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  [[nodiscard]] std::size_t at() const noexcept { return at_; }
  [[nodiscard]] std::string_view rest() const noexcept { return text_.substr(at_); }
  [[nodiscard]] bool ended() const noexcept { return at_ == text_.size(); }
  void move_to(std::size_t at) noexcept { at_ = at; }

  void skip_blanks() noexcept {
    while (!ended() && !is_plain_byte(text_[at_])) {
      const std::size_t n = blank_at_front(rest());
      if (n == 0) break;
      at_ += n;
    }
  }
  bool take(std::string_view token) noexcept {
    if (!rest().starts_with(token)) return false;
    at_ += token.size();
    return true;
  }
  std::string_view take_digits() noexcept {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }
  /// A run of letters of any script.
  std::string_view take_word() noexcept {
    const std::size_t begin = at_;
    while (at_ < text_.size() &&
           (is_alpha(text_[at_]) ||
            (static_cast<unsigned char>(text_[at_]) >= 0x80 && blank_at_front(rest()) == 0)))
      ++at_;
    return text_.substr(begin, at_ - begin);
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace postferry
