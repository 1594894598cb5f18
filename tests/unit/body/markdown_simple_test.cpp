// SPDX-License-Identifier: MIT
#include "body/markdown_simple.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <string_view>

#include "body/html_read.h"
#include "body/html_write.h"
#include "body/markdown_read.h"
#include "body/markdown_write.h"
#include "body/tape.h"

namespace postferry {

namespace {

constexpr std::array styles = {HtmlStyle::plain, HtmlStyle::classic, HtmlStyle::blocks};

// By all of Markdown's rules.
std::string in_full(std::string_view markdown, HtmlStyle style) {
  Tape tape;
  read_markdown(markdown, tape);
  std::string out;
  write_html(tape, out, style);
  out.resize(out.find_last_not_of(" \t\r\n") + 1);
  return out;
}

// Of a paragraph; an element that shows nothing keeps the writer from the short way.
std::string written(std::string_view text) {
  std::string html = "<p>";
  for (const char c : text) html += c == '<' ? "&lt;" : c == '&' ? "&amp;" : std::string(1, c);
  html += "<span></span></p>";
  Tape tape;
  read_html(html, tape);
  std::string out;
  write_markdown(tape, {}, out);
  return out;
}

std::string simple(std::string_view block, HtmlStyle style) {
  std::string out = "before ";
  if (!append_simple_block(block, style, out)) return out == "before " ? "no" : "no, but: " + out;
  return out.substr(7);
}

/// Random text of pieces that look like something.
class Maker {
 public:
  explicit Maker(unsigned seed) : random_(seed) {}

  std::string make() {
    static constexpr std::string_view pieces[] = {"word",
                                                  "Two",
                                                  "three",
                                                  "a",
                                                  "I",
                                                  "1984",
                                                  "1.",
                                                  "2)",
                                                  " ",
                                                  " ",
                                                  " ",
                                                  " ",
                                                  " ",
                                                  " ",
                                                  "  ",
                                                  "\n",
                                                  "\\\n",
                                                  "\\\n",
                                                  ". ",
                                                  ", ",
                                                  "! ",
                                                  "? ",
                                                  ": ",
                                                  "; ",
                                                  ".",
                                                  ")",
                                                  "(",
                                                  "\"",
                                                  "'",
                                                  "-",
                                                  " - ",
                                                  "*",
                                                  "*",
                                                  "*",
                                                  "*",
                                                  "**",
                                                  "**",
                                                  "***",
                                                  " *",
                                                  "* ",
                                                  "[",
                                                  "](",
                                                  "]",
                                                  "](u)",
                                                  "[a](b)",
                                                  "[x](http://a.example/b-c)",
                                                  "_",
                                                  "__",
                                                  "`",
                                                  "<",
                                                  ">",
                                                  "<b>",
                                                  "&",
                                                  " & ",
                                                  "&amp;",
                                                  "&nbsp",
                                                  "~~",
                                                  "|",
                                                  "#",
                                                  "## ",
                                                  "# ",
                                                  "+ ",
                                                  "- ",
                                                  "=",
                                                  "===",
                                                  "---",
                                                  "\\",
                                                  "\\*",
                                                  "http:",
                                                  "//",
                                                  "www.",
                                                  "WWW.",
                                                  "a.b",
                                                  "@",
                                                  "x@y.z",
                                                  "{{",
                                                  "\xC2\xA0",
                                                  "\t",
                                                  "\xE2\x80\x99",
                                                  "\xE2\x80\x9C",
                                                  "\xE2\x80\x94",
                                                  "\xC3\xA9",
                                                  "\xE3\x80\x80",
                                                  "\xEF\xBB\xBF",
                                                  "\xF0\x9F\x98\x80",
                                                  "!",
                                                  "![i](j)",
                                                  "[ ] ",
                                                  "[1]: x",
                                                  "%",
                                                  "/",
                                                  ";",
                                                  "Title by Author",
                                                  "\n- ",
                                                  "\n> ",
                                                  "\xC2\xA3",
                                                  "?a=1&b=2)",
                                                  "&amp;c)"};
    std::string out;
    for (std::size_t n = 1 + random_() % 12; n > 0; --n)
      out += pieces[random_() % std::size(pieces)];
    return out;
  }

  // Words with marks as people set them.
  std::string make_likely() {
    static constexpr std::string_view pieces[] = {"word",
                                                  "*em*",
                                                  "**strong**",
                                                  "*two words*",
                                                  "**a *b* c**",
                                                  "*a **b** c*",
                                                  "[link](u/v)",
                                                  "[*a* b](c)",
                                                  "*[link](u/v)*",
                                                  "**bold.**",
                                                  "*em*,",
                                                  "(*em*)",
                                                  "(for more)",
                                                  "& so",
                                                  "Title by Author",
                                                  "don't",
                                                  "it\xE2\x80\x99s",
                                                  "\\\nBy: X",
                                                  "\\\nRating: 4/5",
                                                  "Kazuo Ishiguro;",
                                                  "4/5",
                                                  "end.",
                                                  "\xE2\x80\x9Cquoted\xE2\x80\x9D",
                                                  "*\"q\"*",
                                                  "\n-",
                                                  "\n- item",
                                                  "\n>",
                                                  "[a](/?b=1&c=2)",
                                                  "a\xC2\xA0"
                                                  "b",
                                                  "a\xC2\xA0 b",
                                                  "10\xC2\xA0\xE2\x82\xAC",
                                                  "\xC2\xBD"};
    static constexpr std::string_view fronts[] = {"### ", "- ", "> ", "- ", "", "", "", ""};
    std::string out(fronts[random_() % std::size(fronts)]);
    for (std::size_t n = 1 + random_() % 8; n > 0; --n) {
      out += pieces[random_() % std::size(pieces)];
      if (n > 1) out += ' ';
    }
    return out;
  }

 private:
  std::minstd_rand random_;
};

std::string_view trimmed(std::string_view text) {
  while (text.ends_with('\n')) text.remove_suffix(1);
  return text;
}

}  // namespace

TEST(MarkdownSimple, PlainIsWhatNobodyTakesForMarkup) {
  for (const char* text : {"Words and words.", "It\xE2\x80\x99s \"this\", isn't it? Yes: 4/5!",
                           "(for more by Ishiguro)", "\xC3\x89t\xC3\xA9 - 100% so", "a"})
    EXPECT_TRUE(is_plain_markdown(text)) << text;
  for (const char* text : {"",
                           " a",
                           "a ",
                           "a  b",
                           "a\nb",
                           "a\tb",
                           "1. a",
                           "- a",
                           "a *b*",
                           "a_b",
                           "a < b",
                           "a & b",
                           "see http://x.example",
                           "www.x.example",
                           "a@b.example",
                           "[a]",
                           "a\\",
                           "a\xC2\xA0 b",
                           "a\xC2\xA0",
                           "\xEF\xBB\xBF"
                           "a",
                           "a|b",
                           "`a`",
                           "a # b",
                           "~a"})
    EXPECT_FALSE(is_plain_markdown(text)) << text;
}

TEST(MarkdownSimple, PlainIsWrittenAndReadAsItIs) {
  std::size_t seen = 0;
  for (unsigned seed = 1; seed <= 60'000; ++seed) {
    const std::string text = Maker(seed).make();
    if (!is_plain_markdown(text)) continue;
    ++seen;
    ASSERT_EQ(trimmed(written(text)), text) << seed;
    ASSERT_EQ(in_full(text, HtmlStyle::classic), text) << seed;
  }
  EXPECT_GT(seen, 1'000U);
}

TEST(MarkdownSimple, WritesPlainParagraphsWithoutReadingThem) {
  std::size_t seen = 0;
  for (unsigned seed = 1; seed <= 20'000; ++seed) {
    const std::string text = Maker(seed).make();
    if (!is_plain_markdown(text)) continue;
    ++seen;
    for (const HtmlStyle style : styles) {
      std::string out;
      append_plain_block(text, style, out);
      ASSERT_EQ(out, in_full(text, style)) << text;
    }
  }
  EXPECT_GT(seen, 300U);
}

TEST(MarkdownSimple, KnowsWhatPeopleWrite) {
  EXPECT_EQ(simple("A *good* book, **really**.", HtmlStyle::plain),
            "<p>A <em>good</em> book, <strong>really</strong>.</p>");
  EXPECT_EQ(simple("By: Jane\\\nRating: 4/5", HtmlStyle::classic), "By: Jane\nRating: 4/5");
  EXPECT_EQ(simple("By: Jane\\\nRating: 4/5", HtmlStyle::plain),
            "<p>By: Jane<br />\nRating: 4/5</p>");
  EXPECT_EQ(simple("See [*this* post](/2024/a-post) & more", HtmlStyle::blocks),
            "<!-- wp:paragraph -->\n<p>See <a href=\"/2024/a-post\"><em>this</em> post</a> &amp; "
            "more</p>\n<!-- /wp:paragraph -->");
  EXPECT_EQ(simple("### Coming up:", HtmlStyle::classic), "<h3>Coming up:</h3>");
}

TEST(MarkdownSimple, LeavesTheRestToTheReader) {
  for (const char* block : {"*a",
                            "a*",
                            "**a*",
                            "*a **b* c**",
                            "***a***",
                            "a * b",
                            "a*b*c",
                            "[a]",
                            "[a](b",
                            "[a](b \"c\")",
                            "[a [b](c)](d)",
                            "![a](b)",
                            "*a [b* c](d)",
                            "a\nb",
                            "a  \nb",
                            "a\\\n- b",
                            "a\\\n",
                            "# ",
                            "####### a",
                            "# a #",
                            "> a",
                            "- a",
                            "1. a",
                            "a &amp; b",
                            "&",
                            "<b>a</b>",
                            "`a`",
                            "[a](b)(",
                            "[ a](b)"})
    EXPECT_TRUE(simple(block, HtmlStyle::plain) == "no" ||
                simple(block, HtmlStyle::plain) == in_full(block, HtmlStyle::plain))
        << block;
  EXPECT_EQ(simple("*a **b* c**", HtmlStyle::plain), "no");
}

TEST(MarkdownSimple, AgreesWithTheReader) {
  std::size_t seen = 0;
  std::size_t likely = 0;
  for (unsigned seed = 1; seed <= 60'000; ++seed) {
    Maker maker(seed);
    const std::string text = seed % 3 == 0 ? maker.make_likely() : maker.make();
    for (const HtmlStyle style : styles) {
      const std::string got = simple(text, style);
      ASSERT_FALSE(got.starts_with("no, but")) << got;
      if (got == "no") continue;
      ++seen;
      if (seed % 3 == 0) ++likely;
      ASSERT_EQ(got, in_full(text, style)) << seed << ": " << text;
    }
  }
  EXPECT_GT(seen, 10'000U);
  EXPECT_GT(likely, 10'000U);
}

TEST(MarkdownSimple, IsLinear) {
  for (const char* piece : {"[a", "*a ", "[a](b) ", "**a *b* c** ", "a\\\n", "](", "*", "& "}) {
    std::string text = "a";
    while (text.size() < 1'000'000) text += piece;
    std::string out;
    (void)append_simple_block(text, HtmlStyle::classic, out);
    EXPECT_LE(out.size(), text.size() * 3);
  }
}

}  // namespace postferry
