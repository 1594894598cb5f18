// SPDX-License-Identifier: MIT
// What the title and the authors of a work look like where a line names it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace postferry {

/// "Jane Austen": what nothing but a name would be, in a place for names.
[[nodiscard]] bool is_full_name(std::string_view text);
[[nodiscard]] bool are_full_names(const std::vector<std::string>& names);
/// The names that all of the text is.
[[nodiscard]] std::optional<std::vector<std::string>> full_names(std::string_view text);
/// "the river" of "Stand by the River".
[[nodiscard]] bool begins_as_phrase(std::string_view name);

/// Not empty, and not longer than titles are.
[[nodiscard]] bool can_be_title(std::string_view title);
/// Without quotes, marks of emphasis, and commas behind.
[[nodiscard]] std::string_view clean_title(std::string_view title);

/// Takes what stands in brackets off the end: "Jane Austen (for wit)".
std::string_view take_brackets(std::string_view& text);
/// The first dash with blanks around it, and its length.
[[nodiscard]] std::size_t find_dash(std::string_view text, std::size_t& size);
/// The last.
[[nodiscard]] std::size_t rfind_dash(std::string_view text, std::size_t& size);

}  // namespace postferry
