// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace postferry {

/// Decodes HTML character references once: named ones of the HTML standard (with their semicolon)
/// and numeric ones, with C1 numbers read as Windows-1252 (`&#146;` is U+2019). What is no
/// reference stays as it is. NUL, surrogates and numbers above U+10FFFF become U+FFFD.
[[nodiscard]] std::string decode_entities(std::string_view text);
/// The same, appended to `out`.
void decode_entities(std::string_view text, std::string& out);

/// HTML text to plain text as titles need it: tags and comments taken out, references decoded once.
/// `a < b` is no tag. Line ends and blanks stay.
[[nodiscard]] std::string plain_text(std::string_view html);

/// `&`, `<`, `>` as references: text that reads back as itself through plain_text.
[[nodiscard]] std::string escape_html(std::string_view text);

}  // namespace postferry
