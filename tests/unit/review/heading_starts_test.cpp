// SPDX-License-Identifier: MIT
#include "review/heading_starts.h"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>

#include "base/ascii.h"
#include "review/labels.h"

namespace postferry {
namespace {

std::string first_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() &&
         (is_alpha(text[end]) || static_cast<unsigned char>(text[end]) >= 0x80))
    ++end;
  return std::string(text.substr(0, end));
}

// What is asked before the table: letters and lengths only rule out what is not there.
TEST(WordSet, HoldsWhatWasAdded) {
  std::mt19937 random(5);
  const auto word = [&random] {
    std::string made;
    for (std::size_t i = 1 + random() % 4; i > 0; --i) made += "abcdez-"[random() % 7];
    return made;
  };
  WordSet set;
  std::set<std::string> plain;
  for (int i = 0; i < 300; ++i) plain.insert(word());
  for (const std::string& added : plain) set.add(added);
  EXPECT_FALSE(set.hold(""));
  for (int i = 0; i < 5000; ++i) {
    std::string asked = word();
    const bool is_in = plain.contains(asked);
    EXPECT_EQ(set.hold(asked), is_in) << asked;
    if (is_alpha(asked[0])) asked[0] = static_cast<char>(asked[0] - 'a' + 'A');
    EXPECT_EQ(set.hold(asked), is_in) << asked;
  }
}

TEST(HeadingStarts, AreTheFirstWordsOfHeadings) {
  const HeadingStarts& starts = built_in_labels().heading_starts();
  std::set<std::string> words;
  for (const HeadingRow& row : heading_rows())
    if (row.place != PhrasePlace::within && !is_of_wide_script(row.text))
      if (std::string word = first_word(row.text); !word.empty()) words.insert(std::move(word));
  for (const std::string& word : words) {
    EXPECT_TRUE(starts.begin(word + " more")) << word;
    EXPECT_EQ(starts.begin(word + "s"), words.contains(word + "s")) << word;
    EXPECT_FALSE(starts.begin(word + "\u2019s")) << word;
    EXPECT_FALSE(starts.begin("\u201C" + word)) << word;
  }
  EXPECT_TRUE(starts.begin("COMING up"));
  EXPECT_FALSE(starts.begin(""));
  EXPECT_FALSE(starts.begin("4 more"));
}

}  // namespace
}  // namespace postferry
