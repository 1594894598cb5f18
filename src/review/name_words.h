// SPDX-License-Identifier: MIT
// Words by which names of people are told from titles and phrases.
#pragma once

#include <string_view>

namespace postferry {

/// Begins with a capital letter, a letter of a script that we can't tell case of, or an initial.
[[nodiscard]] bool has_capital(std::string_view word);
/// A word of names that needs no capital: "de", "van".
[[nodiscard]] bool is_particle(std::string_view word) noexcept;
/// Begins a phrase, no name: "by the way", "by a friend". In any case.
[[nodiscard]] bool begins_phrase(std::string_view word) noexcept;
/// Stands before "by" and names another part than the author's: "translated". In any case.
[[nodiscard]] bool is_role(std::string_view word) noexcept;

}  // namespace postferry
