// SPDX-License-Identifier: MIT
#include "rest/answer_text.h"

#include <algorithm>

#include "base/utf8.h"
#include "codec/entities.h"

namespace postferry {

namespace {

// Of a page of megabytes its beginning is enough.
constexpr std::size_t longest_read = std::size_t{16} << 10;

// Blanks, and what could steer a terminal: C0, DEL, and C1 as UTF-8 has it (U+0080..U+009F).
std::size_t blank_at(std::string_view text, std::size_t at) noexcept {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte <= 0x20 || byte == 0x7F) return 1;
  const bool c1 = byte == 0xC2 && at + 1 < text.size() &&
                  static_cast<unsigned char>(text[at + 1]) <= 0xA0;  // and the hard space
  return c1 ? 2 : 0;
}

// A cut in the middle of a character takes all of it.
void cut_to(std::string& text, std::size_t longest) {
  if (text.size() <= longest) return;
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  text.resize(end);
  text += "...";
}

}  // namespace

std::string one_line_of(std::string_view html, std::size_t longest) {
  std::size_t replaced = 0;
  const std::string text =
      repair_utf8(plain_text(html.substr(0, std::min(html.size(), longest_read))), replaced);
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (const std::size_t blank = blank_at(text, i)) {
      if (!out.empty() && out.back() != ' ') out += ' ';
      i += blank;
    } else {
      out += text[i++];
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  cut_to(out, longest);
  return out;
}

}  // namespace postferry
