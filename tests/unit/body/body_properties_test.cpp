// SPDX-License-Identifier: MIT
// What holds for bodies of any bytes: random tag soup, inputs made to be slow, real posts.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <vector>

#include "body/body_read.h"
#include "body/html_write.h"
#include "body/lines.h"
#include "body/plain_text.h"
#include "tape_checks.h"

namespace postferry {
namespace {

using testing::core_form;
using testing::difference;
using testing::expect_sound;
using testing::normal_form;

constexpr const char* soup[] = {"<p>",
                                "</p>",
                                "<b>",
                                "</b>",
                                "<i class=x>",
                                "</i>",
                                "<a href=\"u\">",
                                "</a>",
                                "<div>",
                                "</div>",
                                "<ul>",
                                "</ul>",
                                "<ol start=2>",
                                "</ol>",
                                "<li>",
                                "</li>",
                                "<br>",
                                "<br />",
                                "<hr>",
                                "<h2>",
                                "</h2>",
                                "<h3 id=h>",
                                "</h3>",
                                "<blockquote>",
                                "</blockquote>",
                                "<pre>",
                                "</pre>",
                                "<table>",
                                "</table>",
                                "<tr>",
                                "</tr>",
                                "<td>",
                                "</td>",
                                "<th>",
                                "<tbody>",
                                "<dl>",
                                "<dt>",
                                "<dd>",
                                "</dl>",
                                "<span>",
                                "</span>",
                                "<code>",
                                "</code>",
                                "<img src=\"i\" alt='a \"b\"'>",
                                "<script>",
                                "</script>",
                                "<textarea>",
                                "</textarea>",
                                "<x-y>",
                                "</x-y>",
                                "<x-y/>",
                                "<svg>",
                                "</svg>",
                                "<!--more-->",
                                "<!-- c -->",
                                "<!--",
                                "-->",
                                "<!",
                                "<?p?>",
                                "<",
                                ">",
                                "</",
                                "\"",
                                "'",
                                "=",
                                "/",
                                "&amp;",
                                "&lt;",
                                "&nbsp;",
                                "&",
                                "&#x41;",
                                "&nGt;",
                                "\n",
                                "\n\n",
                                " ",
                                "\t",
                                "\r\n",
                                "word",
                                "By: X",
                                "Rating: 4/5",
                                "\xC3\xA9",
                                "\xFF",
                                "<a href=\"",
                                "<option>",
                                "<select>",
                                "<figure>",
                                "<figcaption>",
                                "</figure>",
                                "<cite>",
                                "</cite>",
                                "<button>",
                                "<object>"};
constexpr const char* delimiters[] = {"<!-- wp:paragraph -->",   "<!-- /wp:paragraph -->",
                                      "<!-- wp:x {\"a\":1} -->", "<!-- /wp:x -->",
                                      "<!-- wp:v /-->",          "<!-- wp:y {\"b\":\"} -->"};

std::string random_body(std::mt19937& random, bool blocks) {
  std::string body;
  const std::size_t pieces = random() % 40;
  for (std::size_t i = 0; i < pieces; ++i) {
    if (blocks && random() % 6 == 0)
      body += delimiters[random() % std::size(delimiters)];
    else
      body += soup[random() % std::size(soup)];
  }
  return body;
}

// Every walker over the tape comes to its end; lines lie where they say.
void walk(const Tape& tape, BodyLines& lines) {
  for (const HtmlStyle style : {HtmlStyle::plain, HtmlStyle::classic, HtmlStyle::blocks}) {
    std::string out;
    write_html(tape, out, style);
  }
  std::string text;
  append_plain_text(tape, 0, static_cast<std::uint32_t>(tape.tokens.size()), text);
  body_lines(tape, lines);
  std::size_t at = 0;
  for (const Line& line : lines.lines) {
    EXPECT_LE(at, line.begin);
    EXPECT_LE(line.begin, line.end);
    EXPECT_LE(line.end, tape.source.size());
    EXPECT_LE(line.first, line.last);
    at = line.end;
    for (const Run& run : lines.runs_of(line)) EXPECT_LE(run.end, tape.source.size());
  }
}

TEST(BodyProperties, TapesOfTagSoupAreSound) {
  std::mt19937 random(20240601);
  Tape tape;
  BodyLines lines;
  for (int round = 0; round < 20000; ++round) {
    const std::string body = random_body(random, round % 2 == 0);
    for (const char* format : {"html", "classic", "text"}) {
      read_body(body, format, tape);
      expect_sound(tape, body);
      walk(tape, lines);
      if (HasFailure()) FAIL() << format << ": " << body;
    }
  }
}

// What is around a token, told from all tokens before it.
struct Surroundings {
  std::uint32_t block = no_token, item = no_token, list = no_token, row = no_token;
  std::uint32_t wp_block = no_token, link = no_token;
  int lists = 0, quotes = 0;
  std::uint8_t marks = 0;
  bool pre = false;
};

Surroundings around(const Tape& tape, std::uint32_t token) {
  Surroundings all;
  for (std::uint32_t i = 0; i < token; ++i) {
    const Token& open = tape.tokens[i];
    if (open.match <= token) continue;
    if (open.kind == TokenKind::block_open) all.wp_block = i;
    if (open.kind != TokenKind::open) continue;
    if (is_block(open.tag)) all.block = i;
    switch (open.tag) {
      case Tag::a: all.link = i; break;
      case Tag::li: all.item = i; break;
      case Tag::tr: all.row = i; break;
      case Tag::blockquote: ++all.quotes; break;
      case Tag::pre: all.pre = true; break;
      case Tag::b: all.marks |= bold; break;
      case Tag::i: all.marks |= italic; break;
      case Tag::cite: all.marks |= cited; break;
      case Tag::code: all.marks |= code_mark; break;
      case Tag::ul:
      case Tag::ol:
        all.list = i;
        ++all.lists;
        break;
      default: break;
    }
  }
  return all;
}

// As HTML does it, byte by byte.
std::string collapsed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || (c >= '\t' && c <= '\r');
    if (!blank || (!out.empty() && out.back() != ' ')) out += blank ? ' ' : c;
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

void expect_told(const Tape& tape, const BodyLines& lines, const Line& line) {
  const Surroundings at_front = around(tape, lines.runs_of(line).front().token);
  EXPECT_EQ(line.block, at_front.block);
  EXPECT_EQ(line.item, at_front.item);
  EXPECT_EQ(line.list, at_front.list);
  EXPECT_EQ(line.row, at_front.row);
  EXPECT_EQ(line.wp_block, at_front.wp_block);
  EXPECT_EQ(line.quotes, at_front.quotes);
  if (line.kind != LineKind::heading) {
    EXPECT_EQ(line.level, at_front.lists);
  }
  std::string text;
  for (const Run& run : lines.runs_of(line)) {
    const Surroundings here = around(tape, run.token);
    EXPECT_EQ(run.link, here.link);
    EXPECT_EQ(run.marks, here.marks);
    if (here.pre) return;
    if (!run.image) text += tape.text(tape.tokens[run.token]);
  }
  // Blanks alone at its ends are no runs; between two runs of a line they are.
  EXPECT_EQ(lines.text_of(line), collapsed(text));
}

TEST(BodyProperties, LinesAreToldWhatIsAroundThem) {
  std::mt19937 random(23);
  Tape tape;
  BodyLines lines;
  for (int round = 0; round < 10000; ++round) {
    std::string body = random_body(random, round % 2 == 0);
    if (round % 4 == 0) body += " many words in a row, " + random_body(random, true) + "and  more.";
    read_body(body, round % 3 == 0 ? "classic" : "html", tape);
    body_lines(tape, lines);
    for (const Line& line : lines.lines) expect_told(tape, lines, line);
    if (HasFailure()) FAIL() << body;
  }
}

// What the extraction relies on when it takes a recognised line out of a body.
TEST(BodyProperties, CuttingASoundLineLeavesTheOthers) {
  std::mt19937 random(10);
  Tape tape;
  BodyLines lines;
  for (int round = 0; round < 20000; ++round) {
    const std::string body = random_body(random, false);
    read_body(body, "html", tape);
    body_lines(tape, lines);
    if (lines.lines.empty()) continue;
    const std::size_t chosen = random() % lines.lines.size();
    const Line line = lines.lines[chosen];
    if (!line.sound) continue;
    std::string before;
    for (const Line& other : lines.lines)
      if (other.begin != line.begin) before.append(lines.text_of(other)) += '\n';
    const std::string cut = body.substr(0, line.begin) + body.substr(line.end);
    read_body(cut, "html", tape);
    body_lines(tape, lines);
    std::string after;
    for (const Line& other : lines.lines) after.append(lines.text_of(other)) += '\n';
    ASSERT_EQ(before, after) << body << "\n=> " << cut;
  }
}

TEST(BodyProperties, WrittenHtmlReadsBackEqual) {
  std::mt19937 random(7);
  Tape tape;
  Tape again;
  for (int round = 0; round < 20000; ++round) {
    const std::string body = random_body(random, round % 2 == 0);
    read_body(body, round % 3 == 0 ? "html" : "classic", tape);
    std::string out;
    write_html(tape, out);
    read_body(out, "html", again);
    ASSERT_EQ(difference(normal_form(tape), normal_form(again)), "") << body << "\n=> " << out;
    std::string fixed;
    write_html(again, fixed);
    ASSERT_EQ(out, fixed) << body;
  }
}

// What is no block to HTML but holds one gets a line of its own, and white space beside it.
bool has_odd_blocks(const Tape& tape) {
  for (std::uint32_t i = 0; i < tape.tokens.size(); ++i) {
    const Token& token = tape.tokens[i];
    const bool phrasing = token.kind == TokenKind::open && !is_block(token.tag);
    if ((phrasing && begins_block(tape, i)) || token.tag == Tag::style) return true;
  }
  return false;
}

std::string without_white(std::string form) {
  return replace_all(replace_all(std::move(form), "> ", ">"), " <", "<");
}

// What two tapes differ in after a way through an editor.
std::string core_difference(const Tape& a, const Tape& b) {
  if (!has_odd_blocks(a)) return difference(core_form(a), core_form(b));
  return difference(without_white(core_form(a)), without_white(core_form(b)));
}

TEST(BodyProperties, ClassicTextReadsBackEqual) {
  std::mt19937 random(8);
  Tape tape;
  Tape again;
  for (int round = 0; round < 20000; ++round) {
    const std::string body = random_body(random, false);
    read_body(body, "classic", tape);
    std::string out;
    write_html(tape, out, HtmlStyle::classic);
    read_body(out, "classic", again);
    ASSERT_EQ(core_difference(tape, again), "") << body << "\n=> " << out;
  }
}

TEST(BodyProperties, BlocksReadBackEqual) {
  std::mt19937 random(9);
  Tape tape;
  Tape again;
  for (int round = 0; round < 20000; ++round) {
    const std::string body = random_body(random, false);
    read_body(body, "classic", tape);
    std::string out;
    write_html(tape, out, HtmlStyle::blocks);
    read_body(out, "blocks", again);
    ASSERT_EQ(core_difference(tape, again), "") << body << "\n=> " << out;
  }
}

// A body of some 400 kB that repeats `piece`, between `before` and `after`.
std::string repeated(std::string_view before, std::string_view piece, std::string_view after) {
  std::string body(before);
  while (body.size() < 400000) body += piece;
  return body.append(after);
}

// A quadratic step would take minutes over these; there is no clock in this test.
TEST(BodyProperties, HostileBodiesTakeLinearTime) {
  std::vector<std::string> bodies;
  for (const char* piece : {"<",
                            "<a",
                            "<a ",
                            "<a b",
                            "<a b=",
                            "<a b=\"",
                            "<a b='\"' c=\">",
                            "<a b=\">\" c='>",
                            "</",
                            "</a",
                            "</b>",
                            "<!",
                            "<!-",
                            "<!--",
                            "<!--a--!>",
                            "<!---",
                            "-->",
                            "<?",
                            "&",
                            "&#",
                            "&amp;",
                            "&amp;\n",
                            "<div>",
                            "<b>",
                            "<p>",
                            "<li>",
                            "<ul><li>",
                            "<table><tr><td>",
                            "<table>",
                            "<tr>",
                            "<blockquote>",
                            "<b></i>",
                            "<div></b>",
                            "<b><p></b>",
                            "<x-y>",
                            "<script>",
                            "<script",
                            "<textarea>",
                            "<style></script>",
                            "<svg/>",
                            "<a href=x>",
                            "<h1>",
                            "<dd>",
                            "<option>",
                            "<br>",
                            "<br><br>",
                            "\n",
                            "\n\n",
                            " \n",
                            "\n<b>",
                            "<b>\n\n",
                            "a\n\n",
                            "<b>a\n\n",
                            "<!-- wp:a -->",
                            "<!-- /wp:a -->",
                            "<!-- wp:a {",
                            "<!-- wp:a {} ",
                            "<!-- wp:a /-->",
                            "<!-- wp:a {\"} }",
                            "} ",
                            "<!-- wp:",
                            "<!-- ",
                            "<span><p>",
                            "<a b=\"",
                            "<i><b>",
                            "<!--more-->"})
    bodies.push_back(repeated("", piece, ""));
  bodies.push_back(repeated("<!-- wp:x -->", "<script><!-- wp:a -->", "</script>"));
  bodies.push_back(repeated("<!-- wp:x -->", "<!-- wp:a {", "} -->"));
  bodies.push_back(repeated("<!-- wp:x /-->", "<!-- wp:a --><!-- /wp:a -->", ""));
  std::string nest;
  for (int i = 0; i < 100000; ++i) nest += "<div>";
  bodies.push_back(repeated(nest, "</b>", ""));
  bodies.push_back(repeated(nest, "</div>", ""));
  std::string deep;
  for (int i = 0; i < 250; ++i) deep += "<x-" + std::string(1000, 'y') + ">";
  bodies.push_back(repeated(deep, "</x-z>", ""));
  deep.clear();
  for (int i = 0; i < 250; ++i) deep += "<b>";
  bodies.push_back(repeated(deep, "a\n\n", ""));
  bodies.push_back(repeated(deep + "<p>", "</b>", ""));
  bodies.push_back(repeated("<ul>", "<li>" + deep.substr(0, 600), ""));
  Tape tape;
  BodyLines lines;
  for (const std::string& body : bodies) {
    for (const char* format : {"html", "classic"}) {
      SCOPED_TRACE(format + std::string(": ") + body.substr(0, 40) + "...");
      read_body(body, format, tape);
      expect_sound(tape);
      walk(tape, lines);
    }
  }
}

TEST(BodyProperties, TokensAreLinearInTheSource) {
  std::string bold;
  for (int i = 0; i < 250; ++i) bold += "<b>";
  for (const std::string& body :
       {repeated("", "<b>", ""), repeated("", "<p>a", ""), repeated("", "<!-- wp:a -->", ""),
        repeated("", "a\n", ""), repeated("", "<td>", ""), repeated("", "<", ""),
        repeated(bold, "a\n\n", "")}) {
    Tape tape;
    read_body(body, "classic", tape);
    EXPECT_LE(tape.tokens.size(), 4 * body.size()) << body.substr(0, 10);
  }
}

// ---- real posts

std::vector<std::string> bodies_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::stringstream whole;
  whole << stream.rdbuf();
  const std::string xml = whole.str();
  constexpr std::string_view begin = "<content:encoded><![CDATA[";
  std::vector<std::string> bodies;
  for (std::size_t at = xml.find(begin); at != std::string::npos; at = xml.find(begin, at)) {
    at += begin.size();
    const std::size_t end = xml.find("]]></content:encoded>", at);
    if (end == std::string::npos) break;
    bodies.push_back(xml.substr(at, end - at));
    at = end;
  }
  return bodies;
}

TEST(BodyProperties, RealPostsAreSoundAndReadBackEqual) {
  const std::filesystem::path corpus =
      std::filesystem::path(POSTFERRY_FIXTURES) / "../../shared/corpus/wxr";
  if (!std::filesystem::exists(corpus)) {
    const char* required = std::getenv("POSTFERRY_REQUIRE_SHARED");
    if (required != nullptr && std::string(required) == "1") FAIL() << "the corpus is missing";
    GTEST_SKIP() << "the corpus is not here";
  }
  Tape tape;
  Tape again;
  BodyLines lines;
  std::size_t posts = 0;
  for (const auto& entry : std::filesystem::directory_iterator(corpus)) {
    for (const std::string& body : bodies_of(entry.path())) {
      ++posts;
      read_body(body, "classic", tape);
      expect_sound(tape, body);
      walk(tape, lines);
      if (HasFailure()) FAIL() << entry.path() << "\n" << body;
      std::string out;
      write_html(tape, out);
      read_body(out, "html", again);
      ASSERT_EQ(difference(normal_form(tape), normal_form(again)), "") << entry.path();
      for (const HtmlStyle style : {HtmlStyle::classic, HtmlStyle::blocks}) {
        out.clear();
        write_html(tape, out, style);
        read_body(out, "classic", again);
        ASSERT_EQ(core_difference(tape, again), "") << entry.path() << "\n"
                                                    << body << "\n=>\n"
                                                    << out;
      }
    }
  }
  EXPECT_GT(posts, 1000U);
}

}  // namespace
}  // namespace postferry
