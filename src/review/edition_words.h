// SPDX-License-Identifier: MIT
// Words that values of labelled lines are made of, in the languages of labels.def.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace postferry {

/// "Paperback", "Mass Market Paperback", "gebunden", "eARC".
[[nodiscard]] bool is_binding(std::string_view text);
/// A language's name in its own or another language of the tables.
[[nodiscard]] bool is_language(std::string_view text);
/// The month, 1 to 12, that a word names; 0 if it names none.
[[nodiscard]] int month_named(std::string_view word);
/// What stands where there is nothing to say: "n/a", "none", "standalone", "self-published".
[[nodiscard]] bool says_none(std::string_view text);
/// Whether a label's wording speaks of the original, not of the edition: "First published".
[[nodiscard]] bool is_of_first_edition(std::string_view wording);

}  // namespace postferry
