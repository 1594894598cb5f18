// SPDX-License-Identifier: MIT
#include "review/told_authors.h"

#include <gtest/gtest.h>

#include "unit/review/bodies.h"

namespace postferry {
namespace {

// Of a review of "The Glass Lamp".
std::string told(std::string_view body, std::string_view title = "Review: The Glass Lamp") {
  return bodies::extracted("html", body, title);
}
constexpr const char* found = "T:The Glass Lamp A:Ada Quill";
constexpr const char* nobody = "T:The Glass Lamp";

TEST(ToldAuthors, StandBehindTheTitle) {
  for (const char* const body :
       {"<p><em>The Glass Lamp</em> by Ada Quill, published by Harbour Press</p>",
        "<p>I read The Glass Lamp by Ada Quill in a day.</p>",
        "<p>“The Glass Lamp” (2015) by Ada Quill is short.</p>",
        "<p>The Glass Lamp: How Light Came To Us by Ada Quill</p>",
        "<p>The Glass Lamp is a novel that was written by Ada Quill and came out in May.</p>",
        "<p>« The Glass Lamp » de Ada Quill est court.</p>",
        "<p>„The Glass Lamp“ von Ada Quill ist kurz.</p>",
        "<p>\"The Glass Lamp\" est un livre écrit par Ada Quill.</p>",
        "<p>Ada Quill’s <em>The Glass Lamp</em> is short.</p>",
        "<p>Text.</p><p>The Glass Lamp, by Ada Quill.</p>"})
    EXPECT_EQ(told(body), found) << body;
  EXPECT_EQ(told("<p>The Glass Lamp by Ada Quill and Bo Bee is short.</p>"),
            "T:The Glass Lamp A:Ada Quill A:Bo Bee");
}

TEST(ToldAuthors, AreNobodyElse) {
  for (const char* const body :
       {"<p>The Glass Lamp by candlelight.</p>", "<p>The Glass Lamp by Tuesday</p>",
        "<p>Another Lamp by Ada Quill</p>", "<p>The Glass Lamp is fine. Written by Ada Quill</p>",
        "<p>The Glass Lamps by Ada Quill</p>",
        "<blockquote>The Glass Lamp by Ada Quill</blockquote>",
        "<p>The Glass Lamp by Ada Quill</p><p>The Glass Lamp by Bo Bee</p>"})
    EXPECT_EQ(told(body), nobody) << body;
  EXPECT_EQ(told("<p>The Glass Lamp by Ada Quill</p>", "Film Review: The Glass Lamp"), nobody);
}

}  // namespace
}  // namespace postferry
