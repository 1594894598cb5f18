// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace postferry {

/// The text in lower case, for names that some file systems do not tell apart: A-Z, Latin-1, Latin
/// Extended-A, Greek and Cyrillic. Everything else stays; invalid UTF-8 too.
[[nodiscard]] std::string fold_case(std::string_view text);

/// Lower case of one code point, as above.
[[nodiscard]] char32_t fold_case(char32_t c) noexcept;

}  // namespace postferry
