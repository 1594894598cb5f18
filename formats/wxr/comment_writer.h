// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/post.h"

namespace postferry::wxr {

/// Ids and parents under which a post's comments are written.
struct CommentIds {
  std::vector<std::string> ids;
  std::vector<std::string> parents;
};

/// Positive, unique within the post, parents smaller than their replies: what the official importer
/// needs to keep threads. The comments' own ids where they are so already; missing ones are made up
/// from `ordinal`, ids in the wrong order are dealt out anew along the thread.
[[nodiscard]] CommentIds assign_comment_ids(const std::vector<Comment>& comments,
                                            std::uint64_t ordinal);

/// Appends `<wp:comment>` elements.
void append_comments(std::string& out, const std::vector<Comment>& comments, const CommentIds& ids);

}  // namespace postferry::wxr
