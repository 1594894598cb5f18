// SPDX-License-Identifier: MIT
// Days and months as reviewers write them, where they can mean one thing only.
#include <algorithm>
#include <optional>
#include <string>

#include "base/ascii.h"
#include "base/timestamp.h"
#include "review/edition_facts.h"
#include "review/edition_words.h"
#include "review/front_values.h"
#include "review/text.h"
#include "review/years.h"

namespace postferry {

namespace {

using std::string_view;

struct Day {
  std::int64_t year = 0;
  std::int64_t month = 0;
  std::int64_t day = 0;  ///< 0: the month alone
};

std::string iso_of(const Day& day) {
  const auto two = [](std::int64_t number) {
    return (number < 10 ? "-0" : "-") + std::to_string(number);
  };
  std::string iso = std::to_string(day.year) + two(day.month);
  if (day.day != 0) iso += two(day.day);
  return parse_iso_date(iso) ? iso : std::string();
}

std::optional<std::int64_t> year_word(string_view word) {
  constexpr std::size_t digits = 4;
  return word.size() == digits ? year_of(word) : std::nullopt;
}

// "3", "3rd", "3.", "1er".
std::optional<std::int64_t> day_of(string_view word) {
  std::size_t digits = 0;
  while (digits < word.size() && is_digit(word[digits])) ++digits;
  if (digits == 0 || digits > 2) return std::nullopt;
  const string_view rest = word.substr(digits);
  for (const string_view end : {"", ".", "st", "nd", "rd", "th", "er", "º"})
    if (rest == end) return parse_integer(word.substr(0, digits));
  return std::nullopt;
}

// "13.5.2016", "13/05/2016": with slashes only where both cannot be months.
std::string numbers(string_view text) {
  const std::size_t first = text.find_first_of("./-");
  if (first == string_view::npos) return {};
  const char mark = text[first];
  const std::size_t second = text.find(mark, first + 1);
  if (second == string_view::npos) return {};
  const auto year = year_word(trim_blanks(text.substr(second + 1)));
  const string_view one = trim_blanks(text.substr(0, first));
  const string_view two = trim_blanks(text.substr(first + 1, second - first - 1));
  if (!year || one.size() > 2 || two.size() > 2 || !is_all_digits(one) || !is_all_digits(two))
    return {};
  const std::int64_t a = *parse_integer(one);
  const std::int64_t b = *parse_integer(two);
  constexpr std::int64_t last_month = 12;
  if (mark == '.' || a > last_month || a == b) return a == 0 ? "" : iso_of({*year, b, a});
  return b > last_month ? iso_of({*year, a, b}) : std::string();
}

// "May 3rd, 2016", "3 de mayo de 2016", "May 2016".
std::string words(string_view text) {
  Day day;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" ,\t", at), text.size());
    const string_view word = trim_blanks(text.substr(at, end - at));
    at = end + 1;
    if (word.empty() || word == "of" || word == "de" || word == "the") continue;
    const string_view name = word.ends_with('.') ? word.substr(0, word.size() - 1) : word;
    const int month = month_named(name);
    if (month != 0 && day.month == 0)
      day.month = month;
    else if (const auto year = year_word(word); year && day.year == 0)
      day.year = *year;
    else if (const auto number = day_of(word); number && *number > 0 && day.day == 0)
      day.day = *number;
    else
      return {};
  }
  return day.year == 0 || day.month == 0 ? std::string() : iso_of(day);
}

}  // namespace

std::string sure_date(string_view text) {
  constexpr std::size_t longest = 40;
  text = trim_blanks(text);
  if (text.empty() || text.size() > longest) return {};
  if (text.size() > 1 && text.ends_with('.')) text.remove_suffix(1);
  if (std::string date = front_date(text); !date.empty()) return date;
  if (std::string date = numbers(text); !date.empty()) return date;
  return words(text);
}

}  // namespace postferry
