// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace postferry {

/// `; did you mean "wxr"?` for the known word that is nearest to a mistyped one, or nothing if none
/// is near.
[[nodiscard]] std::string did_you_mean(std::string_view word,
                                       const std::vector<std::string_view>& known);

}  // namespace postferry
