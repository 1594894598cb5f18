// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

#include "format/format.h"

namespace postferry {

/// All formats, in the order of formats/formats.def.
[[nodiscard]] std::span<const Format* const> all_formats();

/// By name or alias; null if there is none.
[[nodiscard]] const Format* find_format(std::string_view name);

/// By the extension of a file name (".gz" is looked through); null if no format has it or several
/// have.
[[nodiscard]] const Format* format_by_extension(std::string_view file_name);

/// By the first bytes; null if none is sure enough.
[[nodiscard]] const Format* format_by_content(std::string_view head);

}  // namespace postferry
