// SPDX-License-Identifier: MIT
#include "goodreads/dates.h"

#include <array>

#include "base/ascii.h"
#include "base/timestamp.h"

namespace postferry::goodreads {

namespace {

// Up to three groups of digits with the same separator between them.
struct Numbers {
  std::array<std::string_view, 3> part;
  std::size_t count = 0;
  char separator = 0;
};

std::string_view take_digits(std::string_view& text) {
  std::size_t n = 0;
  while (n < text.size() && is_digit(text[n])) ++n;
  const std::string_view digits = text.substr(0, n);
  text.remove_prefix(n);
  return digits;
}

bool is_clock(std::string_view text) {
  return text.empty() || text.find_first_not_of("0123456789:. APMapm") == std::string_view::npos;
}

std::optional<Numbers> read_numbers(std::string_view cell) {
  std::string_view text = trim(cell);
  const std::size_t blank = text.find_first_of(" T");
  if (blank != std::string_view::npos) {
    if (!is_clock(text.substr(blank + 1))) return std::nullopt;
    text = text.substr(0, blank);
  }
  Numbers out;
  for (;;) {
    const std::string_view digits = take_digits(text);
    if (digits.empty() || digits.size() > 4) return std::nullopt;
    out.part[out.count++] = digits;
    if (text.empty()) return out;
    const char c = text.front();
    if (out.count == 3 || (c != '/' && c != '-' && c != '.')) return std::nullopt;
    if (out.separator != 0 && c != out.separator) return std::nullopt;
    out.separator = c;
    text.remove_prefix(1);
  }
}

std::string two(std::string_view digits) {
  return digits.size() == 1 ? "0" + std::string(digits) : std::string(digits);
}

// The ISO date, if there is such a day.
std::optional<std::string> existing(std::string_view year, std::string_view month,
                                    std::string_view day) {
  std::string iso = std::string(year) + "-" + two(month) + "-" + two(day);
  if (!parse_iso_date(iso)) return std::nullopt;
  return iso;
}

bool year_last(const Numbers& n) {
  return n.count == 3 && n.part[0].size() <= 2 && n.part[1].size() <= 2 && n.part[2].size() == 4;
}

std::optional<std::string> read_year_last(const Numbers& n, SlashOrder order) {
  const auto day_first = existing(n.part[2], n.part[1], n.part[0]);
  if (n.separator == '.') return day_first;
  const auto month_first = existing(n.part[2], n.part[0], n.part[1]);
  if (!month_first || !day_first || month_first == day_first)
    return month_first ? month_first : day_first;
  if (n.separator != '/' || order == SlashOrder::unknown) return std::nullopt;
  return order == SlashOrder::month_first ? month_first : day_first;
}

}  // namespace

void SlashEvidence::look_at(std::string_view cell) {
  const auto numbers = read_numbers(cell);
  if (!numbers || numbers->separator != '/' || !year_last(*numbers)) return;
  const auto& [first, second, year] = numbers->part;
  if (existing(year, first, second) && !existing(year, second, first)) month_first = true;
  if (existing(year, second, first) && !existing(year, first, second)) day_first = true;
}

SlashOrder SlashEvidence::order() const noexcept {
  if (month_first && day_first) return SlashOrder::unknown;
  return day_first ? SlashOrder::day_first : SlashOrder::month_first;
}

std::optional<std::string> read_date(std::string_view cell, SlashOrder order) {
  const auto numbers = read_numbers(cell);
  if (!numbers) return std::nullopt;
  if (year_last(*numbers)) return read_year_last(*numbers, order);
  if (numbers->part[0].size() != 4) return std::nullopt;
  for (std::size_t i = 1; i < numbers->count; ++i)
    if (numbers->part[i].size() > 2) return std::nullopt;
  if (numbers->count == 3) return existing(numbers->part[0], numbers->part[1], numbers->part[2]);
  std::string iso(numbers->part[0]);
  if (numbers->count == 2) iso += "-" + two(numbers->part[1]);
  if (!parse_iso_date(iso)) return std::nullopt;
  return iso;
}

std::string write_date(std::string_view iso) {
  const auto date = parse_iso_date(iso);
  if (!date || date->precision < Timestamp::Precision::day) return {};
  std::string out(iso.substr(0, 10));
  out[4] = out[7] = '/';
  return out;
}

}  // namespace postferry::goodreads
