// SPDX-License-Identifier: MIT
#include "review/title_words.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "review/text.h"
#include "review/title_marks.h"
#include "review/title_parts.h"
#include "review/word_list.h"

namespace postferry {
namespace {

std::string with_capital(std::string_view text) {
  std::string out(text);
  if (out.front() >= 'a' && out.front() <= 'z') out.front() = static_cast<char>(out.front() - 32);
  return out;
}

// No word of the table is passed over, however it is written.
TEST(TitleWords, FindsThePhrasesOfAllRows) {
  for (const TitleRow& row : title_rows())
    for (const std::string& said : {std::string(row.text), with_capital(row.text)}) {
      std::size_t size = 0;
      switch (row.place) {
        case TitlePlace::front:
          ASSERT_NE(phrase_at_front(said + " Emma", size), nullptr) << said;
          EXPECT_GE(size, said.size());
          break;
        case TitlePlace::back:
          ASSERT_NE(phrase_at_back("Emma " + said, size), nullptr) << said;
          EXPECT_GE(size, said.size());
          break;
        case TitlePlace::lead:
          EXPECT_NE(find_lead(said), nullptr) << said;
          if (has_more_words(said, 1)) {
            EXPECT_NE(lead_at_front(said + " Emma", size), nullptr) << said;
          }
          break;
        case TitlePlace::set_off:
          EXPECT_NE(find_set_off(said), nullptr) << said;
          EXPECT_NE(set_off_at_front(said), nullptr) << said;
          break;
        case TitlePlace::kind: EXPECT_NE(kind_of(said), nullptr) << said; break;
        case TitlePlace::news: EXPECT_TRUE(has_news("Emma " + said + ": more")) << said; break;
        case TitlePlace::word: EXPECT_NE(media_of_term(said), 0) << said; break;
        case TitlePlace::announces: EXPECT_TRUE(announces_work(said + ": Emma")) << said; break;
      }
    }
}

TEST(WordList, ComparesAsFoldedTextDoes) {
  constexpr auto words =
      std::to_array<std::string_view>({"on", "later", "mid-year", "&", "a", "months"});
  constexpr WordList list(words);
  const auto is_folded_in = [&words](std::string_view text) {
    return std::find(words.begin(), words.end(), folded(text)) != words.end();
  };
  for (const std::string_view text : {"on",
                                      "ON",
                                      "On",
                                      "no",
                                      "later",
                                      "LaTeR",
                                      "latex",
                                      "Mid-Year",
                                      "mid_year",
                                      "&",
                                      "&&",
                                      "a",
                                      "A",
                                      "\xC3\xA1",
                                      "b",
                                      "months",
                                      "month",
                                      "",
                                      "\xE2\x80\x99",
                                      "`",
                                      "on\xE2\x80\x99",
                                      "a\xFF",
                                      "\xFF",
                                      "o"})
    EXPECT_EQ(list.contains(text), is_folded_in(text)) << text;
  EXPECT_FALSE(list.contains(std::string(300, 'a')));
}

TEST(TitleMarks, SetsABitForEachSignThatRulesLookFor) {
  EXPECT_FALSE(TitleMarks("Emma").any(0xFFFF));
  EXPECT_FALSE(TitleMarks("").any(0xFFFF));
  for (const std::string_view text : {":", "a\xEF\xBC\x9A"})
    EXPECT_TRUE(TitleMarks(text).any(TitleMarks::colon)) << text;
  for (const std::string_view text : {"a - b", "a | b", "a \xE2\x80\x93 b", "a \xE2\x80\x94 b"}) {
    EXPECT_NE(first_dash(text).at, std::string_view::npos);
    EXPECT_TRUE(TitleMarks(text).any(TitleMarks::dash)) << text;
  }
  for (const std::string_view text : {"(a)", "[a]",
                                      "\xE3\x80\x90"
                                      "a\xE3\x80\x91",
                                      "b\xEF\xBC\x88"
                                      "a\xEF\xBC\x89"})
    EXPECT_TRUE(TitleMarks(text).any(TitleMarks::bracket)) << text;
  EXPECT_TRUE(TitleMarks("Emma by Jane").all(TitleMarks::small_by));
  EXPECT_FALSE(TitleMarks("Baby").all(TitleMarks::capital_by));
  EXPECT_TRUE(TitleMarks("EMMA BY JANE").all(TitleMarks::capital_by));
}

TEST(LastWord, IsTheLastThatNextWordGives) {
  for (const std::string_view text :
       {"", " ", "a", "one two", "one two ", "one\xC2\xA0two", "one two\xE3\x80\x80",
        "\xE9\x9B\xAA\xE5\x9B\xBD \xE3\x83\xAC", "\xE2\x80\x8B", "a\tb\n", "caf\xC3\xA9"}) {
    std::size_t at = 0;
    std::string_view last;
    for (std::string_view word = next_word(text, at); !word.empty(); word = next_word(text, at))
      last = word;
    EXPECT_EQ(last_word(text), last) << text;
  }
}

}  // namespace
}  // namespace postferry
