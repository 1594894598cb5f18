// SPDX-License-Identifier: MIT
// Blocks of the block editor that hold ratings and books.
#pragma once

#include <span>
#include <string_view>

#include "body/tape.h"
#include "review/places_values.h"
#include "review/statement.h"
#include "review/trail.h"

namespace postferry {

[[nodiscard]] std::span<const PlaceRow> block_place_rows() noexcept;

/// False of most blocks that are no places, by the bytes of their delimiters.
[[nodiscard]] bool may_be_place(std::string_view delimiter) noexcept;

/// Appends what the blocks of a body say. An attribute that a block's comment leaves out has its
/// default: the editor writes none that equals it.
void read_blocks(const Tape& tape, Statements& out, Trail* trail = nullptr,
                 Statements* apart = nullptr);

}  // namespace postferry
