// SPDX-License-Identifier: MIT
#include "base/hash_set.h"

#include <gtest/gtest.h>

#include "base/bytes.h"

namespace postferry {
namespace {

TEST(HashSet, TellsRepeatedHashesAlsoWhenItHasGrown) {
  HashSet set;
  for (int i = 0; i < 5000; ++i) EXPECT_TRUE(set.insert(hash_bytes(std::to_string(i)))) << i;
  for (int i = 0; i < 5000; ++i) EXPECT_FALSE(set.insert(hash_bytes(std::to_string(i)))) << i;
  EXPECT_EQ(set.size(), 5000U);
}

TEST(HashSet, TakesZeroForAHash) {
  HashSet set;
  EXPECT_TRUE(set.insert(0));
  EXPECT_FALSE(set.insert(0));
}

}  // namespace
}  // namespace postferry
