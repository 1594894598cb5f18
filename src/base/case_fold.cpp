// SPDX-License-Identifier: MIT
#include "base/case_fold.h"

#include "base/utf8.h"

namespace postferry {

namespace {

constexpr bool between(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

// In these ranges of Latin Extended-A the capital letters are the even code points.
constexpr bool has_even_capitals(char32_t c) {
  return between(c, 0x100, 0x137) || between(c, 0x14A, 0x177);
}
constexpr bool has_odd_capitals(char32_t c) {
  return between(c, 0x139, 0x148) || between(c, 0x179, 0x17E);
}

}  // namespace

char32_t fold_case(char32_t c) noexcept {
  if (between(c, 'A', 'Z') || (between(c, 0xC0, 0xDE) && c != 0xD7)) return c + 0x20;
  if (c == 0x130) return 'i';
  if (c == 0x178) return 0xFF;
  if (has_even_capitals(c)) return c | 1U;
  if (has_odd_capitals(c)) return c + (c & 1U);
  if (between(c, 0x391, 0x3AB) && c != 0x3A2) return c + 0x20;
  if (between(c, 0x410, 0x42F)) return c + 0x20;
  if (between(c, 0x400, 0x40F)) return c + 0x50;
  return c;
}

std::string fold_case(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      out += static_cast<char>(fold_case(static_cast<char32_t>(text[at++])));
      continue;
    }
    const CodePoint c = decode_utf8(text, at);
    if (c.valid)
      append_utf8(out, fold_case(c.value));
    else
      out += text.substr(at, c.length);
    at += c.length;
  }
  return out;
}

}  // namespace postferry
