// SPDX-License-Identifier: MIT
#include "body/lines.h"

#include <gtest/gtest.h>

#include "body/html_read.h"
#include "body/markdown_read.h"

namespace postferry {
namespace {

struct Read {
  Tape tape;
  BodyLines body;
  explicit Read(std::string_view html, bool newlines = false) {
    read_html(html, tape);
    body_lines(tape, body, newlines);
  }
  [[nodiscard]] std::string cut(const Line& line) const {
    return std::string(tape.source.substr(line.begin, line.end - line.begin));
  }
};

std::string texts(const BodyLines& body) {
  std::string out;
  for (const Line& line : body.lines) out.append(body.text_of(line)) += '|';
  return out;
}

TEST(Lines, BlocksAndBreaksEndLines) {
  EXPECT_EQ(
      texts(Read("<p>By: X<br />\nRating: 4/5</p>\n\n<h2> T </h2>bare<hr>x<!--more-->y").body),
      "By: X|Rating: 4/5|T|bare|x|y|");
  EXPECT_EQ(texts(Read("").body), "");
  EXPECT_EQ(texts(Read("<p> </p>\n<p><br></p><p>&nbsp;</p>").body), "\u00A0|");
}

TEST(Lines, WhiteSpaceIsCollapsedAcrossTags) {
  EXPECT_EQ(texts(Read("<p>a \n <b> b</b>\tc</p>").body), "a b c|");
  EXPECT_EQ(texts(Read("<pre>a  b\n  c</pre>").body), "a  b|  c|");
}

TEST(Lines, NewlinesEndLinesOnRequest) {
  const Read read("<p>By: X\nRating: 4</p>", true);
  EXPECT_EQ(texts(read.body), "By: X|Rating: 4|");
  EXPECT_EQ(read.cut(read.body.lines[0]), "By: X");
  EXPECT_EQ(read.cut(read.body.lines[1]), "Rating: 4");
}

// Marks between the lines: where a text begins or ends with a line break that is not in its bytes.
TEST(Lines, OfMarkdownHaveTheirOwnBytesBesideMarks) {
  struct Case {
    const char* markdown;
    std::vector<std::string> lines;
  };
  const Case cases[] = {
      {"Text one\n**Rating:** 4/5", {"Text one", "**Rating:** 4/5"}},
      {"**By:** X\n**Rating:** 4/5\n**S:** a; b\n",
       {"**By:** X", "**Rating:** 4/5", "**S:** a; b"}},
      {"By: **X**\nRating: 4/5", {"By: **X**", "Rating: 4/5"}},
      {"a\nb **c**\nd\ne *f*\ng", {"a", "b **c**", "d", "e *f*", "g"}},
      {"a &amp; b\nc &lt; *d*\n&gt; e", {"a &amp; b", "c &lt; *d*", "&gt; e"}},
      {"***a***\n_**b**_\n~~x~~\n`y`\n[c](u \"(t)\")\n<http://d.example>\ne",
       {"***a***", "_**b**_", "~~x~~", "`y`", "[c](u \"(t)\")", "<http://d.example>", "e"}},
      {"a  \n**b** c\\\nd\n*e*", {"a", "**b** c", "d", "*e*"}},
      {"# *h*\n\n- **i**\n- j\n\n> **k**\n> l\n", {"*h*", "**i**", "j", "**k**", "l"}},
  };
  for (const Case& wanted : cases) {
    Tape tape;
    read_markdown(wanted.markdown, tape);
    BodyLines body;
    body_lines(tape, body, true);
    std::vector<std::string> lines;
    for (const Line& line : body.lines)
      lines.emplace_back(tape.source.substr(line.begin, line.end - line.begin));
    EXPECT_EQ(lines, wanted.lines) << wanted.markdown;
  }
}

TEST(Lines, KnowTheirBlocks) {
  const Read read(
      "<h3>h</h3><ol><li>a<ul><li>b<br>c</li></ul>d</li></ol><blockquote><p>q</p></blockquote>"
      "<table><tr><td>t</td></tr></table><pre>p</pre><!-- wp:x --><dl><dd>o</dd></dl>");
  const auto& lines = read.body.lines;
  ASSERT_EQ(texts(read.body), "h|a|b|c|d|q|t|p|o|");
  EXPECT_EQ(lines[0].kind, LineKind::heading);
  EXPECT_EQ(lines[0].level, 3);
  EXPECT_EQ(lines[1].kind, LineKind::list_item);
  EXPECT_EQ(lines[1].level, 1);
  EXPECT_TRUE(lines[1].ordered);
  EXPECT_TRUE(lines[1].first_of_item);
  EXPECT_EQ(lines[2].level, 2);
  EXPECT_FALSE(lines[2].ordered);
  EXPECT_TRUE(lines[2].first_of_item);
  EXPECT_FALSE(lines[3].first_of_item);
  EXPECT_EQ(lines[3].item, lines[2].item);
  EXPECT_EQ(lines[4].item, lines[1].item);
  EXPECT_FALSE(lines[4].first_of_item);
  EXPECT_EQ(lines[5].kind, LineKind::quote);
  EXPECT_EQ(lines[5].quotes, 1);
  EXPECT_EQ(lines[6].kind, LineKind::table_cell);
  EXPECT_NE(lines[6].row, no_token);
  EXPECT_EQ(lines[7].kind, LineKind::code);
  EXPECT_EQ(lines[8].kind, LineKind::other);
  EXPECT_EQ(read.tape.name(read.tape.tokens[lines[8].wp_block]), "x");
  EXPECT_EQ(lines[0].wp_block, no_token);
}

TEST(Lines, RunsKnowMarksLinksAndImages) {
  const Read read(
      "<p><strong>Rating:</strong> 4/5 <em>Ti<b>t</b></em> <a href='u'>by <cite>X</cite></a>"
      "<img src='c.jpg' alt='Cover'></p>");
  ASSERT_EQ(texts(read.body), "Rating: 4/5 Tit by X|");
  const auto runs = read.body.runs_of(read.body.lines[0]);
  ASSERT_EQ(runs.size(), 8U);
  EXPECT_EQ(runs[0].marks, bold);
  EXPECT_EQ(read.body.text_of(runs[0]), "Rating:");
  EXPECT_EQ(read.tape.source.substr(runs[0].begin, runs[0].end - runs[0].begin), "Rating:");
  EXPECT_EQ(runs[1].marks, 0);
  EXPECT_EQ(runs[3].marks, bold | italic);
  EXPECT_EQ(runs[6].marks, cited);
  EXPECT_EQ(read.tape.attribute(read.tape.tokens[runs[6].link], "href"), "u");
  EXPECT_TRUE(runs[7].image);
  EXPECT_EQ(runs[7].link, no_token);
  EXPECT_EQ(read.tape.attribute(read.tape.tokens[runs[7].token], "alt"), "Cover");
}

TEST(Lines, AnImageAloneIsALine) {
  const Read read("<p> <img src=x> </p>");
  ASSERT_EQ(read.body.lines.size(), 1U);
  EXPECT_EQ(read.body.text_of(read.body.lines[0]), "");
  EXPECT_EQ(read.body.lines[0].run_count, 1U);
  EXPECT_EQ(read.cut(read.body.lines[0]), "<img src=x>");
}

TEST(Lines, SpansCoverTheMarksOfTheLineAlone) {
  const Read read("<p> <b>By:</b> X <br>\n<i>Rating: 4<br>y</i> z<br>u <b>v<br>w</b></p>");
  ASSERT_EQ(texts(read.body), "By: X|Rating: 4|y z|u v|w|");
  const auto& lines = read.body.lines;
  EXPECT_EQ(read.cut(lines[0]), "<b>By:</b> X ");
  EXPECT_TRUE(lines[0].sound);
  EXPECT_EQ(read.cut(lines[1]), "Rating: 4");
  EXPECT_TRUE(lines[1].sound);
  EXPECT_FALSE(lines[2].sound);
  EXPECT_FALSE(lines[3].sound);
  EXPECT_EQ(read.cut(lines[4]), "w");
  EXPECT_TRUE(lines[4].sound);
}

TEST(Lines, SpansLeaveOutCommentsAtTheEnds) {
  const Read read("<p><!-- a --> <b>x</b><!-- b -->y <!-- c --><br>z</p>");
  EXPECT_EQ(read.cut(read.body.lines[0]), "<b>x</b><!-- b -->y ");
}

TEST(Lines, HiddenElementsHaveNone) {
  EXPECT_EQ(texts(Read("<style>p{}</style><script>a()</script>x<svg><text>y</text></svg>").body),
            "x|");
}

TEST(Lines, ARangeIsReadByItself) {
  Tape tape;
  read_html("<p>a</p><ul><li>b</li></ul>c", tape);
  BodyLines out;
  append_lines(tape, 1, 5, false, out);  // a, </p>, <ul>, <li>
  EXPECT_EQ(texts(out), "a|");
}

}  // namespace
}  // namespace postferry
