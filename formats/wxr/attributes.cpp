// SPDX-License-Identifier: MIT
#include "wxr/attributes.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "base/ascii.h"
#include "base/bytes.h"
#include "wxr/near.h"

namespace postferry::wxr {

namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_name_byte(char c) {
  return is_alpha(c) || is_digit(c) || c == '_' || c == '-' || c == '.' || c == ':' ||
         static_cast<unsigned char>(c) >= 0x80;
}

struct Attribute {
  std::string_view name;
  std::string_view value;
  std::size_t end = 0;
};

// A whole attribute at `at`.
std::optional<Attribute> take_attribute(std::string_view text, std::size_t at) {
  std::size_t i = at;
  while (i < text.size() && is_name_byte(text[i])) ++i;
  const std::string_view name = text.substr(at, i - at);
  if (name.empty() || is_digit(name[0]) || name[0] == '-' || name[0] == '.') return std::nullopt;
  while (i < text.size() && is_space(text[i])) ++i;
  if (i == text.size() || text[i] != '=') return std::nullopt;
  ++i;
  while (i < text.size() && is_space(text[i])) ++i;
  if (i == text.size() || (text[i] != '"' && text[i] != '\'')) return std::nullopt;
  const std::size_t close = find_byte(text, text[i], i + 1);
  if (close == npos) return std::nullopt;
  return Attribute{name, text.substr(i + 1, close - i - 1), close + 1};
}

std::span<const std::string_view> usual_attributes(Element element) {
  static constexpr std::array<std::string_view, 2> category = {"domain", "nicename"};
  static constexpr std::array<std::string_view, 1> guid = {"isPermaLink"};
  if (element == Element::category) return category;
  if (element == Element::guid) return guid;
  return {};
}

// `name="`, damaged or not, of one of the usual ones at the front of `text`.
std::size_t opening(std::string_view text, std::span<const std::string_view> usual,
                    std::string_view& name) {
  for (const std::string_view candidate : usual)
    if (const auto size = nearly_begins(text, std::string(candidate) + "=\"")) {
      name = candidate;
      return *size;
    }
  return 0;
}

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
  constexpr std::size_t usual_size = 4096;  // keeps what follows from taking quadratic time
  const std::string attribute = " " + std::string(name) + "=";
  if (out.size() < usual_size && out.find(attribute) != std::string::npos) return;
  const char quote = find_byte(value, '"') == npos ? '"' : '\'';
  out += attribute;
  out += quote;
  out += replace_all(value, "<", "&lt;");
  out += quote;
}

}  // namespace

bool are_attributes(std::string_view text) noexcept {
  for (std::size_t at = 0; at < text.size();) {
    if (is_space(text[at])) {
      ++at;
      continue;
    }
    const std::optional<Attribute> attribute = take_attribute(text, at);
    if (!attribute || at == 0 || !is_space(text[at - 1])) return false;
    at = attribute->end;
  }
  return true;
}

std::string mended_attributes(Element element, std::string_view text) {
  const auto usual = usual_attributes(element);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    std::string_view name;
    if (const std::size_t size = opening(rest, usual, name); size != 0) {
      // The value ends at its quote, or where the next of the usual ones begins.
      std::size_t end = 0;
      std::string_view next;
      const std::string_view value = rest.substr(size);
      while (end < value.size() && value[end] != '"' &&
             opening(value.substr(end), usual, next) == 0)
        ++end;
      append_attribute(out, name, next.empty() ? value.substr(0, end) : trim(value.substr(0, end)));
      at += size + end;
      if (next.empty() && end < value.size()) ++at;
    } else if (const auto attribute = take_attribute(text, at)) {
      append_attribute(out, attribute->name, attribute->value);
      at = attribute->end;
    } else {
      ++at;
    }
  }
  return out;
}

}  // namespace postferry::wxr
