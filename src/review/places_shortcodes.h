// SPDX-License-Identifier: MIT
// Shortcodes that hold ratings.
#pragma once

#include <span>
#include <string_view>

#include "body/tape.h"
#include "review/places_values.h"
#include "review/statement.h"

namespace postferry {

[[nodiscard]] std::span<const PlaceRow> shortcode_place_rows() noexcept;

/// A cheap look: false if read_shortcodes() would find nothing.
[[nodiscard]] bool may_hold_place_shortcodes(std::string_view body) noexcept;
/// Appends what the shortcodes in a body's text say. Those in code and escaped ones ([[usr=3]])
/// are text.
void read_shortcodes(const Tape& tape, Statements& out);

}  // namespace postferry
