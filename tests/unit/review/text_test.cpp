// SPDX-License-Identifier: MIT
#include "review/text.h"

#include <gtest/gtest.h>

namespace postferry {
namespace {

TEST(ReviewText, FoldsCaseBlanksAndQuotes) {
  EXPECT_EQ(folded("  My\u00A0 RATING\n"), "my rating");
  EXPECT_EQ(folded("If you’re “in”"), "if you're \"in\"");
  EXPECT_EQ(folded("ÉTOILES ŁÓDŹ ОЦЕНКА"), "étoiles łódź оценка");
  EXPECT_EQ(folded("\u200B\u3000"), "");
}

TEST(ReviewText, TakesOffOnePairOfQuotes) {
  EXPECT_EQ(unquoted("“Emma”"), "Emma");
  EXPECT_EQ(unquoted("\"Emma\""), "Emma");
  EXPECT_EQ(unquoted("«Emma»"), "Emma");
  EXPECT_EQ(unquoted("“A” and “B”"), "“A” and “B”");
  EXPECT_EQ(unquoted("\"\""), "\"\"");
  EXPECT_FALSE(is_quoted("Emma"));
}

TEST(ReviewText, PartsWordsAtAnyBlank) {
  EXPECT_EQ(words_of(" a\u00A0b  c "), (std::vector<std::string_view>{"a", "b", "c"}));
  EXPECT_EQ(words_of("a b c d", 2).size(), 3U);
  EXPECT_TRUE(words_of("").empty());
}

}  // namespace
}  // namespace postferry
