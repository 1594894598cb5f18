// SPDX-License-Identifier: MIT
#include "commands/body_marks.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace postferry {
namespace {

std::string listed(const std::vector<BodyMark>& marks, bool only_certain) {
  std::string out;
  for (const BodyMark& mark : marks)
    if (mark.certain || !only_certain)
      out += std::string(mark.name) + " " + std::to_string(mark.count) + "\n";
  return out;
}

std::string blocks(std::string_view body) {
  BodyMarks marks;
  marks.scan(body);
  return listed(marks.blocks(), false);
}

std::string shortcodes(std::string_view body) {
  BodyMarks marks;
  marks.scan(body);
  return listed(marks.shortcodes(), true);
}

TEST(BodyMarks, CountsOpenersOfBlocks) {
  EXPECT_EQ(blocks("<!-- wp:paragraph -->\n<p>a</p>\n<!-- /wp:paragraph -->\n"
                   "<!-- wp:paragraph {\"a\":1} --><!-- /wp:paragraph --><!--\nwp:a/b-c /-->"),
            "paragraph 2\na/b-c 1\n");
}

TEST(BodyMarks, TakesNoOtherCommentForABlock) {
  EXPECT_EQ(blocks("<!--more--><!--wp:a--><!-- wp: --><!-- wp:/x --><!-- x -->"), "");
}

TEST(BodyMarks, TellsShortcodesFromText) {
  EXPECT_EQ(shortcodes("as [sic] in [1] and [Nora's note] [the cat]"), "");
  EXPECT_EQ(shortcodes("[gallery] [gallery ids=\"1\"]"), "gallery 2\n");
  EXPECT_EQ(shortcodes("[box]text[/box]"), "box 1\n");
  EXPECT_EQ(shortcodes("[/box] alone"), "");
  EXPECT_EQ(shortcodes("[x a=1] [y /]"), "x 1\n");
  EXPECT_EQ(shortcodes("[usr=3.5]"), "usr 1\n");
  EXPECT_EQ(shortcodes("[yasr_overall_rating]"), "yasr_overall_rating 1\n");
  EXPECT_EQ(shortcodes("[unclosed a=1"), "");
}

TEST(BodyMarks, SurvivesTheEndAnywhere) {
  const std::string body =
      "<!-- wp:a/b {\"x\":1} -->[gallery ids=\"1\"]x[/gallery]<!-- /wp:a/b -->";
  for (std::size_t size = 0; size <= body.size(); ++size) {
    BodyMarks marks;
    marks.scan(std::string_view(body).substr(0, size));
    EXPECT_LE(marks.blocks().size(), 1U);
  }
}

TEST(BodyMarks, IsLinearOnHostileBodies) {
  constexpr std::size_t size = 1 << 20;
  for (const std::string_view piece : {"[", "<", "[a ", "[/", "<!-- wp:", "<!--        "}) {
    std::string body;
    while (body.size() < size) body += piece;
    const auto start = std::chrono::steady_clock::now();
    BodyMarks marks;
    marks.scan(body);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10)) << piece;
  }
}

TEST(BodyMarks, TellsFewNamesApart) {
  std::string body;
  for (int i = 0; i < 1000; ++i) body += "[name" + std::to_string(i) + " a=1]";
  BodyMarks marks;
  marks.scan(body);
  EXPECT_EQ(marks.shortcodes().size(), 64U);
}

}  // namespace
}  // namespace postferry
