// SPDX-License-Identifier: MIT
#include "commands/suggest.h"

#include <gtest/gtest.h>

namespace postferry {
namespace {

const std::vector<std::string_view> known = {"wxr", "goodreads", "json", "jsonl"};

TEST(DidYouMean, FindsTheNearestWord) {
  EXPECT_EQ(did_you_mean("goodread", known), "; did you mean \"goodreads\"?");
  EXPECT_EQ(did_you_mean("WRX", known), "; did you mean \"wxr\"?");
  EXPECT_EQ(did_you_mean("wxrr", known), "; did you mean \"wxr\"?");
  EXPECT_EQ(did_you_mean("jsnl", known), "; did you mean \"jsonl\"?");
}

TEST(DidYouMean, CompletesABeginningThatIsClear) {
  const std::vector<std::string_view> options = {"--overwrite", "--output", "--site-url"};
  EXPECT_EQ(did_you_mean("--over", options), "; did you mean \"--overwrite\"?");
  EXPECT_EQ(did_you_mean("--site", options), "; did you mean \"--site-url\"?");
  EXPECT_EQ(did_you_mean("--si", options), "");
  EXPECT_EQ(did_you_mean("goo", known), "; did you mean \"goodreads\"?");
  EXPECT_EQ(did_you_mean("optimi", {"optimistically", "optimisation"}), "");
}

TEST(DidYouMean, SaysNothingWhenNothingIsNear) {
  EXPECT_EQ(did_you_mean("markdown", known), "");
  EXPECT_EQ(did_you_mean("", known), "");
  EXPECT_EQ(did_you_mean(std::string(10000, 'x'), known), "");
}

TEST(Nearness, TellsNamesThatMayBeMeant) {
  EXPECT_EQ(nearness("Emma", "emma"), 0U);
  EXPECT_EQ(nearness("emna", "Emma"), 1U);
  ASSERT_TRUE(nearness("week", "A week in books").has_value());
  EXPECT_GT(nearness("week", "A week in books"), nearness("week", "weak"));
  EXPECT_EQ(nearness("emma", "Dune"), std::nullopt);
  EXPECT_EQ(nearness("is", "This is long"), std::nullopt);
  EXPECT_EQ(nearness("", "Emma"), std::nullopt);
  EXPECT_EQ(nearness("Emma", std::string(10000, 'x') + "Emma"), std::nullopt);
}

}  // namespace
}  // namespace postferry
