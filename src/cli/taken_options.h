// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/option_table.h"

namespace postferry {

/// An option as a command takes it, from the table or from a format.
struct TakenOption {
  std::string name;
  char letter = 0;
  std::string argument;  ///< empty: a switch
  std::string doc;
  std::string group;    ///< heading in the help
  bool format = false;  ///< a format's own
  bool again = false;   ///< may be given again
};
/// The options of a command, in the order of the help.
[[nodiscard]] std::vector<TakenOption> options_of(const CommandRow& command);

/// What an argument or operand can be, told from what help calls it.
enum class ValueKind {
  text,      ///< nothing that could be proposed
  words,     ///< one of a few
  commands,  ///< a command's name
  files
};
struct ValueSpec {
  ValueKind kind = ValueKind::text;
  std::vector<std::string> words;
  bool list = false;  ///< several with commas between
};
[[nodiscard]] ValueSpec value_spec(std::string_view argument);

}  // namespace postferry
