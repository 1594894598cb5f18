// SPDX-License-Identifier: MIT
#include "review/dull.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/ascii.h"
#include "base/byte_block.h"
#include "base/bytes.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t longest_lively = 240;  // shorter pieces are looked at
constexpr std::size_t label_room = 160;      // a label and the tags around it
static_assert(label_room % ByteBlock::size == 0 && label_room <= longest_lively);

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

constexpr std::size_t looked_ahead = 4;  // bytes behind a block that may_hold_clue() looks at

// Where a digit or "stars" begins.
inline ByteMask plain_clues(const char* p) noexcept {
  const ByteBlock bytes(p);
  const ByteMask stars = bytes.is('s') & ByteBlock(p + 1).is('t') & ByteBlock(p + 4).is('s');
  return bytes.between('0', '9') | stars;
}

// Where a half begins, or what stars begin with.
inline ByteMask wide_clues(const char* p) noexcept {
  const ByteBlock bytes(p);
  const ByteBlock next(p + 1);
  const ByteMask half = bytes.is('\xC2') & next.is('\xBD');
  const ByteMask sign = bytes.is('\xE2') & next.between(0x96, 0xFF);
  return bytes.between(0xF0, 0xFF) | half | sign;
}

// What `of` gives for any of that many blocks.
template <std::size_t Blocks, class Of>
inline std::uint32_t any_of_blocks(const char* p, Of of) noexcept {
  ByteMask any = of(p);
  for (std::size_t i = 1; i < Blocks; ++i) any = any | of(p + i * ByteBlock::size);
  return any.bits();
}

// False if no clue and no "stars" begins in the blocks. Most hold neither nor a wide byte.
template <std::size_t Blocks>
inline bool may_hold_clue(const char* p) noexcept {
  const auto odd = [](const char* q) { return plain_clues(q) | ByteBlock(q).is_wide(); };
  if (any_of_blocks<Blocks>(p, odd) == 0) return false;
  return any_of_blocks<Blocks>(p, plain_clues) != 0 || any_of_blocks<Blocks>(p, wide_clues) != 0;
}

// Where from `at` on a clue may begin, or the last bytes of the text, which are fewer than a block.
std::size_t skip_clueless(std::string_view text, std::size_t at) noexcept {
  constexpr std::size_t one = ByteBlock::size;
  constexpr std::size_t four = 4 * one;
  while (at + four + looked_ahead <= text.size() && !may_hold_clue<4>(text.data() + at)) at += four;
  while (at + one + looked_ahead <= text.size() && !may_hold_clue<1>(text.data() + at)) at += one;
  return at;
}

// Whether a clue may begin in the text behind `at`, of which there is less than a block and what is
// looked at behind it.
bool may_end_in_clue(std::string_view text, std::size_t at) noexcept {
  std::array<char, 2 * ByteBlock::size + looked_ahead> end{};
  const std::size_t left = text.size() - at;
  std::memcpy(end.data(), text.data() + at, left);
  return may_hold_clue<1>(end.data()) ||
         (left > ByteBlock::size && may_hold_clue<1>(end.data() + ByteBlock::size));
}

// The first clue or "stars" at or behind `at`; the text's size if there is none.
std::size_t find_clue(std::string_view text, std::size_t at) noexcept {
  while (at < text.size()) {
    at = skip_clueless(text, at);
    const bool is_end = at + ByteBlock::size + looked_ahead > text.size();
    if (is_end && !may_end_in_clue(text, at)) return text.size();
    for (const std::size_t end = std::min(at + ByteBlock::size, text.size()); at < end; ++at) {
      const bool is_last = at + 1 == text.size();
      if (is_last ? is_digit(text[at]) : is_clue(text.data() + at) || is_stars(text, at)) return at;
    }
  }
  return at;
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

// One of either kind. The text is of whole blocks.
bool has_colon(std::string_view text) noexcept {
  ByteMask narrow = ByteMask::none();
  ByteMask wide = ByteMask::none();
  for (std::size_t at = 0; at < text.size(); at += ByteBlock::size) {
    const ByteBlock bytes(text.data() + at);
    narrow = narrow | bytes.is(':');
    wide = wide | bytes.is('\xEF');
  }
  return narrow.bits() != 0 || (wide.bits() != 0 && find_bytes(text, "\xEF\xBC\x9A") != npos);
}

// The text without the tags at its front.
std::string_view without_tags(std::string_view text) noexcept {
  while (text.starts_with('<')) {
    const std::size_t end = find_byte(text, '>');
    if (end == npos) break;
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
  const std::string_view front = piece.substr(0, label_room);
  if (has_colon(front)) return false;
  for (std::size_t at = find_clue(piece, 0); at < piece.size(); at = find_clue(piece, at)) {
    const std::size_t behind = behind_punctuation(piece, at);
    if (behind == at) return false;
    at = behind;
  }
  return !labels.heading_starts().begin(without_tags(piece));
}

bool is_dull(std::string_view line, const LineMarks& marks, const LabelTable& labels) {
  if (line.size() < longest_lively) return false;
  if (marks.number_or_star || marks.star_word) return is_dull(line, labels);
  if (marks.may_be_labelled() && has_colon(line.substr(0, label_room))) return false;
  return !labels.heading_starts().begin(without_tags(line));
}

}  // namespace postferry
