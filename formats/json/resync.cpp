// SPDX-License-Identifier: MIT
#include "json/resync.h"

#include "base/bytes.h"
#include "codec/json_scan.h"

namespace postferry::json {

namespace {

constexpr std::size_t npos = std::string_view::npos;

// A line with the elements' own indentation and `{`, or with at most that and `]`.
std::size_t find_line(std::string_view bytes, std::size_t from, std::size_t indent) {
  for (std::size_t at = find_byte(bytes, '\n', from); at != npos; at = find_byte(bytes, '\n', at)) {
    const std::size_t begin = ++at;
    while (at < bytes.size() && (bytes[at] == ' ' || bytes[at] == '\t')) ++at;
    if (at == bytes.size()) return npos;
    if (bytes[at] == '{' && at - begin == indent) return at;
    if (bytes[at] == ']' && (at - begin < indent || indent == 0)) return at;
  }
  return npos;
}

std::size_t last_before(std::string_view bytes, std::size_t at) {
  while (at > 0 && skip_json_space(bytes.substr(at - 1, 1), 0) == 1) --at;
  return at == 0 ? npos : at - 1;
}

std::size_t find_inline(std::string_view bytes, std::size_t from, const std::string& first_key) {
  const std::string opening = "{\"" + first_key + "\"";
  for (std::size_t at = find_bytes(bytes, opening, from); at != npos;
       at = find_bytes(bytes, opening, at + 1)) {
    const std::size_t comma = last_before(bytes, at);
    if (comma == npos || comma < from || bytes[comma] != ',') continue;
    const std::size_t brace = last_before(bytes, comma);
    if (brace != npos && brace >= from && bytes[brace] == '}') return at;
  }
  return npos;
}

}  // namespace

std::size_t find_next_element(std::string_view bytes, std::size_t from, const Layout& layout) {
  return layout.indent == Layout::inline_layout ? find_inline(bytes, from, layout.first_key)
                                                : find_line(bytes, from, layout.indent);
}

}  // namespace postferry::json
