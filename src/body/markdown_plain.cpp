// SPDX-License-Identifier: MIT
#include "body/markdown_plain.h"

#include <array>
#include <cstdint>

#include "base/ascii.h"

namespace postferry {

namespace {

enum class Kind : std::uint8_t { no, plain, blank, colon, dot };

// Bytes of UTF-8 are text, but for 0xC2: U+00A0 and U+0085 begin with it.
constexpr std::array<Kind, 256> make_kinds() {
  std::array<Kind, 256> kinds{};
  for (std::size_t c = 0; c < kinds.size(); ++c) {
    const bool word = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (word || (c >= 0x80 && c != 0xC2)) kinds[c] = Kind::plain;
  }
  for (const char c : std::string_view("!\"'(),-/;=?%+"))
    kinds[static_cast<unsigned char>(c)] = Kind::plain;
  kinds[' '] = Kind::blank;
  kinds[':'] = Kind::colon;
  kinds['.'] = Kind::dot;
  return kinds;
}
constexpr std::array<Kind, 256> kinds = make_kinds();

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

bool is_plain_paragraph(std::string_view text) noexcept {
  if (text.empty() || text.back() == ' ') return false;
  const char first = text.front();
  if (!is_alpha(first) && static_cast<unsigned char>(first) < 0x80) return false;
  if (text.starts_with(byte_order_mark)) return false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    switch (kinds[static_cast<unsigned char>(text[at])]) {
      case Kind::plain: break;
      case Kind::no: return false;
      case Kind::blank:
        if (text[at + 1] == ' ') return false;  // the last byte is none
        break;
      case Kind::colon:
        if (text.substr(at + 1, 1) == "/") return false;  // http://
        break;
      case Kind::dot:
        if (at >= 3 && equals_ignoring_case(text.substr(at - 3, 3), "www")) return false;
        break;
    }
  }
  return true;
}

}  // namespace postferry
