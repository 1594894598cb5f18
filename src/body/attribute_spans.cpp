// SPDX-License-Identifier: MIT
#include "body/attribute_spans.h"

#include "base/bytes.h"
#include "body/html_tag.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && is_space(text[at])) ++at;
  return at;
}

// The value that begins at `at`; where it ends, quote and all.
std::size_t read_value(std::string_view text, std::size_t at, std::string_view& raw) {
  if (text[at] == '"' || text[at] == '\'') {
    std::size_t close = find_byte(text, text[at], at + 1);
    if (close == npos) close = text.size() - 1;  // cut off at its '>'
    raw = text.substr(at + 1, close - at - 1);
    return close + 1;
  }
  std::size_t end = at;
  while (end < text.size() && !is_space(text[end]) && text[end] != '>') ++end;
  raw = text.substr(at, end - at);
  return end;
}

}  // namespace

void attribute_spans(std::string_view tag, std::vector<AttributeSpan>& out) {
  out.clear();
  std::size_t at = 1;
  while (at < tag.size() && !ends_tag_name(tag[at])) ++at;
  while ((at = skip_blanks(tag, at)) < tag.size() && tag[at] != '>') {
    if (tag[at] == '/') {
      ++at;
      continue;
    }
    std::size_t end = at + 1;
    while (end < tag.size() && !ends_tag_name(tag[end]) && tag[end] != '=') ++end;
    const std::string_view name = tag.substr(at, end - at);
    at = skip_blanks(tag, end);
    if (at >= tag.size() || tag[at] != '=') {
      at = end;
      continue;
    }
    at = skip_blanks(tag, at + 1);
    if (at >= tag.size() || tag[at] == '>') return;
    std::string_view raw;
    at = read_value(tag, at, raw);
    out.push_back({name, raw});
  }
}

}  // namespace postferry
