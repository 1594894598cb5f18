// SPDX-License-Identifier: MIT
// What lines of lists of works look like: headings, items, reasons.
#pragma once

#include <string_view>

#include "body/lines.h"

namespace postferry {

/// Whether all text of the line has one of the marks.
[[nodiscard]] bool all_marked(const BodyLines& lines, const Line& line, std::uint8_t marks);

[[nodiscard]] bool ends_with_colon(std::string_view text);
/// A heading's text without Markdown's marks that nobody took for such: "## Coming up",
/// "**Coming up:**", "**Coming up**:".
[[nodiscard]] std::string_view heading_text(std::string_view text);
/// Whether the line is a heading, or looks like one. `text` is the line's, trimmed.
[[nodiscard]] bool stands_as_heading(const BodyLines& lines, const Line& line,
                                     std::string_view text);

/// "(for more by Ishiguro)" without its brackets; empty if the line is none.
[[nodiscard]] std::string_view reason_of(std::string_view text);
/// Without the mark that a list in plain text has: "- ", "* ", "• ", "1. ", "1) ".
[[nodiscard]] std::string_view without_bullet(std::string_view text);
/// A sentence is no work. "J. R." and "Jr." end in a full stop too.
[[nodiscard]] bool ends_as_sentence(std::string_view text);
/// Whether something stands in it that may part a title from its author.
[[nodiscard]] bool is_parted(std::string_view text);

}  // namespace postferry
