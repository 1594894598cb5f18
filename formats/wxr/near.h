// SPDX-License-Identifier: MIT
// Telling what markup was before a byte of it was damaged.
#pragma once

#include <optional>
#include <string_view>

namespace postferry::wxr {

/// If `text` begins with `pattern`, or with what is left of it when one byte was changed, put in or
/// left out: how long that is.
[[nodiscard]] std::optional<std::size_t> nearly_begins(std::string_view text,
                                                       std::string_view pattern) noexcept;
/// True if `text` is `pattern`, but for one byte at most.
[[nodiscard]] bool is_nearly(std::string_view text, std::string_view pattern) noexcept;

}  // namespace postferry::wxr
