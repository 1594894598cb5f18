// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace postferry::markdown {

/// A date as people and engines write it in front matter, as ISO 8601 with what is known:
/// `2024-03-01`, `2024-3-1`, `2024-03-01 09:30[:00] [+01:00|+0100|Z|UTC]`, `2013/7/13 20:46:25`,
/// `2 Jan 2006`, `Jan 2, 2006`, RFC 822; also `2024` and `2024-03`.
[[nodiscard]] std::optional<std::string> read_date(std::string_view text);

/// Whether a text is the model's own form of a second, `2024-03-01T09:30:00` with nothing or
/// `+01:00` behind it, as nearly all dates are. Says no to the last days of months.
[[nodiscard]] bool is_canonical_second(std::string_view text) noexcept;

}  // namespace postferry::markdown
