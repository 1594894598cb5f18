// SPDX-License-Identifier: MIT
#include "base/timestamp.h"
#include "markdown/dates.h"
#include "markdown/values.h"

namespace postferry::markdown {

bool is_bare_date(std::string_view iso) {
  if (is_canonical_second(iso)) return true;
  const std::optional<Timestamp> date = parse_iso_date(iso);
  return date && format_iso_date(*date) == iso &&
         (date->precision == Timestamp::Precision::day ||
          date->precision == Timestamp::Precision::second);
}

void add_value(ValueTree& tree, std::string_view key, const std::string& value) {
  tree.add(ValueKind::quoted, key, value);
}

void add_value(ValueTree& tree, std::string_view key, const Id& value) {
  tree.add(is_canonical_integer(value.text) ? ValueKind::plain : ValueKind::quoted, key,
           value.text);
}

void add_value(ValueTree& tree, std::string_view key, const Date& value) {
  tree.add(is_bare_date(value.iso) ? ValueKind::plain : ValueKind::quoted, key, value.iso);
}

void add_value(ValueTree& tree, std::string_view key, bool value) {
  tree.add(ValueKind::plain, key, value ? "true" : "false");
}

void add_value(ValueTree& tree, std::string_view key, const std::optional<bool>& value) {
  add_value(tree, key, *value);
}

void add_value(ValueTree& tree, std::string_view key, const std::optional<std::int64_t>& value) {
  tree.add(ValueKind::plain, key, tree.keep(std::to_string(*value)));
}

void add_value(ValueTree& tree, std::string_view key, const std::optional<Decimal>& value) {
  tree.add(ValueKind::plain, key, tree.keep(value->to_string()));
}

void add_value(ValueTree& tree, std::string_view key, const Ids& value) {
  tree.open(ValueKind::map, key);
  for (const auto& [name, id] : value) tree.add(ValueKind::quoted, name, id);
  tree.close();
}

void add_value(ValueTree& tree, std::string_view key, const std::vector<std::string>& value) {
  tree.open(ValueKind::list, key);
  for (const std::string& text : value) tree.add(ValueKind::quoted, {}, text);
  tree.close();
}

void add_value(ValueTree& tree, std::string_view key, const std::optional<Text>& value) {
  if (value->format == "classic" && !value->rendered)
    add_value(tree, key, value->value);
  else
    add_value<Text>(tree, key, *value);
}

}  // namespace postferry::markdown
