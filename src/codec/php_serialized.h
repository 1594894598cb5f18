// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace postferry {

/// True if the text looks like a value written by PHP's serialize(): `a:1:{...}`, `s:3:"abc";`...
[[nodiscard]] bool looks_php_serialized(std::string_view text) noexcept;

/// True if it is one whose lengths and counts fit to the byte. Depth is capped; linear.
[[nodiscard]] bool is_php_serialized(std::string_view text) noexcept;

/// The same text with its line feeds as CRLF, if it is a serialized value whose lengths fit only so
/// (XML parsers turn CRLF into LF, which breaks the lengths); else an empty string.
[[nodiscard]] std::string restore_php_crlf(std::string_view text);

}  // namespace postferry
