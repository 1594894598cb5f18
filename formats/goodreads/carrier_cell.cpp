// SPDX-License-Identifier: MIT
#include "goodreads/carrier_cell.h"

#include "base/ascii.h"
#include "codec/json_scan.h"

namespace postferry::goodreads {

namespace {

void append_part(std::string& out, std::string_view key, const std::string& part) {
  if (part.empty()) return;
  out += out.empty() ? "{\"" : ",\"";
  out.append(key) += "\":";
  out += part;
}

bool take(std::string_view& text, char c) {
  text = trim(text);
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

// A string of the wrapper's own keys: no escapes.
std::optional<std::string_view> take_key(std::string_view& text) {
  if (!take(text, '"')) return std::nullopt;
  const std::size_t end = text.find('"');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view key = text.substr(0, end);
  text.remove_prefix(end + 1);
  return key;
}

// The bytes of an object; what is in it is its reader's business.
std::optional<std::string_view> take_object(std::string_view& text) {
  text = trim(text);
  JsonScanner scanner;
  scanner.restart();
  std::size_t end = 0;
  if (!text.starts_with('{') || scanner.scan(text, end) != JsonScanner::State::done)
    return std::nullopt;
  const std::string_view object = text.substr(0, end);
  text.remove_prefix(end);
  return object;
}

}  // namespace

std::string join_carriers(const CarrierCell& parts) {
  std::string out;
  if (parts.no_post) append_part(out, "no_post", "{}");
  append_part(out, "post", parts.post);
  append_part(out, "site", parts.site);
  append_part(out, "late_site", parts.late_site);
  return out.empty() ? out : out + '}';
}

std::optional<CarrierCell> split_carriers(std::string_view cell) {
  CarrierCell parts;
  if (!take(cell, '{')) return std::nullopt;
  do {
    const auto key = take_key(cell);
    if (!key || !take(cell, ':')) return std::nullopt;
    const auto object = take_object(cell);
    if (!object) return std::nullopt;
    if (*key == "post")
      parts.post = *object;
    else if (*key == "site")
      parts.site = *object;
    else if (*key == "late_site")
      parts.late_site = *object;
    else if (*key == "no_post")
      parts.no_post = true;
    else
      return std::nullopt;
  } while (take(cell, ','));
  if (!take(cell, '}') || !trim(cell).empty()) return std::nullopt;
  return parts;
}

}  // namespace postferry::goodreads
