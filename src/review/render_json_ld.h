// SPDX-License-Identifier: MIT
// JSON-LD in a body (`--jsonld`).
#pragma once

#include <string_view>

#include "model/post.h"
#include "review/reading.h"

namespace postferry {

/// Puts the post's review as JSON-LD behind `body`, which is the post's own or has facts written
/// into it: a <script>, in blocks as an HTML block. One that we wrote before is replaced where it
/// stands. Nothing is done to plain text, to a body in which somebody else states a review in
/// schema.org's words, and where the script would not be read back as the review. Returns whether
/// the body states the review now. `author` as in review_json_ld(). Then `reading` is of `body`.
[[nodiscard]] bool add_json_ld(const Post& post, std::string_view author, PostReading& reading,
                               Text& body);

}  // namespace postferry
