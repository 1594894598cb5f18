// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "review/labels.h"
#include "review/line_marks.h"

namespace postferry {

/// Whether a piece of a body (see skim_html()) is prose that no rule finds anything in: it is
/// longer than any line that says a fact, begins with no label and no heading, and has neither a
/// digit nor a star.
[[nodiscard]] bool is_dull(std::string_view piece, const LabelTable& labels);

/// The same of a line whose marks are known: most are judged by these.
[[nodiscard]] bool is_dull(std::string_view line, const LineMarks& marks, const LabelTable& labels);

/// Whether there is a digit, a half or a star: what ratings are written with, but for words.
[[nodiscard]] bool has_number_or_star(std::string_view text) noexcept;

}  // namespace postferry
