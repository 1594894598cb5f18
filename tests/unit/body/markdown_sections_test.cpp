// SPDX-License-Identifier: MIT
#include "body/markdown_sections.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "unit/body/markdown_shape.h"

namespace postferry {
namespace {

std::vector<std::string> parts_of(std::string_view markdown) {
  std::vector<std::string> parts;
  for (const Span& span : markdown_sections(markdown))
    parts.emplace_back(markdown.substr(span.begin, span.end - span.begin));
  return parts;
}
using Parts = std::vector<std::string>;

TEST(MarkdownSections, CutBeforeABlockBehindABlankLine) {
  EXPECT_EQ(parts_of("a\nb\n\nc\n\n\n# d\n"), (Parts{"a\nb\n\n", "c\n\n\n", "# d\n"}));
  EXPECT_EQ(parts_of("\n\na"), (Parts{"\n\na"}));
  EXPECT_EQ(parts_of(""), Parts{});
}

TEST(MarkdownSections, FencesAndHtmlKeepTheirBlankLines) {
  EXPECT_EQ(parts_of("```\na\n\nb\n```\n\nc\n"), (Parts{"```\na\n\nb\n```\n\n", "c\n"}));
  EXPECT_EQ(parts_of("<pre>a\n\nb</pre>\n\nc"), (Parts{"<pre>a\n\nb</pre>\n\n", "c"}));
  EXPECT_EQ(parts_of("<!-- a\n\nb -->\n\nc"), (Parts{"<!-- a\n\nb -->\n\n", "c"}));
  EXPECT_EQ(parts_of("<div>\n\na\n\n</div>\n"), (Parts{"<div>\n\n", "a\n\n", "</div>\n"}));
}

TEST(MarkdownSections, AListIsOne) {
  EXPECT_EQ(parts_of("- a\n\n  b\n\n- c\n\n* d\n\ne"),
            (Parts{"- a\n\n  b\n\n- c\n\n", "* d\n\n", "e"}));
  EXPECT_EQ(parts_of("1. a\n\n2. b\n\n1) c"), (Parts{"1. a\n\n2. b\n\n", "1) c"}));
}

TEST(MarkdownSections, AnEditInAParagraphMovesNoOtherCut) {
  const std::string text = "one\n\n- a\n\n- b\n\ntwo\n\n> q\n\n```\nx\n\ny\n```\n\nthree\n";
  const Parts before = parts_of(text);
  std::string edited = text;
  edited.replace(edited.find("two"), 3, "two, but *longer*\nand with - two lines");
  const Parts after = parts_of(edited);
  ASSERT_EQ(before.size(), after.size());
  for (std::size_t i = 0; i < before.size(); ++i)
    if (before[i] != "two\n\n") {
      EXPECT_EQ(before[i], after[i]);
    }
}

TEST(MarkdownSections, TellWhichSourceEachBlockCameFrom) {
  const std::string source =
      "<!-- wp:paragraph -->\n<p>a</p>\n<!-- /wp:paragraph "
      "-->\n\n<h2>b</h2>\n<div>\n<p>c</p></div>";
  Tape tape;
  read_html(source, tape);
  std::string out = "---\n";
  std::vector<Section> sections;
  write_markdown(tape, {}, out, &sections);
  Parts parts;
  for (const Section& section : sections) {
    parts.push_back(out.substr(4 + section.md_begin, section.md_end - section.md_begin));
    parts.push_back(source.substr(section.src_begin, section.src_end - section.src_begin));
  }
  EXPECT_EQ(parts, (Parts{"a\n\n", "<!-- wp:paragraph -->\n<p>a</p>\n<!-- /wp:paragraph -->\n\n",
                          "## b\n\n", "<h2>b</h2>\n", "<div>\n\n", "<div>\n", "c\n\n", "<p>c</p>",
                          "</div>\n", "</div>"}));
}

}  // namespace
}  // namespace postferry
