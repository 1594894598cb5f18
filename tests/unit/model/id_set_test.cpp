// SPDX-License-Identifier: MIT
#include "model/id_set.h"

#include <gtest/gtest.h>

namespace postferry {
namespace {

TEST(IdSet, TellsRepeatedIntegersOfAnySize) {
  IdSet ids;
  for (const char* id : {"0", "1", "63", "64", "255", "256", "-1", "9223372036854775807"}) {
    EXPECT_TRUE(ids.insert({id})) << id;
    EXPECT_FALSE(ids.insert({id})) << id;
  }
}

TEST(IdSet, TakesIntegersThatAreWrittenOddlyAsStrings) {
  IdSet ids;
  EXPECT_TRUE(ids.insert({"7"}));
  EXPECT_TRUE(ids.insert({"07"}));
  EXPECT_TRUE(ids.insert({"abc"}));
  EXPECT_FALSE(ids.insert({"abc"}));
}

TEST(IdSet, KnowsWhatItHolds) {
  IdSet ids;
  for (const char* id : {"0", "7", "255", "256", "post-7", "007"}) (void)ids.insert({id});
  for (const char* id : {"0", "7", "255", "256", "post-7", "007"}) EXPECT_TRUE(ids.holds({id}));
  for (const char* id : {"1", "254", "257", "100000", "post-8", "0007", ""})
    EXPECT_FALSE(ids.holds({id})) << id;
}

TEST(IdSet, AnAbsentIdIsNeverRepeated) {
  IdSet ids;
  EXPECT_TRUE(ids.insert({}));
  EXPECT_TRUE(ids.insert({}));
}

}  // namespace
}  // namespace postferry
