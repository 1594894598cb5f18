// SPDX-License-Identifier: MIT
#pragma once

#include "body/tape.h"
#include "review/statement.h"

namespace postferry {

/// Adds what microdata of schema.org, and of data-vocabulary.org before it, says about works
/// (schema_review.h): items are written down as JSON-LD, as the HTML standard's own conversion
/// does, and read as such.
void read_microdata(const Tape& tape, Statements& out);

}  // namespace postferry
