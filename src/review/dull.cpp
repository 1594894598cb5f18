// SPDX-License-Identifier: MIT
#include "review/dull.h"

#include "base/ascii.h"
#include "base/bytes.h"

namespace postferry {

namespace {

constexpr std::size_t longest_lively = 240;  // shorter pieces are looked at
constexpr std::size_t label_room = 160;      // a label and the tags around it

// A digit, a half, or what stars begin with (U+2605, U+2B50, U+1F31F...).
inline bool is_clue(const char* p) noexcept {
  const auto c = static_cast<unsigned char>(p[0]);
  const auto next = static_cast<unsigned char>(p[1]);
  return (static_cast<unsigned char>(c - '0') < 10) | ((c == 0xC2) & (next == 0xBD)) |
         ((c == 0xE2) & (next >= 0x96)) | (c >= 0xF0);
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
  const auto is_odd = [](const char* p) { return is_clue(p); };
  for (std::size_t at = skip_even_blocks(text, 0, is_odd); at + 1 < text.size(); ++at)
    if (is_clue(text.data() + at)) return true;
  return !text.empty() && is_digit(text.back());
}

bool is_dull(std::string_view piece, const LabelTable& labels) {
  if (piece.size() < longest_lively) return false;
  const std::string_view front = piece.substr(0, label_room);
  if (find_byte(front, ':') != std::string_view::npos ||
      find_bytes(front, "\xEF\xBC\x9A") != std::string_view::npos)
    return false;
  // "four stars", where no digit tells.
  if (find_bytes(piece, " stars") != std::string_view::npos) return false;
  // One byte before the end at most: is_clue() looks at two.
  const auto is_odd = [](const char* p) { return is_clue(p); };
  std::size_t at = skip_even_blocks(piece, 0, is_odd);
  while (at + 1 < piece.size()) {
    if (!is_clue(piece.data() + at)) {
      ++at;
      continue;
    }
    const std::size_t behind = behind_punctuation(piece, at);
    if (behind == at) return false;
    at = skip_even_blocks(piece, behind, is_odd);
  }
  return !is_digit(piece.back()) && !labels.heading_starts().begin(without_tags(piece));
}

}  // namespace postferry
