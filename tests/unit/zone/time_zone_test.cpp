// SPDX-License-Identifier: MIT
#include "zone/time_zone.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace postferry {
namespace {

using Shown = TimeZone::Shown;

TimeZone::Offset at_local(const char* zone, const CivilTime& time) {
  const auto found = find_time_zone(zone);
  return found ? found->at_local(time) : TimeZone::Offset{-1, Shown::never};
}

TimeZone::Offset at_gmt(const char* zone, const CivilTime& time) {
  const auto found = find_time_zone(zone);
  return found ? found->at_gmt(time) : TimeZone::Offset{-1, Shown::never};
}

TEST(TimeZone, KnowsSummerAndWinter) {
  EXPECT_EQ(at_local("Europe/Berlin", {2024, 1, 1, 12, 0, 0}).seconds, 3600);
  EXPECT_EQ(at_local("Europe/Berlin", {2024, 7, 1, 12, 0, 0}).seconds, 7200);
  EXPECT_EQ(at_gmt("America/New_York", {2024, 7, 1, 12, 0, 0}).seconds, -4 * 3600);
  EXPECT_EQ(at_gmt("Asia/Kathmandu", {2024, 7, 1, 12, 0, 0}).seconds, 20700);
  EXPECT_EQ(at_gmt("UTC", {2024, 7, 1, 12, 0, 0}).seconds, 0);
}

// The tables of the database end in 2037; what comes after it says by a rule.
TEST(TimeZone, KnowsSummersThatTheTablesOfTheDatabaseDoNotReach) {
  EXPECT_EQ(at_local("Europe/Berlin", {2050, 7, 1, 12, 0, 0}).seconds, 7200);
}

TEST(TimeZone, TakesTheOffsetBeforeTheChangeWhereClocksShowATimeTwice) {
  const TimeZone::Offset berlin = at_local("Europe/Berlin", {2024, 10, 27, 2, 30, 0});
  EXPECT_EQ(berlin.seconds, 7200);
  EXPECT_EQ(berlin.shown, Shown::twice);
  EXPECT_EQ(at_local("Europe/Berlin", {2024, 10, 27, 3, 0, 0}).shown, Shown::once);
  EXPECT_EQ(at_local("Europe/Berlin", {2024, 10, 27, 1, 59, 59}).shown, Shown::once);
}

TEST(TimeZone, TakesTheOffsetBeforeTheChangeWhereClocksSkipATime) {
  const TimeZone::Offset berlin = at_local("Europe/Berlin", {2024, 3, 31, 2, 30, 0});
  EXPECT_EQ(berlin.seconds, 3600);
  EXPECT_EQ(berlin.shown, Shown::never);
  EXPECT_EQ(at_local("Europe/Berlin", {2024, 3, 31, 3, 0, 0}).seconds, 7200);
  // Samoa went without a day.
  EXPECT_EQ(at_local("Pacific/Apia", {2011, 12, 30, 12, 0, 0}).shown, Shown::never);
}

TEST(TimeZone, ShowsEachInstantOnce) {
  EXPECT_EQ(at_gmt("Europe/Berlin", {2024, 10, 27, 0, 59, 59}).seconds, 7200);
  EXPECT_EQ(at_gmt("Europe/Berlin", {2024, 10, 27, 1, 0, 0}).seconds, 3600);
}

TEST(TimeZone, TakesOffsets) {
  EXPECT_EQ(at_gmt("+02:00", {2024, 7, 1, 12, 0, 0}).seconds, 7200);
  EXPECT_EQ(at_gmt("-0330", {2024, 7, 1, 12, 0, 0}).seconds, -12600);
  EXPECT_EQ(at_local("+00:00", {2024, 7, 1, 12, 0, 0}).seconds, 0);
  EXPECT_EQ(at_local("+05:30", {2024, 3, 31, 2, 30, 0}).shown, Shown::once);
}

TEST(TimeZone, KnowsNothingElse) {
  for (const char* name :
       {"", "Europe/Berlinn", "europe/berlin", "Berlin", "+25:00", "+", "+2", "UTC+2", "Z",
        "localtime", "/etc/localtime", "file:/etc/localtime", "Fixed/UTC+01:00:00",
        "Europe/../Europe/Berlin", "Europe", "posix/Europe/Berlin"})
    EXPECT_EQ(find_time_zone(name), nullptr) << name;
}

TEST(TimeZone, ListsNamesThatItKnows) {
  const std::vector<std::string> names = time_zone_names();
  for (const char* name : {"Europe/Berlin", "America/Argentina/Buenos_Aires", "UTC"})
    EXPECT_TRUE(std::binary_search(names.begin(), names.end(), name)) << name;
  for (const std::string& name : names) EXPECT_NE(find_time_zone(name), nullptr) << name;
}

}  // namespace
}  // namespace postferry
