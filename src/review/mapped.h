// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "review/extract_options.h"
#include "review/statement.h"
#include "review/trail.h"

namespace postferry {

/// What the places of `--map` say; texts are read as the fact asks for (a rating, names, a number).
void read_mapped(const Post& post, const std::vector<PlaceMap>& maps, Statements& out,
                 Trail* trail = nullptr);

}  // namespace postferry
