// SPDX-License-Identifier: MIT
#pragma once

#include "model/post.h"
#include "review/statement.h"
#include "review/trail.h"

namespace postferry {

/// Adds what front matter says about works in keys of bloggers' own (front_keys.def), which the
/// Markdown reader keeps in post.extras; `where` is `front-matter:KEY`, of keys in maps
/// `front-matter:book.isbn`. In a file whose keys show that it is about a work, the post's own
/// `author` and `title` are the work's, unless other keys, the wording of the title or what kind of
/// work it is tell that they are the blogger's; those have a lower confidence.
void read_front_matter(const Post& post, Statements& out, Trail* trail = nullptr);

}  // namespace postferry
