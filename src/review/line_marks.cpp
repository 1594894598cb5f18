// SPDX-License-Identifier: MIT
#include "review/line_marks.h"

#include <array>
#include <cstddef>
#include <cstring>

#include "base/byte_block.h"

namespace postferry {

namespace {

constexpr std::size_t looked_ahead = 3;  // bytes behind a block that look_at() looks at

/// What was seen in any of the blocks so far.
class Seen {
 public:
  // Looks at the sixteen bytes at `begin`.
  void look_at(const char* begin) noexcept {
    const ByteBlock bytes(begin);
    const ByteBlock next(begin + 1);
    colon_ = colon_ | bytes.is(':');
    number_ = number_ | bytes.between('0', '9');
    star_ = star_ | (bytes.is(' ') & next.is('s') & ByteBlock(begin + 2).is('t') &
                     ByteBlock(begin + 3).is('a'));
    if (bytes.is_wide().bits() != 0) look_at_wide(bytes, next);
  }

  [[nodiscard]] LineMarks marks() const noexcept {
    LineMarks marks;
    marks.colon = colon_.bits() != 0;
    marks.wide_sign = wide_sign_;
    marks.number_or_star = wide_star_ || number_.bits() != 0;
    marks.star_word = star_.bits() != 0;
    return marks;
  }

 private:
  void look_at_wide(const ByteBlock& bytes, const ByteBlock& next) noexcept {
    const ByteMask half = bytes.is('\xC2') & next.is('\xBD');
    const ByteMask sign = bytes.is('\xE2') & next.between(0x96, 0xFF);
    wide_star_ = wide_star_ || (bytes.between(0xF0, 0xFF) | half | sign).bits() != 0;
    wide_sign_ = wide_sign_ || bytes.between(0xE3, 0xEF).bits() != 0;
  }

  ByteMask colon_ = ByteMask::none();
  ByteMask number_ = ByteMask::none();
  ByteMask star_ = ByteMask::none();
  bool wide_star_ = false;
  bool wide_sign_ = false;
};

}  // namespace

LineMarks marks_of_line(std::string_view text) noexcept {
  Seen seen;
  std::size_t at = 0;
  for (; at + ByteBlock::size + looked_ahead <= text.size(); at += ByteBlock::size)
    seen.look_at(text.data() + at);
  const std::size_t left = text.size() - at;
  if (left == 0) return seen.marks();
  // The end, and zeros behind it. A last byte that only begins a character is no star.
  std::array<char, 2 * ByteBlock::size + looked_ahead> end{};
  std::memcpy(end.data(), text.data() + at, left);
  if (static_cast<unsigned char>(end[left - 1]) >= 0xF0) end[left - 1] = '\0';
  seen.look_at(end.data());
  if (left > ByteBlock::size) seen.look_at(end.data() + ByteBlock::size);
  return seen.marks();
}

}  // namespace postferry
