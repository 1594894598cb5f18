// SPDX-License-Identifier: MIT
// UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing above U+10FFFF.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace postferry {

/// Offset of the first byte that is not part of valid UTF-8, or npos. Asked of text that is known
/// to have one; codec/utf8_check.h is quicker.
[[nodiscard]] std::size_t find_invalid_utf8(std::string_view text) noexcept;

/// Replaces each maximal ill-formed part by U+FFFD (WHATWG Encoding, "utf-8 decode").
/// `replaced` is increased by the number of replacements.
[[nodiscard]] std::string repair_utf8(std::string_view text, std::size_t& replaced);

/// One code point and how many bytes it took; invalid bytes give U+FFFD, `valid` false, length
/// >= 1.
struct CodePoint {
  char32_t value = 0;
  std::uint8_t length = 0;
  bool valid = false;
};
/// Decodes at `at` (< text.size()).
[[nodiscard]] CodePoint decode_utf8(std::string_view text, std::size_t at) noexcept;

/// Appends a code point; surrogates and values above U+10FFFF become U+FFFD.
void append_utf8(std::string& out, char32_t code_point);

/// Windows-1252 to UTF-8, as the WHATWG Encoding Standard maps it (0x81 and its like become C1
/// controls, so that no byte is lost).
[[nodiscard]] std::string from_windows_1252(std::string_view bytes);

/// The U+0080..U+009F that HTML's numeric references stand for (`&#146;` is U+2019), else the
/// value itself. Source: HTML standard, "numeric character reference end state".
[[nodiscard]] char32_t windows_1252_code_point(unsigned char byte) noexcept;

}  // namespace postferry
