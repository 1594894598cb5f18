// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace postferry {

/// The manual page postferry(1) as roff (man macros), made of the one table of options and the
/// registry of formats.
[[nodiscard]] std::string man_page();

}  // namespace postferry
