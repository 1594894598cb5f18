// SPDX-License-Identifier: MIT
#include "media/block_strings.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/ascii.h"

namespace postferry {

namespace {

using std::string_view;
constexpr std::size_t npos = string_view::npos;

constexpr std::array<string_view, 8> file_keys = {
    "url", "src", "mediaUrl", "poster", "fullUrl", "backgroundUrl", "mediaURL", "imageUrl"};
constexpr std::array<string_view, 5> link_keys = {"href", "fileUrl", "mediaLink", "link",
                                                  "textLinkHref"};

template <std::size_t N>
bool is_one_of(const std::array<string_view, N>& list, string_view key) {
  return std::find(list.begin(), list.end(), key) != list.end();
}

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  const char low = to_lower(c);
  return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

// Where the string that begins behind a quote ends; npos if it does not.
std::size_t end_of_string(string_view json, std::size_t at) {
  for (; at < json.size(); ++at) {
    if (json[at] == '"') return at;
    if (json[at] == '\\') ++at;
  }
  return npos;
}

// "\u0026" of ASCII; nullopt for all others.
std::optional<char> unicode_escape(string_view text) {
  if (text.size() < 5 || text[0] != 'u') return std::nullopt;
  int value = 0;
  for (std::size_t i = 1; i < 5; ++i) {
    const int digit = hex_value(text[i]);
    if (digit < 0) return std::nullopt;
    value = value * 16 + digit;
  }
  if (value < 0x20 || value >= 0x80) return std::nullopt;
  return static_cast<char>(value);
}

std::optional<std::string> decoded(string_view raw) {
  std::string out;
  for (std::size_t at = 0; at < raw.size(); ++at) {
    if (raw[at] != '\\') {
      out += raw[at];
      continue;
    }
    if (++at == raw.size()) return std::nullopt;
    if (raw[at] == '/') {
      out += '/';
    } else if (const auto c = unicode_escape(raw.substr(at))) {
      out += *c;
      at += 4;
    } else {
      return std::nullopt;
    }
  }
  return out;
}

}  // namespace

void for_each_block_address(string_view json, const TakeAddress& take) {
  string_view key;
  for (std::size_t at = json.find('"'); at != npos; at = json.find('"', at)) {
    const std::size_t end = end_of_string(json, ++at);
    if (end == npos) return;
    const string_view raw = json.substr(at, end - at);
    at = end + 1;
    const std::size_t next = json.find_first_not_of(" \t\r\n", at);
    if (next != npos && json[next] == ':') {
      key = raw;
      continue;
    }
    const bool leads_there = is_one_of(link_keys, key);
    if (!raw.starts_with("http") || (!leads_there && !is_one_of(file_keys, key))) continue;
    if (std::optional<std::string> url = decoded(raw)) take(raw, std::move(*url), leads_there);
  }
}

}  // namespace postferry
