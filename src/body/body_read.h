// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "body/html_read.h"
#include "body/tape.h"

namespace postferry {

/// Fills `tape` from a body of the model: `format` is its Text.format (blocks, classic, html,
/// markdown, text; anything else is read as html). "classic" that has blocks is read as blocks and
/// "blocks" without any as classic, as WordPress shows them. `value` must outlive the tape.
void read_body(std::string_view value, std::string_view format, Tape& tape);

/// The same by skim_html(), where the format has HTML.
void skim_body(std::string_view value, std::string_view format, Tape& tape, const IsDull& is_dull);

}  // namespace postferry
