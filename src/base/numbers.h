// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace postferry {

/// A whole number with an optional sign and nothing around it; nullopt if it is anything else or
/// does not fit 64 bits.
[[nodiscard]] std::optional<std::int64_t> parse_integer(std::string_view text) noexcept;

/// True if `text` is exactly how to_string would print the integer it reads as ("7", "-3", not
/// "07", "+7", "-0").
[[nodiscard]] bool is_canonical_integer(std::string_view text) noexcept;

/// An exact decimal number, units * 10^-scale, kept in lowest terms ("4.50" is 45 * 10^-1), so that
/// equal values are equal objects. Ratings and averages are decimals, never binary fractions.
class Decimal {
 public:
  constexpr Decimal() = default;
  /// A whole number.
  constexpr explicit Decimal(std::int64_t whole) : units_(whole) {}
  /// units * 10^-scale; brought to lowest terms.
  Decimal(std::int64_t units, std::uint8_t scale);

  /// `-12`, `4.5`, `.5`, `5.`, `1e2`, `4.50`; nullopt if it is no number or needs more than 18
  /// digits.
  [[nodiscard]] static std::optional<Decimal> parse(std::string_view text);

  [[nodiscard]] constexpr std::int64_t units() const noexcept { return units_; }
  [[nodiscard]] constexpr std::uint8_t scale() const noexcept { return scale_; }
  [[nodiscard]] constexpr bool is_whole() const noexcept { return scale_ == 0; }
  /// Shortest plain form: `4`, `4.5`, `-0.25`. Valid as a JSON number.
  [[nodiscard]] std::string to_string() const;
  /// For comparisons and rounding only.
  [[nodiscard]] double to_double() const noexcept;

  friend constexpr bool operator==(const Decimal&, const Decimal&) = default;

 private:
  std::int64_t units_ = 0;
  std::uint8_t scale_ = 0;
};

}  // namespace postferry
