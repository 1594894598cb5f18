// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace postferry {

/// Whether a raw body names the work and judges it in the words of opinions.def. Only its first and
/// last bytes are looked at: where reviews say what they are about, and what they think of it.
[[nodiscard]] bool judges_work(std::string_view body, std::string_view title);

/// The same of a post whose terms say nothing: the body's beginning has the title in quotes, in a
/// link or in italics, and words like "watched" and "novel" beside it ("Last night we watched
/// "Emma""), and judges it.
[[nodiscard]] bool tells_of_work(std::string_view body, std::string_view title);

}  // namespace postferry
