// SPDX-License-Identifier: MIT
// Where the values of a start tag's attributes stand, for whoever changes one and leaves every
// other byte as it is.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace postferry {

struct AttributeSpan {
  std::string_view name;  ///< as written
  std::string_view raw;   ///< the value's bytes without quotes, references as they stand
};

/// The attributes of a start tag that have a value, in order; `tag` is all of it, from '<' to '>',
/// as a token of read_html() has it. Views into `tag`. By the same rules as that reader's.
void attribute_spans(std::string_view tag, std::vector<AttributeSpan>& out);

}  // namespace postferry
