// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

namespace postferry {

/// White space of a text token that has a newline in it.
struct Gap {
  std::size_t begin = 0, end = 0;                  ///< all of it
  std::size_t newline_begin = 0, newline_end = 0;  ///< its first newline: LF, CR or CRLF
  bool blank_line = false;                         ///< there is a second newline
};

/// The first gap of source bytes [at, end); its end is 0 if there is none.
[[nodiscard]] Gap find_gap(std::string_view source, std::size_t at, std::size_t end) noexcept;

}  // namespace postferry
