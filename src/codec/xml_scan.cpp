// SPDX-License-Identifier: MIT
#include "codec/xml_scan.h"

#include "base/ascii.h"
#include "base/bytes.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_name_start(char c) {
  return is_alpha(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool is_name_char(char c) {
  return is_name_start(c) || is_digit(c) || c == ':' || c == '-' || c == '.';
}

XmlMarkup section(std::string_view bytes, std::size_t from, std::string_view closer,
                  XmlMarkup::Kind kind) noexcept {
  const std::size_t end = find_bytes(bytes, closer, from);
  if (end == npos) return {XmlMarkup::Kind::unfinished, {}, npos};
  return {kind, {}, end + closer.size()};
}

// A quote begins an attribute's value behind a '=' only; any other is damage.
bool opens_value(std::string_view bytes, std::size_t quote) noexcept {
  while (is_space(bytes[quote - 1])) --quote;
  return bytes[quote - 1] == '=';
}

// The '>' that ends a tag; those inside quoted attribute values do not. Some programs write '<' in
// values; where a line ended before it, it is rather the closing quote that is missing.
std::size_t tag_end(std::string_view bytes, std::size_t at) noexcept {
  char quote = 0;
  bool line_ended = false;
  for (; at < bytes.size(); ++at) {
    const char c = bytes[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
      if (c == '<' && line_ended) return npos;
      line_ended = line_ended || c == '\n';
    } else if (c == '>') {
      return at;
    } else if ((c == '"' || c == '\'') && opens_value(bytes, at)) {
      quote = c;
      line_ended = false;
    } else if (c == '<') {
      return npos;  // a tag never holds this: the '<' before was text
    }
  }
  return npos;
}

bool is_prefix_of(std::string_view shorter, std::string_view longer) {
  return longer.starts_with(shorter);
}

}  // namespace

// Most sections are a word or two long: a search for a single byte takes the fewest steps to begin.
std::size_t find_cdata_end(std::string_view bytes, std::size_t from) noexcept {
  std::size_t at = find_byte(bytes, ']', from);
  while (at != npos && !stands_at(bytes, at, "]]>")) at = find_byte(bytes, ']', at + 1);
  return at;
}

XmlMarkup scan_markup(std::string_view bytes, std::size_t at) noexcept {
  using Kind = XmlMarkup::Kind;
  const std::string_view rest = bytes.substr(at);
  if (rest.size() < 2) return {Kind::unfinished, {}, npos};
  if (rest[1] == '!') {
    if (stands_at(bytes, at, "<![CDATA[")) {
      const std::size_t end = find_cdata_end(bytes, at + 9);
      return end == npos ? XmlMarkup{Kind::unfinished, {}, npos}
                         : XmlMarkup{Kind::cdata, {}, end + 3};
    }
    if (rest.starts_with("<!--")) return section(bytes, at + 4, "-->", Kind::comment);
    if (rest.size() < 9 && (is_prefix_of(rest, "<![CDATA[") || is_prefix_of(rest, "<!--")))
      return {Kind::unfinished, {}, npos};
    return section(bytes, at + 2, ">", Kind::other);
  }
  if (rest[1] == '?') {
    // An end tag whose slash was damaged looks like an instruction that goes on for ever.
    const std::size_t next = find_byte(bytes, '<', at + 2);
    const XmlMarkup instruction = section(bytes.substr(0, next), at + 2, "?>", Kind::other);
    const bool ends = next == npos || instruction.kind != Kind::unfinished;
    return ends ? instruction : XmlMarkup{Kind::text, {}, at + 1};
  }
  std::size_t begin = at + 1;
  const bool closing = rest[1] == '/';
  if (closing) ++begin;
  if (begin >= bytes.size()) return {Kind::unfinished, {}, npos};
  if (!is_name_start(bytes[begin])) return {Kind::text, {}, at + 1};
  std::size_t end = begin;
  while (end < bytes.size() && is_name_char(bytes[end])) ++end;
  if (end >= bytes.size()) return {Kind::unfinished, {}, npos};
  const std::string_view name = bytes.substr(begin, end - begin);
  if (bytes[end] == '>') return {closing ? Kind::end : Kind::start, name, end + 1};
  const std::size_t close = tag_end(bytes, end);
  if (close == npos) {
    const std::size_t next = find_byte(bytes, '<', end);
    if (next != npos) return {Kind::text, {}, at + 1};
    return {Kind::unfinished, {}, npos};
  }
  if (closing) return {Kind::end, name, close + 1};
  return {bytes[close - 1] == '/' ? Kind::empty : Kind::start, name, close + 1};
}

std::size_t find_element_end(std::string_view bytes, std::size_t at) noexcept {
  const XmlMarkup first = scan_markup(bytes, at);
  if (first.kind == XmlMarkup::Kind::empty) return first.end;
  if (first.kind != XmlMarkup::Kind::start) return npos;
  std::size_t depth = 1;
  for (at = find_byte(bytes, '<', first.end); at != npos; at = find_byte(bytes, '<', at)) {
    const XmlMarkup markup = scan_markup(bytes, at);
    if (markup.kind == XmlMarkup::Kind::unfinished) return npos;
    if (markup.name == first.name) {
      if (markup.kind == XmlMarkup::Kind::start) ++depth;
      if (markup.kind == XmlMarkup::Kind::end && --depth == 0) return markup.end;
    }
    at = markup.end;
  }
  return npos;
}

bool is_reference(std::string_view bytes, std::size_t at) noexcept {
  std::size_t i = at + 1;
  if (i < bytes.size() && bytes[i] == '#') ++i;
  const std::size_t begin = i;
  while (i < bytes.size() && i - begin < 32 && (is_alpha(bytes[i]) || is_digit(bytes[i]))) ++i;
  return i > begin && i < bytes.size() && bytes[i] == ';';
}

}  // namespace postferry
