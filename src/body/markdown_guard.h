// SPDX-License-Identifier: MIT
// What md4c 0.4.8 must be kept from.
#pragma once

#include <cstddef>
#include <string_view>

namespace postferry {

/// How many line breaks to put before the text. Where md4c sees a blank line in a list's item it
/// takes the last eight bytes of its memory for a block, and if they are a line that begins at a
/// place whose low byte is 4, for an empty item: the list ends there. Only a list of such places
/// tells how far the text must be moved, mostly not at all.
[[nodiscard]] std::size_t safe_shift(std::string_view markdown) noexcept;

}  // namespace postferry
