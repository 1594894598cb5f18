// SPDX-License-Identifier: MIT
#include "body/html_write.h"

#include <gtest/gtest.h>

#include "body/body_read.h"
#include "body/html_read.h"
#include "tape_checks.h"

namespace postferry {
namespace {

using testing::normal_form;

std::string written(std::string_view body, std::string_view format, HtmlStyle style) {
  Tape tape;
  read_body(body, format, tape);
  std::string out;
  write_html(tape, out, style);
  return out;
}
std::string plain(std::string_view html) { return written(html, "html", HtmlStyle::plain); }
std::string to_classic(std::string_view html) { return written(html, "html", HtmlStyle::classic); }
std::string to_blocks(std::string_view html) { return written(html, "html", HtmlStyle::blocks); }

TEST(HtmlWrite, WritesOneFormOfEverything) {
  EXPECT_EQ(plain("<P CLASS=a>x<BR>&lt;&nbsp;&quot;"), "<p class=\"a\">x<br />&lt;\u00A0\"</p>");
  EXPECT_EQ(plain("<a href='?a&amp;b=\"&gt;'>x</a>"), "<a href=\"?a&amp;b=&quot;&gt;\">x</a>");
  EXPECT_EQ(plain("<input disabled>"), "<input disabled=\"\" />");
  EXPECT_EQ(plain("a < b & c"), "a &lt; b &amp; c");
}

TEST(HtmlWrite, BalancesAndLeavesOutStrays) {
  EXPECT_EQ(plain("<b>x<p>y</i></p>"), "<b>x<p>y</p></b>");
  EXPECT_EQ(plain("<h2>a</h3>"), "<h2>a</h2>");
  EXPECT_EQ(plain("<!-- wp:a --><p>x"), "<!-- wp:a --><p>x</p><!-- /wp:a -->");
}

TEST(HtmlWrite, RawTextStaysRaw) {
  EXPECT_EQ(plain("<script>a<b && c</script>"), "<script>a<b && c</script>");
  EXPECT_EQ(plain("<textarea>&lt;p></textarea>"), "<textarea>&lt;p&gt;</textarea>");
}

TEST(HtmlWrite, EndsWhatTheSourceCutOff) {
  EXPECT_EQ(plain("a<!-- b"), "a<!-- b-->");
  EXPECT_EQ(plain("a<!DOCTYPE x>"), "a<!DOCTYPE x>");
}

TEST(HtmlWrite, PutsBlocksOnLinesOfTheirOwn) {
  EXPECT_EQ(plain("<p>a</p><ul><li>b</li><li>c</li></ul><hr><p>d</p>"),
            "<p>a</p>\n<ul><li>b</li>\n<li>c</li>\n</ul>\n<hr />\n<p>d</p>");
}

TEST(HtmlWriteClassic, LeavesParagraphsAndBreaksToTheEditor) {
  EXPECT_EQ(to_classic("<p>By: X<br />\nRating: 4/5</p>\n<p>Two\nlines</p>"),
            "By: X\nRating: 4/5\n\nTwo lines");
  EXPECT_EQ(to_classic("<p>a</p><h2>b</h2><ul><li>c<br>d</li></ul>e"),
            "a\n\n<h2>b</h2>\n\n<ul><li>c<br />d</li>\n</ul>\n\ne");
  EXPECT_EQ(to_classic("<blockquote><p>a</p><p>b<br>c</p></blockquote>"),
            "<blockquote>a\n\nb\nc</blockquote>");
  EXPECT_EQ(to_classic("<p style=\"x\">a</p>"), "<p style=\"x\">a</p>");
  EXPECT_EQ(to_classic("<pre>a\n\nb</pre>"), "<pre>a\n\nb</pre>");
  EXPECT_EQ(to_classic("<p>a<br></p>"), "<p>a<br /></p>");
  EXPECT_EQ(to_classic("<p></p><p> </p>"), "");
}

TEST(HtmlWriteClassic, APostWithBlocksKeepsThem) {
  EXPECT_EQ(to_classic("<!-- wp:a /-->"), "<!-- wp:a /-->");
}

TEST(HtmlWriteBlocks, WritesParagraphsAndHeadings) {
  EXPECT_EQ(to_blocks("<p>a</p>"), "<!-- wp:paragraph -->\n<p>a</p>\n<!-- /wp:paragraph -->");
  EXPECT_EQ(to_blocks("<h2>a</h2>\n<h3>b</h3>"),
            "<!-- wp:heading -->\n<h2 class=\"wp-block-heading\">a</h2>\n<!-- /wp:heading -->\n\n"
            "<!-- wp:heading {\"level\":3} -->\n<h3 class=\"wp-block-heading\">b</h3>\n"
            "<!-- /wp:heading -->");
  EXPECT_EQ(to_blocks("x <b>y</b>"),
            "<!-- wp:paragraph -->\n<p>x <b>y</b></p>\n<!-- /wp:paragraph -->");
  EXPECT_EQ(to_blocks("<p class=\"a--b\">x</p>"),
            "<!-- wp:paragraph {\"className\":\"a\\u002d\\u002db\"} -->\n"
            "<p class=\"a--b\">x</p>\n<!-- /wp:paragraph -->");
}

TEST(HtmlWriteBlocks, WritesListsWithItems) {
  EXPECT_EQ(to_blocks("<ol start=3><li>a<ul><li>b</li></ul></li><li><p>c</p></li></ol>"),
            "<!-- wp:list {\"ordered\":true,\"start\":3} -->\n<ol start=\"3\" "
            "class=\"wp-block-list\"><!-- wp:list-item -->\n<li>a<!-- wp:list -->\n"
            "<ul class=\"wp-block-list\"><!-- wp:list-item -->\n<li>b</li>\n<!-- /wp:list-item -->"
            "</ul>\n<!-- /wp:list --></li>\n<!-- /wp:list-item -->\n\n<!-- wp:list-item -->\n"
            "<li>c</li>\n<!-- /wp:list-item --></ol>\n<!-- /wp:list -->");
  EXPECT_EQ(to_blocks("<ul><li><p>a</p><p>b</p></li></ul>"),
            "<!-- wp:html -->\n<ul><li><p>a</p>\n<p>b</p>\n</li>\n</ul>\n<!-- /wp:html -->");
}

TEST(HtmlWriteBlocks, WritesQuotesCodeRulesAndImages) {
  EXPECT_EQ(to_blocks("<blockquote><p>a</p><cite>b</cite></blockquote>"),
            "<!-- wp:quote -->\n<blockquote class=\"wp-block-quote\"><!-- wp:paragraph -->\n"
            "<p>a</p>\n<!-- /wp:paragraph --><cite>b</cite></blockquote>\n<!-- /wp:quote -->");
  EXPECT_EQ(to_blocks("<pre><code>a &lt;\n\nb</code></pre>"),
            "<!-- wp:code -->\n<pre class=\"wp-block-code\"><code>a &lt;\n\nb</code></pre>\n"
            "<!-- /wp:code -->");
  EXPECT_EQ(to_blocks("<hr>"),
            "<!-- wp:separator -->\n<hr class=\"wp-block-separator\" />\n<!-- /wp:separator -->");
  EXPECT_EQ(to_blocks("<p><img src=\"a\" alt=\"b\"></p>"),
            "<!-- wp:image -->\n<figure class=\"wp-block-image\"><img src=\"a\" alt=\"b\" />"
            "</figure>\n<!-- /wp:image -->");
}

TEST(HtmlWriteBlocks, WritesMoreAndLeavesTheRestToHtml) {
  EXPECT_EQ(to_blocks("<!--more go -- on-->"),
            "<!-- wp:more {\"customText\":\"go \\u002d\\u002d on\"} -->\n<!--more go -- on-->\n"
            "<!-- /wp:more -->");
  EXPECT_EQ(to_blocks("<!--nextpage-->"),
            "<!-- wp:nextpage -->\n<!--nextpage-->\n<!-- /wp:nextpage -->");
  EXPECT_EQ(to_blocks("<table><tr><td>a</td></tr></table>"),
            "<!-- wp:html -->\n<table><tr><td>a</td>\n</tr>\n</table>\n<!-- /wp:html -->");
}

TEST(HtmlWriteBlocks, BlocksThatAreThereStayAsTheyAre) {
  const char* const blocks =
      "<!-- wp:ns/x {\"a\":1} -->\n<div><!-- wp:paragraph -->\n<p>a</p>\n<!-- /wp:paragraph -->"
      "</div>\n<!-- /wp:ns/x -->\n\n<!-- wp:latest-posts /-->";
  EXPECT_EQ(to_blocks(blocks), blocks);
}

TEST(HtmlWrite, MarkdownBecomesWordPressAndReadsBackEqual) {
  const char* const markdown =
      "# T\n\nBy: *X*  \nRating: **4/5**\n\n- a\n- b `c<d`\n  1. e\n\n> q\n>\n> r\n\n"
      "```\nx  <y>\n\nz\n```\n\n![alt](c.jpg)\n\n---\n\nEnd [l](http://a.b/?c&d).\n";
  Tape source;
  read_body(markdown, "markdown", source);
  for (const HtmlStyle style : {HtmlStyle::plain, HtmlStyle::classic, HtmlStyle::blocks}) {
    std::string out;
    write_html(source, out, style);
    Tape back;
    read_body(out, style == HtmlStyle::plain ? "html" : "classic", back);
    testing::expect_sound(back, out);
    EXPECT_EQ(testing::core_form(back), testing::core_form(source)) << out;
  }
}

}  // namespace
}  // namespace postferry
