// SPDX-License-Identifier: MIT
#include "body/markdown_write.h"

#include <gtest/gtest.h>

#include <string>

#include "unit/body/markdown_shape.h"

namespace postferry {
namespace {

using testing::markdown_of;
using testing::shape_of_html;
using testing::shape_of_markdown;

TEST(MarkdownWrite, ReviewReadsAsAPersonWouldWriteIt) {
  EXPECT_EQ(markdown_of("<h2>Never Let Me Go</h2>\n<p><strong>By: </strong>Kazuo Ishiguro<br />\n"
                        "<b>Rating:</b> 4/5</p>\n<ul>\n<li><i>Klara</i></li>\n<li>Nocturnes</li>\n"
                        "</ul>\n<blockquote>\n<p>Quiet.</p>\n</blockquote>\n<hr />"),
            "## Never Let Me Go\n\n**By:** Kazuo Ishiguro\\\n**Rating:** 4/5\n\n- *Klara*\n"
            "- Nocturnes\n\n> Quiet.\n\n---\n");
}

TEST(MarkdownWrite, TextThatLooksLikeMarksIsEscapedAndNoMore) {
  EXPECT_EQ(markdown_of("<p>1. no list</p>"), "1\\. no list\n");
  EXPECT_EQ(markdown_of("<p>1984 is a year, 4.5 a number</p>"), "1984 is a year, 4.5 a number\n");
  EXPECT_EQ(markdown_of("<p># no heading</p>"), "\\# no heading\n");
  EXPECT_EQ(markdown_of("<p>#hashtag</p>"), "#hashtag\n");
  EXPECT_EQ(markdown_of("<p>- no - list</p>"), "\\- no - list\n");
  EXPECT_EQ(markdown_of("<p>a\n=====</p>"), "a\n\\=====\n");
  EXPECT_EQ(markdown_of("<p>snake_case _x_ 2 * 3 *y*</p>"), "snake_case \\_x\\_ 2 * 3 \\*y\\*\n");
  EXPECT_EQ(markdown_of("<p>[sic] [a](b) [a]: b</p>"), "[sic] [a]\\(b) [a]\\: b\n");
  EXPECT_EQ(markdown_of("<p>&lt;b&gt; a &lt; b AT&amp;T &amp;lt;</p>"),
            "\\<b> a < b AT&T &amp;lt;\n");
  EXPECT_EQ(markdown_of("<p>C:\\dir \\* `</p>"), "C:\\dir \\\\\\* \\`\n");
  EXPECT_EQ(markdown_of("<p>see http://a.b and www.c.d, me@e.fg</p>"),
            "see http\\://a.b and www\\.c.d, me\\@e.fg\n");
  EXPECT_EQ(markdown_of("<p>about ~5, ~~no~~</p>"), "about ~5, \\~\\~no\\~\\~\n");
  EXPECT_EQ(markdown_of("<p>&nbsp;</p>"), "&nbsp;\n");
  EXPECT_EQ(markdown_of("<p>Titre&nbsp;: x</p>"), "Titre\xC2\xA0: x\n");
}

TEST(MarkdownWrite, EmphasisThatMarksCannotSayIsATag) {
  EXPECT_EQ(markdown_of("<p><strong>Rating:</strong>4</p>"), "<strong>Rating:</strong>4\n");
  EXPECT_EQ(markdown_of("<p>un<em>believ</em>able</p>"), "un*believ*able\n");
  EXPECT_EQ(markdown_of("<p><strong><em>a</em></strong></p>"), "**_a_**\n");
  EXPECT_EQ(markdown_of("<p><em><strong>a</strong></em></p>"), "***a***\n");
  EXPECT_EQ(markdown_of("<p><u>a</u><sub>2</sub></p>"), "<u>a</u><sub>2</sub>\n");
  EXPECT_EQ(markdown_of("<p>a<b></b> <i> </i>b</p>"), "a b\n");
}

TEST(MarkdownWrite, LinksAndImages) {
  EXPECT_EQ(markdown_of("<p><a href=\"https://a.b/c\">https://a.b/c</a></p>"), "<https://a.b/c>\n");
  EXPECT_EQ(markdown_of("<p>x <a href=\"/a b\" title='\"t\"'>l]k</a></p>"),
            "x [l\\]k](</a b> \"\\\"t\\\"\")\n");
  EXPECT_EQ(markdown_of("<p>Wow!<a href=\"/x\">y</a></p>"), "Wow\\![y](/x)\n");
  EXPECT_EQ(markdown_of("<p><img src=\"a.png\" alt=\"b\"></p>"), "![b](a.png)\n");
  EXPECT_EQ(markdown_of("<p><img src=\"a.png\" class=\"alignleft\" width=\"9\"></p>"),
            "<p><img src=\"a.png\" class=\"alignleft\" width=\"9\" /></p>\n");
  EXPECT_EQ(markdown_of("<p><a id=\"n1\"></a>x</p>"), "<a id=\"n1\"></a>x\n");
  EXPECT_EQ(markdown_of("<p><a href=\"/x\" rel=\"nofollow\">y</a> z</p>"),
            "<a href=\"/x\" rel=\"nofollow\">y</a> z\n");
}

TEST(MarkdownWrite, UrlAloneOnItsLineIsALink) {
  EXPECT_EQ(markdown_of("<p>https://a.b/watch?v=1_2</p>"), "<https://a.b/watch?v=1_2>\n");
  EXPECT_EQ(markdown_of("<p>Look:\nhttps://a.b\nthere</p>"), "Look:\n<https://a.b>\nthere\n");
  EXPECT_EQ(markdown_of("<p>https://a.b/watch?v=1&amp;t=2</p>"), "<https://a.b/watch?v=1&t=2>\n");
  EXPECT_EQ(shape_of_markdown("<https://a.b/watch?v=1&t=2>"),
            "<p><a href=https://a.b/watch?v=1&t=2>https://a.b/watch?v=1&t=2</a></p>");
  EXPECT_EQ(markdown_of("<p>https://a.b/?x&amp;copy;</p>").find("<https"), std::string::npos);
}

TEST(MarkdownWrite, CodeHasFencesLongerThanThoseInside) {
  EXPECT_EQ(markdown_of("<pre><code class=\"language-cpp\">a\n\n```\n</code></pre>"),
            "````cpp\na\n\n```\n````\n");
  EXPECT_EQ(markdown_of("<p><code>a`b</code> <code>`</code></p>"), "``a`b`` `` ` ``\n");
  EXPECT_EQ(markdown_of("<pre>a\n\n  b</pre>"), "<pre>a\n\n  b</pre>\n");
}

TEST(MarkdownWrite, ListsKeepTightAndLoose) {
  EXPECT_EQ(markdown_of("<ol start=\"3\"><li>a<ul><li>b</li></ul></li><li>c</li></ol>"),
            "3. a\n   - b\n4. c\n");
  EXPECT_EQ(markdown_of("<ul><li><p>a</p><p>b</p></li><li><p>c</p></li></ul>"),
            "- a\n\n  b\n\n- c\n");
  EXPECT_EQ(markdown_of("<ul><li>a</li></ul><ul><li>b</li></ul>"), "- a\n\n* b\n");
  EXPECT_EQ(markdown_of("<ul><li>a</li><li><p>b</p></li></ul>"),
            "<ul><li>a</li><li><p>b</p></li></ul>\n");
  EXPECT_EQ(markdown_of("<ul><li><input type=\"checkbox\" checked=\"\" disabled=\"\"> done</li>"
                        "<li>[ ] not</li></ul>"),
            "- [x] done\n- \\[ ] not\n");
}

TEST(MarkdownWrite, TablesThatFitAreGitHubs) {
  EXPECT_EQ(markdown_of("<table><thead><tr><th>a|b</th><th align=\"right\">c</th></tr></thead>"
                        "<tbody><tr><td>x<br>y</td><td align=\"right\"></td></tr></tbody></table>"),
            "| a\\|b | c |\n| --- | --: |\n| x<br />y | |\n");
  const std::string spans = "<table><tr><th>a</th></tr><tr><td rowspan=\"2\">b</td></tr></table>";
  EXPECT_EQ(markdown_of(spans).substr(0, 7), "<table>");
  EXPECT_EQ(shape_of_markdown(markdown_of(spans)), shape_of_html(spans));
}

TEST(MarkdownWrite, HtmlHasNoBlankLineThatWouldEndIt) {
  EXPECT_EQ(markdown_of("<figure>\n\n<img src=\"a\">\n\n<figcaption>c</figcaption></figure>"),
            "<figure>\n<img src=\"a\" />\n<figcaption>c</figcaption></figure>\n");
  EXPECT_EQ(markdown_of("<dl><dd><pre>a\n\nb</pre></dd></dl>"),
            "<dl><dd><pre>a\n&#10;b</pre></dd></dl>\n");
  EXPECT_EQ(markdown_of("<pre>a\n<pre>b\n</pre>\n*c*</pre>"),
            "<pre>a&#10;<pre>b&#10;</pre>&#10;*c*</pre>\n");
  EXPECT_EQ(markdown_of("<div class=\"c\"><p>a</p><p>b</p></div>"),
            "<div class=\"c\">\n\na\n\nb\n\n</div>\n");
}

TEST(MarkdownWrite, BlocksThatTheMarkdownImpliesHaveNoDelimiters) {
  EXPECT_EQ(markdown_of("<!-- wp:paragraph -->\n<p>a</p>\n<!-- /wp:paragraph -->\n\n"
                        "<!-- wp:heading {\"level\":3} -->\n<h3 class=\"wp-block-heading\">b</h3>\n"
                        "<!-- /wp:heading -->\n\n<!-- wp:list {\"ordered\":true} -->\n"
                        "<ol class=\"wp-block-list\"><!-- wp:list-item -->\n<li>c</li>\n"
                        "<!-- /wp:list-item --></ol>\n<!-- /wp:list -->\n\n<!-- wp:image -->\n"
                        "<figure class=\"wp-block-image\"><img src=\"i.png\" alt=\"\"/></figure>\n"
                        "<!-- /wp:image -->\n\n<!-- wp:separator -->\n"
                        "<hr class=\"wp-block-separator has-alpha-channel-opacity\"/>\n"
                        "<!-- /wp:separator -->\n\n<!-- wp:quote -->\n"
                        "<blockquote class=\"wp-block-quote\"><!-- wp:paragraph -->\n<p>d</p>\n"
                        "<!-- /wp:paragraph --></blockquote>\n<!-- /wp:quote -->\n\n"
                        "<!-- wp:more -->\n<!--more-->\n<!-- /wp:more -->"),
            "a\n\n### b\n\n1. c\n\n![](i.png)\n\n---\n\n> d\n\n<!--more-->\n");
}

TEST(MarkdownWrite, OtherBlocksKeepTheirs) {
  EXPECT_EQ(markdown_of("<!-- wp:paragraph {\"align\":\"center\"} -->\n<p>a</p>\n"
                        "<!-- /wp:paragraph -->\n<!-- wp:latest-posts /-->"),
            "<!-- wp:paragraph {\"align\":\"center\"} -->\n\na\n\n<!-- /wp:paragraph -->\n\n"
            "<!-- wp:latest-posts /-->\n");
  const std::string image =
      "<!-- wp:image {\"id\":1} -->\n<figure class=\"wp-block-image size-large\">"
      "<img src=\"i.png\" alt=\"\" class=\"wp-image-1\" /></figure>\n<!-- /wp:image -->\n";
  EXPECT_EQ(markdown_of(image), image);
}

TEST(MarkdownWrite, PageMarksStandOnLinesOfTheirOwn) {
  EXPECT_EQ(markdown_of("<p>a<br />\n<!--more--><br />\nb</p>"), "a\n\n<!--more-->\n\nb\n");
  EXPECT_EQ(markdown_of("<p>a</p><!--nextpage--><p>b</p>"), "a\n\n<!--nextpage-->\n\nb\n");
  EXPECT_EQ(markdown_of("<p>a <!--more--> b</p>"), "a <!--more--> b\n");
}

TEST(MarkdownWrite, ShortcodesStayAsTheyAre) {
  EXPECT_EQ(markdown_of("<p>[gallery ids=\"1,2\" link=\"file\"]</p>"),
            "[gallery ids=\"1,2\" link=\"file\"]\n");
  EXPECT_EQ(markdown_of("<p>[embed]https://a.b/c_d[/embed]</p>"),
            "[embed]https://a.b/c_d[/embed]\n");
  const std::string caption =
      "<p>[caption id=\"attachment_12\" align=\"alignleft\" width=\"300\"]"
      "<img src=\"a.png\" class=\"wp-image-12\"> A caption[/caption]</p>";
  EXPECT_EQ(markdown_of(caption),
            "[caption id=\"attachment_12\" align=\"alignleft\" width=\"300\"]"
            "<img src=\"a.png\" class=\"wp-image-12\" /> A caption[/caption]\n");
  EXPECT_EQ(shape_of_markdown("[embed]https://a.b/c_d[/embed]"),
            "<p>[embed]https://a.b/c_d[/embed]</p>");
}

TEST(MarkdownWrite, TemplatesFindNothingOfTheirs) {
  MarkdownOptions jekyll;
  jekyll.jekyll = true;
  MarkdownOptions hugo;
  hugo.hugo = true;
  const std::string html =
      "<p>{{ a }} {% b %} {{&lt; c &gt;}}</p><pre><code>{{ d }}</code></pre>"
      "<p><code>{% e %}</code></p>";
  for (const MarkdownOptions& options : {jekyll, hugo}) {
    const std::string markdown = markdown_of(html, options);
    EXPECT_EQ(markdown.find(options.hugo ? "{{<" : "{{"), std::string::npos) << markdown;
    EXPECT_EQ(markdown.find(options.hugo ? "{{%" : "{%"), std::string::npos) << markdown;
    EXPECT_EQ(shape_of_markdown(markdown), shape_of_html(html)) << markdown;
  }
  // What is a template to the one is code to the other.
  EXPECT_EQ(markdown_of("<p><code>{{ a }} {% b %}</code></p>", hugo), "`{{ a }} {% b %}`\n");
  EXPECT_EQ(markdown_of("<pre><code>{{ a }}\n</code></pre>", hugo), "```\n{{ a }}\n```\n");
  for (const char* code : {"{{&lt; a &gt;}}", "{{% a %}}", "x{{{&lt;", "{{%"}) {
    const std::string markdown = markdown_of("<p><code>" + std::string(code) + "</code></p>", hugo);
    EXPECT_TRUE(markdown.starts_with("<code>")) << markdown;
  }
  EXPECT_EQ(markdown_of("<p>{{ a }}</p>"), "{{ a }}\n");
  EXPECT_EQ(markdown_of("<h2>a {#b}</h2>", hugo), "## a \\{#b}\n");
  EXPECT_EQ(markdown_of("<p>a | b</p>", jekyll), "a \\| b\n");
}

TEST(MarkdownWrite, NothingGivesNothing) {
  EXPECT_EQ(markdown_of(""), "");
  EXPECT_EQ(markdown_of(" \n"), "");
  EXPECT_EQ(markdown_of("<p></p><p> </p>"), "");
}

}  // namespace
}  // namespace postferry
