// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "model/post.h"

namespace postferry {

/// The `sdPublisher` of what we write: it says that the data were derived from the post.
inline constexpr std::string_view json_ld_maker = "postferry";

/// The post's review as JSON-LD of schema.org on one line, `<` and `[` in texts escaped, so that it
/// can stand in a <script type="application/ld+json"> of a body: a Review, or a @graph of one for
/// each work where several are rated. Empty if the review says nothing of a work and has no rating.
/// `author` is the display name of the post's author; without one post.author counts if it is a
/// name.
///
/// What is written, read_json_ld() reads back, but for what the vocabulary lacks: a rating above 5
/// whose best is not known (readers take 5 for it), the wording of ratings, authors of films and
/// games, bindings that are no BookFormatType. A rating below 1 gets `worstRating` 0.
[[nodiscard]] std::string review_json_ld(const Post& post, std::string_view author = {});

}  // namespace postferry
