// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

#include "model/post.h"

namespace postferry {

/// The work that a heading names: "Emma" by Jane Austen, *Emma* (novel) by Jane Austen, "Emma"
/// edited by somebody (then without an author).
[[nodiscard]] std::optional<ListedWork> named_in_heading(std::string_view text);

}  // namespace postferry
