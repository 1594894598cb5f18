// SPDX-License-Identifier: MIT
// From parsed arguments to a command's options, and from its result to the exit code: 0 done, 1
// done with findings. All throw Error.
#pragma once

#include <string>

#include "base/error.h"
#include "cli/options.h"

namespace postferry {

[[nodiscard]] int run_convert(const Arguments& arguments);
[[nodiscard]] int run_pull(const Arguments& arguments);
[[nodiscard]] int run_push(const Arguments& arguments);
[[nodiscard]] int run_join(const Arguments& arguments);
[[nodiscard]] int run_diff(const Arguments& arguments);
[[nodiscard]] int run_split(const Arguments& arguments);
[[nodiscard]] int run_check(const Arguments& arguments);
[[nodiscard]] int run_inspect(const Arguments& arguments);
[[nodiscard]] int run_completion(const Arguments& arguments);
[[nodiscard]] int run_man(const Arguments& arguments);
[[nodiscard]] int run_formats(const Arguments& arguments);
[[nodiscard]] int run_help(const Arguments& arguments);

/// What to say to a command that is none.
[[nodiscard]] Error unknown_command(const std::string& name);

}  // namespace postferry
