// SPDX-License-Identifier: MIT
#include "body/html_read.h"

#include <gtest/gtest.h>

#include "tape_checks.h"

namespace postferry {
namespace {

using testing::expect_sound;
using testing::read_and_show;

TEST(HtmlRead, ReadsElementsTextAndReferences) {
  EXPECT_EQ(read_and_show(""), "");
  EXPECT_EQ(read_and_show("just text"), "just text");
  EXPECT_EQ(read_and_show("<P>a &amp; b</P>"), "<p>a & b</p>");
  EXPECT_EQ(read_and_show("<p>x<br>y<br/>z<BR />"), "<p>x<br/>y<br/>z<br/></p*>");
  EXPECT_EQ(read_and_show("&#146;&nbsp;&unknown;&amp"), "’\u00A0&unknown;&amp");
  EXPECT_EQ(read_and_show("<x-y>a</X-y>"), "<x-y>a</X-y>");
}

TEST(HtmlRead, ReadsAllFormsOfAttributes) {
  EXPECT_EQ(read_and_show("<a HREF=\"x?a=1&amp;b=2\" title='a > b' rel=nofollow download>t</a>"),
            "<a href=x?a=1&b=2 title=a > b rel=nofollow download=>t</a>");
  EXPECT_EQ(read_and_show("<a  href = \"x\"\n\ttitle\n=\n'y'/>z</a>"), "<a href=x title=y>z</a>");
  EXPECT_EQ(read_and_show("<img src=a/b.png/>"), "<img src=a/b.png//>");
  EXPECT_EQ(read_and_show("<img src=\"a\"alt=\"b\"/>"), "<img src=a alt=b/>");
  EXPECT_EQ(read_and_show("<p =x a=>y</p>"), "<p =x= a=>y</p>");
  EXPECT_EQ(read_and_show("<p / a>y</p / b>"), "<p a=>y</p>");
}

TEST(HtmlRead, LessThanThatIsNoTagIsText) {
  for (const char* text : {"a < b", "I <3 books", "<", "a<", "</", "<>", "1<2>1", "<-", "x </"})
    EXPECT_EQ(read_and_show(text), text);
  EXPECT_EQ(read_and_show("a < b <i>c</i> < d"), "a < b <i>c</i> < d");
}

TEST(HtmlRead, CommentsEndWhereTheStandardSays) {
  EXPECT_EQ(read_and_show("a<!--more-->b"), "a{<!--more-->}b");
  EXPECT_EQ(read_and_show("<!-->a"), "{<!-->}a");
  EXPECT_EQ(read_and_show("<!--->a"), "{<!--->}a");
  EXPECT_EQ(read_and_show("<!--x--!>a"), "{<!--x--!>}a");
  EXPECT_EQ(read_and_show("<!-- a -- b --->c"), "{<!-- a -- b --->}c");
  EXPECT_EQ(read_and_show("<!--<p>-->c"), "{<!--<p>-->}c");
  EXPECT_EQ(read_and_show("a<!-- <p>b"), "a{<!-- <p>b}");
}

TEST(HtmlRead, KeepsWhatIsNeitherElementNorComment) {
  EXPECT_EQ(read_and_show("<!DOCTYPE html>a<?php x ?>b<![CDATA[c]]>d</ x>e"),
            "{<!DOCTYPE html>}a{<?php x ?>}b{<![CDATA[c]]>}d{</ x>}e");
}

TEST(HtmlRead, RawTextHasNoMarkup) {
  EXPECT_EQ(read_and_show("<script>if (a<b) '<p>&amp;'</script>x"),
            "<script>if (a<b) '<p>&amp;'</script>x");
  EXPECT_EQ(read_and_show("<STYLE>p>a{}</Style >x"), "<style>p>a{}</style>x");
  EXPECT_EQ(read_and_show("<textarea><p>&lt;</textarea>"), "<textarea><p><</textarea>");
  EXPECT_EQ(read_and_show("<script></scripts></script>"), "<script></scripts></script>");
  EXPECT_EQ(read_and_show("<script><p>never closed"), "{<script>}<p>never closed</p*>");
}

TEST(HtmlRead, CutOffTagsAreText) {
  EXPECT_EQ(read_and_show("a <b"), "a <b");
  EXPECT_EQ(read_and_show("a <b class=\"x"), "a <b class=\"x");
  EXPECT_EQ(read_and_show("a </b"), "a </b");
  EXPECT_EQ(read_and_show("a <!x"), "a <!x");
}

TEST(HtmlRead, TagWithoutItsClosingQuoteEndsAtItsBracket) {
  EXPECT_EQ(read_and_show("<a href=\"x>y</a> <i title='>'>z</i>"),
            "<a href=x>y</a> <i title=>'>z</i>");
}

TEST(HtmlRead, ImpliesEndTags) {
  EXPECT_EQ(read_and_show("<p>a<p>b<h2>c</h2>d"), "<p>a</p*><p>b</p*><h2>c</h2>d");
  EXPECT_EQ(read_and_show("<p>a<ul><li>b<li>c<ul><li>d</ul><li>e</ul>f"),
            "<p>a</p*><ul><li>b</li*><li>c<ul><li>d</li*></ul></li*><li>e</li*></ul>f");
  EXPECT_EQ(read_and_show("<ul><li><p>a<li>b</ul>"), "<ul><li><p>a</p*></li*><li>b</li*></ul>");
  EXPECT_EQ(read_and_show("<dl><dt>a<dd>b<dt>c</dl>"),
            "<dl><dt>a</dt*><dd>b</dd*><dt>c</dt*></dl>");
  EXPECT_EQ(read_and_show("<select><option>a<option>b</select>"),
            "<select><option>a</option*><option>b</option*></select>");
  EXPECT_EQ(read_and_show("<h2>a<h3>b</h3>"), "<h2>a</h2*><h3>b</h3>");
  EXPECT_EQ(read_and_show("<a href=x>b<a href=y>c</a>"), "<a href=x>b</a*><a href=y>c</a>");
  EXPECT_EQ(read_and_show("<div><b>x</div>y"), "<div><b>x</b*></div>y");
}

TEST(HtmlRead, TablePartsEndEachOther) {
  EXPECT_EQ(
      read_and_show("<table><caption>t<thead><tr><th>a<th>b<tbody><tr><td>c<tr><td>d</table>"),
      "<table><caption>t</caption*><thead><tr><th>a</th*><th>b</th*></tr*></thead*>"
      "<tbody><tr><td>c</td*></tr*><tr><td>d</td*></tr*></tbody*></table>");
  EXPECT_EQ(read_and_show("<table><tr><td><table><tr><td>a</table>b</td></tr></table>"),
            "<table><tr><td><table><tr><td>a</td*></tr*></table>b</td></tr></table>");
}

TEST(HtmlRead, NoEndTagReachesOutOfACell) {
  EXPECT_EQ(read_and_show("<div><table><tr><td>a</div>b</td></tr></table></div>"),
            "<div><table><tr><td>a{</div>}b</td></tr></table></div>");
  EXPECT_EQ(read_and_show("<ul><li><ul></li></ul></ul>"), "<ul><li><ul>{</li>}</ul></li*></ul>");
}

TEST(HtmlRead, MisnestedPhrasingEndsWithItsBlock) {
  EXPECT_EQ(read_and_show("<b>x<i>y</b>z</i>"), "<b>x<i>y</i*></b>z{</i>}");
  EXPECT_EQ(read_and_show("<p><b>x</p>\n<p>y</b></p>"), "<p><b>x</b*></p>\n<p>y{</b>}</p>");
  EXPECT_EQ(read_and_show("<b>x<p>y</b>z</p>w"), "<b>x<p>y{</b>}z</p></b*>w");
  EXPECT_EQ(read_and_show("<h2>x</h3>y"), "<h2>x</h2>y");
}

TEST(HtmlRead, StraysMeanNothing) {
  EXPECT_EQ(read_and_show("a</p>b</div></x>"), "a{</p>}b{</div>}{</x>}");
  EXPECT_EQ(read_and_show("a</br>b"), "a<br/>b");
}

TEST(HtmlRead, SvgElementsCanCloseThemselves) {
  EXPECT_EQ(read_and_show("<svg><path d=x /><a/></svg>b<i/>c"),
            "<svg><path d=x/><a/></svg>b<i>c</i*>");
}

TEST(HtmlRead, ReadsBlocks) {
  EXPECT_EQ(read_and_show("<!-- wp:heading {\"level\":3} -->\n<h3>a</h3>\n<!-- /wp:heading -->\n\n"
                          "<!-- wp:core/more /-->"),
            "[heading]\n<h3>a</h3>\n[/heading]\n\n[more/]");
  EXPECT_EQ(read_and_show("<!-- wp:list --><ul><!-- wp:list-item --><li>a</li>"
                          "<!-- /wp:list-item --></ul><!-- /wp:list -->"),
            "[list]<ul>[list-item]<li>a</li>[/list-item]</ul>[/list]");
}

// The table of the block grammar. "<!-- wp:z /-->" sees to it that WordPress's test is positive.
TEST(HtmlRead, BlockDelimitersFollowTheGrammarToTheLetter) {
  const auto read = [](std::string text) { return read_and_show(text + "<!-- wp:z /-->"); };
  EXPECT_EQ(read("<!--wp:a /-->"), "{<!--wp:a /-->}[z/]");
  EXPECT_EQ(read("<!-- wp:a {\"x\":1}/-->"), "{<!-- wp:a {\"x\":1}/-->}[z/]");
  EXPECT_EQ(read("<!--\nwp:a\n{\"x\":1}\n/-->"), "[a/][z/]");
  EXPECT_EQ(read("<!-- wp:ns/Bad /-->"), "{<!-- wp:ns/Bad /-->}[z/]");
  EXPECT_EQ(read("<!-- wp:a {bad} /-->"), "[a/][z/]");
  EXPECT_EQ(read("<!-- wp:a/-->"), "{<!-- wp:a/-->}[z/]");
  EXPECT_EQ(read("<!-- wp:a {\"x\":\"} -->y\"} -->z"), "[a]y\"} -->z[z/][/a*]");
  EXPECT_EQ(read("<!-- wp:a {\"x\":\"--> y\"} /-->"), "[a/][z/]");
  EXPECT_EQ(read("<!-- wp:a -->x"), "[a]x[z/][/a*]");
  EXPECT_EQ(read("<!-- wp:a --><!-- wp:b -->x<!-- /wp:a -->z"), "[a][b]x[/a]z[z/][/a*]");
  EXPECT_EQ(read("x<!-- /wp:a -->y<!-- wp:b /-->"),
            "x{<!-- /wp:a -->}y{<!-- wp:b /-->}{<!-- wp:z /-->}");
  EXPECT_EQ(read_and_show("<!--\nwp:a /-->"), "{<!--\nwp:a /-->}");  // not even looked for
}

TEST(HtmlRead, TellsAttributesOfBlocksAsWritten) {
  Tape tape;
  read_html("<!-- wp:ns/a {\"e\":{}}  --><!-- wp:b /-->", tape);
  EXPECT_EQ(tape.name(tape.tokens[0]), "ns/a");
  EXPECT_EQ(tape.block_attributes(tape.tokens[0]), "{\"e\":{}}");
  EXPECT_EQ(tape.block_attributes(tape.tokens[1]), "");
}

TEST(HtmlRead, ElementsDoNotReachOutOfBlocks) {
  EXPECT_EQ(read_and_show("<!-- wp:a --><div><!-- /wp:a --></div>"), "[a]<div></div*>[/a]{</div>}");
  EXPECT_EQ(read_and_show("<div><!-- wp:a --></div><!-- /wp:a --></div>"),
            "<div>[a]{</div>}[/a]</div>");
  EXPECT_EQ(read_and_show("<!-- wp:html --><script>a<!-- /wp:html -->b</script>"),
            "[html]<script>a</script*>[/html]b{</script>}");
}

TEST(HtmlRead, IsReusable) {
  Tape tape;
  read_html("<a href='&lt;x'>&amp;</a>", tape);
  read_html("<b>x</b>", tape);
  expect_sound(tape);
  EXPECT_EQ(testing::shown(tape), "<b>x</b>");
}

}  // namespace
}  // namespace postferry
