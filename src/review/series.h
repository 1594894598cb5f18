// SPDX-License-Identifier: MIT
// Series as everybody writes them: in titles, labelled lines, front matter and fields of plugins.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/post.h"

namespace postferry {

/// "The Sprawl #1", "The Sprawl, Book 1", "Book 1 of The Sprawl": name and position. nullopt where
/// the text has no position that is marked as one.
[[nodiscard]] std::optional<Series> parse_series(std::string_view text);
/// The same of a text that is known to name a series: "The Sprawl (1)" and a name alone are right,
/// too, and brackets around all of it don't matter.
[[nodiscard]] Series series_of(std::string_view text);
/// Takes "(The Sprawl, #1)" from the end of a title: a bracket with a position in it.
[[nodiscard]] std::optional<Series> take_series(std::string& title);

}  // namespace postferry
