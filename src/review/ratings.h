// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

#include "model/post.h"
#include "review/reason.h"

namespace postferry {

/// A rating at the front of a text: what it says and how many bytes of the text say it.
struct RatingAtFront {
  Rating rating;         ///< exact value; `best` only where it is stated; `text` as written
  std::size_t size = 0;  ///< bytes of the text that are the rating, unit word included
  bool bare = false;     ///< only a number: no scale, no stars, no per cent
};

/// Reads the rating that a text begins with:
/// - value and best: 4/5, 4 / 5, 4.5/5, 4,5/5, 4½/5, 4 out of 5, 4 von 5, ⭐ 4/5, 85%;
/// - value, the scale not stated: 4.5 stars, 4 1/2 stars, four and a half stars, 4⭐, ★★★★,
/// ⭐️⭐️⭐️½;
/// - filled and empty ones, together the best: ★★★★☆; numbers behind them are exact: ★★★★☆ (4.5/5);
/// - a number and no more: 4 (`bare`).
/// A unit word may follow (4/5 stars). nullopt for what is no rating: dates (4/5/2020), values
/// above their best, scales that nobody rates on (3/17), more digits than a rating has; then `why`
/// hears which of these, if it is a number.
[[nodiscard]] std::optional<RatingAtFront> rating_at_front(std::string_view text,
                                                           Why why = nullptr);

/// The rating that is all of a labelled value ("4/5" of "Rating: 4/5"). Behind it may stand a
/// remark, parted from it by punctuation ("4/5 - I cried"), which is no part of the rating. A bare
/// number counts from above 0 to 10. Since a label says what it is, letter grades (B+), hearts,
/// dots and asterisks (****), and lone words (five) count here too.
[[nodiscard]] std::optional<Rating> parse_rating(std::string_view value, Why why = nullptr);

}  // namespace postferry
