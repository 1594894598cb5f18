// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "codec/json_tree.h"
#include "codec/value_tree.h"

namespace postferry {

/// How a reading went.
struct TomlResult {
  bool ok = false;
  std::string error;
  std::uint64_t line = 0;  ///< 1-based
  [[nodiscard]] explicit operator bool() const noexcept { return ok; }
};

/// Reads a TOML document (hides toml++) into `tree`, which is cleared first; members stand in the
/// order of the source, each with the line of its key. Numbers, dates and booleans are plain
/// scalars as written, but for the underscores in numbers. After an error the tree is empty.
[[nodiscard]] TomlResult read_toml(std::string_view text, ValueTree& tree);

/// Adds a JSON value to `tree`; its texts are views into the JSON tree.
void add_json_value(ValueTree& tree, std::string_view key, const JsonNode& value);

}  // namespace postferry
