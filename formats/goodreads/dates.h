// SPDX-License-Identifier: MIT
// Dates as they stand in library exports: Goodreads' own `2024/03/01`, and what spreadsheets make
// of it. A day that does not exist is never read, and a day that could be two days only where the
// file's other rows say which.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace postferry::goodreads {

/// How a file writes `9/4/2017`.
enum class SlashOrder { month_first, day_first, unknown };

/// What the dates with slashes that were looked at prove.
struct SlashEvidence {
  bool month_first = false;  ///< some date has a second number above 12
  bool day_first = false;    ///< some date has a first number above 12

  void look_at(std::string_view cell);
  /// Month first is what English spreadsheets write, and is taken unless something contradicts.
  [[nodiscard]] SlashOrder order() const noexcept;
};

/// ISO 8601 with what the cell says: `2024/03/01`, `2024-3-1`, `3/1/2024`, `1.3.2024`, `2024/03`,
/// `2024`; a time of day behind the date is passed over. nullopt for anything else.
[[nodiscard]] std::optional<std::string> read_date(std::string_view cell, SlashOrder order);

/// `YYYY/MM/DD`; empty if the ISO date does not name a day.
[[nodiscard]] std::string write_date(std::string_view iso);

}  // namespace postferry::goodreads
