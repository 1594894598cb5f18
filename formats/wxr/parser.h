// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

#include "format/format.h"

namespace postferry::wxr {

/// The post meta that carries what WXR has no place for.
inline constexpr std::string_view carrier_key = "_postferry";

/// Reads items. Rules and sources: README.md of this folder.
[[nodiscard]] std::unique_ptr<Parser> make_parser(const ReadOptions& options);

}  // namespace postferry::wxr
