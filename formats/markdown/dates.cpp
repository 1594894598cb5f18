// SPDX-License-Identifier: MIT
#include "markdown/dates.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/ascii.h"
#include "base/timestamp.h"

namespace postferry::markdown {

namespace {

constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                     "jul", "aug", "sep", "oct", "nov", "dec"};

// Digits at the front, as many as `most`.
std::optional<int> take_number(std::string_view& text, std::size_t most) {
  int value = 0;
  const std::size_t length = std::min(text.size(), most);
  const auto [end, error] = std::from_chars(text.data(), text.data() + length, value);
  if (error != std::errc() || !is_digit(text[0])) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return value;
}

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

void skip_blanks(std::string_view& text) {
  while (!text.empty() && (text[0] == ' ' || text[0] == ',' || text[0] == '.'))
    text.remove_prefix(1);
}

std::optional<int> take_month(std::string_view& text) {
  std::size_t length = 0;
  while (length < text.size() && is_alpha(text[length])) ++length;
  if (length < 3) return std::nullopt;
  const std::string name = lower(text.substr(0, 3));
  const auto at = std::find(months.begin(), months.end(), name);
  if (at == months.end()) return std::nullopt;
  text.remove_prefix(length);
  return static_cast<int>(at - months.begin()) + 1;
}

std::string two_digits(int n) {
  return {static_cast<char>('0' + n / 10 % 10), static_cast<char>('0' + n % 10)};
}

// The day at the front as ISO text.
std::optional<std::string> take_day(std::string_view& text) {
  std::optional<int> year;
  std::optional<int> month;
  std::optional<int> day;
  if (text.size() > 4 && is_digit(text[0]) && (text[4] == '-' || text[4] == '/')) {
    const char separator = text[4];
    year = take_number(text, 4);
    if (take(text, separator)) month = take_number(text, 2);
    if (take(text, separator)) day = take_number(text, 2);
  } else {
    month = take_month(text);
    skip_blanks(text);
    day = take_number(text, 2);
    skip_blanks(text);
    if (!month) month = take_month(text);
    skip_blanks(text);
    year = take_number(text, 4);
  }
  if (!year || !month || !day || *year < 1000) return std::nullopt;
  return std::to_string(*year) + "-" + two_digits(*month) + "-" + two_digits(*day);
}

// `20:46[:25]` as ISO text.
std::optional<std::string> take_clock(std::string_view& text) {
  std::string out;
  for (int part = 0; part < 3; ++part) {
    if (part > 0 && !take(text, ':')) return part == 2 ? std::optional(out) : std::nullopt;
    const std::optional<int> number = take_number(text, 2);
    if (!number) return std::nullopt;
    out += (part == 0 ? "" : ":") + two_digits(*number);
  }
  return out;
}

std::optional<std::string> canonical(std::string_view text) {
  const std::optional<Timestamp> date = parse_iso_date(text);
  if (!date) return std::nullopt;
  return format_iso_date(*date);
}

// The two digits at `at`, if there are and they are at most `most`; else -1.
int two_digits_at(std::string_view text, std::size_t at, int most) noexcept {
  if (!is_digit(text[at]) || !is_digit(text[at + 1])) return -1;
  const int value = (text[at] - '0') * 10 + (text[at + 1] - '0');
  return value <= most ? value : -1;
}

}  // namespace

bool is_canonical_second(std::string_view text) noexcept {
  constexpr std::string_view plain = "2024-03-01T09:30:00";
  constexpr std::string_view with_offset = "2024-03-01T09:30:00+01:00";
  if (text.size() != plain.size() && text.size() != with_offset.size()) return false;
  if (text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':')
    return false;
  const bool is_moment = two_digits_at(text, 0, 99) > 0 && two_digits_at(text, 2, 99) >= 0 &&
                         two_digits_at(text, 5, 12) > 0 && two_digits_at(text, 8, 28) > 0 &&
                         two_digits_at(text, 11, 23) >= 0 && two_digits_at(text, 14, 59) >= 0 &&
                         two_digits_at(text, 17, 59) >= 0;
  if (!is_moment || text.size() == plain.size()) return is_moment;
  return text[19] == '+' && text[22] == ':' && two_digits_at(text, 20, 12) >= 0 &&
         two_digits_at(text, 23, 59) >= 0;
}

std::optional<std::string> read_date(std::string_view text) {
  if (is_canonical_second(text)) return std::string(text);
  text = trim(text);
  if (auto iso = canonical(text)) return iso;
  std::string_view rest = text;
  if (std::optional<std::string> day = take_day(rest)) {
    while (!rest.empty() && (rest[0] == ' ' || rest[0] == 'T')) rest.remove_prefix(1);
    if (rest.empty()) return canonical(*day);
    if (const std::optional<std::string> clock = take_clock(rest)) {
      rest = trim(rest);
      if (rest == "UTC" || rest == "GMT") rest = "Z";
      if (auto iso = canonical(*day + "T" + *clock + std::string(rest))) return iso;
    }
  }
  if (const std::optional<Timestamp> date = parse_rfc822_date(text)) return format_iso_date(*date);
  return std::nullopt;
}

}  // namespace postferry::markdown
