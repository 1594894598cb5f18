// SPDX-License-Identifier: MIT
#include "zone/fill_dates.h"

#include <gtest/gtest.h>

namespace postferry {
namespace {

// Notes stay for those who ask.
class FillDates : public ::testing::Test {
 protected:
  std::string fill(const std::string& date, const char* zone = "Europe/Berlin") {
    post_.date.iso = date;
    fill_dates(post_, *find_time_zone(zone), notes_);
    return post_.date.iso;
  }

  [[nodiscard]] std::uint64_t noted(NoteCode code) const {
    std::uint64_t count = 0;
    for (const Note& note : notes_.all()) count += note.code == code ? note.count : 0;
    return count;
  }

  Post post_;
  Notes notes_;
};

TEST_F(FillDates, AddsGmtToLocalTime) {
  EXPECT_EQ(fill("2024-03-01T09:30:00"), "2024-03-01T09:30:00+01:00");
  EXPECT_EQ(fill("2024-07-01T09:30:00"), "2024-07-01T09:30:00+02:00");
  EXPECT_EQ(fill("2024-07-01T09:30:00", "-03:30"), "2024-07-01T09:30:00-03:30");
  EXPECT_EQ(fill("2024-01-01T09:30:00", "Europe/London"), "2024-01-01T09:30:00+00:00");
  EXPECT_EQ(noted(NoteCode::zone_filled), 4U);
}

TEST_F(FillDates, AddsLocalTimeToGmt) {
  EXPECT_EQ(fill("2024-03-01T08:30:00Z"), "2024-03-01T09:30:00+01:00");
  EXPECT_EQ(fill("2024-03-01T23:30:00Z"), "2024-03-02T00:30:00+01:00");
  EXPECT_EQ(fill("2024-01-01T09:30:00Z", "Europe/London"), "2024-01-01T09:30:00+00:00");
}

TEST_F(FillDates, AddsLocalTimeToGmtThatStandsInItsOwnFieldAlone) {
  post_.date_gmt.iso = "2024-03-01T23:30:00Z";
  EXPECT_EQ(fill(""), "2024-03-02T00:30:00+01:00");
  EXPECT_EQ(post_.date_gmt.iso, "");
  post_.date_gmt.iso = "1890-01-01T11:06:32Z";
  EXPECT_EQ(fill(""), "1890-01-01T12:00:00");
  EXPECT_EQ(post_.date_gmt.iso, "1890-01-01T11:06:32Z");
  for (const char* gmt : {"2024-03-01", "2024-03-01T23:30:00", "9999-12-31T23:59:59Z", "soon"}) {
    post_.date_gmt.iso = gmt;
    EXPECT_EQ(fill(""), "");
    EXPECT_EQ(post_.date_gmt.iso, gmt);
  }
}

TEST_F(FillDates, KeepsWhatTheSourceSays) {
  for (const char* date : {"2024-03-01T09:30:00+05:00", "2024-03-01T09:30:00+00:00", "2024-03-01",
                           "2024-03", "2024", "last week", ""})
    EXPECT_EQ(fill(date), date);
  EXPECT_EQ(fill("2024-03-01T09:30"), "2024-03-01T09:30+01:00");
  EXPECT_EQ(fill("2024-03-01T09:30:00.250"), "2024-03-01T09:30:00.250+01:00");
}

TEST_F(FillDates, LeavesAPairThatNoOffsetCarries) {
  post_.date_gmt.iso = "2024-02-27T09:30:00Z";
  EXPECT_EQ(fill("2024-03-01T09:30:00"), "2024-03-01T09:30:00");
  EXPECT_EQ(post_.date_gmt.iso, "2024-02-27T09:30:00Z");
}

TEST_F(FillDates, WritesAPairWhereTheOffsetHasSeconds) {
  EXPECT_EQ(fill("1890-01-01T12:00:00"), "1890-01-01T12:00:00");
  EXPECT_EQ(post_.date_gmt.iso, "1890-01-01T11:06:32Z");
  post_.date_gmt = {};
  EXPECT_EQ(fill("1890-01-01T11:06:32Z"), "1890-01-01T12:00:00");
  EXPECT_EQ(post_.date_gmt.iso, "1890-01-01T11:06:32Z");
}

TEST_F(FillDates, TellsOfTimesThatClocksShowTwiceOrNever) {
  EXPECT_EQ(fill("2024-10-27T02:30:00"), "2024-10-27T02:30:00+02:00");
  EXPECT_EQ(fill("2024-03-31T02:30:00"), "2024-03-31T02:30:00+01:00");
  EXPECT_EQ(noted(NoteCode::zone_unclear), 2U);
  // An instant is never in doubt.
  EXPECT_EQ(fill("2024-10-27T01:30:00Z"), "2024-10-27T02:30:00+01:00");
  EXPECT_EQ(noted(NoteCode::zone_unclear), 2U);
}

// WordPress gives drafts no GMT until they are published.
TEST_F(FillDates, LetsDatesOfDraftsFloat) {
  for (const char* status : {"draft", "pending", "auto-draft"}) {
    post_.status = status;
    post_.modified.iso = "2024-03-02T09:30:00";
    EXPECT_EQ(fill("2024-03-01T09:30:00"), "2024-03-01T09:30:00") << status;
    EXPECT_EQ(post_.modified.iso, "2024-03-02T09:30:00+01:00") << status;
    EXPECT_EQ(fill("2024-03-01T08:30:00Z"), "2024-03-01T09:30:00+01:00") << status;
  }
  post_.status = "future";
  EXPECT_EQ(fill("2024-03-01T09:30:00"), "2024-03-01T09:30:00+01:00");
}

TEST_F(FillDates, FillsCommentsAndReadings) {
  Comment comment;
  comment.date.iso = "2024-03-01T08:30:00Z";
  post_.comments = {comment};
  post_.review.emplace().added.iso = "2024-02-29T23:30:00Z";
  post_.review->finished.iso = "2024-03-01";
  post_.review->readings = {{{"2024-02-01T10:00:00"}, {}}};
  (void)fill("");
  EXPECT_EQ(post_.comments[0].date.iso, "2024-03-01T09:30:00+01:00");
  EXPECT_EQ(post_.review->added.iso, "2024-03-01T00:30:00+01:00");
  EXPECT_EQ(post_.review->finished.iso, "2024-03-01");
  EXPECT_EQ(post_.review->readings[0].started.iso, "2024-02-01T10:00:00+01:00");
  EXPECT_EQ(noted(NoteCode::zone_filled), 3U);
}

TEST_F(FillDates, StaysInTheCalendar) {
  EXPECT_EQ(fill("9999-12-31T23:30:00Z"), "9999-12-31T23:30:00Z");
  EXPECT_EQ(fill("0000-01-01T00:00:00", "+02:00"), "0000-01-01T00:00:00");
  EXPECT_EQ(fill("0001-01-01T00:00:00"), "0001-01-01T00:00:00");
  EXPECT_EQ(fill("0001-01-01T00:00:00Z", "-05:00"), "0001-01-01T00:00:00Z");
}

TEST(DateFilling, IsNothingWithoutAZone) { EXPECT_FALSE(date_filling(nullptr)); }

}  // namespace
}  // namespace postferry
