// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "cli/layout.h"
#include "commands/explain.h"

namespace postferry {

/// How the review of one post came about, for people.
[[nodiscard]] std::string to_text(const ExplainedPost& explained, const Canvas& canvas);

/// Which names fit several posts, a line each; empty where none does.
[[nodiscard]] std::string to_text(const ExplainResult& result, const Canvas& canvas);

}  // namespace postferry
