// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

#include "model/post.h"

namespace postferry {

/// A number that is written as one: `4`, `4.5`, `4,5`.
[[nodiscard]] std::optional<Decimal> plain_decimal(std::string_view text);

/// The rating of a place that is there for ratings: a vocabulary's property, a key. `value` may be
/// a number or any shape of ratings.h; `best` and `worst` are empty where they are not stated.
/// Without a `worst` of 0 a bare 0 means that nobody rated. nullopt for that, for what lies outside
/// its scale, and for what is no rating.
[[nodiscard]] std::optional<Rating> stated_rating(std::string_view value,
                                                  std::string_view best = {},
                                                  std::string_view worst = {});

}  // namespace postferry
