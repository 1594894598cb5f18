// SPDX-License-Identifier: MIT
#include "base/byte_block.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

namespace postferry {
namespace {

bool is_odd(char c, char next) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte >= '0' && byte <= '9') || byte >= 0xF0 || (c == ' ' && next == ' ');
}

// Stops at the first odd byte, or where less than a block and a byte are left.
TEST(ByteBlock, FindsTheFirstOddByteOfAnyText) {
  std::mt19937 random(3);
  const std::string bytes = "abc \xC3\xA9 z0\xF0\x7F\xFF";
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    const std::size_t variety = 1 + random() % bytes.size();
    for (std::size_t i = random() % 80; i > 0; --i) text += bytes[random() % variety];
    const std::size_t from = text.empty() ? 0 : random() % text.size();
    std::size_t wanted = from;
    while (wanted + 1 < text.size() && !is_odd(text[wanted], text[wanted + 1])) ++wanted;
    const std::size_t at = skip_even(text, from, [](ByteBlock block, ByteBlock next) {
      return block.between('0', '9') | block.between(0xF0, 0xFF) | (block.is(' ') & next.is(' '));
    });
    EXPECT_LE(at, std::max(wanted, from)) << text;
    EXPECT_TRUE(at == wanted || text.size() <= at + ByteBlock::size) << text;
  }
}

}  // namespace
}  // namespace postferry
