// SPDX-License-Identifier: MIT
#pragma once

#include "body/tape.h"
#include "review/statement.h"

namespace postferry {

/// Adds what the body's <script type="application/ld+json"> say about works (schema_review.h), and
/// those of microformats that somebody parsed, "application/mf2+json" (microformats_json.h).
/// Comment and CDATA marks around the JSON, needless commas, raw control characters and quotes
/// written as references are put up with; what is no JSON then says nothing.
void read_json_ld(const Tape& tape, Statements& out);

}  // namespace postferry
