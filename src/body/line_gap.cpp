// SPDX-License-Identifier: MIT
#include "body/line_gap.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/bytes.h"

namespace postferry {

namespace {

bool is_newline(char c) { return c == '\n' || c == '\r'; }

std::size_t find_newline(std::string_view text, std::size_t at) noexcept {
  if (at < text.size() && is_newline(text[at])) return at;  // as between paragraphs
  const std::size_t feed = find_byte(text, '\n', at);
  return std::min(feed, find_byte(text.substr(0, std::min(feed, text.size())), '\r', at));
}

}  // namespace

Gap find_gap(std::string_view source, std::size_t at, std::size_t end) noexcept {
  Gap gap;
  const std::size_t hit = find_newline(source.substr(0, end), at);
  if (hit == std::string_view::npos) return gap;
  gap.newline_begin = gap.begin = hit;
  while (gap.begin > at && is_space(source[gap.begin - 1])) --gap.begin;
  gap.newline_end = gap.newline_begin + 1;
  if (source[gap.newline_begin] == '\r' && gap.newline_end < end && source[gap.newline_end] == '\n')
    ++gap.newline_end;
  gap.end = gap.newline_end;
  for (; gap.end < end && is_space(source[gap.end]); ++gap.end)
    if (is_newline(source[gap.end])) gap.blank_line = true;
  return gap;
}

}  // namespace postferry
