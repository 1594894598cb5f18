// SPDX-License-Identifier: MIT
#include "push/meta_value.h"

#include "base/numbers.h"
#include "codec/json_write.h"

namespace postferry {

namespace {

std::string value_json(const MetaSpec& spec, std::string_view value) {
  std::string out;
  if (spec.type == "integer") {
    if (const auto number = parse_integer(value)) out = std::to_string(*number);
  } else if (spec.type == "number") {
    if (const auto number = Decimal::parse(value)) out = number->to_string();
  } else if (spec.type == "boolean") {
    if (value == "1" || value.empty() || value == "0") out = value == "1" ? "true" : "false";
  } else if (spec.type == "string") {
    append_json_string(out, value);
  }
  return out;
}

}  // namespace

bool fits(const MetaSpec& spec, std::string_view value) { return !value_json(spec, value).empty(); }

std::string meta_json(const std::vector<Meta>& rows, std::string_view key, const MetaSpec& spec) {
  std::string out;
  JsonList list(out, JsonList::Kind::array);
  for (const Meta& row : rows) {
    if (row.key != key) continue;
    const std::string value = value_json(spec, row.value);
    if (value.empty()) continue;
    if (!spec.is_list) return value;
    list.element();
    out += value;
  }
  list.close();
  return list.empty() ? std::string() : out;
}

}  // namespace postferry
