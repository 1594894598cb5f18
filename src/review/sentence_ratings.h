// SPDX-License-Identifier: MIT
// Ratings that sentences of a paragraph say: "... a fine book. My rating: 4/5.", "... 4/5 stars".
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/post.h"
#include "review/labels.h"

namespace postferry {

/// Ratings with a scale of sentences behind the first that begin with a rating's label.
[[nodiscard]] std::vector<Rating> labelled_sentences(std::string_view text,
                                                     const LabelTable& labels);

/// The rating that is all of the last sentence, on a scale of 5 or more. Says something of a work
/// only where a review is known to be one.
[[nodiscard]] std::optional<Rating> closing_rating(std::string_view text);

}  // namespace postferry
