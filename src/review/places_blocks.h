// SPDX-License-Identifier: MIT
// Blocks of the block editor that hold ratings and books.
#pragma once

#include <span>
#include <string_view>

#include "body/tape.h"
#include "review/places_values.h"
#include "review/statement.h"

namespace postferry {

[[nodiscard]] std::span<const PlaceRow> block_place_rows() noexcept;

/// A cheap look: false if read_blocks() would find nothing.
[[nodiscard]] bool may_hold_place_blocks(std::string_view body) noexcept;
/// Appends what the blocks of a body say. An attribute that a block's comment leaves out has its
/// default: the editor writes none that equals it.
void read_blocks(const Tape& tape, Statements& out);

}  // namespace postferry
