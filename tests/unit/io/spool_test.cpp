// SPDX-License-Identifier: MIT
#include "io/spool.h"

#include <gtest/gtest.h>

namespace postferry {
namespace {

TEST(Spool, GivesBackWhatWasPutAway) {
  Spool spool;
  const std::uint64_t first = spool.append("first");
  const std::uint64_t second = spool.append("second");
  EXPECT_EQ(spool.read(second, 6), "second");
  EXPECT_EQ(spool.read(first, 5), "first");
  const std::uint64_t third = spool.append("third");
  EXPECT_EQ(spool.read(third, 5), "third");
  EXPECT_EQ(spool.read(first, 11), "firstsecond");
}

TEST(Spool, TakesMoreThanItsBuffer) {
  Spool spool;
  const std::string big(std::size_t{3} << 20, 'x');
  const std::uint64_t small = spool.append("small");
  const std::uint64_t at = spool.append(big);
  const std::uint64_t last = spool.append("last");
  EXPECT_EQ(spool.read(at, big.size()), big);
  EXPECT_EQ(spool.read(last, 4), "last");
  EXPECT_EQ(spool.read(small, 5), "small");
}

}  // namespace
}  // namespace postferry
