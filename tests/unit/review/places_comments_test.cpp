// SPDX-License-Identifier: MIT
#include "review/places_comments.h"

#include <gtest/gtest.h>

#include "places.h"

namespace postferry {
namespace {

// "4/5 (text)", or "-".
std::string rated(const places::Pairs& meta, const places::Pairs& post_meta = {},
                  std::string_view type = "") {
  Post post = places::with_meta(post_meta);
  Comment& comment = post.comments.emplace_back();
  comment.type = type;
  for (const auto& [key, value] : meta) comment.meta.push_back({key, value});
  const bool any = rate_comments(post);
  const auto& rating = post.comments[0].rating;
  EXPECT_EQ(any, rating.has_value());
  if (!rating) return "-";
  return places::number(rating->value) + "/" + places::number(rating->best) + " (" + rating->text +
         ")";
}

TEST(PlacesComments, ReadsWpReview) {
  EXPECT_EQ(rated({{"wp_review_comment_title", "Yes!"}, {"wp_review_comment_rating", "4"}}),
            "4/5 (4)");
  EXPECT_EQ(
      rated({{"wp_review_visitor_rating", "75"}}, {{"wp_review_user_review_type", "percentage"}}),
      "75/100 (75)");
  EXPECT_EQ(rated({{"wp_review_comment_rating", "4"}}, {{"wp_review_user_review_type", "hearts"}}),
            "4/? (4)");
  EXPECT_EQ(rated({{"wp_review_features_rating", "a:2:{s:1:\"a\";s:1:\"4\";s:1:\"b\";i:5;}"}}),
            "4.5/5 ()");
}

TEST(PlacesComments, AveragesCriteriaOfWpProductReview) {
  EXPECT_EQ(rated({{"meta_option_0", "8"}, {"meta_option_1", "7"}, {"meta_option_2", "7.5"}}),
            "7.5/10 ()");
  EXPECT_EQ(rated({{"meta_option_0", "8"}, {"meta_option_1", "7"}, {"meta_option_2", ""}}),
            "7.5/10 ()");
  EXPECT_EQ(rated({{"meta_option_0", "9.00"}}), "9/10 (9.00)");
  EXPECT_EQ(rated({{"meta_option_0", "8"}, {"meta_option_1", "8"}, {"meta_option_2", "7"}}),
            "7.67/10 ()");
}

TEST(PlacesComments, ReadsReviewsOfProducts) {
  EXPECT_EQ(rated({{"rating", "5"}}, {}, "review"), "5/5 (5)");
  EXPECT_EQ(rated({{"rating", "5"}}), "-");
}

TEST(PlacesComments, TakesNoneForNone) {
  EXPECT_EQ(rated({{"wp_review_comment_rating", "0"}}), "-");
  EXPECT_EQ(rated({{"wp_review_comment_rating", "9"}}), "-");
  EXPECT_EQ(rated({{"meta_option_0", "0"}, {"meta_option_1", "0"}}), "-");
  EXPECT_EQ(rated({{"akismet_result", "false"}}), "-");
}

TEST(PlacesComments, KeepsWhatTheSourceSays) {
  Post post;
  Comment& comment = post.comments.emplace_back();
  comment.rating = Rating{Decimal(2), std::nullopt, std::nullopt, "2"};
  comment.meta.push_back({"wp_review_comment_rating", "4"});
  EXPECT_FALSE(rate_comments(post));
  EXPECT_EQ(post.comments[0].rating->value, Decimal(2));
}

}  // namespace
}  // namespace postferry
