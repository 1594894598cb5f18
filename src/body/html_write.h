// SPDX-License-Identifier: MIT
// A tape as HTML.
#pragma once

#include <cstdint>
#include <string>

#include "body/tape.h"

namespace postferry {

enum class HtmlStyle : std::uint8_t {
  plain,    ///< the tape's elements, all tags written
  classic,  ///< for WordPress's classic editor: blank lines for p, newlines for br
  blocks    ///< for WordPress's block editor: every top-level block in its delimiters
};

/// Appends the whole tape. Reading the result the same way (read_body with "html", "classic",
/// "blocks") gives the same elements and text; block delimiters and the white space between blocks
/// aside. Strays are left out.
void write_html(const Tape& tape, std::string& out, HtmlStyle style = HtmlStyle::plain);

/// Appends tokens [first, last), which must be balanced, in plain style.
void write_html(const Tape& tape, std::uint32_t first, std::uint32_t last, std::string& out);

}  // namespace postferry
