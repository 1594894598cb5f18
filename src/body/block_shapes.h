// SPDX-License-Identifier: MIT
// What an element must look like to be one of WordPress's core blocks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "body/tape.h"

namespace postferry {

/// White space and strays.
[[nodiscard]] bool means_nothing(const Tape& tape, std::uint32_t i) noexcept;
/// Whether tokens [first, last) are an img, perhaps in a link, and nothing else.
[[nodiscard]] bool is_image(const Tape& tape, std::uint32_t first, std::uint32_t last);
/// Whether the ul or ol at `i` can be a list block: its items hold phrasing, then further such
/// lists. An item's only paragraph counts as phrasing.
[[nodiscard]] bool can_be_list(const Tape& tape, std::uint32_t i);
/// Whether the item's content at `i` begins with a p that only lists follow.
[[nodiscard]] bool is_plain_paragraph(const Tape& tape, std::uint32_t i, std::uint32_t last);
/// Whether a block ends before `i`, white space aside, within the element at `first`.
[[nodiscard]] bool is_behind_block(const Tape& tape, std::uint32_t i, std::uint32_t first);
/// Adds to `json` what the element's attributes are to a block. An id and classes can be a block's
/// (`own_class` is what it has anyway); false if there are others, which would make it invalid.
bool take_attributes(const Tape& tape, const Token& token, std::string_view own_class,
                     std::string& json);
/// Text inside a JSON string inside a comment, as WordPress escapes it.
void append_block_json(std::string_view text, std::string& out);

}  // namespace postferry
