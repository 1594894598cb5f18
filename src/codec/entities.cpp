// SPDX-License-Identifier: MIT
#include "codec/entities.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/utf8.h"

namespace postferry {

namespace {

struct Entity {
  std::string_view name;
  std::string_view value;
};

constexpr Entity entities[] = {
#define ENTITY(name, value) {name, value},
#include "codec/entities.inc"
#undef ENTITY
};

constexpr std::size_t longest_name = 32;

// Where the names of each first byte begin, and where they end.
constexpr std::array<std::uint16_t, 129> letter_starts = [] {
  std::array<std::uint16_t, 129> starts{};
  for (const Entity& entity : entities) ++starts[static_cast<unsigned char>(entity.name[0]) + 1];
  for (std::size_t i = 1; i < starts.size(); ++i)
    starts[i] = static_cast<std::uint16_t>(starts[i] + starts[i - 1]);
  return starts;
}();

// The value of what is called so, which is of letters and digits.
std::string_view find_entity(std::string_view name) {
  if (name == "amp") return "&";  // most are in addresses
  const auto first = static_cast<unsigned char>(name[0]);
  const auto* const end = entities + letter_starts[first + 1];
  const auto* const hit = std::lower_bound(
      entities + letter_starts[first], end, name,
      [](const Entity& entity, std::string_view key) { return entity.name < key; });
  return hit != end && hit->name == name ? hit->value : std::string_view{};
}

int digit_value(char c, int base) {
  if (is_digit(c)) return c - '0';
  const char l = to_lower(c);
  return base == 16 && l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

// Reads `#123;` or `#x1F;` behind an ampersand. Returns its length, or 0.
std::size_t decode_numeric(std::string_view text, std::string& out) {
  std::size_t i = 1;
  int base = 10;
  if (i < text.size() && (text[i] == 'x' || text[i] == 'X')) {
    base = 16;
    ++i;
  }
  const std::size_t first = i;
  char32_t value = 0;
  for (; i < text.size(); ++i) {
    const int digit = digit_value(text[i], base);
    if (digit < 0) break;
    value = std::min<char32_t>(value * static_cast<char32_t>(base) + static_cast<char32_t>(digit),
                               0x110000);
  }
  if (i == first || i >= text.size() || text[i] != ';') return 0;
  if (value >= 0x80 && value < 0xA0)
    value = windows_1252_code_point(static_cast<unsigned char>(value));
  append_utf8(out, value == 0 ? 0xFFFD : value);
  return i + 1;
}

// Reads a reference behind an ampersand. Returns its length, or 0 if it is none.
std::size_t decode_reference(std::string_view text, std::string& out) {
  if (text.empty()) return 0;
  if (text[0] == '#') return decode_numeric(text, out);
  std::size_t i = 0;
  while (i < text.size() && i < longest_name && (is_alpha(text[i]) || is_digit(text[i]))) ++i;
  if (i == 0 || i >= text.size() || text[i] != ';') return 0;
  const std::string_view value = find_entity(text.substr(0, i));
  out += value;
  return value.empty() ? 0 : i + 1;
}

// Length of a tag or comment at `text[0] == '<'`, or 0 if it is neither.
std::size_t tag_length(std::string_view text) {
  if (text.starts_with("<!--")) {
    const std::size_t end = find_bytes(text, "-->", 4);
    return end == std::string_view::npos ? 0 : end + 3;
  }
  std::size_t i = 1;
  if (i < text.size() && (text[i] == '/' || text[i] == '!')) ++i;
  if (i >= text.size() || !is_alpha(text[i])) return 0;
  const std::size_t end = find_byte(text, '>', i);
  return end == std::string_view::npos ? 0 : end + 1;
}

}  // namespace

std::string decode_entities(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  decode_entities(text, out);
  return out;
}

void decode_entities(std::string_view text, std::string& out) {
  while (true) {
    const std::size_t at = find_byte(text, '&');
    if (at == std::string_view::npos) {
      out.append(text);
      return;
    }
    out.append(text, 0, at);
    text.remove_prefix(at + 1);
    const std::size_t length = decode_reference(text, out);
    if (length == 0) out += '&';
    text.remove_prefix(length);
  }
}

std::string plain_text(std::string_view html) {
  if (find_byte(html, '<') == std::string_view::npos) {
    if (find_byte(html, '&') == std::string_view::npos) return std::string(html);
    return decode_entities(html);
  }
  // What is not closed behind these places is not looked for again: keeps this linear.
  const std::size_t last_close = html.rfind('>');
  const std::size_t last_comment_close = html.rfind("-->");
  std::string bare;
  std::size_t at = 0;
  while (at < html.size()) {
    const std::size_t open = std::min(find_byte(html, '<', at), html.size());
    bare.append(html, at, open - at);
    at = open;
    if (at == html.size()) break;
    const std::string_view rest = html.substr(at);
    const std::size_t last = rest.starts_with("<!--") ? last_comment_close : last_close;
    const bool closes = last != std::string_view::npos && last > at;
    const std::size_t length = closes ? tag_length(rest) : 0;
    if (length == 0) bare += '<';
    at += std::max<std::size_t>(length, 1);
  }
  return decode_entities(bare);
}

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else
      out += c;
  }
  return out;
}

}  // namespace postferry
