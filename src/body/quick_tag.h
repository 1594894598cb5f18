// SPDX-License-Identifier: MIT
// The tags that most are: of an element that is known, in small letters, without attributes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "body/tape.h"

namespace postferry {

struct QuickTag {
  Tag tag = Tag::unknown;  ///< unknown: it is no such tag, HtmlTagReader has to look at it
  bool closes = false;
  std::uint32_t size = 0;  ///< from '<' to '>'
};

/// What begins with the '<' at `at`, told from eight bytes at once. Knows no elements whose content
/// is raw, no names of more than seven letters, and nothing at the source's very end.
[[nodiscard]] QuickTag quick_tag(std::string_view source, std::size_t at) noexcept;

}  // namespace postferry
