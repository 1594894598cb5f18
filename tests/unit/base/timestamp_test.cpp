// SPDX-License-Identifier: MIT
#include "base/timestamp.h"

#include <gtest/gtest.h>

namespace postferry {
namespace {

TEST(IsoDate, EveryFormIsItsOwnCanonicalForm) {
  for (const char* text :
       {"2024", "2024-03", "2024-03-01", "2024-03-01T09:30", "2024-03-01T09:30:05",
        "2024-03-01T09:30:05Z", "2024-03-01T09:30:05+01:00", "2024-03-01T09:30:05-11:30",
        "2024-03-01T09:30:05.125Z", "0001-01-01", "9999-12-31T23:59:59+00:00"}) {
    const auto date = parse_iso_date(text);
    ASSERT_TRUE(date.has_value()) << text;
    EXPECT_EQ(format_iso_date(*date), text);
  }
}

TEST(IsoDate, AcceptsCommonVariants) {
  EXPECT_EQ(format_iso_date(*parse_iso_date("2024-03-01 09:30:05")), "2024-03-01T09:30:05");
  EXPECT_EQ(format_iso_date(*parse_iso_date("2024-03-01t09:30:05z")), "2024-03-01T09:30:05Z");
  EXPECT_EQ(format_iso_date(*parse_iso_date("2024-03-01T09:30:05+0100")),
            "2024-03-01T09:30:05+01:00");
}

TEST(IsoDate, RefusesWhatIsNoDate) {
  for (const char* text : {"", "x", "24-03-01", "2024-13", "2023-02-29", "2024-03-01T25:00:00",
                           "2024-03-01T09:30:60", "2024-03-01T09:30:05.", "2024-03-01Z",
                           "2024-03-01T09:30:05+24:00", "0000-01-01", "2024-03-01 "})
    EXPECT_FALSE(parse_iso_date(text).has_value()) << text;
}

TEST(SqlDate, ReadsAndRefuses) {
  EXPECT_EQ(format_sql_date(*parse_sql_date(" 2024-02-29 23:59:59 ")), "2024-02-29 23:59:59");
  EXPECT_FALSE(parse_sql_date("0000-00-00 00:00:00").has_value());
  EXPECT_TRUE(is_zero_date("0000-00-00 00:00:00"));
  EXPECT_FALSE(parse_sql_date("2024-02-29").has_value());
}

TEST(Rfc822Date, IsLenientAboutWeekdayYearAndZone) {
  EXPECT_EQ(format_iso_date(*parse_rfc822_date("Xxx, 5 Mar 2019 22:30:00 +0100")),
            "2019-03-05T22:30:00+01:00");
  EXPECT_EQ(format_iso_date(*parse_rfc822_date("05 March 19 22:30 EST")),
            "2019-03-05T22:30:00-05:00");
  EXPECT_EQ(format_iso_date(*parse_rfc822_date("Tue, 05 Mar 2019 22:30:00 GMT")),
            "2019-03-05T22:30:00Z");
  EXPECT_FALSE(parse_rfc822_date("Wed, 30 Nov -0001 00:00:00 +0000").has_value());
  EXPECT_FALSE(parse_rfc822_date("99999999999 Mar 99999999999 10:00:00 GMT").has_value());
  EXPECT_FALSE(parse_rfc822_date("").has_value());
}

TEST(Rfc822Date, WritesTheRightWeekday) {
  EXPECT_EQ(format_rfc822_date({2024, 2, 29, 8, 30, 0}), "Thu, 29 Feb 2024 08:30:00 +0000");
  EXPECT_EQ(format_rfc822_date({1969, 12, 31, 0, 0, 1}), "Wed, 31 Dec 1969 00:00:01 +0000");
}

TEST(CivilTime, SecondsRoundTripOverLeapYearsAndCenturies) {
  for (std::int64_t seconds = -62'000'000'000; seconds < 250'000'000'000; seconds += 7'654'321'987)
    EXPECT_EQ(to_seconds(from_seconds(seconds)), seconds);
  EXPECT_EQ(to_seconds({1970, 1, 1, 0, 0, 0}), 0);
}

TEST(JoinDates, IsTheInverseOfSplitDate) {
  const CivilTime local{2024, 7, 1, 12, 30, 0};
  const CivilTime gmt{2024, 7, 1, 18, 0, 0};
  const JoinedDates joined = join_dates(local, gmt);
  EXPECT_EQ(joined.date, "2024-07-01T12:30:00-05:30");
  const SplitDates split = split_date(*parse_iso_date(joined.date));
  EXPECT_EQ(*split.local, local);
  EXPECT_EQ(*split.gmt, gmt);
}

TEST(JoinDates, EqualTimesAreOffsetZero) {
  const CivilTime time{2024, 7, 1, 12, 30, 0};
  EXPECT_EQ(join_dates(time, time).date, "2024-07-01T12:30:00+00:00");
  EXPECT_EQ(join_dates(time, std::nullopt).date, "2024-07-01T12:30:00");
  EXPECT_EQ(join_dates(std::nullopt, time).date, "2024-07-01T12:30:00Z");
  EXPECT_EQ(join_dates(std::nullopt, std::nullopt).date, "");
}

TEST(JoinDates, OffsetsOfADayOrOddSecondsKeepBothTimes) {
  const CivilTime time{2024, 7, 2, 12, 30, 0};
  EXPECT_EQ(join_dates(time, CivilTime{2024, 7, 1, 12, 30, 0}).date_gmt, "2024-07-01T12:30:00Z");
  EXPECT_EQ(join_dates(time, CivilTime{2024, 7, 2, 12, 30, 1}).date_gmt, "2024-07-02T12:30:01Z");
}

}  // namespace
}  // namespace postferry
