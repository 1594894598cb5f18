// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace postferry {

/// A number of pages, 1 to 99999, that the text begins with: "320", "320 pages", "320 (Hardcover)";
/// `size` gets how much of the text says it. nullopt for what counts something else: "90 minutes".
[[nodiscard]] std::optional<std::int64_t> pages_at_front(std::string_view text, std::size_t& size);
/// The same, where the rest of the text does not matter.
[[nodiscard]] std::optional<std::int64_t> page_count(std::string_view text);

}  // namespace postferry
