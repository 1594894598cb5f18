// SPDX-License-Identifier: MIT
// Shortcodes that hold ratings.
#pragma once

#include <span>

#include "body/tape.h"
#include "review/places_values.h"
#include "review/statement.h"
#include "review/trail.h"

namespace postferry {

[[nodiscard]] std::span<const PlaceRow> shortcode_place_rows() noexcept;

/// Appends what the shortcodes in a body's text say. Those in code and escaped ones ([[usr=3]])
/// are text.
void read_shortcodes(const Tape& tape, Statements& out, Trail* trail = nullptr,
                     Statements* apart = nullptr);

}  // namespace postferry
