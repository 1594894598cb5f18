// SPDX-License-Identifier: MIT
#include "base/numbers.h"

#include <array>
#include <charconv>
#include <cmath>

#include "base/ascii.h"

namespace postferry {

std::optional<std::int64_t> parse_integer(std::string_view text) noexcept {
  if (text.size() > 1 && text.front() == '+' && is_digit(text[1])) text.remove_prefix(1);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return value;
}

bool is_canonical_integer(std::string_view text) noexcept {
  std::string_view digits = text;
  if (!digits.empty() && digits.front() == '-') digits.remove_prefix(1);
  if (digits.empty() || !is_digit(digits.front()) || (digits.front() == '0' && text.size() > 1))
    return false;
  return parse_integer(text).has_value();
}

Decimal::Decimal(std::int64_t units, std::uint8_t scale) : units_(units), scale_(scale) {
  while (scale_ > 0 && units_ % 10 == 0) {
    units_ /= 10;
    --scale_;
  }
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
  bool negative = false;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    negative = text.front() == '-';
    text.remove_prefix(1);
  }
  std::int64_t units = 0;
  int scale = 0;
  int digits = 0;
  bool any = false;
  bool point = false;
  std::size_t i = 0;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '.' && !point) {
      point = true;
    } else if (is_digit(c)) {
      any = true;
      if (digits == 0 && c == '0') {
        scale += point ? 1 : 0;
        continue;
      }
      if (++digits > 18) return std::nullopt;
      units = units * 10 + (c - '0');
      scale += point ? 1 : 0;
    } else {
      break;
    }
  }
  if (!any) return std::nullopt;
  if (i < text.size()) {
    if (text[i] != 'e' && text[i] != 'E') return std::nullopt;
    const auto exponent = parse_integer(text.substr(i + 1));
    if (!exponent || *exponent < -30 || *exponent > 30) return std::nullopt;
    scale -= static_cast<int>(*exponent);
  }
  if (units == 0) return Decimal{};
  while (scale > 0 && units % 10 == 0) {
    units /= 10;
    --scale;
  }
  for (; scale < 0; ++scale) {
    if (units > 99'999'999'999'999'999) return std::nullopt;
    units *= 10;
  }
  if (scale > 18) return std::nullopt;
  return Decimal(negative ? -units : units, static_cast<std::uint8_t>(scale));
}

std::string Decimal::to_string() const {
  // From the back: a review has many small ones, which need no string but the one that is given.
  std::array<char, 280> text;  // 255 decimals, a point, a sign and a digit
  char* const end = text.data() + text.size();
  char* begin = end;
  auto left =
      units_ < 0 ? 0 - static_cast<std::uint64_t>(units_) : static_cast<std::uint64_t>(units_);
  for (unsigned digits = 0; left > 0 || digits <= scale_; ++digits, left /= 10) {
    if (digits == scale_ && digits > 0) *--begin = '.';
    *--begin = static_cast<char>('0' + left % 10);
  }
  if (units_ < 0) *--begin = '-';
  return {begin, end};
}

double Decimal::to_double() const noexcept {
  // As pow() gives them: all of these have an exact value.
  constexpr std::array<double, 10> powers = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
  return static_cast<double>(units_) /
         (scale_ < powers.size() ? powers[scale_] : std::pow(10.0, scale_));
}

}  // namespace postferry
