// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace postferry {

/// A row of signs, as counted: "★★★½☆".
struct GlyphRow {
  std::int64_t full = 0;
  std::int64_t half = 0;
  std::int64_t empty = 0;
  std::size_t size = 0;  ///< bytes up to the end of the last one
  bool stars = true;     ///< all are stars; hearts, dots and asterisks say less by themselves

  [[nodiscard]] std::int64_t all() const noexcept { return full + half + empty; }
  /// Whether the row can be a rating: 10 at most, not only empty ones (a form that nobody filled
  /// in), not a lone half.
  [[nodiscard]] bool is_rating() const noexcept;
};

/// The row that a text begins with; signs may be parted by blanks and have variation selectors. A
/// half may be written "½" or "1/2". Rows of one kind only: stars, hearts, dots or asterisks.
[[nodiscard]] GlyphRow glyphs_at_front(std::string_view text);

}  // namespace postferry
