// SPDX-License-Identifier: MIT
// The one table of commands and options. The parser, help texts and checks are made of it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace postferry {

/// The commands, as bits, so that an option can say whose it is.
enum CommandBit : std::uint16_t {
  convert_bit = 1,
  inspect_bit = 2,
  diff_bit = 4,
  formats_bit = 8,
  help_bit = 16,
  completion_bit = 32,
  man_bit = 64,
  join_bit = 128,
  split_bit = 256,
  pull_bit = 512,
  push_bit = 1024,
  check_bit = 2048
};

struct OptionRow {
  std::string_view name;      ///< without the dashes
  char letter;                ///< 0: none
  std::string_view argument;  ///< what help calls its value; empty: a switch
  std::string_view doc;
  std::string_view group;  ///< heading in the help
  std::uint16_t commands;  ///< CommandBits that take it
  bool again = false;      ///< several values, each with the option before it, as list() has them
};

struct CommandRow {
  std::string_view name;
  CommandBit bit;
  std::string_view operands;  ///< "[INPUT...]"
  std::string_view summary;   ///< one line
  std::string_view details;   ///< what else to know, a paragraph a line
};

/// Whether a line of the details says what to type, and so must not be broken.
[[nodiscard]] bool is_to_type(std::string_view line);

[[nodiscard]] std::span<const OptionRow> option_rows();
[[nodiscard]] std::span<const CommandRow> command_rows();
/// Whether a command reads or writes posts, so that options of formats are its own.
[[nodiscard]] constexpr bool takes_format_options(const CommandRow& command) {
  return (command.bit &
          (convert_bit | pull_bit | push_bit | join_bit | inspect_bit | check_bit | diff_bit)) != 0;
}
/// Whether it writes posts in a format, or does as if, whose options then are its own too.
[[nodiscard]] constexpr bool writes(const CommandRow& command) {
  return (command.bit & (convert_bit | pull_bit | join_bit | check_bit)) != 0;
}
/// Whether options of it can stand in a file. What explains the program works whatever stands
/// there.
[[nodiscard]] constexpr bool takes_config(const CommandRow& command) {
  return (command.bit & (help_bit | completion_bit | man_bit)) == 0;
}
/// Null if there is no such command.
[[nodiscard]] const CommandRow* find_command(std::string_view name);

}  // namespace postferry
