// SPDX-License-Identifier: MIT
#include "review/text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "base/byte_block.h"
#include "base/utf8.h"

namespace postferry {

namespace {

constexpr std::array<std::string_view, 9> wide_blanks = {
    "\xC2\xA0",      // no-break space
    "\xE2\x80\x82",  // en space
    "\xE2\x80\x83",  // em space
    "\xE2\x80\x89",  // thin space
    "\xE2\x80\x8B",  // zero-width space
    "\xE2\x80\xAF",  // narrow no-break space
    "\xE2\x81\xA0",  // word joiner
    "\xE3\x80\x80",  // ideographic space
    "\xEF\xBB\xBF",  // byte order mark
};

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> quotes = {{
    {"\"", "\""},
    {"\xE2\x80\x9C", "\xE2\x80\x9D"},  // “ ”
    {"\xE2\x80\x9E", "\xE2\x80\x9C"},  // „ “
    {"\xE2\x80\x9E", "\xE2\x80\x9D"},  // „ ”
    {"\xC2\xAB", "\xC2\xBB"},          // « »
    {"\xC2\xBB", "\xC2\xAB"},          // » «
    {"\xE2\x80\x98", "\xE2\x80\x99"},  // ‘ ’
    {"\xE3\x80\x8C", "\xE3\x80\x8D"},  // 「 」
    {"\xE3\x80\x8E", "\xE3\x80\x8F"},  // 『 』
}};

// Simple case folding of the scripts that labels are written in; all others stay.
char32_t lower_code_point(char32_t c) noexcept {
  if (c >= U'A' && c <= U'Z') return c + 32;
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
  if (c >= 0x100 && c <= 0x137) return c | 1U;
  if (c >= 0x139 && c <= 0x148) return (c & 1U) != 0 ? c + 1 : c;
  if (c >= 0x14A && c <= 0x177) return c | 1U;
  if (c == 0x179 || c == 0x17B || c == 0x17D) return c + 1;
  if (c >= 0x391 && c <= 0x3A9) return c + 32;
  if (c >= 0x410 && c <= 0x42F) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  return c;
}

char32_t straight(char32_t c) noexcept {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x02BC:
    case 0x60:
    case 0xB4: return U'\'';
    case 0x201C:
    case 0x201D:
    case 0x201E: return U'"';
    default: return c;
  }
}

// Writes a code point that was decoded; returns the end.
char* put_utf8(char* out, char32_t c) noexcept {
  const auto put = [&out](char32_t byte) { *out++ = static_cast<char>(byte); };
  const auto more = [&put, c](unsigned shift) { put(0x80 | ((c >> shift) & 0x3F)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    more(0);
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    more(6);
    more(0);
  } else {
    put(0xF0 | (c >> 18));
    more(12);
    more(6);
    more(0);
  }
  return out;
}

// What ASCII becomes when it is folded; 0 for blanks, and for what needs a closer look.
constexpr std::array<char, 256> folded_ascii = [] {
  std::array<char, 256> table{};
  for (std::size_t i = 1; i < 128; ++i) {
    const char c = static_cast<char>(i);
    table[i] = is_space(c) ? '\0' : c == '`' ? '\'' : to_lower(c);
  }
  return table;
}();

// Folds a block that is ASCII with lone spaces; false if it is anything else.
bool fold_block(const char* from, char* out) noexcept {
  const ByteBlock bytes(from);
  const std::uint32_t spaces = bytes.is(' ').bits();
  const ByteMask odd = bytes.is_wide() | bytes.between(0, 0x1F) | bytes.is('`');
  if (((spaces & (spaces >> 1)) | odd.bits()) != 0) return false;
  for (std::size_t i = 0; i < ByteBlock::size; ++i) out[i] = to_lower(from[i]);
  return true;
}

// Folds a trimmed text that is ASCII with lone spaces; false if it is anything else, or short.
bool fold_blocks(std::string_view text, char* out) noexcept {
  constexpr std::size_t size = ByteBlock::size;
  if (text.size() < size) return false;
  const std::size_t last = text.size() - size;
  for (std::size_t at = 0; at < last; at += size - 1)  // a space's neighbour is in its block
    if (!fold_block(text.data() + at, out + at)) return false;
  return fold_block(text.data() + last, out + last);
}

}  // namespace

std::size_t blank_at_front(std::string_view text) noexcept {
  if (text.empty()) return 0;
  if (is_space(text.front())) return 1;
  if (static_cast<unsigned char>(text.front()) < 0xC2) return 0;
  for (const std::string_view blank : wide_blanks)
    if (text.starts_with(blank)) return blank.size();
  return 0;
}

std::size_t blank_at_back(std::string_view text) noexcept {
  if (text.empty()) return 0;
  if (is_space(text.back())) return 1;
  if (static_cast<unsigned char>(text.back()) < 0x80) return 0;
  for (const std::string_view blank : wide_blanks)
    if (text.ends_with(blank)) return blank.size();
  return 0;
}

std::string_view detail::trim_blanks_of(std::string_view text) noexcept {
  while (const std::size_t n = blank_at_front(text)) text.remove_prefix(n);
  while (const std::size_t n = blank_at_back(text)) text.remove_suffix(n);
  return text;
}

std::size_t fold_to(std::string_view text, char* out) noexcept {
  char* end = out;
  text = trim_blanks(text);
  if (fold_blocks(text, out)) return text.size();
  const auto folded_of = [](char c) { return folded_ascii[static_cast<unsigned char>(c)]; };
  for (std::size_t at = 0;;) {
    for (char c; at < text.size() && (c = folded_of(text[at])) != '\0'; ++at) *end++ = c;
    if (at == text.size()) break;
    if (text[at] == ' ' && at + 1 < text.size() && folded_of(text[at + 1]) != '\0') {
      *end++ = ' ';
      ++at;
      continue;
    }
    std::size_t behind = at;
    while (const std::size_t n = blank_at_front(text.substr(behind))) behind += n;
    if (behind > at) {
      *end++ = ' ';  // the text's ends have none
      at = behind;
      continue;
    }
    const CodePoint point = decode_utf8(text, at);
    end = put_utf8(end, straight(lower_code_point(point.value)));
    at += point.length;
  }
  return static_cast<std::size_t>(end - out);
}

std::string folded(std::string_view text) {
  constexpr std::size_t most = 84;
  if (text.size() <= most) {
    std::array<char, 3 * most> small;  // a byte that is no UTF-8 becomes three
    return {small.data(), fold_to(text, small.data())};
  }
  std::string out(3 * text.size(), '\0');
  out.resize(fold_to(text, out.data()));
  return out;
}

bool is_quoted(std::string_view text) noexcept { return unquoted(text).size() < text.size(); }

std::string_view unquoted(std::string_view text) noexcept {
  if (text.empty() || is_alpha(text.front())) return text;
  for (const auto& [open, close] : quotes) {
    if (text.size() <= open.size() + close.size()) continue;
    if (!text.starts_with(open) || !text.ends_with(close)) continue;
    const std::string_view inside =
        text.substr(open.size(), text.size() - open.size() - close.size());
    // "A" and "B" is no quoted text.
    if (inside.find(open) != std::string_view::npos || inside.find(close) != std::string_view::npos)
      continue;
    return inside;
  }
  return text;
}

std::size_t marks_at_front(std::string_view text) noexcept {
  constexpr std::size_t most = 3;
  if (text.empty() || (text.front() != '*' && text.front() != '_')) return 0;
  return std::min(std::min(text.find_first_not_of(text.front()), text.size()), most);
}

std::string_view unmarked(std::string_view text) noexcept {
  const std::size_t size = marks_at_front(text);
  const std::string_view marks = text.substr(0, size);
  if (size == 0 || text.size() <= 2 * size || !text.ends_with(marks)) return text;
  const std::string_view inside = text.substr(size, text.size() - 2 * size);
  // "*a* and *b*" is no marked text.
  if (inside.find(marks) != std::string_view::npos || blank_at_front(inside) > 0 ||
      blank_at_back(inside) > 0)
    return text;
  return inside;
}

bool is_all_digits(std::string_view text) noexcept {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c); });
}

std::string_view next_word(std::string_view text, std::size_t& at) noexcept {
  while (at < text.size() && !is_plain_byte(text[at])) {
    const std::size_t n = blank_at_front(text.substr(at));
    if (n == 0) break;
    at += n;
  }
  const std::size_t begin = at;
  while (at < text.size() && (is_plain_byte(text[at]) || blank_at_front(text.substr(at)) == 0))
    ++at;
  return text.substr(begin, at - begin);
}

bool has_more_words(std::string_view text, std::size_t than) noexcept {
  if (text.size() < 2 * than + 1) return false;  // a letter each, and blanks between them
  std::size_t at = 0;
  for (std::size_t words = 0; words <= than; ++words)
    if (next_word(text, at).empty()) return false;
  return true;
}

}  // namespace postferry
