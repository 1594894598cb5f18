// SPDX-License-Identifier: MIT
#include "format/json_leaf.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/timestamp.h"
#include "codec/json_write.h"

namespace postferry {

void append_leaf(std::string& out, std::string_view value) { append_json_string(out, value); }

void append_leaf(std::string& out, const Id& value) {
  if (is_canonical_integer(value.text))
    out += value.text;
  else
    append_json_string(out, value.text);
}

void append_leaf(std::string& out, const Date& value) { append_json_string(out, value.iso); }

void append_leaf(std::string& out, bool value) { out += value ? "true" : "false"; }

void append_leaf(std::string& out, const std::optional<bool>& value) { append_leaf(out, *value); }

void append_leaf(std::string& out, const std::optional<std::int64_t>& value) {
  append_json_integer(out, *value);
}

void append_leaf(std::string& out, const std::optional<Decimal>& value) {
  out += value->to_string();
}

void append_leaf(std::string& out, const Ids& value) {
  JsonList list(out, JsonList::Kind::object);
  for (const auto& [name, text] : value) {
    list.element();
    append_json_string(out, name);
    out += ':';
    append_json_string(out, text);
  }
  list.close();
}

void append_leaf(std::string& out, const std::vector<std::string>& value) {
  JsonList list(out, JsonList::Kind::array);
  for (const std::string& text : value) {
    list.element();
    append_json_string(out, text);
  }
  list.close();
}

Misfit read_leaf(const JsonNode& node, std::string& value) {
  if (!node.is(JsonKind::string) && !node.is(JsonKind::number)) return NoteCode::value_unreadable;
  value = node.text();
  return {};
}

Misfit read_leaf(const JsonNode& node, Id& value) {
  const std::string_view text = node.text();
  const bool digits = !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
  if (!node.is(JsonKind::string) &&
      !(node.is(JsonKind::number) && (digits || is_canonical_integer(text))))
    return NoteCode::value_unreadable;
  value.text = text;
  return {};
}

Misfit read_leaf(const JsonNode& node, Date& value) {
  if (!node.is(JsonKind::string) && !node.is(JsonKind::number)) return NoteCode::value_unreadable;
  if (node.text().empty()) return {};
  const auto timestamp = parse_iso_date(node.text());
  if (!timestamp) return NoteCode::date_unreadable;
  value.iso = format_iso_date(*timestamp);
  return {};
}

Misfit read_leaf(const JsonNode& node, bool& value) {
  if (!node.is(JsonKind::boolean)) return NoteCode::value_unreadable;
  value = node.text() == "true";
  return {};
}

Misfit read_leaf(const JsonNode& node, std::optional<bool>& value) {
  bool read = false;
  if (const Misfit misfit = read_leaf(node, read)) return misfit;
  value = read;
  return {};
}

Misfit read_leaf(const JsonNode& node, std::optional<std::int64_t>& value) {
  if (!node.is(JsonKind::number) && !node.is(JsonKind::string)) return NoteCode::value_unreadable;
  if (node.is(JsonKind::string) && node.text().empty()) return {};
  auto number = parse_integer(node.text());
  if (!number) {
    const auto decimal = Decimal::parse(node.text());
    if (!decimal || !decimal->is_whole()) return NoteCode::number_unreadable;
    number = decimal->units();
  }
  value = number;
  return {};
}

Misfit read_leaf(const JsonNode& node, std::optional<Decimal>& value) {
  if (!node.is(JsonKind::number) && !node.is(JsonKind::string)) return NoteCode::value_unreadable;
  if (node.is(JsonKind::string) && node.text().empty()) return {};
  const auto number = Decimal::parse(node.text());
  if (!number) return NoteCode::number_unreadable;
  value = number;
  return {};
}

Misfit read_leaf(const JsonNode& node, Ids& value) {
  if (!node.is(JsonKind::object)) return NoteCode::value_unreadable;
  Ids read;
  for (const JsonNode child : node) {
    std::string text;
    if (const Misfit misfit = read_leaf(child, text)) return misfit;
    read.emplace_back(child.key(), std::move(text));
  }
  value = std::move(read);
  return {};
}

Misfit read_leaf(const JsonNode& node, std::vector<std::string>& value) {
  if (!node.is(JsonKind::array)) return NoteCode::value_unreadable;
  std::vector<std::string> read;
  for (const JsonNode child : node) {
    std::string text;
    if (const Misfit misfit = read_leaf(child, text)) return misfit;
    read.push_back(std::move(text));
  }
  value = std::move(read);
  return {};
}

}  // namespace postferry
