// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "codec/value_tree.h"

namespace postferry {

/// How a serialized value was read.
struct PhpResult {
  bool ok = false;        ///< there is a value in the tree
  bool repaired = false;  ///< a string's length was wrong; its end was found by what follows
  bool cut = false;       ///< the text ends, breaks off or nests too deep: the tree holds what was
                          ///< read before
  [[nodiscard]] explicit operator bool() const noexcept { return ok; }
};

/// Reads what PHP's serialize() wrote into `tree`, whose texts are views into `text`. Arrays and
/// objects are maps, with numbers as keys ("0", "1") where PHP has them; strings are `quoted`,
/// numbers and booleans (`1`, `0`) `plain`, references and null `null`. Counts are not believed,
/// and lengths only where a string's end stands there: values that were recoded, edited by hand or
/// cut off still give what they hold. Linear; nesting is capped. What is no serialized value leaves
/// the tree empty.
[[nodiscard]] PhpResult read_php_value(std::string_view text, ValueTree& tree);

}  // namespace postferry
