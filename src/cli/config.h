// SPDX-License-Identifier: MIT
// Options that stand in a file.
#pragma once

#include <string>

#include "base/error.h"
#include "cli/options.h"

namespace postferry {

/// Adds to a command's arguments what a file says of options that the command line is silent about:
/// the file of --config, else the user's own, `postferry/config.toml` in $XDG_CONFIG_HOME, or in
/// ~/.config where that is unset or no absolute path (XDG Base Directory Specification), unless
/// there is none or --no-config is said. What stands in a command's table comes before what stands
/// at the top. Returns what --verbose tells: which file, and which options are taken from it; empty
/// without a file. Throws Error: usage (with file and line) or input (the file can't be read).
[[nodiscard]] std::string take_config(const CommandRow& command, Arguments& arguments);

/// The error, with the place in the file where the option is said that it is about, if a file says
/// it. Messages about options name them as --NAME.
[[nodiscard]] Error with_place(const Error& error, const Arguments& arguments);

}  // namespace postferry
