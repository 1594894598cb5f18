// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "codec/json_tree.h"
#include "review/statement.h"

namespace postferry {

/// Adds what a JSON-LD document of schema.org's vocabulary says about works: one statement for each
/// Review (CriticReview, UserReview...), wherever it stands, also one below its work's `review`;
/// one for each AggregateRating that belongs to none of them, which is the readers' rating. Several
/// reviews of one work are hardly all by the post's author: their confidence is low.
void read_schema(const JsonNode& root, std::string_view where, Statements& out);

/// Confidences: of a review, of a work whose type says little, of one of several reviews.
inline constexpr std::uint8_t sure_markup = 95;
inline constexpr std::uint8_t vague_markup = 70;
inline constexpr std::uint8_t one_of_several = 60;
/// Statements of one post's markup; more are left out.
inline constexpr std::size_t most_statements = 200;

}  // namespace postferry
