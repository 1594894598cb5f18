// SPDX-License-Identifier: MIT
#include "codec/xml_strict.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/ascii.h"
#include "base/bytes.h"
#include "codec/utf8_check.h"
#include "codec/xml_scan.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;

// U+FFFE, U+FFFF.
bool has_noncharacters(std::string_view text) {
  return find_bytes(text, "\xEF\xBF\xBE") != npos || find_bytes(text, "\xEF\xBF\xBF") != npos;
}

// The number of `&#38;` or `&#x26;`, or 0 if it is none or of no use.
std::uint32_t character_of(std::string_view digits) {
  constexpr std::uint32_t most = 0x10FFFF;
  const bool hex = digits.starts_with('x');
  if (hex) digits.remove_prefix(1);
  std::uint32_t value = 0;
  for (const char c : digits) {
    const char low = to_lower(c);
    const bool letter = hex && low >= 'a' && low <= 'f';
    if (!is_digit(c) && !letter) return 0;
    const int digit = letter ? low - 'a' + 10 : c - '0';
    value = value * (hex ? 16 : 10) + static_cast<std::uint32_t>(digit);
    if (value > most) return 0;
  }
  return value;
}

bool is_xml_character(std::uint32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
}

// `name` is what stands between '&' and ';'.
bool is_plain_reference(std::string_view name) {
  constexpr std::array<std::string_view, 5> named = {"amp", "lt", "gt", "quot", "apos"};
  if (name.starts_with('#')) return is_xml_character(character_of(name.substr(1)));
  return std::find(named.begin(), named.end(), name) != named.end();
}

bool has_only_plain_references(std::string_view text) {
  constexpr std::size_t longest = 12;
  for (std::size_t at = find_byte(text, '&'); at != npos; at = find_byte(text, '&', at + 1)) {
    const std::string_view behind = text.substr(at + 1, longest);
    const std::size_t end = behind.find(';');
    if (end == npos || !is_plain_reference(behind.substr(0, end))) return false;
  }
  return true;
}

bool is_strict_markup(const XmlMarkup& markup, std::string_view bytes) {
  switch (markup.kind) {
    case XmlMarkup::Kind::start:
    case XmlMarkup::Kind::empty: return has_only_plain_references(bytes);
    case XmlMarkup::Kind::text:
    case XmlMarkup::Kind::unfinished: return false;
    default: return true;
  }
}

}  // namespace

bool is_strict_xml(std::string_view xml) noexcept {
  const TextTraits traits = look_at_text(xml);
  if (!traits.valid_utf8 || traits.has_controls || has_noncharacters(xml)) return false;
  for (std::size_t at = 0; at < xml.size();) {
    const std::size_t open = std::min(find_byte(xml, '<', at), xml.size());
    const std::string_view text = xml.substr(at, open - at);
    if (!has_only_plain_references(text) || find_bytes(text, "]]>") != npos) return false;
    if (open == xml.size()) break;
    const XmlMarkup markup = scan_markup(xml, open);
    if (!is_strict_markup(markup, xml.substr(open, markup.end - open))) return false;
    at = markup.end;
  }
  return true;
}

}  // namespace postferry
