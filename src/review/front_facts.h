// SPDX-License-Identifier: MIT
// What one key of front matter says, as facts of the model.
#pragma once

#include <optional>
#include <string_view>

#include "base/numbers.h"
#include "model/post.h"
#include "review/front_collect.h"

namespace postferry {

/// Adds what the entry says; `kind` is that of the works. False if its value says nothing, or
/// nothing by itself (a scale, a position).
[[nodiscard]] bool fill_review(const FrontEntry& entry, std::string_view kind, Review& says);
/// The same of facts of a work.
[[nodiscard]] bool fill_work(const FrontEntry& entry, std::string_view kind, Work& work);
[[nodiscard]] std::optional<Decimal> front_number(const ValueNode& value);

}  // namespace postferry
