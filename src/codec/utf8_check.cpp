// SPDX-License-Identifier: MIT
#include "codec/utf8_check.h"

#include <simdjson.h>

#include "base/bytes.h"

namespace postferry {

bool is_valid_utf8(std::string_view text) noexcept {
  return simdjson::validate_utf8(text.data(), text.size());
}

TextTraits look_at_text(std::string_view text) noexcept {
  return {is_valid_utf8(text), has_controls(text)};
}

}  // namespace postferry
