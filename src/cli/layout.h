// SPDX-License-Identifier: MIT
// Text in columns on a terminal: how wide text is, and making it fit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/terminal.h"

namespace postferry {

/// What a text is laid out for.
struct Canvas {
  std::size_t width = 80;
  bool utf8 = true;  ///< false: bars and dots of ASCII
  Colors colors;
};

/// Columns that valid UTF-8 takes: East Asian wide characters and emoji take two, combining marks
/// and joiners none.
[[nodiscard]] std::size_t display_width(std::string_view text) noexcept;

/// The text with everything replaced by blanks that could move the cursor, colour the screen or
/// turn the direction of writing: control characters (C0 and C1) and bidirectional overrides.
[[nodiscard]] std::string printable(std::string_view text);

/// Printable, and cut to `width` columns if it has more, with an ellipsis.
[[nodiscard]] std::string fitted(std::string_view text, std::size_t width, bool utf8);
/// Fitted, and filled with blanks to `width` columns.
[[nodiscard]] std::string filled(std::string_view text, std::size_t width, bool utf8);

/// A bar of `part` of `whole` that is `width` columns at its longest; anything above nothing is
/// seen.
[[nodiscard]] std::string bar(std::uint64_t part, std::uint64_t whole, std::size_t width,
                              bool utf8);

/// Breaks at blanks into lines of at most `width` columns, each after `indent` blanks and with a
/// line end; words that are longer are cut.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t indent, const Canvas& canvas);

/// A text of which `taken` columns stand already: its words in lines of at most `width` columns,
/// each after the first behind `indent` blanks, and a line end. Longer words are left whole, so
/// that paths can be copied; what ends in a colon keeps the next word beside it. Width 0: one line.
[[nodiscard]] std::string hanging(std::string_view text, std::size_t taken, std::size_t indent,
                                  std::size_t width);

/// A row of a chart.
struct ChartRow {
  std::string label;
  std::uint64_t count = 0;
};
/// Label, count and a bar, a line each, as the canvas allows: labels get at most half of it, bars
/// what is left, none where that is not worth it.
[[nodiscard]] std::string chart(const std::vector<ChartRow>& rows, const Canvas& canvas);

}  // namespace postferry
