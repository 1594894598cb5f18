// SPDX-License-Identifier: MIT
// The one table of commands and options. The parser, help texts and checks are made of it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace postferry {

/// The commands, as bits, so that an option can say whose it is.
enum CommandBit : std::uint8_t { convert_bit = 1, diff_bit = 2, formats_bit = 4, help_bit = 8 };

struct OptionRow {
  std::string_view name;      ///< without the dashes
  char letter;                ///< 0: none
  std::string_view argument;  ///< what help calls its value; empty: a switch
  std::string_view doc;
  std::string_view group;  ///< heading in the help
  std::uint8_t commands;   ///< CommandBits that take it
};

struct CommandRow {
  std::string_view name;
  CommandBit bit;
  std::string_view operands;  ///< "[INPUT...]"
  std::string_view summary;   ///< one line
  std::string_view details;   ///< what else to know, wrapped
};

[[nodiscard]] std::span<const OptionRow> option_rows();
[[nodiscard]] std::span<const CommandRow> command_rows();
/// Null if there is no such command.
[[nodiscard]] const CommandRow* find_command(std::string_view name);

}  // namespace postferry
