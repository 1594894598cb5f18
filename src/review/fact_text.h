// SPDX-License-Identifier: MIT
// Facts in words, in one line: for notes and explanations.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/review_facts.h"

namespace postferry {

/// "4 of 5"; the text as written where it has no number.
[[nodiscard]] std::string rating_text(const Rating& rating);

/// What a review says of a fact: "Emma", "Jane Austen, Ann Bo". Empty where it says nothing.
[[nodiscard]] std::string fact_text(const Review& review, ReviewFact fact);

/// The same of an entry of `found`: "works[0].ids.isbn13", "recommendations[1]", "works[2]" too.
[[nodiscard]] std::string field_text(const Review& review, std::string_view field);

/// What a review says besides its facts (shelves, days, notes), field by field. Only fields of the
/// source say it.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> other_fields(const Review& review);

}  // namespace postferry
