// SPDX-License-Identifier: MIT
#include "review/labels.h"

#include <gtest/gtest.h>

#include <map>

#include "review/text.h"

namespace postferry {
namespace {

std::string value_of(std::string_view line) {
  const auto found = labelled(line);
  return found ? std::string(found->value) : "-";
}

TEST(Labels, AreAllFolded) {
  for (const LabelRow& row : label_rows()) EXPECT_EQ(folded(row.text), row.text);
  for (const HeadingRow& row : heading_rows()) EXPECT_EQ(folded(row.text), row.text);
}

TEST(Labels, MeanWhatTheFirstOfTheirRowsSays) {
  std::map<std::string_view, Fact> facts;
  for (const LabelRow& row : label_rows()) facts.emplace(row.text, row.fact);
  for (const auto& [text, fact] : facts) {
    EXPECT_EQ(find_label(text), fact) << text;
    const std::string longer = std::string(text) + "x";
    EXPECT_EQ(find_label(longer).has_value(), facts.contains(longer)) << longer;
  }
  LabelTable table;
  for (const auto& [text, fact] : facts) table.add(Fact::narrator, text);
  table.add(Fact::isbn, "no row has this");
  for (const auto& [text, fact] : facts) EXPECT_EQ(table.find_label(text), Fact::narrator) << text;
  EXPECT_EQ(table.find_label("No row has this"), Fact::isbn);
}

TEST(Labels, AllowAllColons) {
  EXPECT_EQ(value_of("Rating: 4/5"), "4/5");
  EXPECT_EQ(value_of("RATING :4/5"), "4/5");
  EXPECT_EQ(value_of("Rating\u00A0: 4/5"), "4/5");
  EXPECT_EQ(value_of("Rating：4/5"), "4/5");
  EXPECT_EQ(value_of("rating:: 4"), "4");
  EXPECT_EQ(value_of("\u00A0Note\u00A0:\u00A04/5\u00A0"), "4/5");
  EXPECT_EQ(value_of("Оценка: 4/5"), "4/5");
  EXPECT_EQ(value_of("By: Kazuo Ishiguro"), "Kazuo Ishiguro");
}

TEST(Labels, AreWholeTexts) {
  EXPECT_EQ(value_of("My rating system: 4/5"), "-");
  EXPECT_EQ(value_of("Rating 4/5"), "-");
  EXPECT_EQ(value_of(""), "-");
  EXPECT_EQ(value_of(":"), "-");
  EXPECT_EQ(labelled("Goodreads rating: 3.9")->fact, Fact::not_ours);
}

TEST(Headings, AreFoundByTheirPhrases) {
  EXPECT_EQ(heading_of("If you’re an Ishiguro fan, I recommend these books:"),
            WorkList::recommendations);
  EXPECT_EQ(heading_of("Read-alikes"), WorkList::recommendations);
  EXPECT_EQ(heading_of("Coming up:"), WorkList::upcoming);
  EXPECT_EQ(heading_of("COMING UP："), WorkList::upcoming);
  EXPECT_EQ(heading_of("What is coming up in Parliament"), std::nullopt);
  EXPECT_EQ(heading_of("i recommended"), std::nullopt);
  EXPECT_EQ(heading_of(""), std::nullopt);
}

}  // namespace
}  // namespace postferry
