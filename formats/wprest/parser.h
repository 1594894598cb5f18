// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

#include "format/format.h"

namespace postferry::wprest {

/// Reads one item: as the API gives it, or with what belongs to it besides, as a pull writes it:
/// {"item": {...}, "comments": [...], "featured_media": {...}}.
[[nodiscard]] std::unique_ptr<Parser> make_parser(const ReadOptions& options);

}  // namespace postferry::wprest
