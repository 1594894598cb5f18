// SPDX-License-Identifier: MIT
#include "body/quick_tag.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>

#include "base/ascii.h"
#include "body/html_read.h"
#include "body/html_tag.h"
#include "body/raw_tags.h"

namespace postferry {
namespace {

constexpr std::string_view behind = "__________";  // a tag at the very end is not looked at

TEST(QuickTag, KnowsElementsOfShortNames) {
  for (std::size_t i = 1; i < tag_count; ++i) {
    const auto tag = static_cast<Tag>(i);
    const std::string name(to_string(tag));
    for (const std::string front : {"<", "</"}) {
      const std::string html = front + name + ">";
      const QuickTag quick = quick_tag(html + std::string(behind), 0);
      if (name.size() > 7 || is_raw(tag)) {
        EXPECT_EQ(quick.tag, Tag::unknown) << html;
        continue;
      }
      EXPECT_EQ(quick.tag, tag) << html;
      EXPECT_EQ(quick.closes, front == "</") << html;
      EXPECT_EQ(quick.size, html.size()) << html;
      EXPECT_EQ(quick_tag(html, 0).tag == tag, html.size() >= 10) << html;
    }
  }
}

// Whatever it knows, HtmlTagReader reads in the same way.
TEST(QuickTag, SaysWhatTheTagReaderSays) {
  constexpr std::array<const char*, 22> parts = {
      "p", "b", "r", "h", "1", "em", "strong", "ul",   "l",  "i",  "a",
      " ", "/", ">", "<", "P", "\n", "\t",     "span", "\"", "=x", "q"};
  std::mt19937 random(5);
  int known = 0;
  for (int round = 0; round < 100000; ++round) {
    std::string html = random() % 2 == 0 ? "<" : "</";
    for (std::size_t i = 1 + random() % 3; i > 0; --i) html += parts[random() % parts.size()];
    if (random() % 8 == 0) html += '\0';
    html += ">";
    html += behind;
    const QuickTag quick = quick_tag(html, 0);
    if (quick.tag == Tag::unknown) continue;
    ++known;
    Tape tape;
    tape.source = html;
    const HtmlTag tag = HtmlTagReader(tape).read(quick.closes ? 2 : 1);
    ASSERT_EQ(quick.tag, tag.tag) << html;
    ASSERT_EQ(quick.size, tag.end) << html;
    ASSERT_TRUE(tape.attributes.empty()) << html;
  }
  EXPECT_GT(known, 1000);
}

// A tag in capitals is not quick: the tapes must be the same.
TEST(QuickTag, MakesTheTapeThatOtherTagsMake) {
  constexpr std::array<const char*, 38> parts = {
      "<p>",       "</p>",          "<ul>",          "</ul>",  "<ol>",    "<li>",     "</li>",
      "<br>",      "<br />",        "<br/>",         "<hr />", "</br>",   "<b>",      "</b>",
      "<a>",       "</a>",          "<h2>",          "</h3>",  "<table>", "<tr>",     "<td>",
      "</td>",     "</table>",      "<dl>",          "<dt>",   "<dd>",    "<div>",    "</div>",
      "<option>",  "<svg>",         "</svg>",        "<pre>",  "</pre>",  "<button>", "<caption>",
      "text &lt;", "<!-- wp:x -->", "<!-- /wp:x -->"};
  std::mt19937 random(9);
  for (int round = 0; round < 20000; ++round) {
    std::string small;
    std::string capital;
    for (std::size_t i = random() % 16; i > 0; --i) {
      const std::string part = parts[random() % parts.size()];
      small += part;
      for (const char c : part)
        capital +=
            part[1] != '!' && part[0] == '<' && c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c;
    }
    small += behind;
    capital += behind;
    Tape quick;
    Tape slow;
    read_html(small, quick);
    read_html(capital, slow);
    ASSERT_EQ(quick.tokens.size(), slow.tokens.size()) << small;
    for (std::size_t i = 0; i < quick.tokens.size(); ++i) {
      const Token& a = quick.tokens[i];
      const Token& b = slow.tokens[i];
      ASSERT_TRUE(a.kind == b.kind && a.tag == b.tag && a.flags == b.flags && a.begin == b.begin &&
                  a.size == b.size && a.match == b.match)
          << small;
    }
  }
}

}  // namespace
}  // namespace postferry
