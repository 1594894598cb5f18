// SPDX-License-Identifier: MIT
// Works that are named as pairs: "Jane Austen - Emma", "Emma (Jane Austen)".
#pragma once

#include <string_view>
#include <vector>

#include "review/work_text.h"

namespace postferry {

/// Works of a sentence, each a pair: "Jane Austen: Emma; Leo Tolstoy: Kim". Empty if it is none
/// that resolve_pairs() can tell titles from authors in.
[[nodiscard]] std::vector<ListEntry> read_pairs(std::string_view text);

/// Tells titles from authors in the pairs among the entries, by what all of them have in common,
/// and makes them sure; false if that can't be told.
[[nodiscard]] bool resolve_pairs(std::vector<ListEntry>& entries);

}  // namespace postferry
