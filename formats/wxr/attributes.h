// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "wxr/names.h"

namespace postferry::wxr {

/// True if `text` (what stands in a start tag behind the name, without `>` and a closing slash) is
/// attributes as XML has them.
[[nodiscard]] bool are_attributes(std::string_view text) noexcept;

/// Attributes from what damage left of them: whole ones are kept, those that WordPress writes on
/// this element are known again when a byte of them is damaged, what else there is is left out.
[[nodiscard]] std::string mended_attributes(Element element, std::string_view text);

}  // namespace postferry::wxr
