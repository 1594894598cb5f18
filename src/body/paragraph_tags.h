// SPDX-License-Identifier: MIT
// What the paragraph rule asks of elements.
#pragma once

#include "body/tape.h"

namespace postferry {

/// WordPress's blocks: what stands around paragraphs.
[[nodiscard]] bool parts_paragraphs(Tag tag) noexcept;
/// Elements that newlines and blank lines mean nothing in.
[[nodiscard]] bool keeps_newlines(Tag tag) noexcept;
/// Blocks that have no paragraphs as children: a blank line in them is just a line break.
[[nodiscard]] bool holds_no_paragraph(Tag tag) noexcept;

}  // namespace postferry
