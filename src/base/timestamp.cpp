// SPDX-License-Identifier: MIT
#include "base/timestamp.h"

#include <array>

#include "base/ascii.h"
#include "base/numbers.h"

namespace postferry {

namespace {

constexpr std::array<const char*, 12> month_names = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<const char*, 7> day_names = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};

// Howard Hinnant's days_from_civil (public domain): days since 1970-01-01.
std::int64_t days_from_civil(int y, int m, int d) noexcept {
  y -= m <= 2;
  const int era = (y >= 0 ? y : y - 399) / 400;
  const int yoe = y - era * 400;
  const int doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
  const int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
  return static_cast<std::int64_t>(era) * 146097 + doe - 719468;
}

int days_in_month(int year, int month) noexcept {
  constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days[static_cast<std::size_t>(month - 1)];
}

bool exists(const CivilTime& t) noexcept {
  return t.year >= 1 && t.year <= 9999 && t.month >= 1 && t.month <= 12 && t.day >= 1 &&
         t.day <= days_in_month(t.year, t.month) && t.hour >= 0 && t.hour <= 23 && t.minute >= 0 &&
         t.minute <= 59 && t.second >= 0 && t.second <= 59;
}

// Takes exactly `count` digits off the front of `text`.
bool take_digits(std::string_view& text, std::size_t count, int& value) {
  if (text.size() < count) return false;
  value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (!is_digit(text[i])) return false;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(count);
  return true;
}

bool take_char(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

// `+01:00`, `-0530`, `+01`.
bool take_offset(std::string_view& text, int& minutes) {
  if (text.empty() || (text.front() != '+' && text.front() != '-')) return false;
  const bool west = text.front() == '-';
  text.remove_prefix(1);
  int hours = 0;
  int mins = 0;
  if (!take_digits(text, 2, hours)) return false;
  if (take_char(text, ':')) {
    if (!take_digits(text, 2, mins)) return false;
  } else if (!text.empty() && !take_digits(text, 2, mins)) {
    return false;
  }
  if (hours > 23 || mins > 59) return false;
  minutes = (west ? -1 : 1) * (hours * 60 + mins);
  return true;
}

bool take_clock(std::string_view& text, Timestamp& out) {
  if (!take_digits(text, 2, out.time.hour) || !take_char(text, ':') ||
      !take_digits(text, 2, out.time.minute))
    return false;
  out.precision = Timestamp::Precision::minute;
  if (!take_char(text, ':')) return true;
  if (!take_digits(text, 2, out.time.second)) return false;
  out.precision = Timestamp::Precision::second;
  if (take_char(text, '.')) {
    while (!text.empty() && is_digit(text.front())) {
      out.fraction += text.front();
      text.remove_prefix(1);
    }
    if (out.fraction.empty()) return false;
  }
  return true;
}

bool take_zone(std::string_view& text, Timestamp& out) {
  if (text.empty()) return true;
  if (text == "Z" || text == "z") {
    out.zone = Timestamp::Zone::utc;
    text = {};
    return true;
  }
  out.zone = Timestamp::Zone::offset;
  return take_offset(text, out.offset_minutes);
}

/// Digits and marks put together without a string for each: dates are the most frequent values.
class DateText {
 public:
  void put(char c) { bytes_[size_++] = c; }
  void two(char mark, int value) {
    put(mark);
    digits(value);
  }
  void four(int value) {
    digits(value / 100);
    digits(value % 100);
  }
  void clear() { size_ = 0; }
  [[nodiscard]] std::string_view view() const { return {bytes_.data(), size_}; }
  [[nodiscard]] std::string string() const { return std::string(view()); }

 private:
  void digits(int value) {
    put(static_cast<char>('0' + value / 10 % 10));
    put(static_cast<char>('0' + value % 10));
  }

  std::array<char, 32> bytes_;  // "2024-02-29T23:59:59+00:00" and room to spare
  std::size_t size_ = 0;
};

void append_two(std::string& out, int value) {
  const std::array<char, 2> digits = {static_cast<char>('0' + value / 10 % 10),
                                      static_cast<char>('0' + value % 10)};
  out.append(digits.data(), digits.size());
}

void append_four(std::string& out, int value) {
  append_two(out, value / 100);
  append_two(out, value % 100);
}

// "-07" and its like.
void append_two(std::string& out, char mark, int value) {
  const std::array<char, 3> text = {mark, static_cast<char>('0' + value / 10 % 10),
                                    static_cast<char>('0' + value % 10)};
  out.append(text.data(), text.size());
}

void append_clock(std::string& out, const CivilTime& t) {
  append_two(out, t.hour);
  append_two(out, ':', t.minute);
  append_two(out, ':', t.second);
}

void append_day(std::string& out, const CivilTime& t) {
  append_four(out, t.year);
  append_two(out, '-', t.month);
  append_two(out, '-', t.day);
}

// RFC 822's named zones, in minutes east of GMT.
std::optional<int> named_zone(std::string_view name) {
  struct Named {
    const char* name;
    int hours;
  };
  static constexpr std::array<Named, 12> zones = {{{"GMT", 0},
                                                   {"UT", 0},
                                                   {"UTC", 0},
                                                   {"Z", 0},
                                                   {"EST", -5},
                                                   {"EDT", -4},
                                                   {"CST", -6},
                                                   {"CDT", -5},
                                                   {"MST", -7},
                                                   {"MDT", -6},
                                                   {"PST", -8},
                                                   {"PDT", -7}}};
  for (const Named& zone : zones)
    if (equals_ignoring_case(zone.name, name)) return zone.hours * 60;
  return std::nullopt;
}

std::string_view take_word(std::string_view& text) {
  text = trim(text);
  std::size_t end = 0;
  while (end < text.size() && !is_space(text[end])) ++end;
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(end);
  return word;
}

}  // namespace

std::int64_t to_seconds(const CivilTime& t) noexcept {
  return days_from_civil(t.year, t.month, t.day) * 86400 + t.hour * 3600 + t.minute * 60 + t.second;
}

CivilTime from_seconds(std::int64_t seconds) noexcept {
  std::int64_t days = seconds / 86400;
  std::int64_t rest = seconds % 86400;
  if (rest < 0) {
    rest += 86400;
    --days;
  }
  // Howard Hinnant's civil_from_days (public domain).
  days += 719468;
  const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const auto doe = static_cast<int>(days - era * 146097);
  const int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const int mp = (5 * doy + 2) / 153;
  CivilTime t;
  t.day = doy - (153 * mp + 2) / 5 + 1;
  t.month = mp < 10 ? mp + 3 : mp - 9;
  t.year = yoe + static_cast<int>(era) * 400 + (t.month <= 2 ? 1 : 0);
  t.hour = static_cast<int>(rest / 3600);
  t.minute = static_cast<int>(rest / 60 % 60);
  t.second = static_cast<int>(rest % 60);
  return t;
}

CivilTime Timestamp::gmt() const noexcept {
  return zone == Zone::offset ? from_seconds(to_seconds(time) - offset_minutes * 60LL) : time;
}

std::optional<Timestamp> parse_iso_date(std::string_view text) {
  Timestamp out;
  out.precision = Timestamp::Precision::year;
  if (!take_digits(text, 4, out.time.year)) return std::nullopt;
  if (take_char(text, '-')) {
    if (!take_digits(text, 2, out.time.month)) return std::nullopt;
    out.precision = Timestamp::Precision::month;
    if (take_char(text, '-')) {
      if (!take_digits(text, 2, out.time.day)) return std::nullopt;
      out.precision = Timestamp::Precision::day;
      if (take_char(text, 'T') || take_char(text, 't') || take_char(text, ' ')) {
        if (!take_clock(text, out) || !take_zone(text, out)) return std::nullopt;
      }
    }
  }
  if (!text.empty() || !exists(out.time)) return std::nullopt;
  return out;
}

std::string format_iso_date(const Timestamp& t) {
  using Precision = Timestamp::Precision;
  DateText text;
  text.four(t.time.year);
  if (t.precision == Precision::year) return text.string();
  text.two('-', t.time.month);
  if (t.precision == Precision::month) return text.string();
  text.two('-', t.time.day);
  if (t.precision == Precision::day) return text.string();
  text.two('T', t.time.hour);
  text.two(':', t.time.minute);
  if (t.precision == Precision::second) text.two(':', t.time.second);
  std::string out;
  if (!t.fraction.empty()) {
    out.append(text.view()).append(".").append(t.fraction);
    text.clear();
  }
  if (t.zone == Timestamp::Zone::utc) text.put('Z');
  if (t.zone == Timestamp::Zone::offset) {
    const int minutes = t.offset_minutes < 0 ? -t.offset_minutes : t.offset_minutes;
    text.two(t.offset_minutes < 0 ? '-' : '+', minutes / 60);
    text.two(':', minutes % 60);
  }
  return out.empty() ? text.string() : out.append(text.view());
}

std::optional<CivilTime> parse_sql_date(std::string_view text) {
  text = trim(text);
  CivilTime t;
  if (!take_digits(text, 4, t.year) || !take_char(text, '-') || !take_digits(text, 2, t.month) ||
      !take_char(text, '-') || !take_digits(text, 2, t.day) || !take_char(text, ' ') ||
      !take_digits(text, 2, t.hour) || !take_char(text, ':') || !take_digits(text, 2, t.minute) ||
      !take_char(text, ':') || !take_digits(text, 2, t.second) || !text.empty() || !exists(t))
    return std::nullopt;
  return t;
}

std::string format_sql_date(const CivilTime& t) {
  std::string out;
  append_day(out, t);
  out += ' ';
  append_clock(out, t);
  return out;
}

bool is_zero_date(std::string_view text) { return trim(text) == "0000-00-00 00:00:00"; }

std::optional<Timestamp> parse_rfc822_date(std::string_view text) {
  std::string_view word = take_word(text);
  if (!word.empty() && word.back() == ',') word = take_word(text);
  Timestamp out;
  const auto day_number = parse_integer(word);
  const std::string_view month = take_word(text);
  const std::string_view year_word = take_word(text);
  const auto year = parse_integer(year_word);
  std::string_view time = take_word(text);
  if (!day_number || !year || month.size() < 3) return std::nullopt;
  for (std::size_t i = 0; i < month_names.size(); ++i)
    if (equals_ignoring_case(month.substr(0, 3), month_names[i]))
      out.time.month = static_cast<int>(i) + 1;
  if (!equals_ignoring_case(month.substr(0, 3),
                            month_names[static_cast<std::size_t>(out.time.month - 1)]))
    return std::nullopt;
  // Range checks before the cast: the words may hold any 64-bit number.
  if (*day_number < 1 || *day_number > 31 || *year < 0 || *year > 9999) return std::nullopt;
  out.time.day = static_cast<int>(*day_number);
  out.time.year = static_cast<int>(*year);
  if (year_word.size() == 2) out.time.year += out.time.year < 70 ? 2000 : 1900;  // RFC 822, 5.1
  if (!take_clock(time, out) || !time.empty() || !exists(out.time)) return std::nullopt;
  out.precision = Timestamp::Precision::second;
  out.fraction.clear();
  std::string_view zone = take_word(text);
  if (zone.empty()) return out;
  if (const auto named = named_zone(zone)) {
    out.offset_minutes = *named;
  } else if (!take_offset(zone, out.offset_minutes) || !zone.empty()) {
    return std::nullopt;
  }
  out.zone = out.offset_minutes == 0 ? Timestamp::Zone::utc : Timestamp::Zone::offset;
  return out;
}

std::string format_rfc822_date(const CivilTime& gmt) {
  const std::int64_t days = to_seconds(CivilTime{gmt.year, gmt.month, gmt.day}) / 86400;
  const auto weekday = static_cast<std::size_t>(((days + 4) % 7 + 7) % 7);
  std::string out = day_names[weekday];
  append_two(out += ',', ' ', gmt.day);
  out.append(" ").append(month_names[static_cast<std::size_t>(gmt.month - 1)]) += ' ';
  append_four(out, gmt.year);
  append_clock(out += ' ', gmt);
  return out += " +0000";
}

JoinedDates join_dates(const std::optional<CivilTime>& local, const std::optional<CivilTime>& gmt) {
  JoinedDates out;
  if (!local && !gmt) return out;
  Timestamp stamp;
  stamp.time = local ? *local : *gmt;
  if (!local) {
    stamp.zone = Timestamp::Zone::utc;
  } else if (gmt) {
    const std::int64_t seconds = to_seconds(*local) - to_seconds(*gmt);
    if (seconds % 60 == 0 && seconds > -86400 && seconds < 86400) {
      stamp.zone = Timestamp::Zone::offset;
      stamp.offset_minutes = static_cast<int>(seconds / 60);
    } else {
      out.date_gmt =
          format_iso_date({*gmt, Timestamp::Precision::second, Timestamp::Zone::utc, 0, {}});
    }
  }
  out.date = format_iso_date(stamp);
  return out;
}

SplitDates split_date(const Timestamp& timestamp) noexcept {
  SplitDates out;
  if (timestamp.zone != Timestamp::Zone::utc) out.local = timestamp.time;
  if (timestamp.zone != Timestamp::Zone::none) out.gmt = timestamp.gmt();
  return out;
}

}  // namespace postferry
