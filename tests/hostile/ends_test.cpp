// SPDX-License-Identifier: MIT
// Ten megabytes of each hostile body (two under sanitizers) are read to their end, and nothing is
// read into them. CTest's time limit is the clock.
#include <gtest/gtest.h>

#include "hostile/bodies.h"
#include "hostile/ways.h"

namespace postferry::hostile {
namespace {

constexpr std::size_t size = POSTFERRY_HOSTILE_BYTES;
constexpr std::size_t size_to_change = size / 5;

std::string rating_of(const Post& post) {
  if (!post.review || !post.review->rating) return {};
  const Rating& rating = *post.review->rating;
  return rating.value->to_string() + (rating.best ? "/" + rating.best->to_string() : "");
}

std::size_t listed_works(const Post& post) {
  if (!post.review) return 0;
  std::size_t works = 0;
  for (const Recommendation& group : post.review->recommendations) works += group.works.size();
  return works + post.review->upcoming.size();
}

std::string_view text_of(const Post& post) {
  return post.content ? std::string_view(post.content->value) : std::string_view();
}

class Ends : public testing::TestWithParam<HostileBody> {};

TEST_P(Ends, Extracted) {
  const HostileBody& body = GetParam();
  const Post before = hostile_post(body, size);
  for (const auto& [name, way] : extracting_ways()) {
    SCOPED_TRACE(name);
    Post post = before;
    way(post);
    EXPECT_EQ(rating_of(post), body.rating);
    if (body.lists_works) {
      EXPECT_EQ(listed_works(post), units_in(body, size));
    }
    EXPECT_TRUE(text_of(post) == text_of(before)) << "the body changed";
  }
}

TEST_P(Ends, Changed) {
  const HostileBody& body = GetParam();
  for (const auto& [name, way] : changing_ways()) {
    SCOPED_TRACE(name);
    Post post = hostile_post(body, size_to_change);
    way(post);
  }
}

INSTANTIATE_TEST_SUITE_P(Hostile, Ends, testing::ValuesIn(hostile_bodies()),
                         [](const auto& body) { return body.param.name; });

}  // namespace
}  // namespace postferry::hostile
