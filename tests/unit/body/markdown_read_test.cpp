// SPDX-License-Identifier: MIT
#include "body/markdown_read.h"

#include <gtest/gtest.h>

#include <ctime>
#include <string>
#include <string_view>

#include "unit/body/markdown_shape.h"

namespace postferry {
namespace {

using testing::markdown_of;
using testing::shape_of_html;
using testing::shape_of_markdown;

TEST(MarkdownRead, GivesTheElementsOfHtml) {
  EXPECT_EQ(shape_of_markdown("# a\n\nb *c* **d** ~~e~~ `f`\\\ng\n\n- h\n- i\n\n3. j\n\n---\n"),
            "<h1>a</h1><p>b <em>c</em> <strong>d</strong> <del>e</del> <code>f</code><br>g</p>"
            "<ul><li>h</li><li>i</li></ul><ol start=3><li>j</li></ol><hr>");
  EXPECT_EQ(shape_of_markdown("```cpp\nx\n```\n\n> q\n\n| a | b |\n|---|:-:|\n| c | d |\n"),
            "<pre><code class=language-cpp>x</code></pre><blockquote><p>q</p></blockquote>"
            "<table><thead><tr><th>a</th><th align=center>b</th></tr></thead><tbody><tr>"
            "<td>c</td><td align=center>d</td></tr></tbody></table>");
}

TEST(MarkdownRead, LooseItemsHaveParagraphs) {
  EXPECT_EQ(shape_of_markdown("- a\n\n- b\n"), "<ul><li><p>a</p></li><li><p>b</p></li></ul>");
}

TEST(MarkdownRead, TasksAreCheckboxes) {
  EXPECT_EQ(shape_of_markdown("- [x] a\n- [ ] b\n"),
            "<ul><li><input type=checkbox checked= disabled=>a</li>"
            "<li><input type=checkbox disabled=>b</li></ul>");
}

TEST(MarkdownRead, LinksImagesAndBareUrls) {
  EXPECT_EQ(shape_of_markdown("[a](/b \"c&amp;d\") ![e *f*](g \"h\") https://i.j"),
            "<p><a href=/b title=c&d>a</a> <img src=g alt=e f title=h> "
            "<a href=https://i.j>https://i.j</a></p>");
}

TEST(MarkdownRead, BareLinksEndWhereGitHubEndsThem) {
  EXPECT_EQ(
      shape_of_markdown("(see www.a.b/c_d). \"http://e.f\" g@h.ij."),
      "<p>(see <a href=http://www.a.b/c_d>www.a.b/c_d</a>). \"<a href=http://e.f>http://e.f</a>"
      "\" <a href=mailto:g@h.ij>g@h.ij</a>.</p>");
  EXPECT_EQ(shape_of_markdown("http\\://a.b www\\.c.d e\\@f.gh `http://i.j` [http://k.l](m)"),
            "<p>http://a.b www.c.d e@f.gh <code>http://i.j</code> <a href=m>http://k.l</a></p>");
  EXPECT_EQ(shape_of_markdown("[a](https://b.c)**d**"),
            "<p><a href=https://b.c>a</a><strong>d</strong></p>");
  EXPECT_EQ(shape_of_markdown("http://a.b/?c=1&amp;d=2"),
            "<p><a href=http://a.b/?c=1&d=2>http://a.b/?c=1&d=2</a></p>");
}

TEST(MarkdownRead, RawHtmlNestsWithTheMarkdownInIt) {
  EXPECT_EQ(shape_of_markdown("<div class=\"c\">\n\n*a*\n\n</div>\n\nb <u>*c*</u>"),
            "<div class=c><p><em>a</em></p></div><p>b <u><em>c</em></u></p>");
  EXPECT_EQ(shape_of_markdown("<div>\n\n> a\n"), "<div><blockquote><p>a</p></blockquote></div>");
}

TEST(MarkdownRead, BlockDelimitersAreBlocks) {
  Tape tape;
  const std::string source = "<!-- wp:image {\"id\":1} -->\n\na\n\n<!-- /wp:image -->\n";
  read_markdown(source, tape);
  ASSERT_FALSE(tape.tokens.empty());
  EXPECT_EQ(tape.tokens[0].kind, TokenKind::block_open);
  EXPECT_EQ(tape.name(tape.tokens[0]), "image");
  EXPECT_EQ(tape.block_attributes(tape.tokens[0]), "{\"id\":1}");
}

TEST(MarkdownRead, TextKnowsItsPlaceInTheMarkdown) {
  const std::string source = "# Title\n\n- one *two*\n  three & &eacute; x\n\n<b>four</b>\n";
  Tape tape;
  read_markdown(source, tape);
  std::size_t found = 0;
  std::uint32_t last = 0;
  for (const Token& token : tape.tokens) {
    ASSERT_LE(token.end(), source.size());
    if (token.kind != TokenKind::text) continue;
    for (const std::string_view word : {"Title", "two", "four"})
      if (tape.text(token) == word) {
        EXPECT_EQ(tape.bytes(token), word);
        EXPECT_GE(token.begin, last);
        last = token.end();
        ++found;
      }
    if (tape.text(token).find("three") != std::string_view::npos) {
      EXPECT_EQ(tape.bytes(token), "three & &eacute; x");
    }
  }
  EXPECT_EQ(found, 3U);
}

TEST(MarkdownRead, CodeKeepsItsTabs) {
  EXPECT_EQ(shape_of_markdown("```\n\ta\n  \tb\n```\n"), "<pre><code>\ta\n  \tb</code></pre>");
  EXPECT_EQ(shape_of_markdown("- x\n\n  ```\n  \ta\n  ```\n"),
            "<ul><li><p>x</p><pre><code>\ta</code></pre></li></ul>");
}

// md4c ends a list after a heading or rule whose line begins at a place with low byte 4.
TEST(MarkdownRead, ListGoesOnWhereverItsLinesStand) {
  for (std::size_t before = 0; before < 300; ++before) {
    const std::string text =
        std::string(before, 'x') + "\n\n- a\n\n  ***\n\n  b\n\n  ## c\n\n  d\n";
    EXPECT_NE(shape_of_markdown(text).find("<p>d</p></li></ul>"), std::string::npos) << before;
  }
}

TEST(MarkdownRead, AnyBytesAreRead) {
  std::string bytes;
  for (int i = 0; i < 4096; ++i) bytes += static_cast<char>((i * 7919) >> 3);
  Tape tape;
  read_markdown(bytes, tape);
  std::string out;
  write_markdown(tape, {}, out);
  EXPECT_FALSE(tape.tokens.empty());
}

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

std::string repeat(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

TEST(MarkdownHostile, TimeIsLinearBothWays) {
  for (const std::string_view piece : {"[",
                                       "]",
                                       "*",
                                       "_",
                                       "`",
                                       "``` ",
                                       "~~",
                                       "&",
                                       "\\",
                                       "![[]()",
                                       "**a ",
                                       "*a_ ",
                                       "www.a.b ",
                                       "http://a ",
                                       "a@b.c ",
                                       "- ",
                                       "> ",
                                       "1. ",
                                       "| a",
                                       "<b>",
                                       "<em>a",
                                       "<ul><li>a",
                                       "<ul><li>",
                                       "<blockquote>a",
                                       "<div>a",
                                       "<div>",
                                       "<a href=x>a",
                                       "<p>a<!--more-->",
                                       "<code>`",
                                       "<br>",
                                       "[x](",
                                       "[gallery ",
                                       "<i><b>a</i></b>",
                                       "<ul><li>a</li>",
                                       "<ol><li><p><o:p>",
                                       "a\n\n",
                                       "-\n",
                                       "<!-- ",
                                       "\t- a\n",
                                       "x`y``z",
                                       "<ul><li><p><o:p>x</o:p></p></li><li><p>a"}) {
    const std::string text = repeat(piece, 30000);
    const double begin = cpu_seconds();
    const std::string markdown = markdown_of(text);
    Tape tape;
    read_markdown(markdown, tape);
    read_markdown(text, tape);
    std::string again;
    write_markdown(tape, {}, again);
    EXPECT_LT(cpu_seconds() - begin, 10) << piece;
  }
}

}  // namespace
}  // namespace postferry
