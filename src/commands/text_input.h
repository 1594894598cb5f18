// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace postferry {

/// All of a small text file that an option names; `-` is standard input. Throws Error (input): it
/// can't be read, or is larger than 1 MiB; `what` is what such files are called ("a template").
[[nodiscard]] std::string read_text_input(const std::string& path, const std::string& what);

}  // namespace postferry
