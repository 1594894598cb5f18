// SPDX-License-Identifier: MIT
// Dates, book numbers and titles by themselves.
#include <gtest/gtest.h>

#include "goodreads/columns_review.h"
#include "goodreads/dates.h"
#include "goodreads/isbn.h"
#include "goodreads/review_html.h"
#include "goodreads/title_series.h"
#include "model/members.h"

namespace postferry::goodreads {
namespace {

std::string date(std::string_view cell, SlashOrder order = SlashOrder::month_first) {
  return read_date(cell, order).value_or("(unreadable)");
}

TEST(GoodreadsDate, ReadsYearFirst) {
  EXPECT_EQ(date("2024/03/01"), "2024-03-01");
  EXPECT_EQ(date("2024-03-01"), "2024-03-01");
  EXPECT_EQ(date("2024/3/1"), "2024-03-01");
  EXPECT_EQ(date("2024-03-01 00:00:00"), "2024-03-01");
  EXPECT_EQ(date("2024/03"), "2024-03");
  EXPECT_EQ(date("2024"), "2024");
}

TEST(GoodreadsDate, ReadsWhatSpreadsheetsWrite) {
  EXPECT_EQ(date("10/25/2020"), "2020-10-25");
  EXPECT_EQ(date("25.10.2020"), "2020-10-25");
  EXPECT_EQ(date("1.2.2020"), "2020-02-01");
}

TEST(GoodreadsDate, DecidesDayAndMonthByTheFileOnly) {
  EXPECT_EQ(date("9/4/2017", SlashOrder::month_first), "2017-09-04");
  EXPECT_EQ(date("9/4/2017", SlashOrder::day_first), "2017-04-09");
  EXPECT_EQ(date("9/4/2017", SlashOrder::unknown), "(unreadable)");
  EXPECT_EQ(date("9/9/2017", SlashOrder::unknown), "2017-09-09");
  EXPECT_EQ(date("9-4-2017"), "(unreadable)");
}

TEST(GoodreadsDate, NeverReadsADayThatDoesNotExist) {
  for (const char* cell : {"2023/02/29", "31.11.2020", "13/13/2017", "2020/00/10", "0000/01/01"})
    EXPECT_EQ(date(cell), "(unreadable)") << cell;
}

TEST(GoodreadsDate, RefusesWhatIsNoDate) {
  for (const char* cell : {"", "soon", "12/31/17", "2024/03/01/", "20240301", "2024/03-01", "1/2"})
    EXPECT_EQ(date(cell), "(unreadable)") << cell;
}

TEST(GoodreadsDate, LearnsTheOrderFromDatesThatProveIt) {
  SlashEvidence none;
  none.look_at("9/4/2017");
  EXPECT_EQ(none.order(), SlashOrder::month_first);
  SlashEvidence day;
  day.look_at("25/4/2017");
  EXPECT_EQ(day.order(), SlashOrder::day_first);
  day.look_at("4/25/2017");
  EXPECT_EQ(day.order(), SlashOrder::unknown);
}

TEST(GoodreadsDate, WritesWholeDaysOnly) {
  EXPECT_EQ(write_date("2024-03-01"), "2024/03/01");
  EXPECT_EQ(write_date("2024-03-01T09:30:00+01:00"), "2024/03/01");
  EXPECT_EQ(write_date("2024-03"), "");
  EXPECT_EQ(write_date(""), "");
}

TEST(GoodreadsIsbn, UnwrapsAndChecks) {
  EXPECT_EQ(read_book_number("=\"1250313198\"").text, "1250313198");
  EXPECT_EQ(read_book_number("=\"9781250313195\"").kind, BookNumberKind::isbn13);
  EXPECT_EQ(read_book_number("978-1-250-31319-5").text, "9781250313195");
  EXPECT_EQ(read_book_number("014023666x").text, "014023666X");
  EXPECT_EQ(read_book_number("=\"\"").kind, BookNumberKind::none);
  EXPECT_EQ(read_book_number("").kind, BookNumberKind::none);
}

TEST(GoodreadsIsbn, TakesDamagedNumbersForDamaged) {
  for (const char* cell : {"9.78125E+12", "1250313199", "9781250313196", "978386342098",
                           "AlexisGlyn", "9771250313195", "97812503131X5", "X250313198"})
    EXPECT_EQ(read_book_number(cell).kind, BookNumberKind::damaged) << cell;
}

TEST(GoodreadsIsbn, RestoresLeadingZerosThatTheCheckDigitProves) {
  const BookNumber number = read_book_number("571268838");
  EXPECT_EQ(number.text, "0571268838");
  EXPECT_TRUE(number.zeros_restored);
  EXPECT_EQ(read_book_number("571268839").kind, BookNumberKind::damaged);
}

TEST(GoodreadsIsbn, KnowsAsins) {
  EXPECT_EQ(read_book_number("=\"B00ABCDEF1\"").kind, BookNumberKind::asin);
}

std::string parts(std::string_view title) {
  const TitleParts split = split_title(title);
  std::string out = split.title;
  for (const Series& series : split.series) out += " | " + series.name + " # " + series.position;
  return out;
}

TEST(GoodreadsTitle, TakesSeriesOutOfTheLastBracket) {
  EXPECT_EQ(parts("Gideon the Ninth (The Locked Tomb #1)"),
            "Gideon the Ninth | The Locked Tomb # 1");
  EXPECT_EQ(parts("The Adventures (Sherlock Holmes, #3)"), "The Adventures | Sherlock Holmes # 3");
  EXPECT_EQ(parts("Equal Rites (Discworld, #3; Witches, #1)"),
            "Equal Rites | Discworld # 3 | Witches # 1");
  EXPECT_EQ(parts("X (not this) (S, #0.5)"), "X (not this) | S # 0.5");
  EXPECT_EQ(parts("Omnibus (S, #1-3)"), "Omnibus | S # 1-3");
  EXPECT_EQ(parts("Omnibus (S, #1.5-2.5)"), "Omnibus | S # 1.5-2.5");
}

TEST(GoodreadsTitle, LeavesOtherBracketsAlone) {
  for (const char* title :
       {"Provenance (Imperial Radch)", "Letters (for Vivian)", "A (S, #1; more)", "A (S #one)",
        "A (#1)", "(S, #1)", "A (S, #1) B", "A (S, #1.)", "A (S, #1-)", "A ()", "A (B (C) #1)", ""})
    EXPECT_EQ(parts(title), title);
}

TEST(GoodreadsTitle, JoinsWhatItWouldSplit) {
  EXPECT_EQ(join_title("A", {{"S", "1"}, {"T", "2-3"}}), "A (S, #1; T, #2-3)");
  EXPECT_EQ(join_title("A", {}), "A");
  EXPECT_EQ(join_title("A", {{"S", ""}}), "A");
  EXPECT_EQ(join_title("A", {{"S (x)", "1"}}), "A");
}

Stars stars(std::string_view value, std::string_view best = "", std::string_view worst = "") {
  return to_stars({Decimal::parse(value), Decimal::parse(best), Decimal::parse(worst), {}});
}

TEST(GoodreadsStars, ScalesAndRoundsHalfUp) {
  EXPECT_EQ(stars("4", "5").count, 4);
  EXPECT_TRUE(stars("4", "5").exact);
  EXPECT_EQ(stars("4.5", "5").count, 5);
  EXPECT_FALSE(stars("4.5", "5").exact);
  EXPECT_EQ(stars("4.4", "5").count, 4);
  EXPECT_EQ(stars("7", "10").count, 4);
  EXPECT_EQ(stars("2.7", "3").count, 5);
  EXPECT_EQ(stars("0.2", "5").count, 1);
  EXPECT_EQ(stars("1", "10", "1").count, 1);
  EXPECT_EQ(stars("10", "10", "1").count, 5);
  EXPECT_EQ(stars("3").count, 3);
}

TEST(GoodreadsStars, SaysNothingWhereStarsCannot) {
  EXPECT_EQ(stars("0", "5").count, 0);
  EXPECT_EQ(stars("7").count, 0);
  EXPECT_EQ(stars("6", "5").count, 0);
  EXPECT_EQ(stars("", "5").count, 0);
  EXPECT_EQ(stars("3", "0").count, 0);
}

std::string html(const char* format, const char* value) {
  std::string out;
  append_review_html(out, {format, value, false});
  return out;
}

TEST(GoodreadsReview, TurnsLineBreaksIntoTags) {
  EXPECT_EQ(html("classic", "a\n\nb & <i>c</i>"), "a<br/><br/>b & <i>c</i>");
  EXPECT_EQ(html("text", "a < b\n& c"), "a &lt; b<br/>&amp; c");
}

TEST(GoodreadsReview, LeavesHtmlAsItIs) { EXPECT_EQ(html("html", "a<br/>\nb"), "a<br/>\nb"); }

TEST(GoodreadsReview, TakesBlockDelimitersOutWithTheNewlinesBesideThem) {
  EXPECT_EQ(html("blocks",
                 "<!-- wp:paragraph {\"a\":1} -->\n<p>one\ntwo</p>\n<!-- /wp:paragraph -->\n\n"
                 "<!-- wp:paragraph -->\n<p>three</p>\n<!-- /wp:paragraph -->"),
            "<p>one<br/>two</p><p>three</p>");
  EXPECT_EQ(html("blocks", "<p>a</p><!--more--><p>b</p><!-- wp:x"),
            "<p>a</p><!--more--><p>b</p><!-- wp:x");
}

TEST(GoodreadsReview, ReadsHostileDelimitersInLinearTime) {
  std::string body;
  for (int i = 0; i < 400'000; ++i) body += "<!-- wp:x ";
  EXPECT_EQ(html("blocks", body.c_str()), body);
  EXPECT_EQ(html("blocks", (body + "-->").c_str()), "");
}

}  // namespace
}  // namespace postferry::goodreads
