// SPDX-License-Identifier: MIT
// Dates as exports write them. The model keeps a date as ISO 8601 text with exactly what is known:
// "2024", "2024-03", "2024-03-01", "2024-03-01T09:30:00", "...Z" (only GMT known), "...+01:00"
// (local time and GMT known). No time zone database, no clock, no locale takes part.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace postferry {

/// A wall-clock time of the proleptic Gregorian calendar, year 0..9999, without a zone.
struct CivilTime {
  int year = 0;
  int month = 1;
  int day = 1;
  int hour = 0;
  int minute = 0;
  int second = 0;

  friend bool operator==(const CivilTime&, const CivilTime&) = default;
};

/// Seconds since 1970-01-01 00:00:00 of the same (unnamed) zone.
[[nodiscard]] std::int64_t to_seconds(const CivilTime& time) noexcept;
[[nodiscard]] CivilTime from_seconds(std::int64_t seconds) noexcept;

/// What an ISO 8601 date says, and how precisely.
struct Timestamp {
  enum class Precision : std::uint8_t { year, month, day, minute, second };
  enum class Zone : std::uint8_t { none, utc, offset };

  CivilTime time;
  Precision precision = Precision::second;
  Zone zone = Zone::none;
  int offset_minutes = 0;  ///< east of GMT; only with Zone::offset
  std::string fraction;    ///< digits after the seconds' point, as written

  /// The same instant in GMT; only with Zone::utc or Zone::offset.
  [[nodiscard]] CivilTime gmt() const noexcept;
};

/// Reads the forms above (also a blank for `T`, `+0100` for `+01:00`, lower-case t and z);
/// nullopt for anything else and for days that do not exist.
[[nodiscard]] std::optional<Timestamp> parse_iso_date(std::string_view text);
/// Writes the canonical form. format(parse(x)) == x for canonical x.
[[nodiscard]] std::string format_iso_date(const Timestamp& timestamp);

/// MySQL's `YYYY-MM-DD HH:MM:SS` (WordPress's post_date). The zero date and impossible dates give
/// nullopt; is_zero_date tells the two apart.
[[nodiscard]] std::optional<CivilTime> parse_sql_date(std::string_view text);
[[nodiscard]] std::string format_sql_date(const CivilTime& time);
/// `0000-00-00 00:00:00`: WordPress's "no date yet".
[[nodiscard]] bool is_zero_date(std::string_view text);

/// RFC 822 / RFC 2822 date of RSS's pubDate; the weekday is not believed, the zone may be a number
/// or GMT, UT, UTC, Z, EST...; nullopt also for PHP's `30 Nov -0001`.
[[nodiscard]] std::optional<Timestamp> parse_rfc822_date(std::string_view text);
/// `Fri, 01 Mar 2024 08:30:00 +0000`.
[[nodiscard]] std::string format_rfc822_date(const CivilTime& gmt);

/// A local time and a GMT time joined into ISO text.
struct JoinedDates {
  std::string date;      ///< the model's `date`
  std::string date_gmt;  ///< only where no whole-minute offset below 24 h can carry the pair
};
/// Joins WordPress's two columns; either may be missing. Rule: MODEL.md, `date`.
[[nodiscard]] JoinedDates join_dates(const std::optional<CivilTime>& local,
                                     const std::optional<CivilTime>& gmt);

/// The two columns that ISO text stands for: the inverse of join_dates. With Zone::none only local
/// is set, with Zone::utc only gmt.
struct SplitDates {
  std::optional<CivilTime> local;
  std::optional<CivilTime> gmt;
};
[[nodiscard]] SplitDates split_date(const Timestamp& timestamp) noexcept;

}  // namespace postferry
