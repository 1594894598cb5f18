// SPDX-License-Identifier: MIT
#include "body/plain_text.h"

#include <gtest/gtest.h>

#include "body/body_read.h"
#include "body/html_read.h"

namespace postferry {
namespace {

std::string text_of(std::string_view body, std::string_view format = "html") {
  Tape tape;
  read_body(body, format, tape);
  std::string out;
  append_plain_text(tape, 0, static_cast<std::uint32_t>(tape.tokens.size()), out);
  return out;
}

TEST(PlainText, PartsParagraphsAndLines) {
  EXPECT_EQ(text_of("<p>a\n  b<br>c</p><p>d</p>e<br>f<hr>g"), "a b\nc\n\nd\n\ne\nf\n\ng");
  EXPECT_EQ(text_of("a\nb\n\nc", "classic"), "a\nb\n\nc");
  EXPECT_EQ(text_of("<p>a</p><p></p><p><img src=x></p><p>b</p>"), "a\n\nb");
  EXPECT_EQ(text_of(""), "");
}

TEST(PlainText, ListsHaveALineAnItem) {
  EXPECT_EQ(text_of("x<ul><li>a</li><li>b<br>c<ol start=3><li>d</li><li>e</li></ol></li>"
                    "<li>f</li></ul>y"),
            "x\n\n- a\n- b\n  c\n  3. d\n  4. e\n- f\n\ny");
  EXPECT_EQ(text_of("<ol><li>a<ol><li>b</li></ol></li><li>c</li></ol>"), "1. a\n  1. b\n2. c");
}

TEST(PlainText, TablesHaveALineARow) {
  EXPECT_EQ(text_of("<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>"),
            "a\tb\nc\td");
}

TEST(PlainText, KeepsNoBreakSpacesAndPre) {
  EXPECT_EQ(text_of("<p>a&nbsp; b</p><pre>c\n  d</pre>"), "a\u00A0 b\n\nc\n  d");
}

TEST(PlainText, ARangeAlone) {
  Tape tape;
  read_html("<p>a <b>b</b></p><p>c</p>", tape);
  std::string out = "x";
  append_plain_text(tape, 1, 5, out);
  EXPECT_EQ(out, "xa b");
}

}  // namespace
}  // namespace postferry
