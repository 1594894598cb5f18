// SPDX-License-Identifier: MIT
#include "body/paragraphs.h"

#include <gtest/gtest.h>

#include "body/body_read.h"
#include "body/html_read.h"
#include "tape_checks.h"

namespace postferry {
namespace {

using testing::expect_sound;
using testing::normal_form;
using testing::shown;

std::string classic(std::string_view source) {
  Tape tape;
  read_html(source, tape);
  apply_paragraph_rule(tape);
  expect_sound(tape, source);
  return shown(tape);
}

// What WordPress's wpautop 6.9 makes of `in`. Compared as elements and text: white space between
// blocks and the balance of tags don't count.
struct Vector {
  const char* in;
  const char* out;
};

class ParagraphVectors : public ::testing::TestWithParam<Vector> {};

TEST_P(ParagraphVectors, AreWhatWordPressMakes) {
  Tape ours;
  read_html(GetParam().in, ours);
  apply_paragraph_rule(ours);
  expect_sound(ours, GetParam().in);
  Tape theirs;
  read_html(GetParam().out, theirs);
  EXPECT_EQ(normal_form(ours), normal_form(theirs)) << shown(ours);
}

INSTANTIATE_TEST_SUITE_P(
    Measured, ParagraphVectors,
    ::testing::Values(
        Vector{"Para one\nline two\n\nPara two",
               "<p>Para one<br />\nline two</p>\n<p>Para two</p>\n"},
        Vector{
            "By: X\nRating: 4/5\n\n<ul>\n<li>A</li>\n<li>B</li>\n</ul>\nafter",
            "<p>By: X<br />\nRating: 4/5</p>\n<ul>\n<li>A</li>\n<li>B</li>\n</ul>\n<p>after</p>\n"},
        Vector{"Coming up:\n<ol>\n\t<li>A by B</li>\n</ol>",
               "<p>Coming up:</p>\n<ol>\n<li>A by B</li>\n</ol>\n"},
        Vector{"<blockquote>q</blockquote>\ntext",
               "<blockquote><p>q</p></blockquote>\n<p>text</p>\n"},
        Vector{"text<br><br>more<br />\nx", "<p>text</p>\n<p>more<br />\nx</p>\n"},
        Vector{"<div>a</div>b\nc", "<div>a</div>\n<p>b<br />\nc</p>\n"},
        Vector{"x\n<h2>T</h2>\ny", "<p>x</p>\n<h2>T</h2>\n<p>y</p>\n"},
        Vector{"a<hr>b", "<p>a</p>\n<hr>\n<p>b</p>\n"},
        Vector{"<p>a\nb</p>", "<p>a<br />\nb</p>\n"},
        Vector{"<table><tr><td>a\nb</td></tr></table>",
               "<table>\n<tr>\n<td>a<br />\nb</td>\n</tr>\n</table>\n"},
        Vector{"<ul><li>a\n\nb</li></ul>", "<ul>\n<li>a\n<p>b</li>\n</ul>\n"},
        Vector{"<pre>a\n\nb</pre>\n\nx", "<pre>a\n\nb</pre>\n<p>x</p>\n"},
        Vector{"<figure><img>\n<figcaption>c</figcaption>\n</figure>",
               "<figure><img><figcaption>c</figcaption></figure>\n"},
        Vector{"para\n<!--more-->\nrest", "<p>para<br />\n<!--more--><br />\nrest</p>\n"},
        Vector{"<p>a</p>\n<p>b</p>", "<p>a</p>\n<p>b</p>\n"},
        Vector{"a\n\n&nbsp;\n\nb", "<p>a</p>\n<p>&nbsp;</p>\n<p>b</p>\n"},
        Vector{"[gallery ids=\"1,2\"]\n\ntext [gallery] in",
               "<p>[gallery ids=\"1,2\"]</p>\n<p>text [gallery] in</p>\n"}));

// WordPress's own output is unbalanced here: "<p><b>x</p>\n<p>y</b></p>".
TEST(Paragraphs, PhrasingAroundABlankLineIsPartedWithIt) {
  EXPECT_EQ(classic("<b>x\n\ny</b>"), "<p*><b>x</b*></p*>\n\n<p*><b*>y</b></p*>");
  EXPECT_EQ(classic("<a href=u><i>x\n\ny</i> z</a> w"),
            "<p*><a href=u><i>x</i*></a*></p*>\n\n<p*><a href=u*><i*>y</i> z</a> w</p*>");
  EXPECT_EQ(classic("<b>x\n\n</b>y"), "<p*><b>x</b*></p*>\n\n{</b>}<p*>y</p*>");
  EXPECT_EQ(classic("<x-y>a\n\nb</x-y>"), "<p*><x-y>a</x-y*></p*>\n\n<p*>b{</x-y>}</p*>");
}

// And here it breaks the script: "<p><script>\nvar a;</p>\n<p></script></p>".
TEST(Paragraphs, NothingHappensInsidePreScriptAndTheirLike) {
  EXPECT_EQ(classic("<script>\nvar a;\n\n</script>"), "<p*><script>\nvar a;\n\n</script></p*>");
  EXPECT_EQ(classic("a\n<style>\n\nb\n</style>\nc"),
            "<p*>a</p*>\n<style>\n\nb\n</style>\n<p*>c</p*>");
  EXPECT_EQ(classic("<pre>a<b>\n\n</b></pre>"), "<pre>a<b>\n\n</b></pre>");
}

TEST(Paragraphs, AnExplicitParagraphIsParted) {
  EXPECT_EQ(classic("<p class=c>a\n\nb</p>c"), "<p class=c>a</p*>\n\n<p*>b</p><p*>c</p*>");
  EXPECT_EQ(classic("<p>a\n\n</p>b"), "<p>a</p*>\n\n{</p>}<p*>b</p*>");
}

TEST(Paragraphs, ImpliedBreaksSpanTheNewline) {
  Tape tape;
  read_html("a \r\n b", tape);
  apply_paragraph_rule(tape);
  expect_sound(tape);
  bool found = false;
  for (const Token& token : tape.tokens) {
    if (token.tag != Tag::br) continue;
    found = true;
    EXPECT_TRUE(token.has(implied));
    EXPECT_EQ(tape.bytes(token), "\r\n");
  }
  EXPECT_TRUE(found);
}

TEST(Paragraphs, DecodedTextStaysDecodedWhenParted) {
  EXPECT_EQ(classic("a &amp; b\nc &lt; d\n\n&#10;e &gt; f"),
            "<p*>a & b<br/*>c < d</p*>\n\n<p*>\ne > f</p*>");
}

TEST(Paragraphs, NewlinesBesideBlockTagsAreNoBreaks) {
  EXPECT_EQ(classic("<div>\na\n</div>\n"), "<div>\na\n</div>\n");
  EXPECT_EQ(classic("<blockquote>\na\n\nb\n</blockquote>"),
            "<blockquote>\n<p*>a</p*>\n\n<p*>b</p*>\n</blockquote>");
  EXPECT_EQ(classic("<div>\n\na</div>"), "<div>\n\n<p*>a</p*></div>");
}

TEST(Paragraphs, ABlankLineInAHeadingIsABreak) {
  EXPECT_EQ(classic("<h2>a\n\nb</h2>"), "<h2>a<br/*>\nb</h2>");
}

TEST(Paragraphs, StrayEndTagsOfBlocksEndThem) {
  EXPECT_EQ(classic("a</p>b"), "<p*>a</p*>{</p>}<p*>b</p*>");
  EXPECT_EQ(classic("a</b>b"), "<p*>a{</b>}b</p*>");
}

TEST(Paragraphs, ACommentAloneIsNoParagraph) {
  EXPECT_EQ(classic("a\n\n<!--more-->\n\nb"), "<p*>a</p*>\n\n{<!--more-->}\n\n<p*>b</p*>");
}

TEST(Paragraphs, PhrasingThatHoldsBlocksIsABlock) {
  EXPECT_EQ(classic("a <span>b\n<div>c</div>d</span> e"),
            "<p*>a </p*><span><p*>b</p*>\n<div>c</div><p*>d</p*></span><p*> e</p*>");
}

TEST(Paragraphs, NeverTouchPostsWithBlocks) {
  const char* const blocks = "<!-- wp:paragraph -->\n<p>a\nb</p>\n<!-- /wp:paragraph -->\n\nc\n\nd";
  EXPECT_EQ(classic(blocks), "[paragraph]\n<p>a\nb</p>\n[/paragraph]\n\nc\n\nd");
}

TEST(Paragraphs, EmptyAndWhiteBodiesHaveNone) {
  EXPECT_EQ(classic(""), "");
  EXPECT_EQ(classic(" \n\n "), " \n\n ");
}

TEST(ReadBody, FollowsTheFormat) {
  const auto read = [](std::string_view value, std::string_view format) {
    Tape tape;
    read_body(value, format, tape);
    return shown(tape);
  };
  EXPECT_EQ(read("a\n\nb", "classic"), "<p*>a</p*>\n\n<p*>b</p*>");
  EXPECT_EQ(read("a\n\nb", "html"), "a\n\nb");
  EXPECT_EQ(read("a\n\nb", "blocks"), "<p*>a</p*>\n\n<p*>b</p*>");  // as WordPress shows it
  EXPECT_EQ(read("<!-- wp:a /-->a\n\nb", "classic"), "[a/]a\n\nb");
  EXPECT_EQ(read("a <b>\nc", "text"), "<p*>a <b><br/*>c</p*>");
  EXPECT_EQ(read("", "text"), "");
}

}  // namespace
}  // namespace postferry
