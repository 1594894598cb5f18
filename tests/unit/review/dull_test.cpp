// SPDX-License-Identifier: MIT
#include "review/dull.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>

#include "base/ascii.h"

namespace postferry {
namespace {

// Byte by byte.
bool has_one(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_digit(text[at])) return true;
    if (at + 1 == text.size()) return false;
    const auto c = static_cast<unsigned char>(text[at]);
    const auto next = static_cast<unsigned char>(text[at + 1]);
    if (c >= 0xF0 || (c == 0xC2 && next == 0xBD) || (c == 0xE2 && next >= 0x96)) return true;
  }
  return false;
}

constexpr std::array<const char*, 9> even = {
    "a", " star", "t", "\xC3\xA9", "s tars", "steps st", "\xE2\x80\x99", "xxxx", "\xC2\xA0"};
constexpr std::array<const char*, 7> odd = {
    "7", "\xC2\xBD", "\xE2\x98\x85", "\xF0\x9F\x8C\x9F", "\xF0", " four stars ", "0"};

// Whole blocks are searched at once: a clue is found wherever it stands.
TEST(Dull, FindsANumberOrAStarAnywhere) {
  std::mt19937 random(11);
  for (int round = 0; round < 50000; ++round) {
    std::string text;
    for (std::size_t i = random() % 40; i > 0; --i) text += even[random() % even.size()];
    if (random() % 2 == 0) text.insert(random() % (text.size() + 1), odd[random() % odd.size()]);
    ASSERT_EQ(has_number_or_star(text), has_one(text)) << text;
  }
}

std::string prose(std::size_t size, std::string_view word = "plain ") {
  std::string text;
  while (text.size() < size) text += word;
  return text;
}

TEST(Dull, IsLongProseWithoutClues) {
  const LabelTable& labels = built_in_labels();
  EXPECT_TRUE(is_dull(prose(300), labels));
  EXPECT_FALSE(is_dull(prose(200), labels));
  EXPECT_TRUE(is_dull(prose(300) + "&#8217;" + prose(50), labels));
  EXPECT_FALSE(is_dull(prose(300) + "&#9733;" + prose(50), labels));
  EXPECT_FALSE(is_dull("Author: " + prose(300), labels));
  EXPECT_FALSE(is_dull("A\xEF\xBC\x9A" + prose(300), labels));
  EXPECT_TRUE(is_dull("A\xEF\xBC\x8C" + prose(300), labels));
}

// "four stars" says a rating wherever it stands; "stars" within a word does not.
TEST(Dull, FindsStarsInWords) {
  const LabelTable& labels = built_in_labels();
  for (std::size_t at = 240; at < 300; ++at) {
    const std::string front = prose(at, "x");
    EXPECT_FALSE(is_dull(front + " stars", labels)) << at;
    EXPECT_FALSE(is_dull(front + " stars" + prose(at - 230, "y"), labels)) << at;
    EXPECT_TRUE(is_dull(front + "stars" + prose(at - 230, "y"), labels)) << at;
  }
}

}  // namespace
}  // namespace postferry
