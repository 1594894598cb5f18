// SPDX-License-Identifier: MIT
#pragma once

#include "codec/json_tree.h"
#include "model/post.h"
#include "review/statement.h"

namespace postferry {

/// Whether a JSON document is what parsers of microformats write, `{"items": [{"type": ["h-..."],
/// "properties": {...}}]}`, one such item, or JF2 (`{"type": "review", "rating": ...}`).
[[nodiscard]] bool is_microformats_json(const JsonNode& root);

/// Adds what such a document says about works, by the rules of microformats.h: one statement for
/// each h-review, each h-entry with a rating, each h-review-aggregate, at the top, among `children`
/// and in the `review` of a product, which is its work then. Comments and cited pages say nothing.
void read_microformats_json(const JsonNode& root, Statements& out);

/// The same of a document that was read as a post: the reader of JSON keeps its `items` in
/// post.extras.
void read_microformats_post(const Post& post, Statements& out);

}  // namespace postferry
