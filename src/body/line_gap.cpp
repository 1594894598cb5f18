// SPDX-License-Identifier: MIT
#include "body/line_gap.h"

#include <algorithm>

#include "base/ascii.h"

namespace postferry {

namespace {

bool is_newline(char c) { return c == '\n' || c == '\r'; }

}  // namespace

Gap find_gap(std::string_view source, std::size_t at, std::size_t end) noexcept {
  Gap gap;
  const auto* const stop = source.data() + end;
  const auto* const hit = std::find_if(source.data() + at, stop, is_newline);
  if (hit == stop) return gap;
  gap.newline_begin = gap.begin = static_cast<std::size_t>(hit - source.data());
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
