// SPDX-License-Identifier: MIT
// Markdown (CommonMark; GitHub's tables, strikethrough, task lists and bare links) as a tape.
#pragma once

#include <string_view>

#include "body/tape.h"

namespace postferry {

/// Fills `tape` with the elements that the Markdown stands for: p, h1..h6, ul, ol, li, blockquote,
/// pre and code, table..., with raw HTML parsed in its place. In tight lists an item's text has no
/// p, as in HTML. Spans of text and raw HTML lie in `source`, which must outlive the tape; tokens
/// of Markdown's own marks have size 0 and stand where the next text begins. `[^1]` is text.
void read_markdown(std::string_view source, Tape& tape);

}  // namespace postferry
