// SPDX-License-Identifier: MIT
// What ratings are written with besides digits: words of rating_words.def, and letter grades.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "model/post.h"
#include "review/text_cursor.h"

namespace postferry {

enum class Unit : std::uint8_t { none, stars, points, percent };

struct UnitRow {
  std::string_view language;
  Unit unit;
  std::string_view word;
};
struct NumberRow {
  std::string_view language;
  std::string_view value;
  std::string_view word;
};
struct PhraseRow {
  std::string_view language;
  std::string_view text;
};
[[nodiscard]] std::span<const UnitRow> unit_rows() noexcept;
[[nodiscard]] std::span<const NumberRow> number_rows() noexcept;
[[nodiscard]] std::span<const PhraseRow> half_rows() noexcept;

/// Each takes what it names, blanks before it included, or leaves the cursor where it is.
[[nodiscard]] Unit take_unit(Cursor& cursor);        ///< " stars", "-star"
[[nodiscard]] bool take_out_of(Cursor& cursor);      ///< " / ", " out of "
[[nodiscard]] bool take_half_words(Cursor& cursor);  ///< " and a half"
/// A labelled value without words like "a solid" at its front.
[[nodiscard]] std::string_view without_qualifiers(std::string_view value);
/// Whether what stands behind a rating counts those who gave it: " (312 votes)".
[[nodiscard]] bool counts_votes(std::string_view rest);
/// "four", "four and a half", "viereinhalb".
[[nodiscard]] std::optional<Decimal> take_number_words(Cursor& cursor);
/// "and a half" on top of a whole number.
[[nodiscard]] Decimal plus_half(const Decimal& value);

/// A letter grade, "A+" to "F", as grade points of 4.3: A+ 4.3, A 4, A- 3.7, B+ 3.3 ... D- 0.7, F
/// 0. The sign may be a word ("B plus"). How many bytes it takes goes to `size`.
[[nodiscard]] std::optional<Rating> grade_at_front(std::string_view text, std::size_t& size);

}  // namespace postferry
