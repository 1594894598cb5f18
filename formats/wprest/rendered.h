// SPDX-License-Identifier: MIT
// What WordPress made of a text for a page, brought nearer to the text.
#pragma once

#include <string>
#include <string_view>

namespace postferry::wprest {

/// Rendered HTML without what the_content filters are known to add: buttons for sharing, related
/// posts, counters of likes (Jetpack's and its like), pictures in place of emoji. White space
/// around it is cut off.
[[nodiscard]] std::string clean_rendered(std::string_view html);

/// Whether an excerpt was cut out of the body by WordPress (wp_trim_excerpt()): it ends with
/// excerpt_more.
[[nodiscard]] bool is_made_excerpt(std::string_view html);

}  // namespace postferry::wprest
