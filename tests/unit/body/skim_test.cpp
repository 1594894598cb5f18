// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <array>
#include <random>

#include "body/html_read.h"
#include "body/lines.h"

namespace postferry {
namespace {

const std::string prose(300, 'x');

std::string shown(const Tape& tape) {
  std::string out;
  for (const Token& token : tape.tokens)
    out += std::to_string(static_cast<int>(token.kind)) + ':' +
           std::to_string(static_cast<int>(token.tag)) + ':' + std::to_string(token.match) + ':' +
           std::string(tape.bytes(token)) + '|';
  return out;
}

std::size_t unread_bytes(const std::string& html) {
  Tape tape;
  skim_html(html, tape, [](std::string_view piece) { return piece.size() >= 300; });
  std::size_t bytes = 0;
  std::size_t at = 0;
  for (const Token& token : tape.tokens) {
    EXPECT_EQ(token.begin, at) << html;  // tokens tile the source
    at = token.end();
    if (token.has(unread)) bytes += token.size;
  }
  EXPECT_EQ(at, html.size()) << html;
  return bytes;
}

TEST(SkimHtml, LeavesDullPiecesAsTheyStand) {
  EXPECT_EQ(unread_bytes("<p>" + prose + "</p>"), prose.size());
  EXPECT_EQ(unread_bytes(prose + "\n\n" + prose), 2 * prose.size());
  const std::string marked = prose + " <em>a <b>b</b></em> <a href=\"/c\">d</a> &amp; e";
  EXPECT_EQ(unread_bytes("<h2>H</h2>\n<p>" + marked + "</p><ul><li>i</li></ul>"), marked.size());
}

// A paragraph as the editor writes it is one token and one line without text, until it is asked
// for.
TEST(SkimHtml, PassesOverAParagraphBlockAsAWhole) {
  const std::string block =
      "<!-- wp:paragraph -->\n<p>" + prose + " <em>a &amp; b</em></p>\n<!-- /wp:paragraph -->";
  EXPECT_EQ(unread_bytes("<p>a</p>\n\n" + block + "\n\n" + block), 2 * block.size());
  // Not where anything else is in it.
  for (const std::string opener : {"<!-- wp:paragraph {\"x\":1} -->\n<p>", "<!-- wp:quote -->\n<p>",
                                   "<!-- wp:paragraph -->\n<p class=\"x\">"})
    EXPECT_EQ(unread_bytes(opener + prose + "</p>\n<!-- /wp:paragraph -->"), prose.size())
        << opener;
  EXPECT_EQ(
      unread_bytes("<!-- wp:paragraph -->\n<p>" + prose + "</p><p>b</p>\n<!-- /wp:paragraph -->"),
      prose.size());

  const std::string body = block + "\n\n<p>Rating: 4/5</p>";
  Tape tape;
  skim_html(body, tape, [](std::string_view piece) { return piece.size() >= 300; });
  BodyLines lines;
  body_lines(tape, lines);
  ASSERT_EQ(lines.lines.size(), 2U);
  EXPECT_TRUE(lines.lines[0].unread);
  EXPECT_EQ(lines.text_of(lines.lines[0]), "");
  EXPECT_EQ(lines.text_of(lines.lines[1]), "Rating: 4/5");
  read_unread(tape, 1, lines);
  EXPECT_EQ(lines.text_of(lines.lines[0]), prose + " a & b");
  EXPECT_EQ(body.substr(lines.lines[0].begin, prose.size()), prose);
  EXPECT_EQ(body.substr(lines.lines[0].end, 4), "</p>");
}

TEST(SkimHtml, ReadsItemsOfLists) {
  EXPECT_EQ(unread_bytes("<ul><li>" + prose + "</li></ul>"), 0U);
}

TEST(SkimHtml, ReadsWhatIsMoreThanMarkedText) {
  for (const char* inside :
       {"<br>", "\n", "<em>", "</em>", "<img src=\"a.png\">", "<span class=\"p-rating\">4</span>",
        "<a class=\"h-item\" href=\"/\">a</a>", "<em><b></em></b>", "a < b", "<script>1</script>"})
    EXPECT_EQ(unread_bytes("<p>" + prose.substr(0, 200) + inside + prose.substr(0, 200) + "</p>"),
              0U)
        << inside;
  EXPECT_EQ(unread_bytes("<pre>" + prose + "</pre>"), 0U);
  EXPECT_EQ(unread_bytes("<!-- wp:paragraph -->\n<p>" + prose.substr(0, 200) + "<br>" +
                         prose.substr(0, 200) + "</p>\n<!-- /wp:paragraph -->"),
            0U);
}

// Where nothing is dull, the tape is that of read_html().
TEST(SkimHtml, IsReadHtmlWhereNothingIsDull) {
  constexpr std::array<const char*, 40> parts = {"<p>",
                                                 "</p>",
                                                 "text ",
                                                 "\n",
                                                 "\n\n",
                                                 "<br>",
                                                 "<em>",
                                                 "</em>",
                                                 "<a href=\"x\">",
                                                 "</a>",
                                                 "&amp;",
                                                 "<",
                                                 "<!--c-->",
                                                 "<!--",
                                                 "-->",
                                                 "<pre>",
                                                 "</pre>",
                                                 "<script>",
                                                 "</script>",
                                                 "<ul>",
                                                 "<li>",
                                                 "</ul>",
                                                 "<div>",
                                                 "</div>",
                                                 "<!-- wp:paragraph -->",
                                                 "<!-- /wp:paragraph -->",
                                                 "<b",
                                                 ">",
                                                 " ",
                                                 "</",
                                                 "<table>",
                                                 "<td>",
                                                 "\r\n",
                                                 "<blockquote>",
                                                 "<!-- wp:paragraph -->\n<p>",
                                                 "</p>\n<!-- /wp:paragraph -->",
                                                 "<!-- wp:list -->",
                                                 "<!-- /wp:list -->",
                                                 "<h2 class=\"a\">",
                                                 "</h2>"};
  std::mt19937 random(7);
  for (int round = 0; round < 20000; ++round) {
    std::string html;
    for (std::size_t i = random() % 14; i > 0; --i) html += parts[random() % parts.size()];
    Tape read;
    Tape skimmed;
    read_html(html, read);
    skim_html(html, skimmed, [](std::string_view) { return false; });
    ASSERT_EQ(shown(skimmed), shown(read)) << html;
    Tape all;
    skim_html(html, all, [](std::string_view) { return true; });
    std::size_t at = 0;
    for (const Token& token : all.tokens) {
      ASSERT_EQ(token.begin, at) << html;
      at = token.end();
    }
    ASSERT_EQ(at, html.size()) << html;
  }
}

}  // namespace
}  // namespace postferry
