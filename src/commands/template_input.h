// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>

namespace postferry {

struct Template;

/// The template of a `--template` file; `-` is standard input. Throws Error: input (it can't be
/// read, or is larger than 1 MiB) or usage (with the line that is wrong).
[[nodiscard]] std::shared_ptr<const Template> open_template(const std::string& path);

}  // namespace postferry
