// SPDX-License-Identifier: MIT
// HTML as bodies have it, WordPress's block delimiters included, as a tape.
#pragma once

#include <functional>
#include <string_view>

#include "body/tape.h"

namespace postferry {

/// Fills `tape` from any bytes; `source` must outlive it. Linear in time, whatever comes: what is
/// no markup is text, what closes nothing is `stray`, what is left open gets an implied close, and
/// what is nested deeper than `deepest_element` is `other`.
void read_html(std::string_view source, Tape& tape);

/// Whether a piece of text, with the phrasing in it as it stands, says nothing that is looked for.
using IsDull = std::function<bool(std::string_view piece)>;

/// What stands around a paragraph as the block editor writes it.
inline constexpr char paragraph_opener[] = "<!-- wp:paragraph -->\n<p>";
inline constexpr char paragraph_closer[] = "</p>\n<!-- /wp:paragraph -->";

/// As read_html(), but a piece of a line (what stands between blocks, blank lines and line breaks)
/// that is dull becomes one text token, its tags and references as they stand; so does, as one
/// block_void, a whole paragraph block with nothing else in it. Items of lists are read. For who
/// looks for lines of a certain kind in long bodies.
void skim_html(std::string_view source, Tape& tape, const IsDull& is_dull);

/// WordPress's own test for the block editor's posts.
[[nodiscard]] bool has_blocks(std::string_view body) noexcept;

inline constexpr std::uint32_t deepest_element = 256;

}  // namespace postferry
