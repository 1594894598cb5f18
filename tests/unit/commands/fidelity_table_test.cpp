// SPDX-License-Identifier: MIT
#include "commands/fidelity_table.h"

#include <gtest/gtest.h>

#include <map>

#include "format/registry.h"

namespace postferry {
namespace {

TEST(FieldGroups, HaveEveryLeafFieldOnce) {
  std::map<Field, int> times;
  for (const FieldGroup& group : field_groups())
    for (const Field field : group.fields) ++times[field];
  for (const Field field : leaf_fields())
    EXPECT_EQ(times[field], 1) << name(field) << ": give it a group in fidelity_table.cpp";
  EXPECT_EQ(times.size(), leaf_fields().size());
}

FieldSet title_alone() { return FieldSet(Field::post_title); }
FieldSet dates_and_slug() { return FieldSet(Field::post_date, Field::post_slug); }

constexpr Format toy(std::string_view name, std::string_view carrier) {
  Format format;
  format.name = name;
  format.carrier = carrier;
  format.holds = title_alone;
  format.holds_partly = dates_and_slug;
  return format;
}

TEST(Kept, CountsWhereFieldsDiffer) {
  const FieldGroup group{"g",
                         {Field::post_title, Field::post_date, Field::post_slug, Field::post_url}};
  EXPECT_EQ(kept(group, toy("a", "a cell")), "1 native, 2 partly, 1 carried");
  EXPECT_EQ(kept(group, toy("a", "")), "1 native, 2 partly, 1 lost");
  EXPECT_EQ(kept({"g", {Field::post_url}}, toy("a", "a cell")), "carried");
  EXPECT_EQ(kept({"g", {Field::post_date, Field::post_slug}}, toy("a", "")), "partly");
}

TEST(FidelityTable, GivesFormatsThatAreAlikeOneColumn) {
  const Format a = toy("a", "a cell");
  const Format b = toy("b", "");
  const Format c = toy("c", "a key");
  const std::string table = fidelity_table({&a, &b, &c});
  const std::string head = table.substr(0, table.find('\n'));
  EXPECT_NE(head.find("| a, c "), std::string::npos) << head;
  EXPECT_NE(head.find("| b "), std::string::npos) << head;
}

TEST(FidelityTable, HasARowForEachGroupAndLinesOfOneLength) {
  const std::vector<const Format*> formats(all_formats().begin(), all_formats().end());
  const std::string table = fidelity_table(formats);
  const std::size_t length = table.find('\n') + 1;
  EXPECT_EQ(table.size(), length * (field_groups().size() + 2));
  for (std::size_t at = 0; at < table.size(); at += length) {
    EXPECT_EQ(table[at], '|');
    EXPECT_EQ(table[at + length - 1], '\n');
  }
}

}  // namespace
}  // namespace postferry
