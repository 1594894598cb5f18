// SPDX-License-Identifier: MIT
#include "cli/layout.h"

#include <gtest/gtest.h>

namespace postferry {
namespace {

TEST(DisplayWidth, CountsColumnsNotBytes) {
  EXPECT_EQ(display_width("abc"), 3U);
  EXPECT_EQ(display_width("Opinião"), 7U);
  EXPECT_EQ(display_width("日本"), 4U);
  EXPECT_EQ(display_width("e\u0301"), 1U);
  EXPECT_EQ(display_width("📚"), 2U);
  EXPECT_EQ(display_width(""), 0U);
}

TEST(Printable, NeverLetsTextMoveTheCursor) {
  EXPECT_EQ(printable("a\x1b[2Jb\nc\td\x7f"), "a [2Jb c d ");
  EXPECT_EQ(printable("a\u009b31mb"), "a 31mb");
  EXPECT_EQ(printable("a\u202eb\u2066c\u2028"), "a b c ");
  EXPECT_EQ(printable("é日"), "é日");
  EXPECT_EQ(printable("\xff"), "\uFFFD");
}

TEST(Fitted, CutsBetweenCharactersAndSaysSo) {
  EXPECT_EQ(fitted("abcdef", 6, true), "abcdef");
  EXPECT_EQ(fitted("abcdefg", 6, true), "abcde…");
  EXPECT_EQ(fitted("abcdefg", 6, false), "abc...");
  EXPECT_EQ(fitted("日本の本", 5, true), "日本…");
  EXPECT_EQ(fitted("日本の本", 4, true), "日…");
  EXPECT_EQ(fitted("abc", 1, true), "a");
  EXPECT_EQ(fitted("abc", 0, true), "");
  EXPECT_EQ(filled("日本", 6, true), "日本  ");
}

TEST(Fitted, NeverExceedsTheWidth) {
  const std::string text = "a日\u0301é📚 lorem ipsum";
  for (std::size_t width = 0; width < 30; ++width)
    for (const bool utf8 : {true, false}) {
      EXPECT_LE(display_width(fitted(text, width, utf8)), width);
      EXPECT_EQ(display_width(filled(text, width, utf8)), width) << width;
    }
}

TEST(Bar, IsScaledAndAlwaysSeen) {
  EXPECT_EQ(bar(4, 4, 3, true), "███");
  EXPECT_EQ(bar(2, 4, 3, true), "█▌");
  EXPECT_EQ(bar(1, 1000000, 3, true), "▏");
  EXPECT_EQ(bar(1, 1000000, 3, false), "#");
  EXPECT_EQ(bar(2, 4, 4, false), "##");
  EXPECT_EQ(bar(0, 4, 3, true), "");
  EXPECT_EQ(bar(0, 0, 3, true), "");
  EXPECT_EQ(bar(5, 4, 3, false), "###");
}

TEST(Wrapped, BreaksAtBlanksAndCutsLongWords) {
  const Canvas canvas{.width = 14, .utf8 = true, .colors = {}};
  EXPECT_EQ(wrapped("one two three four", 2, canvas), "  one two\n  three four\n");
  EXPECT_EQ(wrapped("abcdefghijklmnop", 2, canvas), "  abcdefghijkl\n  mnop\n");
  EXPECT_EQ(wrapped("", 2, canvas), "");
}

TEST(Hanging, BreaksAtBlanksAndLeavesLongWordsWhole) {
  EXPECT_EQ(hanging("one two three four", 0, 2, 9), "one two\n  three\n  four\n");
  EXPECT_EQ(hanging("one two", 6, 4, 12), "one\n    two\n");
  EXPECT_EQ(hanging("a /long/path/of/a/file b", 0, 2, 9), "a\n  /long/path/of/a/file\n  b\n");
  EXPECT_EQ(hanging("\xE6\x97\xA5\xE6\x9C\xAC \xE6\x97\xA5", 0, 0, 6),
            "\xE6\x97\xA5\xE6\x9C\xAC\n\xE6\x97\xA5\n");
  EXPECT_EQ(hanging("two  blanks", 0, 0, 80), "two  blanks\n");
  EXPECT_EQ(hanging("  an indent of its own", 0, 4, 14), "  an indent of\n    its own\n");
  EXPECT_EQ(hanging("in 0.8 s; lost: nothing", 0, 2, 16), "in 0.8 s;\n  lost: nothing\n");
  EXPECT_EQ(hanging("in 0.8 s; lost: nothing", 0, 2, 7), "in\n  0.8 s;\n  lost: nothing\n");
  EXPECT_EQ(hanging("lost: x (1), y (2)", 0, 2, 12), "lost: x (1),\n  y (2)\n");
  EXPECT_EQ(hanging("ends (", 0, 2, 4), "ends\n  (\n");
  EXPECT_EQ(hanging("a: b: c", 0, 2, 3), "a: b: c\n");
  EXPECT_EQ(hanging("post 1 \"On Emma\": date: x", 0, 2, 16), "post 1 \"On\n  Emma\": date: x\n");
  EXPECT_EQ(hanging("post 1 \"On Emma\": date: x", 0, 2, 17), "post 1 \"On Emma\":\n  date: x\n");
}

TEST(Hanging, IsOneLineWithoutAWidth) {
  EXPECT_EQ(hanging("one two three", 40, 2, 0), "one two three\n");
  EXPECT_EQ(hanging("", 0, 2, 0), "\n");
}

TEST(Chart, FitsAnyWidth) {
  const std::vector<ChartRow> rows = {{"a rather long label, longer than half", 1234}, {"b", 7}};
  for (std::size_t width = 24; width < 100; ++width) {
    const Canvas canvas{.width = width, .utf8 = true, .colors = {}};
    const std::string text = chart(rows, canvas);
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = text.find('\n', begin);
      EXPECT_LE(display_width(text.substr(begin, end - begin)), width) << text;
      begin = end + 1;
    }
  }
}

TEST(Chart, LeavesOutABarThatComparesNothing) {
  const Canvas canvas{.width = 40, .utf8 = false, .colors = {}};
  EXPECT_EQ(chart({{"a", 2}}, canvas), "  a  2\n");
  EXPECT_EQ(chart({{"a", 2}, {"bc", 0}}, canvas),
            "  a   2  " + std::string(31, '#') + "\n  bc  0\n");
}

}  // namespace
}  // namespace postferry
