// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "review/extract.h"
#include "review/labels.h"

namespace postferry {
namespace {

std::string upper_first(std::string_view text) {
  std::string out(text);
  if (out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

TEST(Prescan, SeesEveryLabelInEveryDress) {
  for (const LabelRow& row : label_rows())
    for (const char* dress : {"%: x", "<p>%: x</p>", "<b>%:</b> x", "<strong>%</strong>: x",
                              "%&nbsp;: x", "**%:** x", "*%*\\: x", "%\uFF1Ax", "text %: x"}) {
      std::string body = dress;
      body.replace(body.find('%'), 1, upper_first(row.text));
      EXPECT_TRUE(may_hold_facts(body)) << body;
    }
}

TEST(Prescan, SeesEveryHeadingInEveryDress) {
  for (const HeadingRow& row : heading_rows())
    for (const char* dress : {"%:\n", "<p>%:</p>", "<h3>%</h3>", "<b>%</b>\n", "<strong>%</strong>",
                              "## %\n", "**%**\n", "__%__", "%\n---\n", "%\n===\n",
                              "<p>% <em>x</em> <a href=\"https://x.example/\">y</a>:</p>",
                              "<p><strong>%:</strong></p>"}) {
      if (row.place == PhrasePlace::whole && std::string_view(dress).starts_with("<p>% ")) continue;
      std::string body = dress;
      body.replace(body.find('%'), 1, upper_first(row.text));
      EXPECT_TRUE(may_hold_facts(body)) << body;
    }
}

TEST(Prescan, PassesOrdinaryPostsOver) {
  EXPECT_FALSE(may_hold_facts(""));
  EXPECT_FALSE(may_hold_facts("Today we went to the sea. See https://x.example/a:b for more."));
  EXPECT_FALSE(may_hold_facts("<p style=\"width:10px\">It was 10:30; the list: one, two.</p>"));
  EXPECT_FALSE(may_hold_facts("<!-- wp:image {\"id\":7,\"title\":\"x\"} -->"));
}

}  // namespace
}  // namespace postferry
