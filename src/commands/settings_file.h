// SPDX-License-Identifier: MIT
// What a TOML file of options says, before anybody asks what it means.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace postferry {

enum class SettingKind : std::uint8_t {
  text,     ///< in quotes
  boolean,  ///< true, false
  number,   ///< a whole one in decimal digits
  other,    ///< a date, a time, a fraction, a number in another notation
  list,
  table
};

struct SettingValue {
  SettingKind kind = SettingKind::text;
  std::string text;  ///< decoded, or as written without the underscores of numbers; none of a table
};

/// A key with its value, or the head of a table.
struct Setting {
  std::vector<std::string> path;  ///< {"convert", "markdown", "flavor"}
  std::uint32_t line = 0;         ///< 1-based
  SettingKind kind = SettingKind::text;
  std::vector<SettingValue> values;  ///< one, or those of a list; none of a table
};

/// All settings of the TOML file at `path` in its order, a table before what stands in it; `-` is
/// standard input. Throws Error: input (it can't be read, or is larger than 1 MiB) or usage (it is
/// no TOML; with the line).
[[nodiscard]] std::vector<Setting> read_settings(const std::string& path);

}  // namespace postferry
