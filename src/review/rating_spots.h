// SPDX-License-Identifier: MIT
// Where ratings may stand in running text, and which of them are the writer's own (verdicts.def).
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "model/post.h"
#include "review/reason.h"

namespace postferry {

/// The next place at or behind `from` where a rating with a scale, or with stars, may begin; npos
/// where there is none. Cheap: it looks at slashes, stars and the words for them.
[[nodiscard]] std::size_t next_rating_spot(std::string_view text, std::size_t from = 0) noexcept;

/// A rating that a sentence says is the writer's: "I give it 4 out of 5 stars", "4 stars from me".
/// nullopt if the text says two different ones. `left`, if given, hears of ratings that are not
/// taken, and of numbers that only look like ratings.
struct LeftSpot {
  Reason reason{};
  std::string_view said;  ///< in the text
};
[[nodiscard]] std::optional<Rating> rating_in_sentences(std::string_view text,
                                                        std::vector<LeftSpot>* left = nullptr);

struct VerdictRow {
  std::string_view language;
  std::string_view text;
};
[[nodiscard]] std::span<const VerdictRow> verdict_rows() noexcept;  ///< those before a rating

}  // namespace postferry
