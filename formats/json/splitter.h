// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

#include "format/format.h"

namespace postferry::json {

/// Cuts JSON documents into posts: {"postferry":1,"site":{...},"posts":[...]} with its keys in any
/// order, a bare array of posts, a single post, and any sequence of these. A damaged element costs
/// that element: brackets and strings are followed until they prove to be wrong, then the next
/// element is looked for.
[[nodiscard]] std::unique_ptr<Splitter> make_splitter(Sources& sources, const ReadOptions& options,
                                                      const SplitOptions& limits);

}  // namespace postferry::json
