// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace postferry::json {

/// How the elements of an array are laid out, told by the ones that were read.
struct Layout {
  static constexpr std::size_t inline_layout = static_cast<std::size_t>(-1);

  std::size_t indent = inline_layout;  ///< blanks before an element on a line of its own
  std::string first_key;               ///< of the first element
  bool one_line = false;               ///< the first element is a line, so the others are too
};

/// Where the element behind a damaged one begins, or the bracket that closes the array stands, at
/// or after `from`; npos if that is not in `bytes`. Elements on lines of their own begin with `{`
/// behind a line break and the same indentation; in an array on one line an element is taken to
/// begin where
/// `{` and the first element's first key stand behind `},`.
[[nodiscard]] std::size_t find_next_element(std::string_view bytes, std::size_t from,
                                            const Layout& layout);

}  // namespace postferry::json
