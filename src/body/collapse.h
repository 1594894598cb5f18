// SPDX-License-Identifier: MIT
// White space as browsers show it: any stretch of it is one blank.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace postferry {

/// Appends the text from `at` on, collapsed; without white space at its front if there is a blank
/// before it. Returns whether it has more than white space. U+00A0 is none.
bool append_collapsed(std::string_view text, std::size_t at, bool behind_blank, std::string& out);

}  // namespace postferry
