// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace postferry {

/// `; did you mean "wxr"?` for the known word that is nearest to a mistyped one, or nothing if none
/// is near.
[[nodiscard]] std::string did_you_mean(std::string_view word,
                                       const std::vector<std::string_view>& known);

/// How far a name is from what somebody asked for, where it may be what was meant: few letters
/// differ, or it has the word in it (these come after those). Case does not count.
[[nodiscard]] std::optional<std::size_t> nearness(std::string_view word, std::string_view name);

}  // namespace postferry
