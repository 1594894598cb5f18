// SPDX-License-Identifier: MIT
#pragma once

#include "base/note.h"
#include "codec/json_tree.h"
#include "model/post.h"

namespace postferry::wprest {

/// Fills a Comment from an item of /wp/v2/comments (WP_REST_Comments_Controller).
void read_comment(const JsonNode& item, Comment& comment, Notes& notes);

}  // namespace postferry::wprest
