// SPDX-License-Identifier: MIT
#include "push/unsettable.h"

#include <gtest/gtest.h>

namespace postferry {
namespace {

PushTarget site() {
  PushTarget out;
  out.types["review"] = {
      "review", "wp/v2/reviews", {"title", "genre"}, {{"rating", {"integer", false}}}};
  out.taxonomies["genre"] = {"genre", "wp/v2/genre", "genre", true, {}};
  out.taxonomies["mood"] = {"mood", "wp/v2/mood", "mood", false, {}};
  return out;
}

TEST(KeepsPlace, KnowsWhatTheTypeHasOnTheSite) {
  Post post;
  post.type = "review";
  post.meta = {{"rating", "4"}, {"isbn", "9780000000000"}};
  EXPECT_TRUE(keeps_place(site(), post, "taxonomy:genre"));
  EXPECT_FALSE(keeps_place(site(), post, "taxonomy:mood"));  // not of reviews
  EXPECT_FALSE(keeps_place(site(), post, "taxonomy:shelf"));
  EXPECT_TRUE(keeps_place(site(), post, "meta:rating"));
  EXPECT_FALSE(keeps_place(site(), post, "meta:isbn"));
  EXPECT_TRUE(keeps_place(site(), post, "title"));
  EXPECT_TRUE(keeps_place(site(), post, "body:0-12"));
  EXPECT_FALSE(keeps_place(site(), post, "column:My Rating"));
  EXPECT_FALSE(keeps_place(site(), post, ""));
  post.meta[0].value = "four";  // no integer: it is not sent
  EXPECT_FALSE(keeps_place(site(), post, "meta:rating"));
  post.type = "film";
  EXPECT_FALSE(keeps_place(site(), post, "title"));
}

TEST(KeepsPlace, FactsWithoutOneAreLost) {
  Post post;
  post.type = "review";
  post.meta = {{"rating", "4"}};
  post.review = Review();
  post.review->rating = Rating{Decimal(4), Decimal(5), std::nullopt, {}};
  post.review->found = {{"rating", "meta:rating", {}}};
  FieldCounts losses;
  note_lost_facts(site(), post, nullptr, losses);
  EXPECT_TRUE(losses.empty());
  post.review->found[0].where = "meta:score";
  note_lost_facts(site(), post, nullptr, losses);
  EXPECT_FALSE(losses.empty());
}

}  // namespace
}  // namespace postferry
