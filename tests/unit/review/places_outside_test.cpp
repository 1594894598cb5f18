// SPDX-License-Identifier: MIT
#include "review/places_outside.h"

#include <gtest/gtest.h>

#include "places.h"

namespace postferry {
namespace {

std::string outside(std::string_view body, const places::Pairs& meta = {},
                    std::string_view type = "") {
  Post post = places::with_meta(meta);
  post.type = type;
  if (!body.empty()) post.content = Text{"classic", std::string(body), false};
  std::string out;
  for (const OutsideData& data : outside_plugins(post)) {
    EXPECT_FALSE(data.missing.empty());
    out += (out.empty() ? "" : ", ") + std::string(data.plugin);
  }
  return out;
}

TEST(PlacesOutside, NamesPluginsThatKeepDataElsewhere) {
  EXPECT_EQ(outside("x", {}, "site-review"), "Site Reviews");
  EXPECT_EQ(outside("[site_reviews_summary]"), "Site Reviews");
  EXPECT_EQ(outside("[book-reviews] and [book-reviews]"), "Book Database");
  EXPECT_EQ(outside("<div>[yasr_visitor_votes size=\"large\"]</div>"), "Yet Another Stars Rating");
  EXPECT_EQ(outside("", {{"yasr_multiset_author_votes", "a:0:{}"}}), "Yet Another Stars Rating");
  EXPECT_EQ(outside("", {{"ratings_users", "3"}}), "WP-PostRatings");
  EXPECT_EQ(outside("[ratings]"), "WP-PostRatings");
  EXPECT_EQ(outside("", {{"_mbdb_summary", "x"}}), "Mooberry Book Manager");
  EXPECT_EQ(outside("", {}, "mbdb_book"), "Mooberry Book Manager");
  EXPECT_EQ(outside("[usr=3.5]"), "Universal Star Rating");
}

TEST(PlacesOutside, NamesNobodyElse) {
  EXPECT_EQ(outside("[gallery] [1] [ratings-of-others] yasr_visitor [yasr_overall_rating]",
                    {{"book_review_rating", "4"}, {"yasr_overall_rating", "4"}}),
            "");
  EXPECT_EQ(outside("[usr=3.5 max=5]", {{"ratings_users", "0"}}), "");
  EXPECT_EQ(outside("x", {{"_glsr_export", "a:1:{s:6:\"rating\";i:4;}"}}, "site-review"), "");
}

}  // namespace
}  // namespace postferry
