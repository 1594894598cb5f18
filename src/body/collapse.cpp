// SPDX-License-Identifier: MIT
#include "body/collapse.h"

#include "base/ascii.h"
#include "base/byte_block.h"

namespace postferry {

namespace {

// A blank between two words; others are collapsed.
bool is_single_blank(std::string_view text, std::size_t at) {
  return text[at] == ' ' && at + 1 < text.size() && !is_space(text[at + 1]);
}

// Where words with single blanks between them end. Looks at many bytes at once: most text is words.
std::size_t words_end(std::string_view text, std::size_t at) {
  const auto odd_of = [](ByteBlock bytes, ByteBlock next) {
    return bytes.between(0, ' ' - 1) | (bytes.is(' ') & next.between(0, ' '));
  };
  constexpr std::size_t most_left = ByteBlock::size + 1;  // see skip_even()
  const bool is_long = text.size() - at >= most_left;
  at = skip_even(text, at, odd_of);
  // What is left is looked at once more together with even bytes before it.
  if (is_long && at + ByteBlock::size >= text.size())
    at = skip_even(text, text.size() - most_left, odd_of);
  while (at < text.size() && (!is_space(text[at]) || is_single_blank(text, at))) ++at;
  return at;
}

}  // namespace

// Words with single blanks between them go over in one piece.
bool append_collapsed(std::string_view text, std::size_t at, bool behind_blank, std::string& out) {
  bool visible = false;
  while (true) {
    const std::size_t blanks = at;
    while (at < text.size() && is_space(text[at])) ++at;
    if (at > blanks && !behind_blank) out += ' ';
    if (at == text.size()) return visible;
    const std::size_t end = words_end(text, at);
    out.append(text, at, end - at);
    visible = true;
    behind_blank = false;
    at = end;
  }
}

}  // namespace postferry
