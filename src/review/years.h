// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace postferry {

/// The year, 1000 to 2199, that stands in a date however it is written (`2001`, `2001-03-05`, `5
/// March 2001`); none where there are two or none.
[[nodiscard]] std::optional<std::int64_t> year_of(std::string_view date);

}  // namespace postferry
