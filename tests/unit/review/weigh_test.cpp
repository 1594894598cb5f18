// SPDX-License-Identifier: MIT
// A body's facts that are moved are weighed as those that are copied.
#include "review/weigh.h"

#include <gtest/gtest.h>

#include <random>
#include <utility>

#include "model/members.h"
#include "unit/review/random_review.h"

namespace postferry {
namespace {

constexpr std::uint64_t seeds = 3000;

// A part of a review, as one place says it.
Review part_of(Review review, std::mt19937_64& random) {
  review.found.clear();
  for (const ReviewFact fact : all_review_facts)
    if (random() % 2 == 0) erase_fact(review, fact);
  return review;
}

void add_found(Review& review, std::mt19937_64& random) {
  for (const ReviewFact fact : all_review_facts)
    if (has_fact(review, fact) && random() % 4 != 0)
      review.found.push_back({std::string(name(fact)), random() % 4 == 0 ? "title" : "body:1-2",
                              Decimal(random() % 2 == 0 ? 60 : 95, 2)});
}

Statements statements_of(std::uint64_t seed, std::mt19937_64& random) {
  Statements statements;
  for (std::size_t count = random() % 4; count > 0; --count) {
    Statement& statement = statements.emplace_back();
    // Two of one seed say the same.
    statement.says = part_of(RandomReview(seed + random() % 2, Words::usual).whole(), random);
    statement.trust = static_cast<Trust>(random() % 9);
    statement.confidence = 90;
    statement.where = "meta:" + std::to_string(count);
  }
  return statements;
}

TEST(Weigh, FactsThatAreMovedAreWeighedAsCopies) {
  std::mt19937_64 random(11);
  Review copied;
  Review moved;
  std::vector<Disagreement> of_copies;
  std::vector<Disagreement> of_moved;
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    const Statements statements = statements_of(seed, random);
    Decided body;
    body.review = part_of(RandomReview(seed, Words::usual).whole(), random);
    add_found(body.review, random);
    weigh(statements, body, copied, of_copies);
    weigh(statements, std::move(body), moved, of_moved);
    ASSERT_TRUE(copied == moved) << seed;
    ASSERT_EQ(of_copies.size(), of_moved.size()) << seed;
    for (std::size_t i = 0; i < of_copies.size(); ++i) {
      EXPECT_EQ(of_copies[i].taken, of_moved[i].taken) << seed;
      EXPECT_EQ(of_copies[i].other, of_moved[i].other) << seed;
    }
  }
}

TEST(Weigh, SetOfFactsIsThoseThatAreThere) {
  std::mt19937_64 random(12);
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    const Review review = part_of(RandomReview(seed, Words::usual).whole(), random);
    FactBits facts = 0;
    for (const ReviewFact fact : all_review_facts)
      if (has_fact(review, fact)) facts |= fact_bit(fact);
    ASSERT_EQ(facts_of(review), facts) << seed;
  }
}

}  // namespace
}  // namespace postferry
