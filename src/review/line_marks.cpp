// SPDX-License-Identifier: MIT
#include "review/line_marks.h"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "base/byte_block.h"

namespace postferry {

namespace {

constexpr std::size_t looked_ahead = 3;  // bytes behind a block that look_at() looks at

// Looks at the sixteen bytes at `begin`, which are those at `at` of the line.
inline void look_at(const char* begin, std::size_t at, LineMarks& marks) noexcept {
  const ByteBlock bytes(begin);
  const ByteBlock next(begin + 1);
  const std::uint32_t star =
      (bytes.is(' ') & next.is('s') & ByteBlock(begin + 2).is('t') & ByteBlock(begin + 3).is('a'))
          .bits();
  marks.star_word |= star != 0;
  marks.number_or_star |= bytes.between('0', '9').bits() != 0;
  marks.separator |= (bytes.is('|') | (bytes.is('-') & next.is('-'))).bits() != 0;
  if (!marks.has_colon())
    if (const std::uint32_t colons = bytes.is(':').bits(); colons != 0)
      marks.colon = at + static_cast<std::size_t>(std::countr_zero(colons));
  if (bytes.is_wide().bits() == 0) return;
  marks.separator = true;
  const ByteMask half = bytes.is('\xC2') & next.is('\xBD');
  const ByteMask sign = bytes.is('\xE2') & next.between(0x96, 0xFF);
  marks.number_or_star |= (bytes.between(0xF0, 0xFF) | half | sign).bits() != 0;
  marks.wide_sign |= bytes.between(0xE3, 0xEF).bits() != 0;
}

}  // namespace

LineMarks marks_of_line(std::string_view text) noexcept {
  LineMarks marks;
  std::size_t at = 0;
  for (; at + ByteBlock::size + looked_ahead <= text.size(); at += ByteBlock::size)
    look_at(text.data() + at, at, marks);
  // The end, and zeros behind it; a last byte that begins no character is no star.
  std::array<char, 2 * ByteBlock::size + looked_ahead> end{};
  const std::size_t left = text.size() - at;
  if (left == 0) return marks;
  std::memcpy(end.data(), text.data() + at, left);
  if (static_cast<unsigned char>(end[left - 1]) >= 0xF0) end[left - 1] = '\0';
  look_at(end.data(), at, marks);
  if (left > ByteBlock::size) look_at(end.data() + ByteBlock::size, at + ByteBlock::size, marks);
  return marks;
}

}  // namespace postferry
