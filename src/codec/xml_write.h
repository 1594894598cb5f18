// SPDX-License-Identifier: MIT
// Writing XML 1.0 text that every XML parser reads back as given, but for the characters that
// XML 1.0 forbids: those are left out (U+0000-U+0008, U+000B, U+000C, U+000E-U+001F, U+FFFE,
// U+FFFF).
#pragma once

#include <string>
#include <string_view>

namespace postferry {

/// True if XML 1.0 allows every character of this valid UTF-8 text (production 2, Char).
[[nodiscard]] bool is_xml_text(std::string_view text) noexcept;

/// Appends the text in CDATA sections: `]]>` is divided as WordPress's wxr_cdata() does it. Text
/// with a carriage return is written with references instead (CDATA can't hold one: XML 1.0, 2.11).
void append_cdata(std::string& out, std::string_view text);

/// Appends the text with `&`, `<`, `>` and CR as references.
void append_xml_text(std::string& out, std::string_view text);

/// The same for the inside of a double-quoted attribute value (TAB, LF, CR and quotes as well).
void append_xml_attribute(std::string& out, std::string_view text);

}  // namespace postferry
