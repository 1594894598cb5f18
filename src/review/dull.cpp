// SPDX-License-Identifier: MIT
#include "review/dull.h"

#include <algorithm>
#include <bit>
#include <cstdint>

#include "base/ascii.h"
#include "base/byte_block.h"
#include "base/bytes.h"

namespace postferry {

namespace {

constexpr std::size_t longest_lively = 240;  // shorter pieces are looked at
constexpr std::size_t label_room = 160;      // a label and the tags around it

// A digit, a half, or what stars begin with (U+2605, U+2B50, U+1F31F...).
inline bool is_clue(const char* p) noexcept {
  const auto c = static_cast<unsigned char>(p[0]);
  const auto next = static_cast<unsigned char>(p[1]);
  return is_digit(p[0]) || (c == 0xC2 && next == 0xBD) || (c == 0xE2 && next >= 0x96) || c >= 0xF0;
}

// "four stars", where no digit tells.
bool is_stars(std::string_view text, std::size_t at) noexcept {
  return text[at] == 's' && stands_at(text, at, "stars") && at > 0 && text[at - 1] == ' ';
}

constexpr std::size_t looked_ahead = 4;  // bytes behind a block that are looked at with it

inline ByteMask may_be_stars(const char* p) noexcept {
  return ByteBlock(p).is('s') & ByteBlock(p + 1).is('t') & ByteBlock(p + 4).is('s');
}

// False if no clue and no "stars" begins in the block.
inline ByteMask may_hold_clue(const char* p) noexcept {
  return ByteBlock(p).is_digit_or_wide() | may_be_stars(p);
}

// Skips what holds no clue, two blocks at a time.
std::size_t skip_two_blocks(const char* text, std::size_t at, std::size_t end) noexcept {
  constexpr std::size_t step = 2 * ByteBlock::size;
  if (at + step > end) return at;
  const char* p = text + at;
  const char* const last = text + end - step;
  while (p <= last && (may_hold_clue(p) | may_hold_clue(p + ByteBlock::size)).bits() == 0)
    p += step;
  return static_cast<std::size_t>(p - text);
}

// Where in a block a clue begins, or what may be "stars".
std::uint32_t clue_bits(const char* p) noexcept {
  const ByteBlock bytes(p);
  const std::uint32_t bits = (bytes.between('0', '9') | may_be_stars(p)).bits();
  if (bytes.is_wide().bits() == 0) return bits;
  const ByteBlock next(p + 1);
  const ByteMask half = bytes.is('\xC2') & next.is('\xBD');
  const ByteMask sign = bytes.is('\xE2') & next.between(0x96, 0xFF);
  return bits | (bytes.between(0xF0, 0xFF) | half | sign).bits();
}

// The first clue or "stars" in the block that begins at `begin`, but at or behind `at`; npos if
// there is none.
std::size_t find_clue_in_block(std::string_view text, std::size_t begin, std::size_t at) noexcept {
  const std::uint32_t all = ~std::uint32_t{0};
  for (std::uint32_t bits = clue_bits(text.data() + begin) & (all << (at - begin)); bits != 0;
       bits &= bits - 1) {
    const std::size_t hit = begin + static_cast<std::size_t>(std::countr_zero(bits));
    if (text[hit] != 's' || is_stars(text, hit)) return hit;
  }
  return std::string_view::npos;
}

// The first clue or "stars" at or behind `at`; the text's size if there is none.
std::size_t find_clue(std::string_view text, std::size_t at) noexcept {
  constexpr std::size_t block = ByteBlock::size;
  const std::size_t blocks_end = text.size() - std::min(text.size(), looked_ahead);
  while (at < blocks_end && blocks_end >= block) {
    at = skip_two_blocks(text.data(), at, blocks_end);
    if (at == blocks_end) break;
    const std::size_t begin = std::min(at, blocks_end - block);  // the last block overlaps
    const std::size_t hit = find_clue_in_block(text, begin, at);
    if (hit != std::string_view::npos) return hit;
    at = begin + block;
  }
  for (; at < text.size(); ++at) {
    const bool is_last = at + 1 == text.size();
    if (is_last ? is_digit(text[at]) : is_clue(text.data() + at) || is_stars(text, at)) return at;
  }
  return at;
}

// Whether there may be a colon, be it a wide one, in the first bytes; there are so many.
bool may_have_colon(const char* front) noexcept {
  static_assert(label_room % ByteBlock::size == 0);
  ByteMask any = ByteMask::none();
  for (const char* p = front; p < front + label_room; p += ByteBlock::size) {
    const ByteBlock bytes(p);
    any = any | bytes.is(':') | bytes.is('\xEF');
  }
  return any.bits() != 0;
}

// Whether a label may end in the text: there is a colon, be it a wide one.
bool has_colon(std::string_view text) noexcept {
  if (find_byte(text, ':') != std::string_view::npos) return true;
  const std::size_t wide = find_byte(text, '\xEF');
  return wide != std::string_view::npos &&
         find_bytes(text, "\xEF\xBC\x9A", wide) != std::string_view::npos;
}

// Behind a numeric reference to a dash, a quote or the like whose first digit is at `at`; `at` for
// any other digit ("&#9733;" is a star).
std::size_t behind_punctuation(std::string_view piece, std::size_t at) noexcept {
  if (at < 2 || piece[at - 1] != '#' || piece[at - 2] != '&') return at;
  std::size_t end = at;
  unsigned number = 0;
  while (end < piece.size() && end - at < 6 && is_digit(piece[end]))
    number = number * 10 + static_cast<unsigned>(piece[end++] - '0');
  const bool is_mark = number == 160 || (number >= 0x2000 && number < 0x2070);
  return is_mark && end < piece.size() && piece[end] == ';' ? end : at;
}

// The text without the tags at its front.
std::string_view without_tags(std::string_view text) noexcept {
  while (text.starts_with('<')) {
    const std::size_t end = find_byte(text, '>');
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return text;
}

}  // namespace

bool has_number_or_star(std::string_view text) noexcept {
  std::size_t at = find_clue(text, 0);
  while (at < text.size() && text[at] == 's') at = find_clue(text, at + 1);
  return at < text.size();
}

bool is_dull(std::string_view piece, const LabelTable& labels) {
  if (piece.size() < longest_lively) return false;
  static_assert(label_room <= longest_lively);
  if (may_have_colon(piece.data()) && has_colon(piece.substr(0, label_room))) return false;
  for (std::size_t at = find_clue(piece, 0); at < piece.size(); at = find_clue(piece, at)) {
    const std::size_t behind = behind_punctuation(piece, at);
    if (behind == at) return false;
    at = behind;
  }
  return !labels.heading_starts().begin(without_tags(piece));
}

bool is_dull(std::string_view line, const LineMarks& marks, const LabelTable& labels) {
  if (line.size() < longest_lively) return false;
  if (marks.number_or_star || marks.star_word || marks.may_be_labelled())
    return is_dull(line, labels);
  return !labels.heading_starts().begin(without_tags(line));
}

}  // namespace postferry
