// SPDX-License-Identifier: MIT
#include "review/phrases.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

#include "review/word_index.h"

namespace postferry {
namespace {

TEST(WordIndex, NumbersWordsInTheirOrder) {
  WordIndex index;
  std::vector<std::string> words = {"", "a", "b", "ab", "ba"};
  for (int i = 0; i < 2000; ++i) words.push_back("word" + std::to_string(i * 7919));
  for (const std::string& word : words) EXPECT_EQ(index.find(word), WordIndex::none) << word;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    EXPECT_EQ(index.add(words[i]), i);
    EXPECT_EQ(index.add(words[i]), i);
  }
  for (std::uint32_t i = 0; i < words.size(); ++i) EXPECT_EQ(index.find(words[i]), i) << words[i];
  EXPECT_EQ(index.find("words"), WordIndex::none);
}

// Few words, so that phrases share their beginnings.
std::string random_words(std::mt19937& random, std::size_t most) {
  constexpr std::array<const char*, 9> words = {"a",   "b", "ab", "you", "you'll",
                                                "may", "m", "é",  "read"};
  std::string out = words[random() % words.size()];
  for (auto i = random() % most; i > 0; --i)
    out += (random() % 8 == 0 ? "-" : " ") + std::string(words[random() % words.size()]);
  return out;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

// How long the phrase is that a text has, by looking for each of them everywhere.
std::size_t longest_in(const std::vector<std::pair<std::string, PhrasePlace>>& phrases,
                       const std::string& text) {
  std::size_t longest = 0;
  for (const auto& [phrase, place] : phrases) {
    if (phrase == text) return phrase.size();
    for (std::size_t at = text.find(phrase); at != std::string::npos;
         at = text.find(phrase, at + 1)) {
      const std::size_t end = at + phrase.size();
      if (place == PhrasePlace::whole || (place == PhrasePlace::front && at > 0)) continue;
      if (at > 0 && is_letter(text[at - 1])) continue;
      if (end < text.size() && is_letter(text[end])) continue;
      longest = std::max(longest, phrase.size());
    }
  }
  return longest;
}

TEST(Phrases, AreFoundAsByLookingForEach) {
  std::mt19937 random(11);
  for (int round = 0; round < 60; ++round) {
    Phrases phrases;
    std::vector<std::pair<std::string, PhrasePlace>> added;
    for (auto i = 1 + random() % 30; i > 0; --i) {
      const auto place = static_cast<PhrasePlace>(random() % 3);
      added.emplace_back(random_words(random, 4), place);
      const std::string& phrase = added.back().first;
      phrases.add(phrase, place, static_cast<std::uint8_t>(phrase.size()));
    }
    for (int i = 0; i < 200; ++i) {
      const std::string text = random_words(random, 8);
      EXPECT_EQ(phrases.find(text).value_or(0), longest_in(added, text)) << text;
    }
  }
}

}  // namespace
}  // namespace postferry
