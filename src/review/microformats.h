// SPDX-License-Identifier: MIT
#pragma once

#include "body/tape.h"
#include "review/statement.h"

namespace postferry {

/// Adds what microformats say about works, one statement for each root: h-review and h-entry with a
/// p-rating (`where` is `h-review`), hReview (`hreview`); h-review-aggregate and hreview-aggregate
/// are readers' ratings. Names of both generations are known, values in `<data>`, `<abbr title>`
/// and `value` classes, and "out of 5" behind a bare number.
void read_microformats(const Tape& tape, Statements& out);

}  // namespace postferry
