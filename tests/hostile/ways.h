// SPDX-License-Identifier: MIT
// The ways that a post's body goes in a conversion.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "model/post.h"

namespace postferry::hostile {

using Way = void (*)(Post& post);
using Ways = std::vector<std::pair<std::string, Way>>;

/// Those that fill post.review and leave the body.
[[nodiscard]] const Ways& extracting_ways();
/// Those that write another body: facts moved out of it or written into it, other formats.
[[nodiscard]] const Ways& changing_ways();

}  // namespace postferry::hostile
