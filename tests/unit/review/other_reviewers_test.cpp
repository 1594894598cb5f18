// SPDX-License-Identifier: MIT
#include "review/other_reviewers.h"

#include <gtest/gtest.h>

#include "unit/review/bodies.h"

namespace postferry {
namespace {

std::string review(std::string_view by, int rating) {
  return R"({"@type":"Review","author":)" + std::string(by) + R"(,"reviewRating":{"ratingValue":)" +
         std::to_string(rating) + R"(,"bestRating":5}})";
}

// A page about a lamp with these reviews.
std::string read(std::string_view author, std::string_view reviews) {
  Post post = bodies::post(
      "html",
      R"(<script type="application/ld+json">{"@context":"https://schema.org","@type":"Product",
      "name":"The Glass Lamp","review":[)" +
          std::string(reviews) + "]}</script>",
      "A lamp");
  post.author = author;
  (void)Extractor().extract(post);
  return bodies::shown(post);
}

TEST(OtherReviewers, RateForThemselves) {
  EXPECT_EQ(read("Ann Ax", review("\"Bo Bee\"", 4)), "T:The Glass Lamp");
  EXPECT_EQ(read("Ann Ax", review(R"({"@type":"Person","name":"Bo Bee"})", 4)), "T:The Glass Lamp");
  EXPECT_EQ(read("", review("\"Bo Bee\"", 4) + "," + review("\"Cy Cee\"", 2)), "T:The Glass Lamp");
}

// Customers on a shop's own page.
TEST(OtherReviewers, MakeNoPlaceAWork) {
  EXPECT_EQ(bodies::extracted(
                "html",
                R"(<script type="application/ld+json">{"@type":"LocalBusiness","name":"Lamps Inc",)"
                R"("review":[)" +
                    review("\"Bo Bee\"", 4) + "," + review("\"Cy Cee\"", 2) + "]}</script>",
                ""),
            "-");
}

TEST(OtherReviewers, AreNotTheAuthor) {
  EXPECT_EQ(read("Ann Ax", review("\"Ann Ax\"", 4)), "T:The Glass Lamp R:4/5");
  EXPECT_EQ(read("ann-ax", review("\"Ann Ax\"", 4)), "T:The Glass Lamp R:4/5");
  EXPECT_EQ(read("Ann Ax", review("\"Ann\"", 4)), "T:The Glass Lamp R:4/5");
  // Nobody can tell whose login that is, and a site speaks for its authors.
  EXPECT_EQ(read("bookworm", review("\"Bo Bee\"", 4)), "T:The Glass Lamp R:4/5");
  EXPECT_EQ(read("", review("\"Bo Bee\"", 4)), "T:The Glass Lamp R:4/5");
  EXPECT_EQ(read("Ann Ax", review(R"({"@type":"Organization","name":"Lamp Blog"})", 4)),
            "T:The Glass Lamp R:4/5");
  EXPECT_EQ(read("Ann Ax", review("\"Bo Bee\"", 4) + "," + review("\"Ann Ax\"", 2)),
            "T:The Glass Lamp R:2/5");
}

}  // namespace
}  // namespace postferry
