// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace postferry {

/// What bytes a line holds, from one look at all of them: it tells which rules need not be asked.
struct LineMarks {
  bool colon = false;           ///< there is a ':'
  bool wide_sign = false;       ///< there may be a U+FF1A, a U+3010 or the like
  bool number_or_star = false;  ///< as has_number_or_star() says
  bool star_word = false;       ///< there may be a " star"

  /// False if labels.labelled() finds nothing in the line, whatever the labels are.
  [[nodiscard]] bool may_be_labelled() const noexcept { return colon || wide_sign; }
};

[[nodiscard]] LineMarks marks_of_line(std::string_view text) noexcept;

}  // namespace postferry
