// SPDX-License-Identifier: MIT
#include "cli/progress_line.h"

#include <gtest/gtest.h>

#include "cli/layout.h"

namespace postferry {
namespace {

constexpr std::uint64_t mb = 1000000;

TEST(ProgressLine, SaysPartBytesPostsSpeedAndTimeLeft) {
  EXPECT_EQ(progress_line({250 * mb, 1000 * mb, 12345}, 100e6, 79, false),
            "[#####..................] 25 %  250/1,000 MB  12,345 posts  100 MB/s  0:08 left");
}

TEST(ProgressLine, DropsWhatTellsLeastOnNarrowTerminals) {
  const Progress progress{250 * mb, 1000 * mb, 12345};
  EXPECT_EQ(progress_line(progress, 100e6, 60, true),
            "█████░░░░░░░░░░░░░░░ 25 %  12,345 posts  100 MB/s  0:08 left");
  EXPECT_EQ(progress_line(progress, 100e6, 39, true), "██░░░░░░░ 25 %  12,345 posts  0:08 left");
  EXPECT_EQ(progress_line(progress, 100e6, 20, true), "███░░░░░░░░░░░░ 25 %");
  EXPECT_EQ(progress_line(progress, 100e6, 6, true), "25 %");
}

TEST(ProgressLine, NeverExceedsTheWidth) {
  for (std::size_t width = 1; width < 120; ++width)
    for (const std::uint64_t total : {std::uint64_t{0}, 1000 * mb, 50000 * mb})
      for (const bool utf8 : {true, false})
        EXPECT_LE(display_width(progress_line({250 * mb, total, 12345678}, 1e6, width, utf8)),
                  width);
}

TEST(ProgressLine, KnowsNoPartWithoutATotal) {
  EXPECT_EQ(progress_line({1234567, 0, 1}, 0, 79, true), "1.2 MB  1 post");
  EXPECT_EQ(progress_line({12 * mb, 0, 100}, 5e6, 79, true), "12 MB  100 posts  5.0 MB/s");
}

TEST(ProgressLine, CountsInGigabytesAndHours) {
  EXPECT_EQ(progress_line({20000 * mb, 40000 * mb, 2}, 1e6, 79, false),
            "[##############...............] 50 %  20/40 GB  2 posts  1.0 MB/s  5:33:20 left");
}

TEST(ProgressLine, MoreReadThanExpectedIsAll) {
  EXPECT_EQ(progress_line({2 * mb, 1 * mb, 2}, 0, 20, false), "[############] 100 %");
}

}  // namespace
}  // namespace postferry
