// SPDX-License-Identifier: MIT
#include "review/series.h"

#include <gtest/gtest.h>

#include "review/page_count.h"
#include "review/years.h"

namespace postferry {
namespace {

std::string shown(const std::optional<Series>& series) {
  return series ? series->name + "#" + series->position : "-";
}

TEST(Series, HaveAPositionThatIsMarkedAsOne) {
  const auto series = [](std::string_view text) { return shown(parse_series(text)); };
  EXPECT_EQ(series("The Novels #4"), "The Novels#4");
  EXPECT_EQ(series("The Novels, #4.5"), "The Novels#4.5");
  EXPECT_EQ(series("The Novels#4"), "The Novels#4");
  EXPECT_EQ(series("Book 2 of The Novels"), "The Novels#2");
  EXPECT_EQ(series("#2 in the Novels series"), "Novels#2");
  EXPECT_EQ(series("Die Romane, Band 3"), "Die Romane#3");
  for (const std::string_view text : {"", "1815", "novel", "A Space Odyssey 2001", "#4", "Book 4"})
    EXPECT_EQ(series(text), "-") << text;
}

TEST(Series, MayBeNamedAlone) {
  const auto series = [](std::string_view text) { return shown(series_of(text)); };
  EXPECT_EQ(series("The Novels"), "The Novels#");
  EXPECT_EQ(series("The Novels 4"), "The Novels 4#");
  EXPECT_EQ(series("The Novels (4)"), "The Novels#4");
  EXPECT_EQ(series("The Novels (#4)"), "The Novels#4");
  EXPECT_EQ(series("The Novels (Vol. 4)"), "The Novels#4");
  EXPECT_EQ(series("(The Novels, #4)"), "The Novels#4");
  EXPECT_EQ(series("The Novels, Volume 1-3"), "The Novels#1-3");
  EXPECT_EQ(series("Novels (for children)"), "Novels (for children)#");
  EXPECT_EQ(series("Book 4"), "Book 4#");
}

TEST(Series, AreTakenFromTheEndOfATitle) {
  const auto taken = [](std::string title) {
    const auto series = take_series(title);
    return title + "|" + shown(series);
  };
  EXPECT_EQ(taken("Emma (The Novels, #4)"), "Emma|The Novels#4");
  EXPECT_EQ(taken("Emma (Book 4 of The Novels)"), "Emma|The Novels#4");
  EXPECT_EQ(taken("Emma (1815)"), "Emma (1815)|-");
  EXPECT_EQ(taken("Emma (a novel)"), "Emma (a novel)|-");
  EXPECT_EQ(taken("(The Novels, #4)"), "(The Novels, #4)|-");
}

TEST(PageCount, CountsPagesAndNothingElse) {
  EXPECT_EQ(page_count(" 320 "), 320);
  EXPECT_EQ(page_count("320 pages"), 320);
  EXPECT_EQ(page_count("320p."), 320);
  EXPECT_EQ(page_count("320 blz."), 320);
  EXPECT_EQ(page_count("320 pages, hardcover"), 320);
  for (const std::string_view text : {"", "0", "pages", "90 minutes", "1,024", "123456", "-3"})
    EXPECT_EQ(page_count(text), std::nullopt) << text;
}

TEST(Years, StandInDatesOfAnyForm) {
  for (const std::string_view date :
       {"2001", "2001-03", "2001-03-05T10:00:00+1030", "March 2001", "5.3.2001", "3/5/2001",
        "© 2001", "2001年3月", "first published 2001"})
    EXPECT_EQ(year_of(date), 2001) << date;
  for (const std::string_view date : {"", "20010305", "2001-2004", "2001/2002", "0301", "9999"})
    EXPECT_EQ(year_of(date), std::nullopt) << date;
}

}  // namespace
}  // namespace postferry
