// SPDX-License-Identifier: MIT
#include "push/meta_value.h"

#include <algorithm>

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

std::string meta_object(const std::vector<Meta>& rows, const MetaSpecs& specs) {
  std::string out;
  JsonList list(out, JsonList::Kind::object);
  for (const auto& [key, spec] : specs) {
    const std::string value = meta_json(rows, key, spec);
    if (value.empty()) continue;
    list.element();
    append_json_string(out, key);
    out += ':';
    out += value;
  }
  list.close();
  return list.empty() ? std::string() : out;
}

void for_each_unsettable(const std::vector<Meta>& rows, const MetaSpecs& specs,
                         bool (*handled)(std::string_view key),
                         const std::function<void(const std::string& text)>& tell) {
  std::vector<std::string_view> taken;
  for (const Meta& meta : rows) {
    if (handled(meta.key)) continue;
    const auto spec = specs.find(meta.key);
    if (spec == specs.end())
      tell(meta.key);
    else if (!fits(spec->second, meta.value))
      tell(meta.key + " is no " + spec->second.type + ": " + meta.value);
    else if (!spec->second.is_list &&
             std::find(taken.begin(), taken.end(), meta.key) != taken.end())
      tell(meta.key + " has one value there, so not " + meta.value);
    taken.push_back(meta.key);
  }
}

}  // namespace postferry
