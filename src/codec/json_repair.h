// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "codec/json_tree.h"

namespace postferry {

/// Writes what is usually meant by a text that is nearly JSON: see JsonRepairs. Whether the outcome
/// is JSON is for a parser to say. Adds to `repairs`; linear.
[[nodiscard]] std::string repair_json(std::string_view bytes, JsonRepairs& repairs);

/// Appends the characters that a JSON string's inside (between its quotes, valid but for lone
/// surrogates) stands for. False at an escape that JSON does not have. Never longer than `inside`.
[[nodiscard]] bool decode_json_string(std::string& out, std::string_view inside,
                                      JsonRepairs& repairs);

}  // namespace postferry
