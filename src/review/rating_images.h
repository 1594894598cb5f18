// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "body/lines.h"
#include "body/tape.h"
#include "model/post.h"

namespace postferry {

/// An image as far as its names tell what it shows.
struct Picture {
  std::string_view alt;
  std::string_view src;
};

/// The rating that images side by side show: one whose alt text or file name says it (alt="4
/// stars", 4-5-stars.png), or a row of filled, half and empty ones (star.png, star-half.png,
/// star-empty.png). Filled and empty ones together are the best.
[[nodiscard]] std::optional<Rating> rating_of_pictures(std::span<const Picture> pictures);
/// More images than these are no rating.
inline constexpr std::size_t most_rating_pictures = 10;

/// A rating that lines [i, last] show.
struct ShownRating {
  Rating rating;
  std::uint32_t last = 0;
};

/// The rating that the images of line `i` show, which has nothing else; in Markdown a row may go on
/// in the next lines of its paragraph.
[[nodiscard]] std::optional<ShownRating> image_rating(const Tape& tape, const BodyLines& lines,
                                                      std::uint32_t i);
/// The rating that a line's images show, whatever text stands beside them: "My rating:" and stars.
[[nodiscard]] std::optional<Rating> images_beside_label(const Tape& tape, const BodyLines& lines,
                                                        const Line& line);

}  // namespace postferry
