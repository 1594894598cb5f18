// SPDX-License-Identifier: MIT
// Values of front matter as bloggers write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "codec/value_tree.h"
#include "model/post.h"

namespace postferry {

/// The text of a scalar without blanks and quotes around it; empty for what a template left there
/// (`Name of the book`, `unknown`, `n/a`).
[[nodiscard]] std::string front_text(const ValueNode& node);

/// Names: one scalar (`A and B`), a list of scalars, a map or maps with `name`. `roles`: those of
/// maps whose `role` is another part than the author's.
[[nodiscard]] std::vector<std::string> front_names(const ValueNode& node,
                                                   std::vector<Contributor>* roles = nullptr);
/// Names in one text; one name if its parts are no names.
[[nodiscard]] std::vector<std::string> names_in(std::string_view text);

/// One word without capitals: `jdoe`, `admin`, `the-lamp`. No author's name, no title.
[[nodiscard]] bool is_user_name(std::string_view name) noexcept;

/// Texts of a list, or of a scalar with `;` or `,` between them.
[[nodiscard]] std::vector<std::string> front_list(const ValueNode& node);

/// A rating: `4`, `"4/5"`, `★★★★☆`, `4+`, `{value: 4, max: 5}`. `stars`: of at most ten.
[[nodiscard]] std::optional<Rating> front_rating(const ValueNode& node, bool stars);
/// Ratings by aspect: a map of numbers that has no rating of its own.
[[nodiscard]] std::vector<AspectRating> front_aspects(const ValueNode& node);

/// A day, month or year as ISO text: `2024-03-01`, `2024-3`, `2024/03/01`, a time stamp; else
/// empty.
[[nodiscard]] std::string front_date(std::string_view text);

/// Listed works: `Title by Author` or titles as a list, or in one text with `;`, line breaks or,
/// where each has its author, commas between them; maps with `title` and `author`.
[[nodiscard]] std::vector<ListedWork> front_works(const ValueNode& node);

}  // namespace postferry
