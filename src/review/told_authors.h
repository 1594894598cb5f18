// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "body/lines.h"

namespace postferry {

/// Authors that a body's running text names right behind the work's title, and the line that does.
struct ToldAuthors {
  std::vector<std::string> names;
  std::uint32_t line = 0;
};

/// How many lines are the top of a body.
inline constexpr std::size_t told_lines = 12;

/// Looks for "Emma by Jane Austen, published by ...", "Emma: A Novel by Jane Austen", "« Emma » de
/// Jane Austen", "Emma is a novel written by Jane Austen", "Jane Austen's Emma" at the top of a
/// body. Names have two words at least. nullopt if nobody is named, or lines name different people.
[[nodiscard]] std::optional<ToldAuthors> told_authors(const BodyLines& lines,
                                                      std::string_view title);

}  // namespace postferry
