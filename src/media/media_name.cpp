// SPDX-License-Identifier: MIT
#include "media/media_name.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/utf8.h"
#include "codec/utf8_check.h"
#include "media/media_address.h"
#include "media/media_kind.h"
#include "rest/url.h"

namespace postferry {

namespace {

using std::string_view;

constexpr string_view elsewhere = "hosts";  // folder of what is not the site's own
constexpr std::size_t hash_digits = 10;
constexpr std::size_t longest_part = 100;  // bytes; with a hash still far from 255
constexpr std::size_t most_parts = 12;

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  const char low = to_lower(c);
  return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

bool is_escape(string_view text, std::size_t at) {
  return text[at] == '%' && at + 2 < text.size() && hex_value(text[at + 1]) >= 0 &&
         hex_value(text[at + 2]) >= 0;
}

char escaped(string_view text, std::size_t at) {
  return static_cast<char>(hex_value(text[at + 1]) * 16 + hex_value(text[at + 2]));
}

std::string decoded(string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_escape(text, at)) {
      out += text[at];
      continue;
    }
    out += escaped(text, at);
    at += 2;
  }
  return out;
}

bool is_unreserved(char c) {
  return is_alpha(c) || is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

bool is_plain(char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-' || c == '_'; }

std::string hash_text(string_view text) {
  constexpr string_view hex = "0123456789abcdef";
  std::uint64_t hash = hash_bytes(text);
  std::string out;
  for (std::size_t i = 0; i < hash_digits; ++i, hash >>= 4U) out += hex[hash & 0xFU];
  return out;
}

bool looks_hashed(string_view stem) {
  if (stem.size() <= hash_digits || stem[stem.size() - hash_digits - 1] != '-') return false;
  return std::all_of(stem.end() - hash_digits, stem.end(),
                     [](char c) { return hex_value(c) >= 0; });
}

// Names that are devices on Windows.
bool is_device(string_view part) {
  const std::string stem = lower(part.substr(0, part.find('.')));
  constexpr std::array<string_view, 4> names = {"con", "prn", "aux", "nul"};
  if (std::find(names.begin(), names.end(), stem) != names.end()) return true;
  return stem.size() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")) &&
         is_digit(stem[3]);
}

// One part of a path in characters that every file system takes; `plain` becomes false where
// another part could become the same, here or where capitals are not told apart.
std::string safe_part(string_view part, bool dots, bool& plain) {
  const std::string bytes = decoded(part);
  std::string out;
  const bool text = is_valid_utf8(bytes);
  for (std::size_t at = 0; at < bytes.size();) {
    const char c = bytes[at];
    const bool is_ascii = static_cast<unsigned char>(c) < 0x80;
    if (is_ascii || !text) {
      const bool kept = is_plain(c) || (c == '.' && dots) || is_alpha(c);
      plain = plain && kept && !(c >= 'A' && c <= 'Z');
      out += is_ascii && kept ? c : '-';
      ++at;
      continue;
    }
    plain = false;
    const CodePoint point = decode_utf8(bytes, at);
    const bool invisible = point.value <= 0xA0 ||
                           (point.value >= 0x2000 && point.value <= 0x206F) ||
                           point.value == 0xFEFF || point.value >= 0xE0000;
    if (invisible)
      out += '-';
    else
      out.append(bytes, at, point.length);
    at += point.length;
  }
  if (out.empty() || out.front() == '.' || is_device(out)) {
    out.insert(0, 1, '-');
    plain = false;
  }
  if (out.back() == '.') {
    out.back() = '-';
    plain = false;
  }
  return out;
}

void cut_to(std::string& text, std::size_t size) {
  if (text.size() <= size) return;
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) --size;
  text.resize(size);
  if (text.back() == '.') text.back() = '-';
}

std::vector<string_view> parts_of(string_view path) {
  std::vector<string_view> parts;
  while (true) {
    const std::size_t slash = path.find('/');
    parts.push_back(path.substr(0, slash));
    if (slash == string_view::npos) return parts;
    path.remove_prefix(slash + 1);
  }
}

// The last part, with the hash before its extension where it needs one.
std::string file_part(string_view part, bool plain, string_view key) {
  string_view extension = extension_of(part);
  if (kind_of_extension(extension) == MediaKind::unknown) extension = {};
  string_view rest = part;
  if (!extension.empty()) rest.remove_suffix(extension.size() + 1);
  std::string stem = safe_part(rest, !extension.empty(), plain);
  if (stem.size() > longest_part) plain = false;
  cut_to(stem, longest_part);
  plain = plain && !extension.empty() && !looks_hashed(stem);
  if (!plain) stem += "-" + hash_text(key);
  const bool capitals = lower(extension) != extension;
  if (capitals && plain) stem += "-" + hash_text(key);
  return extension.empty() ? stem : stem + "." + std::string(extension);
}

}  // namespace

std::string media_name(const Url& url, const MediaSite& site) {
  const std::string key(media_key(to_string(url)));
  const auto upload = site.upload_path(url);
  std::string name;
  bool plain = !url.has_query;
  std::vector<string_view> parts = parts_of(upload ? *upload : string_view(url.path).substr(1));
  if (upload) {
    plain = plain && parts.front() != elsewhere;
  } else {
    bool plain_host = true;
    name = std::string(elsewhere) + "/" + safe_part(url.host, true, plain_host);
    const bool usual = url.port == (url.scheme == "https" ? 443 : 80);
    if (!usual) name += "_" + std::to_string(url.port);
    plain = plain && (!usual || url.host.find('_') == std::string::npos);  // "a_8080" is no port
    plain = plain && plain_host;
  }
  // Deep folders are folded into the hash.
  if (parts.size() > most_parts) {
    parts = {parts.front(), parts.back()};
    plain = false;
  }
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    std::string folder = safe_part(parts[i], false, plain);
    if (folder.size() > longest_part) plain = false;
    cut_to(folder, longest_part);
    name += (name.empty() ? "" : "/") + folder;
  }
  return name + (name.empty() ? "" : "/") + file_part(parts.back(), plain, key);
}

std::string as_address(string_view name) {
  constexpr string_view hex = "0123456789ABCDEF";
  std::string out;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_unreserved(c) || c == '/')
      out += c;
    else
      (((out += '%') += hex[byte >> 4U]) += hex[byte & 0xFU]);
  }
  return out;
}

std::string normal_escapes(string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_escape(text, at)) {
      out += text[at];
      continue;
    }
    const char c = escaped(text, at);
    if (is_unreserved(c)) {
      out += c;
    } else {
      constexpr string_view hex = "0123456789ABCDEF";
      const auto byte = static_cast<unsigned char>(c);
      (((out += '%') += hex[byte >> 4U]) += hex[byte & 0xFU]);
    }
    at += 2;
  }
  return out;
}

}  // namespace postferry
