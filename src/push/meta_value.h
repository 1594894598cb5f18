// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/post.h"
#include "push/push_target.h"

namespace postferry {

/// A registered custom field as JSON of its type, from the rows that a post has of it; empty where
/// it has none that fit the type.
[[nodiscard]] std::string meta_json(const std::vector<Meta>& rows, std::string_view key,
                                    const MetaSpec& spec);
/// Whether a row's value can be said in that type.
[[nodiscard]] bool fits(const MetaSpec& spec, std::string_view value);

}  // namespace postferry
