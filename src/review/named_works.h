// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

#include "model/post.h"
#include "review/reason.h"

namespace postferry {

/// The work that a heading names: "Emma" by Jane Austen, *Emma* (novel) by Jane Austen, "Emma"
/// edited by somebody (then without an author).
[[nodiscard]] std::optional<ListedWork> named_in_heading(std::string_view text);

/// A short line that names a work, its author and the rating: Emma by Jane Austen - 4/5.
[[nodiscard]] std::optional<Work> rated_work(std::string_view text);

/// A line that rates one aspect of a work: "Plot: 4/5". The label is a few words of letters; what
/// other people rate ("IMDb: 7/10") is none. `why` hears if the value is a rating all the same.
[[nodiscard]] std::optional<AspectRating> aspect_rating(std::string_view text, Why why = nullptr);

}  // namespace postferry
