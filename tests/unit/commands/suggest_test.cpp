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

TEST(DidYouMean, SaysNothingWhenNothingIsNear) {
  EXPECT_EQ(did_you_mean("markdown", known), "");
  EXPECT_EQ(did_you_mean("", known), "");
  EXPECT_EQ(did_you_mean(std::string(10000, 'x'), known), "");
}

}  // namespace
}  // namespace postferry
