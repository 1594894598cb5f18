// SPDX-License-Identifier: MIT
// URLs and mail addresses that GitHub's Markdown makes links of although nothing marks them.
// (md4c's own search for them takes a link's URL in parentheses for one and loses text behind it.)
#pragma once

#include <cstddef>
#include <string_view>

namespace postferry {

struct BareLink {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view prefix;  ///< what the address needs before it: "http://", "mailto:" or nothing
};

/// The first link at or after `from`; false if there is none. Going on from its end, a text is
/// searched in linear time.
[[nodiscard]] bool find_bare_link(std::string_view text, std::size_t from, BareLink& link);

}  // namespace postferry
