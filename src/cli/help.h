// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "cli/option_table.h"

namespace postferry {

/// `postferry help`: the commands.
[[nodiscard]] std::string general_help();
/// `postferry help COMMAND`: usage, what it does, its options in groups, those of formats last.
[[nodiscard]] std::string command_help(const CommandRow& command);

}  // namespace postferry
