// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <string>

#include "io/gzip_source.h"
#include "unit/io/support.h"

namespace postferry::io_test {
namespace {

Seen unpack(std::string packed, std::size_t step = 7) {
  const auto source = gzip_source(trickle(std::move(packed), step));
  const std::string bytes = read_all(*source, 1000);
  return {source->name(), bytes, source->damage()};
}

TEST(Gzip, UnpacksAndKeepsTheName) {
  const std::string text = words(300'000);
  const Seen seen = unpack(gzip(text));
  EXPECT_EQ(seen.bytes, text);
  EXPECT_EQ(seen.name, "trickle");
  EXPECT_EQ(seen.damage, "");
}

TEST(Gzip, UnpacksNothing) {
  const Seen seen = unpack(gzip(""));
  EXPECT_EQ(seen.bytes, "");
  EXPECT_EQ(seen.damage, "");
}

TEST(Gzip, UnpacksMembersOneAfterTheOther) {
  const std::string packed = gzip("one ") + gzip("") + gzip("two ") + gzip("three");
  for (const std::size_t step : {1U, 2U, 3U, 19U, 1000U}) {
    const Seen seen = unpack(packed, step);
    EXPECT_EQ(seen.bytes, "one two three") << step;
    EXPECT_EQ(seen.damage, "") << step;
  }
}

TEST(Gzip, GivesWhatCameBeforeACutAnywhere) {
  const std::string text = words(3000);
  const std::string packed = gzip(text);
  std::size_t before = 0;
  for (std::size_t cut = 2; cut < packed.size(); ++cut) {
    const Seen seen = unpack(packed.substr(0, cut));
    EXPECT_TRUE(text.starts_with(seen.bytes)) << cut;
    EXPECT_GE(seen.bytes.size(), before) << cut;
    EXPECT_EQ(seen.damage, "the gzip data is cut short") << cut;
    before = seen.bytes.size();
  }
  EXPECT_EQ(before, text.size()) << "without its trailer a stream is still whole";
}

TEST(Gzip, TellsAWrongChecksumAndGivesAllBytes) {
  const std::string text = words(100'000);
  std::string packed = gzip(text);
  packed[packed.size() - 6] ^= 1;
  const Seen seen = unpack(packed);
  EXPECT_EQ(seen.bytes, text);
  EXPECT_EQ(seen.damage, "the gzip data is damaged (incorrect data check)");
}

TEST(Gzip, GivesWhatCameBeforeDamage) {
  const std::string text = words(500'000);
  std::string packed = gzip(text);
  packed.replace(packed.size() / 2, 40, std::string(40, '\xFF'));
  const Seen seen = unpack(packed);
  EXPECT_GT(seen.bytes.size(), text.size() / 3);
  EXPECT_EQ(seen.bytes.substr(0, text.size() / 3), text.substr(0, text.size() / 3));
  EXPECT_NE(seen.damage, "");
}

TEST(Gzip, PassesOverPaddingWithZeros) {
  const Seen seen = unpack(gzip("text") + std::string(70'000, '\0'), 4096);
  EXPECT_EQ(seen.bytes, "text");
  EXPECT_EQ(seen.damage, "");
}

TEST(Gzip, TellsBytesBehindTheEnd) {
  const Seen seen = unpack(gzip("text") + "more");
  EXPECT_EQ(seen.bytes, "text");
  EXPECT_EQ(seen.damage, "bytes that are no gzip data follow the gzip data");
}

TEST(Gzip, StaysEndedAtItsEnd) {
  const auto source = gzip_source(trickle(gzip("text"), 100));
  EXPECT_EQ(read_all(*source), "text");
  EXPECT_EQ(read_all(*source), "");
}

}  // namespace
}  // namespace postferry::io_test
