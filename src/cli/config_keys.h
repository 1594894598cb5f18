// SPDX-License-Identifier: MIT
// The keys of files of options: long names from the one table of options, at the top for every
// command, in a table of a command for that one.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "commands/settings_file.h"

namespace postferry {

/// An option that may not stand in every file.
struct ConfigRule {
  std::string_view option;
  bool in_named_file;    ///< of --config, that somebody asks for; else in none at all
  std::string_view why;  ///< "it is one site's"
};
[[nodiscard]] std::span<const ConfigRule> config_rules();

/// An option as a file says it.
struct ConfigValue {
  std::string command;  ///< empty: every command that has it
  std::string option;   ///< "markdown.flavor"
  bool absent = false;  ///< a switch that is off, an empty list: takes back what holds for all
  bool files = false;   ///< the values name files or directories
  std::vector<std::string> values;  ///< as words of a command line; none of a switch
  std::string place;                ///< "config.toml:3"
};

/// A file of options.
struct ConfigFile {
  std::string path;
  bool named = false;  ///< by --config; else it is the user's own and holds for every run
};

/// What a file says, in its order. Throws Error(usage) with the line for unknown keys, values of a
/// wrong type, and what may not stand in such a file.
[[nodiscard]] std::vector<ConfigValue> config_values(const std::vector<Setting>& settings,
                                                     const ConfigFile& file);

}  // namespace postferry
