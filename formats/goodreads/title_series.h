// SPDX-License-Identifier: MIT
// Goodreads writes the series into the title: `Equal Rites (Discworld, #3; Witches, #1)`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/post.h"

namespace postferry::goodreads {

struct TitleParts {
  std::string title;
  std::vector<Series> series;
};

/// Takes the series out of the last bracket of a title, if every part of it (between `;`) is a name
/// and a `#` with a number or a range; otherwise the bracket belongs to the title, which stays as
/// it is. Blanks around the title are not part of it.
[[nodiscard]] TitleParts split_title(std::string_view cell);

/// The inverse. Series that would not be read back (no position) are left out.
[[nodiscard]] std::string join_title(const std::string& title, const std::vector<Series>& series);

}  // namespace postferry::goodreads
