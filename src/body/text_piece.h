// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

namespace postferry {

/// Text with phrasing in it, on one line.
struct TextPiece {
  std::size_t end = 0;    ///< of the text: before a block's tag, a comment, a blank line
  std::size_t next = 0;   ///< where the next piece or markup begins
  bool is_sound = false;  ///< each element in it begins and ends in it, no line ends in it, and it
                          ///< holds nothing but text, links, and phrasing without attributes
};

/// The next place of a byte, looked for once however often it is asked for.
class NextByte {
 public:
  explicit NextByte(char byte) : byte_(byte) {}
  /// At or behind `at`, which does not go back; the source's size if there is none.
  [[nodiscard]] std::size_t from(std::string_view source, std::size_t at) noexcept {
    return looked_ && place_ >= at ? place_ : look(source, at);
  }

 private:
  std::size_t look(std::string_view source, std::size_t at) noexcept;

  char byte_;
  bool looked_ = false;
  std::size_t place_ = 0;
};

/// Pieces of HTML one behind the other. Knows the tags that may be in a line, and looks at no
/// attributes. Linear over all pieces: what is known of the next line end is kept.
class TextPieces {
 public:
  explicit TextPieces(std::string_view source) : source_(source) {}

  /// The piece that begins at `at`; empty where a block or a comment begins there.
  [[nodiscard]] TextPiece at(std::size_t at) noexcept;

  /// Whether a block, a comment or the like begins there: no piece does.
  [[nodiscard]] bool is_markup(std::size_t at) const noexcept;

 private:
  std::string_view source_;
  NextByte newline_{'\n'};
  NextByte tag_{'<'};
};

}  // namespace postferry
