// SPDX-License-Identifier: MIT
#include "codec/json_write.h"

#include <array>
#include <charconv>
#include <cstring>

namespace postferry {

namespace {

constexpr std::uint64_t every_byte = 0x0101010101010101ULL;
constexpr std::uint64_t high_bits = 0x8080808080808080ULL;

// A nonzero result has its lowest set bit in the first byte that is zero.
constexpr std::uint64_t zero_bytes(std::uint64_t word) noexcept {
  return (word - every_byte) & ~word & high_bits;
}

constexpr bool needs_a_look(char c) noexcept {
  return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\' || c == '\xE2';
}

// The next byte at or after `at` that has an escape, or may begin U+2028 or U+2029.
std::size_t find_special(std::string_view text, std::size_t at) noexcept {
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, 8);
    const std::uint64_t hits = ((word - every_byte * 0x20) & ~word & high_bits) |
                               zero_bytes(word ^ (every_byte * '"')) |
                               zero_bytes(word ^ (every_byte * '\\')) |
                               zero_bytes(word ^ (every_byte * 0xE2));
    if (hits != 0) break;
  }
  while (at < text.size() && !needs_a_look(text[at])) ++at;
  return at;
}

void append_escaped(std::string& out, char c) {
  switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\t': out += "\\t"; return;
    case '\r': out += "\\r"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    default: break;
  }
  constexpr std::string_view hex = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  out += "\\u00";
  out += hex[byte >> 4U];
  out += hex[byte & 0xFU];
}

// U+2028 is E2 80 A8, U+2029 is E2 80 A9.
bool is_line_separator(std::string_view text, std::size_t at) noexcept {
  return at + 2 < text.size() && text[at + 1] == '\x80' &&
         (text[at + 2] == '\xA8' || text[at + 2] == '\xA9');
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t run = 0;
  for (std::size_t at = find_special(text, 0); at < text.size(); at = find_special(text, at)) {
    if (text[at] == '\xE2') {
      if (!is_line_separator(text, at)) {
        ++at;
        continue;
      }
      out.append(text, run, at - run);
      out += text[at + 2] == '\xA8' ? "\\u2028" : "\\u2029";
      at += 3;
    } else {
      out.append(text, run, at - run);
      append_escaped(out, text[at]);
      ++at;
    }
    run = at;
  }
  out.append(text, run);
  out += '"';
}

void append_json_integer(std::string& out, std::int64_t value) {
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), end);
}

}  // namespace postferry
