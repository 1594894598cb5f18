// SPDX-License-Identifier: MIT
#include "review/ratings.h"

#include <gtest/gtest.h>

namespace postferry {
namespace {

// "4.5/5", "4.5" without a best, "-" for none.
std::string shown(const std::optional<Rating>& rating) {
  if (!rating) return "-";
  std::string out = rating->value->to_string();
  if (rating->best) out += "/" + rating->best->to_string();
  return out;
}

std::string parsed(std::string_view text) { return shown(parse_rating(text)); }

TEST(Ratings, ReadsValueAndBest) {
  EXPECT_EQ(parsed("4/5"), "4/5");
  EXPECT_EQ(parsed("4 / 5"), "4/5");
  EXPECT_EQ(parsed(" 4.5/5 "), "4.5/5");
  EXPECT_EQ(parsed("4,5/5"), "4.5/5");
  EXPECT_EQ(parsed("4½/5"), "4.5/5");
  EXPECT_EQ(parsed("4 ½ / 5"), "4.5/5");
  EXPECT_EQ(parsed("½/5"), "0.5/5");
  EXPECT_EQ(parsed("8/10"), "8/10");
  EXPECT_EQ(parsed("92/100"), "92/100");
  EXPECT_EQ(parsed("0/5"), "0/5");
  EXPECT_EQ(parsed("4 out of 5"), "4/5");
  EXPECT_EQ(parsed("4 Out Of 5 stars"), "4/5");
  EXPECT_EQ(parsed("4 stars out of 5"), "4/5");
  EXPECT_EQ(parsed("4 von 5 Sternen"), "4/5");
  EXPECT_EQ(parsed("4\u00A0sur\u00A05"), "4/5");
  EXPECT_EQ(parsed("85%"), "85/100");
  EXPECT_EQ(parsed("85 %"), "85/100");
}

TEST(Ratings, MayHaveWordsAroundThem) {
  EXPECT_EQ(parsed("a solid 4/5"), "4/5");
  EXPECT_EQ(parsed("Strong 4 stars"), "4");
  EXPECT_EQ(parsed("a 4"), "-");
  EXPECT_EQ(parsed("a solid book"), "-");
  EXPECT_EQ(parsed("4 (out of 5)"), "4/5");
  EXPECT_EQ(parsed("4 (von 5 Sternen)"), "4/5");
  EXPECT_EQ(parsed("4 (of 12 parts)"), "-");
  EXPECT_EQ(parsed("4 (5)"), "-");
  EXPECT_EQ(parsed("4/5 🍿"), "4/5");
  EXPECT_EQ(parsed("4/5 chapters"), "-");
  EXPECT_EQ(parsed("★★★★☆（再読）"), "4/5");
  EXPECT_EQ(parsed("🌕🌕🌕🌕🌑"), "4/5");
  EXPECT_EQ(parsed("8 sobre 10"), "8/10");
  EXPECT_EQ(parsed("4 uit 5"), "4/5");
}

TEST(Ratings, AreNotOursIfVotesAreCounted) {
  EXPECT_EQ(parsed("4.2/5 (312 votes)"), "-");
  EXPECT_EQ(parsed("4.2/5, based on 1,204 reviews"), "-");
  EXPECT_EQ(parsed("4,2/5 - 12 Stimmen"), "-");
  EXPECT_EQ(parsed("4/5 (2 readings)"), "4/5");
  EXPECT_EQ(parsed("4/5 (votes count)"), "4/5");
}

TEST(Ratings, ReadsStarsWhoseScaleIsNotStated) {
  EXPECT_EQ(parsed("4.5 stars"), "4.5");
  EXPECT_EQ(parsed("4 1/2 stars"), "4.5");
  EXPECT_EQ(parsed("4-star"), "4");
  EXPECT_EQ(parsed("1 star"), "1");
  EXPECT_EQ(parsed("3 étoiles"), "3");
  EXPECT_EQ(parsed("★★★★"), "4");
  EXPECT_EQ(parsed("⭐️⭐️⭐️½"), "3.5");
  EXPECT_EQ(parsed("★ ★ ★"), "3");
  EXPECT_EQ(parsed("⭐⭐⭐⭐.5"), "4.5");
  EXPECT_EQ(parsed("★★★,5"), "3.5");
  EXPECT_EQ(parsed("★★★.55"), "3");
}

TEST(Ratings, ReadsTheScaleFromEmptyStars) {
  EXPECT_EQ(parsed("★★★★☆"), "4/5");
  EXPECT_EQ(parsed("★★★½☆"), "3.5/5");
  EXPECT_EQ(parsed("★★★★☆ (4.5/5)"), "4.5/5");
  EXPECT_EQ(parsed("☆☆☆☆☆"), "-");
}

TEST(Ratings, KeepsWhatWasWritten) {
  EXPECT_EQ(parse_rating("4/5 Stars.")->text, "4/5 Stars");
  EXPECT_EQ(parse_rating("4 out of 5 - I cried")->text, "4 out of 5");
  EXPECT_EQ(parse_rating("★★★★☆ (4.5/5)")->text, "★★★★☆ (4.5/5)");
  EXPECT_EQ(parse_rating("4.50/5")->value, Decimal(45, 1));
}

TEST(Ratings, TakesABareNumberUpToTen) {
  EXPECT_EQ(parsed("4"), "4");
  EXPECT_EQ(parsed("4.25"), "4.25");
  EXPECT_EQ(parsed("4."), "4");
  EXPECT_EQ(parsed("0"), "-");
  EXPECT_EQ(parsed("18"), "-");
  EXPECT_EQ(parsed("4 to 6 players"), "-");
  EXPECT_EQ(parsed("4 - 6 players"), "-");
}

TEST(Ratings, KnowsWhatIsNone) {
  for (const std::string_view text : {"",
                                      "PG-13",
                                      "4/5/2020",
                                      "4/19",
                                      "3/17",
                                      "6/5",
                                      "2020",
                                      "4.5.1",
                                      "1st",
                                      "4/5th",
                                      "12345/5",
                                      "1.23456/5",
                                      "4:30",
                                      "great",
                                      "½",
                                      "half",
                                      "f/1.8",
                                      "110%",
                                      "★★★★★★★★★★★",
                                      "12 stars",
                                      "4/5 of all readers",
                                      "-3/5",
                                      "10 points",
                                      "4 of 6 books",
                                      "/5",
                                      "4/",
                                      "4 out of"})
    EXPECT_EQ(parsed(text), "-") << text;
}

TEST(Ratings, ReadsWords) {
  EXPECT_EQ(parsed("four stars"), "4");
  EXPECT_EQ(parsed("Four and a half stars!"), "4.5");
  EXPECT_EQ(parsed("four-and-a-half stars"), "4.5");
  EXPECT_EQ(parsed("4 and a half stars"), "4.5");
  EXPECT_EQ(parsed("4 stars and a half"), "4.5");
  EXPECT_EQ(parsed("half a star"), "0.5");
  EXPECT_EQ(parsed("zero stars"), "0");
  EXPECT_EQ(parsed("Five out of five stars"), "5/5");
  EXPECT_EQ(parsed("four out of 5"), "4/5");
  EXPECT_EQ(parsed("three stars out of five"), "3/5");
  EXPECT_EQ(parsed("vier von fünf Sternen"), "4/5");
  EXPECT_EQ(parsed("viereinhalb Sterne"), "4.5");
  EXPECT_EQ(parsed("quatre étoiles et demie"), "4.5");
  EXPECT_EQ(parsed("cuatro estrellas y media"), "4.5");
  EXPECT_EQ(parsed("quatro estrelas e meia"), "4.5");
  EXPECT_EQ(parsed("quattro stelle su cinque"), "4/5");
  EXPECT_EQ(parsed("cztery i pół gwiazdki"), "4.5");
  EXPECT_EQ(parsed("четыре с половиной звезды"), "4.5");
  EXPECT_EQ(parsed("5つ星"), "5");
  EXPECT_EQ(parsed("five"), "5");
  EXPECT_EQ(parsed("85 percent"), "85/100");
  for (const std::string_view text : {"DNF", "four friends", "half", "five out of seven books",
                                      "star", "a star", "four score", "ten points"})
    EXPECT_EQ(parsed(text), "-") << text;
}

TEST(Ratings, ReadsSignsOfManyKinds) {
  EXPECT_EQ(parsed("4.5⭐"), "4.5");
  EXPECT_EQ(parsed("4 ⭐️"), "4");
  EXPECT_EQ(parsed("⭐ 4.5/5"), "4.5/5");
  EXPECT_EQ(parsed("⭐️ 4 stars"), "4");
  EXPECT_EQ(parsed("★★★★/5"), "4/5");
  EXPECT_EQ(parsed("★★★ out of 5"), "3/5");
  EXPECT_EQ(parsed("★★★★1/2"), "4.5");
  EXPECT_EQ(parsed("★★★★ 4.25/5"), "4.25/5");
  EXPECT_EQ(parsed("4️⃣/5️⃣"), "4/5");
  EXPECT_EQ(parsed("♥♥♥♡♡"), "3/5");
  EXPECT_EQ(parsed("❤️❤️❤️❤️"), "4");
  EXPECT_EQ(parsed("●●●●○"), "4/5");
  EXPECT_EQ(parsed("****"), "4");
  EXPECT_EQ(parsed("***½"), "3.5");
  EXPECT_EQ(parsed("***/*****"), "3/5");
  for (const std::string_view text : {"*", "* * *", "**********", "★♥", "♡♡♡", "⭐ 4"})
    EXPECT_EQ(parsed(text), "-") << text;
  // Only behind a label.
  for (const std::string_view text : {"♥♥♥", "****", "●●○", "five", "A+"})
    EXPECT_FALSE(rating_at_front(text)) << text;
}

TEST(Ratings, ReadsLetterGradesAsPoints) {
  EXPECT_EQ(parsed("A+"), "4.3/4.3");
  EXPECT_EQ(parsed("A"), "4/4.3");
  EXPECT_EQ(parsed("A-"), "3.7/4.3");
  EXPECT_EQ(parsed("A−"), "3.7/4.3");
  EXPECT_EQ(parsed("B+"), "3.3/4.3");
  EXPECT_EQ(parsed("B plus"), "3.3/4.3");
  EXPECT_EQ(parsed("C-minus"), "1.7/4.3");
  EXPECT_EQ(parsed("D-"), "0.7/4.3");
  EXPECT_EQ(parsed("F"), "0/4.3");
  EXPECT_EQ(parsed("B+, with reservations"), "3.3/4.3");
  EXPECT_EQ(parse_rating("B+ (nearly an A)")->text, "B+");
  for (const std::string_view text :
       {"E", "a", "A must", "AB", "A/B", "A+ +", "F+", "C4", "R", "A++", "B+/A-", "A's"})
    EXPECT_EQ(parsed(text), "-") << text;
}

TEST(Ratings, SaysHowFarItReaches) {
  EXPECT_EQ(rating_at_front("4/5 stars and more")->size, 9U);
  EXPECT_TRUE(rating_at_front("4 and more")->bare);
  EXPECT_FALSE(rating_at_front("4 stars")->bare);
}

TEST(Ratings, IsQuickOnLongText) {
  const std::string digits(10'000'000, '4');
  EXPECT_FALSE(parse_rating(digits));
  std::string stars;
  for (int i = 0; i < 1'000'000; ++i) stars += "★";
  EXPECT_FALSE(parse_rating(stars));
}

}  // namespace
}  // namespace postferry
