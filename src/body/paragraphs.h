// SPDX-License-Identifier: MIT
// WordPress's paragraph rule: in classic posts a blank line ends a paragraph, a newline is a br.
#pragma once

#include "body/tape.h"

namespace postferry {

/// Puts implied p and br into the tape of an HTML body as WordPress does when it shows a classic
/// post; nothing changes if the tape has blocks. An implied br spans the newline's own bytes, so
/// that the tokens still tile the source. Where WordPress's own markup is unbalanced (`<b>` around
/// a blank line, a list item of two paragraphs) this is balanced, and element names in capitals,
/// which WordPress overlooks, count.
void apply_paragraph_rule(Tape& tape);

}  // namespace postferry
