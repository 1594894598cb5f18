// SPDX-License-Identifier: MIT
#include "pipeline/filter.h"

#include <gtest/gtest.h>

namespace postferry {
namespace {

bool passes(const PostFilter& filter, const Post& post) {
  return filter.met_by(post) == filter.active();
}

TEST(PostFilter, AnEmptyFilterAsksNothing) { EXPECT_TRUE(passes({}, Post())); }

TEST(PostFilter, AbsentTypeAndStatusAreWordPresssDefaults) {
  PostFilter filter;
  filter.types = {"page", "post"};
  filter.statuses = {"publish"};
  Post post;
  EXPECT_TRUE(passes(filter, post));
  post.type = "attachment";
  EXPECT_FALSE(passes(filter, post));
}

TEST(PostFilter, DatesAreInclusiveAtTheirOwnPrecision) {
  PostFilter filter;
  filter.since = "2024-03";
  filter.until = "2024-03-15";
  Post post;
  EXPECT_FALSE(passes(filter, post)) << "no date";
  for (const char* date : {"2024-03-01", "2024-03-15T23:59:59+02:00", "2024-03", "2024"}) {
    post.date.iso = date;
    EXPECT_TRUE(passes(filter, post)) << date;
  }
  for (const char* date : {"2024-02-29T23:00:00", "2024-03-16", "2023", "2025-01"}) {
    post.date.iso = date;
    EXPECT_FALSE(passes(filter, post)) << date;
  }
}

TEST(PostFilter, AuthorsIncludeCoAuthors) {
  PostFilter filter;
  filter.authors = {"ann"};
  Post post;
  post.author = "bob";
  EXPECT_FALSE(passes(filter, post));
  post.co_authors = {"ann"};
  EXPECT_TRUE(passes(filter, post));
}

TEST(PostFilter, TermsNeedTaxonomyAndSlug) {
  PostFilter filter;
  filter.terms = {{"category", "fiction", {}, {}}};
  Post post;
  post.terms = {{"post_tag", "fiction", "Fiction", {}}};
  EXPECT_FALSE(passes(filter, post));
  post.terms.push_back({"category", "fiction", "Fiction", {}});
  EXPECT_TRUE(passes(filter, post));
}

TEST(PostFilter, ReviewsOnlyWantsAReviewThatSaysSomething) {
  PostFilter filter;
  filter.reviews_only = true;
  Post post;
  post.review.emplace();
  EXPECT_FALSE(passes(filter, post));
  post.review->shelf = "read";
  EXPECT_TRUE(passes(filter, post));
}

}  // namespace
}  // namespace postferry
