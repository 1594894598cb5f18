// SPDX-License-Identifier: MIT
#include "review/labelled_parts.h"

#include <gtest/gtest.h>

#include "unit/review/bodies.h"

namespace postferry {
namespace {

using bodies::extracted;

constexpr const char* all_three = "T:Emma A:Jane Austen S:Women S:England R:4/5";

TEST(LabelledParts, AreReadFromOneLine) {
  for (const char* const body :
       {"<p>By: Jane Austen | Subject Matter: Women; England | Rating: 4/5</p>",
        "<p><b>By:</b> Jane Austen <b>Subject Matter:</b> Women; England <b>Rating:</b> 4/5</p>",
        "<p><b>By</b>: Jane Austen | <b>Subject Matter</b>: Women; England | <b>Rating</b>: "
        "4/5</p>",
        "<p>By: Jane Austen • Subject Matter: Women; England • Rating: 4/5</p>",
        "<p>By: Jane Austen · Subject Matter: Women; England · Rating: 4/5</p>",
        "<p>By: Jane Austen — Subject Matter: Women; England – Rating: 4/5</p>",
        "<p>By: Jane Austen -- Subject Matter: Women; England -- Rating: 4/5</p>",
        "<p>Read in May | By: Jane Austen | Subject Matter: Women; England | Rating: 4/5 |</p>",
        "<p>By: Jane Austen</p><p>-- <b>Subject Matter</b>: Women; England | Rating: 4/5</p>"})
    EXPECT_EQ(extracted("html", body), all_three) << body;
}

TEST(LabelledParts, OfOtherPeopleAreLeftOut) {
  EXPECT_EQ(extracted("html", "<p>By: Jane Austen | Goodreads: 3.9/5 | Rating: 4/5</p>"),
            "T:Emma A:Jane Austen R:4/5");
  EXPECT_EQ(extracted("html", "<p>By: Jane Austen | Rating: 4/5 | Goodreads rating: 3.9/5</p>"),
            "T:Emma A:Jane Austen R:4/5");
}

TEST(LabelledParts, AreNoneWithoutALabel) {
  EXPECT_EQ(extracted("html", "<p>By: Jane Austen</p><p>Subject Matter: Women | England</p>"),
            "T:Emma A:Jane Austen S:Women | England");
  EXPECT_EQ(extracted("html", "<p>By: Jane Austen-Leigh</p><p>Rating: 4/5 - a joy: truly</p>"),
            "T:Emma A:Jane Austen-Leigh R:4/5");
}

TEST(LabelledParts, StayWhereMovingWouldTakeMore) {
  const std::string_view body = "<p>By: Jane Austen | Price: 9 | Rating: 4/5</p><p>Text.</p>";
  EXPECT_EQ(bodies::left("html", body), body);
}

TEST(LabelledParts, EndParagraphsToo) {
  EXPECT_EQ(
      extracted("html", "<p>Book author: Jane Austen</p><p>It is a fine book. My rating: 4/5.</p>"),
      "T:Emma A:Jane Austen R:4/5");
  EXPECT_EQ(extracted("html", "<p>Book author: Jane Austen</p><p>Me gusta. Mi nota: 7,5/10.</p>"),
            "T:Emma A:Jane Austen R:7.5/10");
  EXPECT_EQ(
      extracted("html", "<p>Book author: Jane Austen</p><p>A book. Goodreads rating: 4/5.</p>"),
      "T:Emma A:Jane Austen");
}

}  // namespace
}  // namespace postferry
