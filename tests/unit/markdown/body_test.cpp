// SPDX-License-Identifier: MIT
// Bodies of other formats: unedited Markdown gives the original byte for byte, an edited paragraph
// changes that paragraph only.
#include <gtest/gtest.h>

#include "base/ascii.h"
#include "unit/markdown/blog.h"

namespace postferry::markdown_test {
namespace {

struct Case {
  const char* format;
  const char* body;
};

const std::vector<Case>& bodies() {
  static const std::vector<Case> list = {
      {"classic", "One paragraph."},
      {"classic",
       "By: Kazuo Ishiguro\nSubject Matter: memory\nRating: 4/5\n\nIt is <em>quiet</em>."},
      {"classic", "One.\n\n\n\nTwo.\n\n"},
      {"classic", "One.\r\nTwo."},
      {"classic", "  leading blanks\n\ntrailing blanks  "},
      {"classic", "a &lt;b&gt; literal, a & bare, &nbsp; and &copy; \xC2\xA9"},
      {"classic",
       "<b>bold</b> and <strong>strong</strong>, <i>i</i> <em>em</em>\n\n<hr>\n\n<hr />"},
      {"classic",
       "[caption id=\"a\" width=\"3\"]<img src=\"a.png\" alt=\"x\" />A "
       "caption[/caption]\n\n[gallery ids=\"1,2\"]"},
      {"classic", "Intro\n<!--more-->\nRest\n\n<!--nextpage-->\n\nLast"},
      {"classic", "<ul>\n<li>one</li>\n\t<li>two</li>\n</ul>\n<blockquote>q\n\nr</blockquote>"},
      {"classic", "<pre>a\n\n  b</pre>\n\n<script>if (a < b) {\n\n}</script>"},
      {"classic", "<p align=\"center\">x</p>\n<div class=\"y\">z\n\nw</div>"},
      {"classic", "unclosed <b>bold\n\nnext <a href=\"x\">link"},
      {"classic", "backslash \\ star * under_score [x](y) # 1. `code` ~~~ |"},
      {"classic", "\n\n"},
      {"classic", "   "},
      {"html", "<p>One</p><p>Two</p>"},
      {"html", "<P>Upper<BR>case</P>"},
      {"html", "no markup at all"},
      {"html", "<table><tr><td>a|b<br>c</td></tr></table>"},
      {"html", "<details><summary>s</summary>d</details>"},
      {"blocks",
       "<!-- wp:paragraph -->\n<p>One.</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:paragraph "
       "-->\n<p>Two.</p>\n<!-- /wp:paragraph -->"},
      {"blocks",
       "<!-- wp:heading {\"level\":3} -->\n<h3 class=\"wp-block-heading\">H</h3>\n<!-- /wp:heading "
       "-->\n\n<!-- wp:list -->\n<ul><!-- wp:list-item -->\n<li>a</li>\n<!-- /wp:list-item "
       "--></ul>\n<!-- /wp:list -->"},
      {"blocks",
       "<!-- wp:image {\"id\":5} -->\n<figure class=\"wp-block-image\"><img src=\"a.png\" "
       "alt=\"\"/></figure>\n<!-- /wp:image -->\n\n<!-- wp:my/thing {\"a\":{\"b\":\"--\"}} /-->"},
      {"blocks",
       "<!-- wp:paragraph {\"align\":\"center\"} -->\n<p "
       "class=\"has-text-align-center\">x</p>\n<!-- /wp:paragraph -->\n\n"},
      {"text", "plain & <text>\n\nwith *stars*\nand lines"},
      {"markdown", "# As it is\n\n* star\n\n\n[x]: y\n\n"},
      {"unheard-of", "<p>x</p>"},
      // What WordPress's block parser, paragraph rule, shortcodes and page marks were measured
      // with.
      {"blocks", "<!--wp:a /--><!-- wp:z /-->"},
      {"blocks", "<!-- wp:a {\"x\":1}/--><!-- wp:z /-->"},
      {"blocks", "<!--\nwp:a\n{\"x\":1}\n/--><!-- wp:z /-->"},
      {"blocks", "<!-- wp:ns/Bad /--><!-- wp:z /-->"},
      {"blocks", "<!-- wp:a {bad} /-->"},
      {"blocks", "<!-- wp:a {\"x\":\"} -->y\"} -->z"},
      {"blocks", "<!-- wp:a -->x"},
      {"blocks", "<!-- wp:a --><!-- wp:b -->x<!-- /wp:a -->z"},
      {"blocks", "x<!-- /wp:a -->y<!-- wp:b /-->"},
      {"blocks",
       "<!-- wp:a "
       "{\"a\":\"x\\u002d\\u002dy\",\"b\":\"\\u003cb\\u003e\\u0026\\u0022q\\u0022\\u005cn\\u005c\"}"
       " /-->"},
      {"blocks", "<!-- wp:a {\"a\":\"x\\\\n\\\\u0022} /-->"},
      {"blocks", "<!-- wp:a {\"e\":{}} /-->"},
      {"blocks", "<!-- wp:block {\"ref\":12} /-->"},
      {"blocks",
       "<!-- wp:jetpack/rating-star {\"rating\":4} -->\n<figure class=\"x\"><span>\xE2"
       "\x98"
       "\x85"
       "\xE2"
       "\x98"
       "\x85"
       "\xE2"
       "\x98"
       "\x85"
       "\xE2"
       "\x98"
       "\x85"
       "</span></figure>\n<!-- /wp:jetpack/rating-star -->"},
      {"classic", "Para one\nline two\n\nPara two"},
      {"classic", "By: X\nRating: 4/5\n\n<ul>\n<li>A</li>\n<li>B</li>\n</ul>\nafter"},
      {"classic", "Coming up:\n<ol>\n\t<li>A by B</li>\n</ol>"},
      {"classic", "<blockquote>q</blockquote>\ntext"},
      {"classic", "text<br><br>more<br />\nx"},
      {"classic", "<div>a</div>b\nc"},
      {"classic", "x\n<h2>T</h2>\ny"},
      {"classic", "a<hr>b"},
      {"classic", "<p>a\nb</p>"},
      {"classic", "<table><tr><td>a\nb</td></tr></table>"},
      {"classic", "<ul><li>a\n\nb</li></ul>"},
      {"classic", "<b>x\n\ny</b>"},
      {"classic", "<script>\nvar a;\n\n</script>"},
      {"classic", "<pre>a\n\nb</pre>\n\nx"},
      {"classic", "<figure><img>\n<figcaption>c</figcaption>\n</figure>"},
      {"classic", "para\n<!--more-->\nrest"},
      {"blocks", "<!-- wp:paragraph -->\n<p>a</p>\n<!-- /wp:paragraph -->"},
      {"classic", "<P>a<BR>b</P>"},
      {"classic", "[gallery ids=\"1,2\"]\n\ntext [gallery] in"},
      {"classic",
       "[[tag]] [sic] [1] [tag a=\xE2"
       "\x80"
       "\x9D"
       "b\xE2"
       "\x80"
       "\x9D"
       " c=&#8221;d&#8221; /]"},
      {"classic",
       "[caption id=\"attachment_12\" align=\"alignleft\" width=\"300\"]<a href=\"u\"><img "
       "src=\"i.png\" /></a> Caption <em>text</em>[/caption]"},
      {"classic", "[caption width=\"300\" caption=\"text\"]<img src=\"i.png\">[/caption]"},
      {"classic",
       "[audio src=\"a.mp3\"][/audio][playlist type=\"video\" ids=\"1\"][youtube "
       "https://y.example/x?v=1]"},
      {"classic", "a<!--more custom link text-->b"},
      {"classic", "<!--noteaser-->\na\n<!--nextpage-->\nb"},
      {"classic", "<!-- more -->\na"},
      {"blocks",
       "<!-- wp:more {\"customText\":\"x\",\"noTeaser\":true} -->\n<!--more "
       "x-->\n<!--noteaser-->\n<!-- /wp:more -->"},
      {"classic",
       "https://youtu.be/x_1?a=b&c=d\n\n  HTTPS://a.example/ \nx\n\n[embed "
       "width=\"1\"]https://y.example[/embed]"},
      {"classic",
       "&#146;quoted&#147; &hellip; &nbsp; By\xEF"
       "\xBC"
       "\x9A"
       "X&nbsp;: 4\xC2"
       "\xA0"
       ""},
      {"classic",
       "<cite>T</cite> <a rel=\"nofollow ugc\" href=\"u\">x</a> <img class=\"wp-image-1 alignleft "
       "size-full\" src=\"i\" />"},
      {"classic",
       "&nbsp;\n\n\xE2"
       "\x80"
       "\x8B"
       "x\xE2"
       "\x80"
       "\x8B"
       "\n\n&nbsp;"},
  };
  return list;
}

TEST(Bodies, ComeBackByteForByte) {
  for (const char* name : {"plain", "hugo", "jekyll"})
    for (const Case& body : bodies()) {
      const Post post = post_with(body.format, body.body);
      const WrittenBlog blog = write_blog({post}, flavor(name));
      const Post back = read_back(blog).posts.at(0);
      ASSERT_TRUE(back.content) << body.body;
      EXPECT_EQ(back.content->format, body.format) << body.body << "\n" << blog.files[0].second;
      EXPECT_EQ(back.content->value, body.body) << blog.files[0].second;
      EXPECT_EQ(json_of(back), json_of(post));
    }
}

// As many edits as there is text: then the text itself is carried.
TEST(Bodies, ComeBackWhereAllOfThemIsSpeltInAnotherWay) {
  for (const int size : {1, 10, 100, 2'000, 20'000})
    for (const char* unit : {"\x01\x01&#8211;", "&#8211;", "\x01&#8211;", "&amp;&hellip;\x02"}) {
      std::string body = "<p>";
      for (int i = 0; i < size; ++i) body += unit;
      const Post back = read_back(write_blog({post_with("html", body + "</p>")})).posts.at(0);
      ASSERT_TRUE(back.content);
      ASSERT_EQ(back.content->value, body + "</p>") << size << " " << unit;
    }
}

TEST(Bodies, OfTheUsualKindNeedNothingButTheirFormat) {
  for (const Case& body : {bodies()[0], bodies()[1], bodies()[21]}) {
    const std::string text = write_post(post_with(body.format, body.body));
    EXPECT_NE(text.find("postferry: '{\"body\":\"" + std::string(body.format) + "\"}'\n"),
              std::string::npos)
        << text;
  }
}

// Every paragraph is edited in turn; all others keep their bytes.
void expect_local_edits(const std::string& format, const std::vector<std::string>& blocks,
                        const std::vector<std::string>& separators) {
  std::string body;
  for (std::size_t i = 0; i < blocks.size(); ++i)
    body += blocks[i] + (i < separators.size() ? separators[i] : "");
  const std::string text = write_post(post_with(format, body));
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const std::string word = "word" + std::to_string(i);
    if (blocks[i].find(word) == std::string::npos) continue;
    const std::string edited = replace_all(text, word, "changed");
    ASSERT_NE(edited, text) << word;
    const std::string back = read_post(edited, "x.md").content->value;
    std::string expected_front;
    std::string expected_back;
    for (std::size_t j = 0; j < i; ++j) expected_front += blocks[j] + separators[j];
    for (std::size_t j = i + 1; j < blocks.size(); ++j)
      expected_back += blocks[j] + (j < separators.size() ? separators[j] : "");
    EXPECT_TRUE(back.starts_with(expected_front)) << word << "\n" << back;
    EXPECT_TRUE(back.ends_with(expected_back)) << word << "\n" << back << "\n--\n" << expected_back;
    EXPECT_NE(back.find("changed"), std::string::npos);
  }
}

TEST(EditedBodies, ChangeTheEditedParagraphOnly) {
  const std::vector<std::string> usual(4, "\n\n");
  expect_local_edits(
      "classic",
      {"Plain word0.", "With <b>word1</b> &nbsp; oddly.", "<hr>", "<i>word3</i>", "Plain word4."},
      usual);
  expect_local_edits("classic", {"One word0.", "Two word1.", "Three <b>word2</b>."},
                     {"\n\n\n\n", "\n \n"});
  expect_local_edits(
      "blocks",
      {"<!-- wp:paragraph -->\n<p>a word0</p>\n<!-- /wp:paragraph -->",
       "<!-- wp:paragraph {\"align\":\"center\"} -->\n<p "
       "class=\"has-text-align-center\"><b>word1</b></p>\n<!-- /wp:paragraph -->",
       "<!-- wp:my/thing /-->", "<!-- wp:paragraph -->\n<p>a word3</p>\n<!-- /wp:paragraph -->"},
      {"\n\n", "\n\n\n", "\n\n"});
}

TEST(EditedBodies, TakeNewAndLoseOldParagraphs) {
  const std::string body = "First <b>one</b>.\n\nSecond <i>two</i>.\n\nThird <b>three</b>.";
  const std::string text = write_post(post_with("classic", body));
  const std::string markdown = text.substr(text.find("---\n\n") + 5);
  const auto with = [&](const std::string& edited) {
    return read_post(replace_all(text, markdown, edited), "x.md").content->value;
  };
  EXPECT_EQ(with(markdown), body);
  EXPECT_EQ(with(replace_all(markdown, "Second", "New.\n\nSecond")),
            "First <b>one</b>.\n\nNew.\n\nSecond <i>two</i>.\n\nThird <b>three</b>.");
  EXPECT_EQ(with(replace_all(markdown, "Second *two*.\n\n", "")),
            "First <b>one</b>.\n\nThird <b>three</b>.");
  EXPECT_EQ(with("Third **three**.\n\nFirst **one**.\n"),
            "Third <b>three</b>.\n\nFirst <b>one</b>.");
  EXPECT_EQ(with(markdown + "\nLast.\n"), body + "\n\nLast.");
}

// What becomes of a classic body if its Markdown is edited.
std::string edited(const std::string& body, std::string_view before, const std::string& after) {
  const std::string text = write_post(post_with("classic", body));
  const std::string markdown = text.substr(text.find("---\n\n") + 5);
  const std::string changed =
      before.empty() ? markdown + after : replace_all(markdown, before, after);
  EXPECT_NE(changed, markdown);
  return read_post(text.substr(0, text.size() - markdown.size()) + changed, "x.md").content->value;
}

TEST(EditedBodies, HaveTheLinksThatAreDefinedElsewhereInTheFile) {
  const std::string body = "One <b>b</b>.\n\nTwo.\n\nThree <i>i</i>.";
  const std::string link = "<a href=\"https://x.example/\">";
  const auto with = [&](const std::string& two) { return edited(body, "Two.", two); };
  const auto expected = [](const std::string& two) {
    return "One <b>b</b>.\n\n" + two + "\n\nThree <i>i</i>.";
  };
  EXPECT_EQ(with("See [it][1].\n\n[1]: https://x.example/"), expected("See " + link + "it</a>."));
  EXPECT_EQ(with("  [1]: <https://x.example/> \"T\"\n\nSee [1]."),
            expected("See <a href=\"https://x.example/\" title=\"T\">1</a>."));
  EXPECT_EQ(with("[1]: https://y.example/\n[2]: https://x.example/\nSee [it][2].\n\nAnd [it][2]."),
            expected("See " + link + "it</a>.\n\nAnd " + link + "it</a>."));
  EXPECT_EQ(edited(body, "", "\nLast [it].\n\n[it]: https://x.example/\n"),
            body + "\n\nLast " + link + "it</a>.");
  EXPECT_EQ(edited("<p>Plain</p>", "Plain", "a [1]\n\n[1]: https://x.example/"),
            "a " + link + "1</a>");
}

TEST(EditedBodies, TakeNoTextForADefinition) {
  for (const char* text : {"[Note] see [b]: c", "[1]: no definition as it has words",
                           "[1]: \"no\" [x]: y", "`[1]: https://x.example/`"}) {
    const std::string back =
        edited("One.\n\nTwo.\n\nThree.", "Two.", text + std::string("\n\nx [1] y"));
    EXPECT_TRUE(back.starts_with("One.\n\n")) << back;
    EXPECT_TRUE(back.ends_with("\n\nx [1] y\n\nThree.")) << back;
    EXPECT_LE(back.size(), std::string_view("One.\n\n\n\nx [1] y\n\nThree.").size() + 60) << back;
  }
}

// The block was not edited, but it is no longer what it was: its fix is for what it was.
TEST(EditedBodies, GiveBracketsTheLinkThatADefinitionMakesOfThem) {
  EXPECT_EQ(edited("A [sic] and <b>bold</b>.\n\nTwo <i>[sic]</i>.\n\nThree <i>x</i>.", "",
                   "\n[sic]: https://x.example/\n"),
            "A <a href=\"https://x.example/\">sic</a> and <strong>bold</strong>.\n\n"
            "Two <em><a href=\"https://x.example/\">sic</a></em>.\n\nThree <i>x</i>.");
}

TEST(Bodies, OfDamagedCarriersAreRenderedAllTheSame) {
  const std::string text = write_post(post_with("classic", "First <b>one</b>.\n\nSecond."));
  for (const auto& [before, after] : {std::pair{"\"sum\":\"", "\"sum\":\"zz"},
                                      {"\"fix\":[", "\"fix\":[7,[0],[9,\"x\",1],"},
                                      {"\"as\"", "\"az\""},
                                      {"\"body\":{", "\"body\":{\"x\":[[[]]],"}}) {
    const std::string damaged = replace_all(text, before, after);
    ASSERT_NE(damaged, text);
    const Post post = read_post(damaged, "x.md");
    ASSERT_TRUE(post.content);
    EXPECT_NE(post.content->value.find("Second."), std::string::npos) << after;
  }
}

}  // namespace
}  // namespace postferry::markdown_test
