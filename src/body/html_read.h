// SPDX-License-Identifier: MIT
// HTML as bodies have it, WordPress's block delimiters included, as a tape.
#pragma once

#include <string_view>

#include "body/tape.h"

namespace postferry {

/// Fills `tape` from any bytes; `source` must outlive it. Linear in time, whatever comes: what is
/// no markup is text, what closes nothing is `stray`, what is left open gets an implied close, and
/// what is nested deeper than `deepest_element` is `other`.
void read_html(std::string_view source, Tape& tape);

/// WordPress's own test for the block editor's posts.
[[nodiscard]] bool has_blocks(std::string_view body) noexcept;

inline constexpr std::uint32_t deepest_element = 256;

}  // namespace postferry
