// SPDX-License-Identifier: MIT
#pragma once

#include "model/post.h"

namespace postferry {

/// Makes a body one that WordPress shows: Markdown and plain text become HTML as its classic editor
/// keeps it; blocks, classic and html stay as they are.
void make_html(Text& text);

}  // namespace postferry
