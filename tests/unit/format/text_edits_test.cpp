// SPDX-License-Identifier: MIT
#include "format/text_edits.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <random>

namespace postferry {
namespace {

std::size_t inserted_bytes(const std::vector<TextEdit>& edits) {
  std::size_t sum = 0;
  for (const TextEdit& edit : edits) sum += edit.inserted.size();
  return sum;
}

void expect_turns(const std::string& from, const std::string& to) {
  EXPECT_EQ(apply_text_edits(from, find_text_edits(from, to)), to);
}

TEST(TextEdits, AreNoneForEqualTexts) { EXPECT_TRUE(find_text_edits("abc", "abc").empty()); }

TEST(TextEdits, AreWrittenAsJsonUpToALimit) {
  const std::string from = "first words-second words-third words";
  const std::string to = "first words+second words+third words";
  const std::string json = R"([[11,1,"+"],[24,1,"+"]])";
  std::string out = "x";
  EXPECT_TRUE(append_edits_json(out, from, to, json.size()));
  EXPECT_EQ(out, "x" + json);
  EXPECT_FALSE(append_edits_json(out, from, to, json.size() - 2));
  EXPECT_EQ(out, "x" + json);
  EXPECT_TRUE(append_edits_json(out, from, from, 0));
  EXPECT_EQ(out, "x" + json + "[]");
}

TEST(TextEdits, FindEveryReplacedLineEnd) {
  std::string from;
  std::string to;
  for (int i = 0; i < 500; ++i) {
    from += "line " + std::to_string(i * 7919) + "<br/>";
    to += "line " + std::to_string(i * 7919) + "\n";
  }
  const auto edits = find_text_edits(from, to);
  EXPECT_EQ(edits.size(), 500U);
  EXPECT_EQ(inserted_bytes(edits), 500U);
  expect_turns(from, to);
}

TEST(TextEdits, FindBlockCommentsThatWereTakenOut) {
  std::string from;
  std::string to;
  for (int i = 0; i < 50; ++i) {
    const std::string text = "<p>Paragraph " + std::to_string(i * 31) + " says something.</p>\n";
    from += text;
    to += "<!-- wp:image {\"id\":" + std::to_string(i) + std::string(250, 'x') + "} -->" + text;
  }
  expect_turns(from, to);
  EXPECT_LT(inserted_bytes(find_text_edits(from, to)), to.size() - from.size() + 100);
  EXPECT_EQ(inserted_bytes(find_text_edits(to, from)), 0U);
}

TEST(TextEdits, StandBetweenCharacters) {
  const std::string from = "naïve café, ein Öl, 日本語 und 😀 am Ende der Zeile";
  const std::string to = "naîve cafè, ein öl, 日木語 und 😁 am Ende der Zeile";
  for (const TextEdit& edit : find_text_edits(from, to)) {
    EXPECT_NE(static_cast<unsigned char>(from[edit.at]) & 0xC0U, 0x80U);
    EXPECT_NE(static_cast<unsigned char>(edit.inserted[0]) & 0xC0U, 0x80U);
    const std::size_t end = edit.at + edit.removed;
    EXPECT_TRUE(end == from.size() || (static_cast<unsigned char>(from[end]) & 0xC0U) != 0x80);
  }
  expect_turns(from, to);
}

TEST(TextEdits, HandleEmptyAndUnrelatedTexts) {
  expect_turns("", "abc");
  expect_turns("abc", "");
  expect_turns(std::string(5000, 'a'), std::string(3000, 'b'));
  expect_turns("abcabcabcabc", "bcabcabcabca");
}

TEST(TextEdits, TurnAnyTextIntoAnyOther) {
  std::mt19937_64 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string from;
    for (std::uint64_t i = random() % 200; i > 0; --i)
      from += static_cast<char>('a' + random() % 3);
    std::string to = from;
    for (std::uint64_t i = random() % 6; i > 0; --i) {
      const std::size_t at = random() % (to.size() + 1);
      to.replace(at, random() % 9,
                 std::string(random() % 9, static_cast<char>('a' + random() % 4)));
    }
    ASSERT_EQ(apply_text_edits(from, find_text_edits(from, to)), to) << from << "\n" << to;
  }
}

// The first place where eight bytes, or all that is left, agree again, with the fewest bytes
// before.
std::optional<TextEdit> nearest_edit(std::string_view from, std::string_view to, std::size_t at) {
  for (std::size_t sum = 1; sum <= 12; ++sum)
    for (std::size_t removed = 0; removed <= sum; ++removed) {
      if (at + removed > from.size() || at + sum - removed > to.size()) continue;
      const std::string_view a = from.substr(at + removed);
      const std::string_view b = to.substr(at + sum - removed);
      if ((a.size() < 8 || b.size() < 8) && a.size() != b.size()) continue;
      if (a.substr(0, 8) == b.substr(0, 8))
        return TextEdit{at, removed, to.substr(at, sum - removed)};
    }
  return std::nullopt;
}

TEST(TextEdits, AreTheShortestWhereTheyAreShort) {
  std::mt19937_64 random(11);
  std::size_t seen = 0;
  for (int i = 0; i < 40'000; ++i) {
    std::string from;
    for (std::size_t n = 20 + random() % 60; n > 0; --n)
      from += random() % 50 == 0 ? '\0' : static_cast<char>('a' + random() % 3);
    std::string to = from;
    to.replace(random() % to.size(), random() % 8,
               std::string(random() % 8, static_cast<char>('a' + random() % 4)));
    const auto at = static_cast<std::size_t>(
        std::mismatch(from.begin(), from.end(), to.begin(), to.end()).first - from.begin());
    if (from == to) continue;
    const std::optional<TextEdit> nearest = nearest_edit(from, to, at);
    if (!nearest) continue;
    ++seen;
    const std::vector<TextEdit> edits = find_text_edits(from, to);
    ASSERT_FALSE(edits.empty());
    ASSERT_EQ(edits[0].at, at);
    ASSERT_EQ(edits[0].removed, nearest->removed) << from << "\n" << to;
    ASSERT_EQ(edits[0].inserted, nearest->inserted) << from << "\n" << to;
  }
  EXPECT_GT(seen, 20'000U);
}

TEST(TextEdits, TakeLinearTimeOnHostileTexts) {
  std::string from;
  std::string to;
  std::mt19937_64 random(1);
  for (int i = 0; i < 1'000'000; ++i) {
    from += static_cast<char>('a' + random() % 2);
    to += static_cast<char>('a' + random() % 2);
  }
  const auto start = std::chrono::steady_clock::now();
  expect_turns(from, to);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

TEST(TextEdits, AreRefusedWhenTheyDoNotFitTheText) {
  EXPECT_FALSE(apply_text_edits("abc", {{4, 0, "x"}}));
  EXPECT_FALSE(apply_text_edits("abc", {{2, 2, "x"}}));
  EXPECT_FALSE(apply_text_edits("abc", {{2, 0, "x"}, {1, 0, "y"}}));
  EXPECT_FALSE(apply_text_edits("abc", {{static_cast<std::size_t>(-1), 5, "x"}}));
}

}  // namespace
}  // namespace postferry
