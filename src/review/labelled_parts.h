// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "body/lines.h"
#include "review/labels.h"
#include "review/line_marks.h"

namespace postferry {

/// False if labelled_parts() finds none, whatever the labels are: most lines have one colon, and
/// nothing that parts them before it.
[[nodiscard]] bool may_have_parts(const BodyLines& lines, const Line& line, std::string_view text,
                                  const LineMarks& marks);

/// The parts of a line that says several things, each with its label: parted by bars, bullets,
/// middle dots or long dashes, or where a bold label begins ("Author: X | Genre: Y",
/// "**Author:** X **Genre:** Y", "Read in May -- Genre: Y"). `text` is the line's, trimmed. Empty
/// where no label stands behind another part: such a line is read as a whole.
[[nodiscard]] std::vector<std::string_view> labelled_parts(const BodyLines& lines, const Line& line,
                                                           std::string_view text,
                                                           const LabelTable& labels);

}  // namespace postferry
