// SPDX-License-Identifier: MIT
#include "review/years.h"

#include "base/ascii.h"
#include "base/numbers.h"

namespace postferry {

namespace {

constexpr std::size_t digits = 4;

std::size_t digits_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

// "2001-03...": behind the day there may be a time and a zone.
bool begins_as_iso_date(std::string_view date) {
  return digits_end(date, 0) == digits && date.size() > digits && date[digits] == '-' &&
         digits_end(date, digits + 1) == digits + 3;
}

}  // namespace

std::optional<std::int64_t> year_of(std::string_view date) {
  constexpr std::size_t longest = 64;
  constexpr std::int64_t first = 1000;
  constexpr std::int64_t last = 2199;
  if (date.size() > longest) return std::nullopt;
  date = trim(date);
  if (begins_as_iso_date(date)) date = date.substr(0, digits);
  std::optional<std::int64_t> year;
  for (std::size_t at = 0; at < date.size();) {
    const std::size_t end = digits_end(date, at);
    const auto number = end - at == digits ? parse_integer(date.substr(at, digits)) : std::nullopt;
    if (number && *number >= first && *number <= last) {
      if (year && year != number) return std::nullopt;
      year = number;
    }
    at = end + 1;
  }
  return year;
}

}  // namespace postferry
