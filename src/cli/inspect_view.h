// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "cli/layout.h"
#include "commands/inspect.h"

namespace postferry {

/// What inspect found, as tables and charts for people.
[[nodiscard]] std::string to_text(const Inspection& inspection, const Canvas& canvas);

}  // namespace postferry
