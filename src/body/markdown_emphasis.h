// SPDX-License-Identifier: MIT
// Which marks of emphasis a line of Markdown can have. CommonMark decides by what stands around a
// run of * _ ~ whether it opens or closes, and whom it matches; here the same is computed for marks
// yet to be written, and those that would not mean what they should become HTML tags.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace postferry {

/// A mark to be put into a text before byte `position`. Marks are in the order of the text; marks
/// at the same position stand in their order in the list.
struct Mark {
  enum class Kind : std::uint8_t { em, strong, del, link };
  std::uint32_t position = 0;
  std::uint32_t partner = 0;  ///< index of the other mark of the element
  Kind kind = Kind::em;
  bool opens = true;
  char form = '*';           ///< '*', '_', '~'; '<': as tag; links: '['
  std::string_view element;  ///< for the tag: "em", "i"... The end of a link: "](/url)"
};

/// Appends `text` with its marks to `out`. `text` has no other unescaped * _ ~ that could be
/// emphasis. Linear in text and marks.
void write_with_marks(std::string_view text, std::vector<Mark>& marks, std::string& out);

}  // namespace postferry
