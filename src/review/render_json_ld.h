// SPDX-License-Identifier: MIT
// JSON-LD in a body (`--jsonld`).
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "model/post.h"
#include "review/reading.h"

namespace postferry {

/// Bytes of a body.
struct BodySpan {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Puts the post's review as JSON-LD behind `body`, which is the post's own or has facts written
/// into it: a <script>, in blocks as an HTML block. One that we wrote before is replaced where it
/// stands. Nothing is done to plain text, to a body in which somebody else states a review in
/// schema.org's words, and where the script would not be read back as the review. Returns where the
/// JSON stands; nullopt if it stands nowhere. `author` as in review_json_ld(). Then `reading` is of
/// `body`.
[[nodiscard]] std::optional<BodySpan> add_json_ld(const Post& post, std::string_view author,
                                                  PostReading& reading, Text& body);

}  // namespace postferry
