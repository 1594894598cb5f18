// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
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
/// An object of all that are registered and that the rows have; empty without any.
[[nodiscard]] std::string meta_object(const std::vector<Meta>& rows, const MetaSpecs& specs);
/// Tells of each row that the API does not take: not registered, of another type, or a second one
/// where there is one value. Those of keys that are `handled` otherwise are left out.
void for_each_unsettable(const std::vector<Meta>& rows, const MetaSpecs& specs,
                         bool (*handled)(std::string_view key),
                         const std::function<void(const std::string& text)>& tell);
/// Whether a row's value can be said in that type.
[[nodiscard]] bool fits(const MetaSpec& spec, std::string_view value);

}  // namespace postferry
