// SPDX-License-Identifier: MIT
// Whatever HTML is written as Markdown and read again is the same.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>

#include "body/markdown_sections.h"
#include "unit/body/markdown_shape.h"

namespace postferry {
namespace {

using testing::markdown_of;
using testing::shape_of_html;
using testing::shape_of_markdown;

/// HTML made at random, of pieces that mean something to Markdown.
class RandomHtml {
 public:
  explicit RandomHtml(std::uint32_t seed) : random_(seed) {}

  std::string text(int most) {
    constexpr std::string_view pieces[] = {"\\",
                                           "`",
                                           "``",
                                           "*",
                                           "**",
                                           "_",
                                           "__",
                                           "[",
                                           "]",
                                           "](",
                                           "(",
                                           ")",
                                           "&lt;",
                                           "&gt;",
                                           "&amp;",
                                           "&amp;lt;",
                                           "&amp;#35;",
                                           "#",
                                           "##",
                                           "+",
                                           "-",
                                           "--",
                                           "---",
                                           "=",
                                           "===",
                                           "|",
                                           "| --- |",
                                           "~",
                                           "~~",
                                           "~~~",
                                           "!",
                                           "![",
                                           ":",
                                           "1.",
                                           "12)",
                                           "www.",
                                           "(http://a.b",
                                           "ftp://c.d/e",
                                           "a@b.cd",
                                           "{{",
                                           "{%",
                                           "\n",
                                           "\n",
                                           " ",
                                           " ",
                                           " ",
                                           "  ",
                                           "\t",
                                           "&nbsp;",
                                           "\xC3\xA9",
                                           "\xE2\x98\x85",
                                           "\xE2\x80\x9C",
                                           "word",
                                           "x",
                                           "Y",
                                           "0",
                                           "9",
                                           ".",
                                           ",",
                                           "snake_case",
                                           "&lt;b&gt;",
                                           "&lt;!-- c --&gt;",
                                           "[x]",
                                           "[ ]",
                                           "[^1]",
                                           ": ",
                                           "\"",
                                           "'",
                                           "    ",
                                           "\xF0\x9F\x98\x80",
                                           "/",
                                           "&lt;http://e.f&gt;",
                                           "\\\n",
                                           "$$",
                                           "%}"};
    std::string out;
    for (int i = below(most) + 1; i > 0; --i) out += pieces[below(std::size(pieces))];
    return out;
  }

  std::string inlines(int depth, bool in_link = false) {
    std::string out;
    for (int i = below(4) + 1; i > 0; --i) out += inline_element(depth, in_link);
    return out;
  }

  std::string blocks(int depth) {
    std::string out;
    for (int i = below(3) + 1; i > 0; --i) out += block(depth);
    return out;
  }

 private:
  int below(std::size_t end) {
    return static_cast<int>(std::uniform_int_distribution<std::size_t>(0, end - 1)(random_));
  }
  int below(int end) { return below(static_cast<std::size_t>(end)); }

  static std::string in(std::string_view tag, const std::string& content) {
    return "<" + std::string(tag) + ">" + content + "</" +
           std::string(tag.substr(0, tag.find(' '))) + ">";
  }

  std::string plain() {
    constexpr std::string_view words[] = {"word", " ",  "one ", " two", "a",
                                          ".",    ", ", "(",    ")",    "b "};
    std::string out;
    for (int i = below(4) + 1; i > 0; --i) out += words[below(std::size(words))];
    return out;
  }

  std::string inline_element(int depth, bool in_link) {
    if (depth <= 0) return below(2) == 0 ? text(4) : plain();
    switch (below(16)) {
      case 0: return in("em", inlines(depth - 1, in_link));
      case 1: return in("strong", inlines(depth - 1, in_link));
      case 2: return in("del", inlines(depth - 1, in_link));
      case 3: return in("b", inlines(depth - 1, in_link));
      case 4: return in("i", inlines(depth - 1, in_link));
      case 5: return in("code", text(4));
      case 6: return in_link ? plain() : in("a href=\"/u_r*l(1\"", inlines(depth - 1, true));
      case 7: return in_link ? text(2) : in("a href=\"http://x.y/z\" title=\"&quot;t*\"", plain());
      case 8: return "<img src=\"i_m (g).png\" alt=\"a*l]t\">";
      case 9: return "<br>";
      case 10: return in("u", inlines(depth - 1, in_link));
      case 11: return in("span style=\"color:red\"", inlines(depth - 1, in_link));
      case 12: return "<!-- note -->n";
      default: return below(2) == 0 ? text(6) : plain();
    }
  }

  std::string item(int depth, bool loose) {
    std::string out = loose ? in("p", inlines(1)) : inlines(1);
    if (loose && below(2) == 0) out += blocks(depth - 1);
    if (!loose && below(3) == 0) out += list(depth - 1);
    if (!loose && below(6) == 0) out += block(depth - 1);
    return in("li", out);
  }

  std::string list(int depth) {
    const bool loose = below(2) == 0;
    std::string items;
    for (int i = below(3) + 1; i > 0; --i)
      items +=
          below(12) == 0 ? in("li", below(2) == 0 ? "" : blocks(depth - 1)) : item(depth, loose);
    return in(below(3) == 0 ? "ol start=\"7\"" : below(2) == 0 ? "ol" : "ul", items);
  }

  std::string table() {
    const int columns = below(3) + 1;
    std::string rows;
    for (int row = 0; row < 3; ++row) {
      std::string cells;
      for (int i = 0; i < columns; ++i) cells += in(row == 0 ? "th" : "td", inlines(1));
      rows += row == 0 ? in("thead", in("tr", cells)) + "<tbody>" : in("tr", cells);
    }
    return in("table", rows + "</tbody>");
  }

  std::string block(int depth) {
    if (depth <= 0) return in("p", inlines(1));
    switch (below(12)) {
      case 0: return in("h2", inlines(1));
      case 1: return list(depth);
      case 2: return list(depth);
      case 3: return in("blockquote", blocks(depth - 1));
      case 4: return in("pre", in("code", text(8)));
      case 5: return "<hr>";
      case 6: return table();
      case 7: return in("div class=\"c\"", blocks(depth - 1));
      case 8: return in("div", inlines(2));
      case 9: return in("p class=\"c\"", inlines(2));
      case 10: return in("pre", text(6));
      default: return in("p", inlines(3));
    }
  }

  std::mt19937 random_;
};

void expect_same(const std::string& html, std::uint32_t seed) {
  const std::string markdown = markdown_of(html);
  ASSERT_EQ(shape_of_markdown(markdown), shape_of_html(html)) << "seed " << seed << "\nHTML:\n"
                                                              << html << "\nMarkdown:\n"
                                                              << markdown;
}

TEST(MarkdownProperty, AnyTextComesBack) {
  for (std::uint32_t seed = 0; seed < 20000; ++seed) {
    expect_same("<p>" + RandomHtml(seed).text(12) + "</p>", seed);
    if (HasFatalFailure()) return;
  }
}

TEST(MarkdownProperty, AnyNestedInlineElementsComeBack) {
  for (std::uint32_t seed = 0; seed < 20000; ++seed) {
    const std::string html = "<p>" + RandomHtml(seed).inlines(4) + "</p>";
    expect_same(html, seed);
    if (HasFatalFailure()) return;
  }
}

TEST(MarkdownProperty, AnyNestedBlocksComeBack) {
  for (std::uint32_t seed = 0; seed < 20000; ++seed) {
    expect_same(RandomHtml(seed).blocks(3), seed);
    if (HasFatalFailure()) return;
  }
}

TEST(MarkdownProperty, SectionsTileBothSidesAndAreThoseOfTheText) {
  for (std::uint32_t seed = 0; seed < 5000; ++seed) {
    const std::string html = RandomHtml(seed).blocks(3);
    Tape tape;
    read_html(html, tape);
    std::string markdown;
    std::vector<Section> sections;
    write_markdown(tape, {}, markdown, &sections);
    const std::vector<Span> cuts = markdown_sections(markdown);
    ASSERT_EQ(sections.size(), cuts.size()) << "seed " << seed << "\n" << markdown;
    std::uint32_t source = 0;
    for (std::size_t i = 0; i < cuts.size(); ++i) {
      ASSERT_EQ(sections[i].md_begin, cuts[i].begin) << "seed " << seed << "\n" << markdown;
      ASSERT_EQ(sections[i].md_end, cuts[i].end) << "seed " << seed << "\n" << markdown;
      ASSERT_EQ(sections[i].src_begin, source) << "seed " << seed << "\n" << html;
      ASSERT_LE(sections[i].src_begin, sections[i].src_end);
      source = sections[i].src_end;
    }
    if (!cuts.empty()) {
      ASSERT_EQ(source, html.size());
    }
  }
}

}  // namespace
}  // namespace postferry
