// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "body/lines.h"
#include "review/work_text.h"

namespace postferry {

/// A line's text with its titles: what is in italics or cited; else linked; else bold; else quoted.
class LineText {
 public:
  LineText(const Tape& tape, const BodyLines& lines, const Line& line);

  /// Without blanks at its ends, and the mark of a list in plain text.
  [[nodiscard]] std::string_view text() const;
  [[nodiscard]] MarkedText part(std::string_view inside) const { return whole_.part(inside); }

 private:
  template <class IsTitle>
  bool collect(IsTitle is_title);
  [[nodiscard]] std::string_view url_of(const Run& run) const;

  const Tape& tape_;
  const BodyLines& lines_;
  const Line& line_;
  MarkedText whole_;
};

/// The address of the only link in the line.
[[nodiscard]] std::string_view link_of(const Tape& tape, const BodyLines& lines, const Line& line);

}  // namespace postferry
