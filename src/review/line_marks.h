// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

namespace postferry {

/// What bytes a line holds, from one look at all of them: it tells which rules need not be asked.
struct LineMarks {
  std::size_t colon = std::string_view::npos;  ///< the first ':'
  bool wide_sign = false;  ///< there may be a U+FF1A, a U+3010 or any other sign of wide scripts
  bool number_or_star = false;  ///< as has_number_or_star() says
  bool star_word = false;       ///< there may be a " star"
  bool separator = false;       ///< there may be what parts facts that stand on one line

  /// False if labels.labelled() finds nothing in the line, whatever the labels are.
  [[nodiscard]] bool may_be_labelled() const noexcept { return has_colon() || wide_sign; }
  [[nodiscard]] bool has_colon() const noexcept { return colon != std::string_view::npos; }
};

[[nodiscard]] LineMarks marks_of_line(std::string_view text) noexcept;

}  // namespace postferry
