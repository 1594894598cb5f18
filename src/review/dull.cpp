// SPDX-License-Identifier: MIT
#include "review/dull.h"

#include <algorithm>

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

constexpr std::size_t looked_ahead = 4;  // bytes behind a block that may_hold_clue() looks at

// False if no clue and no "stars" begins in the block.
inline bool may_hold_clue(const char* p) noexcept {
  const ByteBlock bytes(p);
  const ByteBlock next(p + 1);
  const ByteMask stars = bytes.is('s') & next.is('t') & ByteBlock(p + 4).is('s');
  if (((bytes.between('0', '9') | stars).bits()) != 0) return true;
  if (bytes.is_wide().bits() == 0) return false;
  const ByteMask half = bytes.is('\xC2') & next.is('\xBD');
  const ByteMask sign = bytes.is('\xE2') & next.between(0x96, 0xFF);
  return (bytes.between(0xF0, 0xFF) | half | sign).bits() != 0;
}

// The first clue or "stars" at or behind `at`; the text's size if there is none.
std::size_t find_clue(std::string_view text, std::size_t at) noexcept {
  while (at < text.size()) {
    while (at + ByteBlock::size + looked_ahead <= text.size() && !may_hold_clue(text.data() + at))
      at += ByteBlock::size;
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
  const std::string_view front = piece.substr(0, label_room);
  if (find_byte(front, ':') != std::string_view::npos ||
      find_bytes(front, "\xEF\xBC\x9A") != std::string_view::npos)
    return false;
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
