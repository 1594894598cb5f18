// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "body/lines.h"
#include "body/tape.h"
#include "model/post.h"

namespace postferry {

/// The rating that a line's images show and nothing but images: one whose alt text or file name
/// says it (alt="4 stars", 4-5-stars.png), or a row of filled, half and empty ones (star.png,
/// star-half.png, star-empty.png). Filled and empty ones together are the best.
[[nodiscard]] std::optional<Rating> image_rating(const Tape& tape, const BodyLines& lines,
                                                 const Line& line);

}  // namespace postferry
