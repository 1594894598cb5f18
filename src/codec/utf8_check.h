// SPDX-License-Identifier: MIT
// Whether bytes are UTF-8, as RFC 3629 has it (base/utf8.h says where they are not).
#pragma once

#include <string_view>

namespace postferry {

[[nodiscard]] bool is_valid_utf8(std::string_view text) noexcept;

/// What of a text needs care.
struct TextTraits {
  bool valid_utf8 = true;
  bool has_controls = false;  ///< as base/bytes.h's has_controls()
};
[[nodiscard]] TextTraits look_at_text(std::string_view text) noexcept;

}  // namespace postferry
