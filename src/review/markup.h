// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "body/tape.h"
#include "review/statement.h"

namespace postferry {

/// Adds what web vocabularies in a body say about works: JSON-LD, microdata, microformats.
void read_markup(const Tape& tape, Statements& out);

}  // namespace postferry
