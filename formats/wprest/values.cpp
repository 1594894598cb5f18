// SPDX-License-Identifier: MIT
#include "wprest/values.h"

#include <optional>
#include <string>

#include "base/timestamp.h"

namespace postferry::wprest {

namespace {

bool is_scalar(const JsonNode& node) {
  return node && node.kind() != JsonKind::object && node.kind() != JsonKind::array &&
         node.kind() != JsonKind::null;
}

// As WordPress keeps values: true is 1.
std::string_view stored(const JsonNode& value) {
  if (value.kind() == JsonKind::boolean) return value.text() == "true" ? "1" : "";
  return is_scalar(value) ? value.text() : value.raw();
}

bool is_nothing(const JsonNode& value) {
  switch (value.kind()) {
    case JsonKind::null: return true;
    case JsonKind::boolean: return value.text() == "false";
    case JsonKind::number: return value.text() == "0";
    case JsonKind::string: return value.text().empty();
    case JsonKind::array:
    case JsonKind::object: return value.empty();
  }
  return false;
}

std::optional<CivilTime> read_date(const JsonNode& node, std::vector<Extra>& extras, Notes& notes) {
  if (!is_scalar(node) || node.text().empty() || is_zero_date(node.text())) return {};
  if (const auto parsed = parse_iso_date(node.text())) return parsed->time;
  notes.add(NoteCode::date_unreadable, std::string(node.key()), std::string(node.text()));
  extras.push_back({"wprest", std::string(node.key()), std::string(node.raw())});
  return {};
}

}  // namespace

std::string_view text_of(const JsonNode& object, std::string_view key) {
  if (!object || !object.is(JsonKind::object)) return {};
  const JsonNode member = object.find(key);
  return is_scalar(member) ? member.text() : std::string_view();
}

RestText rest_text(const JsonNode& node) {
  RestText text;
  if (!node) return text;
  if (is_scalar(node)) {
    text.rendered = node.text();
    return text;
  }
  text.raw = text_of(node, "raw");
  text.rendered = text_of(node, "rendered");
  text.has_raw = node.is(JsonKind::object) && node.find("raw");
  return text;
}

void read_meta(const JsonNode& meta, std::vector<Meta>& out) {
  if (!meta || !meta.is(JsonKind::object)) return;
  for (const JsonNode member : meta) {
    if (is_nothing(member)) continue;
    if (member.kind() != JsonKind::array) {
      out.push_back({std::string(member.key()), std::string(stored(member))});
      continue;
    }
    for (const JsonNode value : member)
      out.push_back({std::string(member.key()), std::string(stored(value))});
  }
}

RestDates read_dates(const JsonNode& object, std::string_view key, std::vector<Extra>& extras,
                     Notes& notes) {
  const auto local = read_date(object.find(key), extras, notes);
  const auto gmt = read_date(object.find(std::string(key) + "_gmt"), extras, notes);
  JoinedDates joined = join_dates(local, gmt);
  return {{std::move(joined.date)}, {std::move(joined.date_gmt)}};
}

}  // namespace postferry::wprest
