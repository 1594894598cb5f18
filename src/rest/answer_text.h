// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace postferry {

/// What a server wrote for people, fit for one line of a message: HTML's tags taken out, references
/// decoded, white space and control characters as single blanks, ill-formed UTF-8 replaced, at most
/// `longest` bytes ("..." tells that it went on).
[[nodiscard]] std::string one_line_of(std::string_view html, std::size_t longest = 300);

}  // namespace postferry
