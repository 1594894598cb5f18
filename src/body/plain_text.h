// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>

#include "body/tape.h"

namespace postferry {

/// Appends what a person reads of tokens [first, last): a blank line between paragraphs, a newline
/// for each br, one line per list item ("- " or "1. ") and table row (cells by TAB), other white
/// space collapsed as HTML does outside pre. U+00A0 stays. No newline at the end.
void append_plain_text(const Tape& tape, std::uint32_t first, std::uint32_t last, std::string& out);

}  // namespace postferry
