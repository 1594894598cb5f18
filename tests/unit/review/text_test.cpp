// SPDX-License-Identifier: MIT
#include "review/text.h"

#include <gtest/gtest.h>

#include <array>
#include <iterator>
#include <random>
#include <string>

namespace postferry {
namespace {

TEST(ReviewText, FoldsCaseBlanksAndQuotes) {
  EXPECT_EQ(folded("  My\u00A0 RATING\n"), "my rating");
  EXPECT_EQ(folded("If you’re “in”"), "if you're \"in\"");
  EXPECT_EQ(folded("ÉTOILES ŁÓDŹ ОЦЕНКА"), "étoiles łódź оценка");
  EXPECT_EQ(folded("\u200B\u3000"), "");
}

// Whether blocks of plain ASCII or single letters are folded makes no difference.
TEST(Folding, IsTheSameByBlocksAndByLetters) {
  const std::string pieces[] = {"A", "bc", " ",  "  ",   "\t",   "\n",
                                "`", "'",  "Z9", "\x01", "\x7F", "Words"};
  std::mt19937 random(3);
  for (int i = 0; i < 20000; ++i) {
    std::string text = "x";
    for (auto k = random() % 40; k > 0; --k)
      text += random() % 3 != 0 ? pieces[random() % 2] : pieces[random() % std::size(pieces)];
    text += "X";
    EXPECT_EQ(folded(text) + "é", folded(text + "É")) << text;
  }
}

TEST(ReviewText, FoldsWordsAndTheBlanksBetweenThemAlike) {
  constexpr auto words = std::to_array<std::string_view>(
      {"Ab", "x", "\u00C9a", "a\u2019B", "\xFF", "`", "\u3042", std::string_view("\0a", 2)});
  constexpr auto blanks = std::to_array<std::string_view>(
      {" ", "  ", "\n", " \u00A0", "\u200B\t", "\u3000", "\u2003 \u2009"});
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    std::string wanted;
    for (std::size_t i = random() % 12; i > 0; --i) {
      const std::string_view word = words[random() % words.size()];
      wanted += (text.empty() ? "" : " ") + folded(word);
      text += blanks[random() % blanks.size()];
      text += word;
    }
    text += blanks[random() % blanks.size()];
    EXPECT_EQ(folded(text), wanted) << text;
  }
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
  std::size_t at = 0;
  const std::string_view text = " a\u00A0b  c ";
  for (const std::string_view word : {"a", "b", "c", "", ""}) EXPECT_EQ(next_word(text, at), word);
  EXPECT_EQ(at, text.size());
}

}  // namespace
}  // namespace postferry
