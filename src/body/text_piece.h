// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

#include "body/markup_bytes.h"

namespace postferry {

/// Text with phrasing in it, on one line.
struct TextPiece {
  std::size_t end = 0;        ///< of the text: before a block's tag, a comment, a blank line
  std::size_t next = 0;       ///< where the next piece or markup begins
  std::size_t first_tag = 0;  ///< the first '<' in it; any place behind it if there is none
  bool is_sound = false;  ///< each element in it begins and ends in it, no line ends in it, and it
                          ///< holds nothing but text, links, and phrasing without attributes
};

/// Pieces of HTML one behind the other. Knows the tags that may be in a line, and looks at no
/// attributes. Linear over all pieces: each byte is looked at twice at most.
class TextPieces {
 public:
  explicit TextPieces(std::string_view source) : source_(source), bytes_(source) {}

  /// The piece that begins at `at`; empty where a block or a comment begins there.
  [[nodiscard]] TextPiece at(std::size_t at) noexcept;

  /// The next '<' at or behind `at`; the source's size if there is none.
  [[nodiscard]] std::size_t next_tag(std::size_t at) noexcept { return bytes_.next_tag(at); }
  /// The next '<' or line feed.
  [[nodiscard]] std::size_t next_stop(std::size_t at) noexcept { return bytes_.next_stop(at); }

 private:
  std::string_view source_;
  MarkupBytes bytes_;
};

[[nodiscard]] bool parts_text(std::string_view source, std::size_t at) noexcept;

}  // namespace postferry
