// SPDX-License-Identifier: MIT
// Cuts Markdown into its top-level blocks, so that an edited text can be compared block by block
// with the one that was written.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace postferry {

/// Bytes [begin, end).
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// The top-level blocks, in order; together they are all of `markdown`: blank lines belong to the
/// block before them (at the very start: to the first). A cut depends on what is before it only
/// through blocks still open, so an edit inside a paragraph moves no other cut. Linear.
[[nodiscard]] std::vector<Span> markdown_sections(std::string_view markdown);

}  // namespace postferry
