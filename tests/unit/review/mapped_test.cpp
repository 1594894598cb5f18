// SPDX-License-Identifier: MIT
#include "review/mapped.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "review/extract.h"
#include "review/places.h"

namespace postferry {
namespace {

Post post_with_fields() {
  Post post;
  post.title = "A quiet book";
  post.meta = {
      {"my_score", "7,5"}, {"writer", "Ann Bo and Cy Du"}, {"number", "978-0-14-143958-7"}};
  return post;
}

TEST(Mapped, ReadsWhatTheUserPointsAt) {
  Post post = post_with_fields();
  ExtractOptions options;
  for (const char* map : {"rating=meta:my_score", "author=meta:writer", "isbn=meta:number"})
    options.maps.push_back(parse_place_map(map));
  options.scales.push_back(parse_rating_scale("my_score=10"));
  ASSERT_TRUE(Extractor(options).extract(post));
  ASSERT_TRUE(post.review->rating);
  EXPECT_EQ(post.review->rating->value, Decimal(75, 1));
  EXPECT_EQ(post.review->rating->best, Decimal(10));
  EXPECT_EQ(post.review->works.at(0).authors, (std::vector<std::string>{"Ann Bo", "Cy Du"}));
  EXPECT_EQ(post.review->works.at(0).ids, (Ids{{"isbn13", "9780141439587"}}));
  bool told = false;
  for (const Found& found : post.review->found)
    told = told || (found.field == "rating" && found.where == "meta:my_score");
  EXPECT_TRUE(told);
}

TEST(Mapped, WhatLiesAboveTheScaleIsNoRating) {
  Post post = post_with_fields();
  ExtractOptions options;
  options.maps.push_back(parse_place_map("rating=meta:my_score"));
  options.scales.push_back(parse_rating_scale("meta:my_score=5"));
  (void)Extractor(options).extract(post);
  EXPECT_FALSE(post.review && post.review->rating);
}

TEST(Mapped, NumbersThatNobodyRatesWithAreNoRating) {
  for (const char* value : {"0", "-1", "-7.5", "1e3", "99999999999"}) {
    Post post = post_with_fields();
    post.meta[0].value = value;
    post.content = Text{"classic", "Rating: 4/5"};
    ExtractOptions options;
    options.maps.push_back(parse_place_map("rating=meta:my_score"));
    (void)Extractor(options).extract(post);
    ASSERT_TRUE(post.review && post.review->rating) << value;
    EXPECT_EQ(post.review->rating->text, "4/5") << value;
  }
}

// Nor does it prove that the post is about a work.
TEST(Mapped, WhatLiesAboveTheScaleProvesNothing) {
  Post post;
  post.type = "post";
  post.title = "A quiet book";
  post.meta = {{"my_score", "12"}};
  ExtractOptions options;
  options.maps.push_back(parse_place_map("rating=meta:my_score"));
  options.scales.push_back(parse_rating_scale("my_score=10"));
  EXPECT_FALSE(Extractor(options).extract(post));
  EXPECT_FALSE(post.review);
}

TEST(Mapped, RefusesWhatNamesNoFactOrPlace) {
  for (const char* map : {"", "rating", "=meta:x", "rating=", "rating=meta:", "rating=column:x",
                          "weather=meta:x", "recommendations=meta:x"})
    EXPECT_THROW((void)parse_place_map(map), Error) << map;
  for (const char* scale : {"", "x", "=5", "x=", "x=0", "x=ten"})
    EXPECT_THROW((void)parse_rating_scale(scale), Error) << scale;
}

}  // namespace
}  // namespace postferry
