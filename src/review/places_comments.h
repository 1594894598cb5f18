// SPDX-License-Identifier: MIT
// Ratings that readers gave with their comments.
#pragma once

#include <span>

#include "model/post.h"
#include "review/places_values.h"

namespace postferry {

[[nodiscard]] std::span<const PlaceRow> comment_place_rows() noexcept;

/// Fills the rating of comments that have none from their custom fields. Whether it filled any.
bool rate_comments(Post& post);

}  // namespace postferry
