// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

#include "commands/run.h"

namespace postferry {

/// What the progress bar says, apart from a terminal and a clock: part done, bytes, posts, bytes a
/// second, time left. `speed` is in bytes a second, 0: not known yet. Never more than `width`
/// columns; on narrow terminals the bar shrinks and the less telling parts are left out. Without a
/// known total there is no part done and no time left.
[[nodiscard]] std::string progress_line(const Progress& progress, double speed, std::size_t width,
                                        bool utf8);

}  // namespace postferry
