// SPDX-License-Identifier: MIT
// YAML as front matter uses it. Reading hides yaml-cpp; writing is our own, because a string must
// stay a string for every reader (yaml-cpp's emitter leaves yes, 012 and 2020-01-01 bare).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "codec/value_tree.h"

namespace postferry {

/// How a reading went.
struct YamlResult {
  bool ok = false;
  std::string error;       ///< why not
  std::uint64_t line = 0;  ///< 1-based, in the text given
  bool aliases = false;    ///< *aliases were expanded: source texts do not stand for themselves
  [[nodiscard]] explicit operator bool() const noexcept { return ok; }
};

/// Nesting above this is an error.
inline constexpr int yaml_max_depth = 128;
/// More nodes than this made by aliases ("billion laughs") is an error.
inline constexpr std::size_t yaml_max_aliased = 10'000;

/// Reads one YAML document into `tree`, which is cleared first. `text` must outlive the tree and
/// have LF line ends. Text without any value gives an empty tree. After an error the tree is empty.
[[nodiscard]] YamlResult read_yaml(std::string_view text, ValueTree& tree);

/// Appends `text` as a double-quoted scalar on one line: `"`, `\`, control characters, U+0085,
/// U+2028, U+2029, U+FEFF and noncharacters of the BMP are escaped. `text` must be valid UTF-8.
void append_yaml_string(std::string& out, std::string_view text);

/// Appends JSON as a scalar on one line: single-quoted, so that its own quotes and backslashes
/// stand as they are, or, if it holds what single quotes can't, as append_yaml_string() does.
void append_yaml_json(std::string& out, std::string_view json);

/// Appends `text` as a key: bare if every reader takes that for the same string, else quoted.
void append_yaml_key(std::string& out, std::string_view text);

/// Appends the members of a map in block style, one `key: value` a line, lists as `- ` lines.
/// Strings (ValueKind::quoted) are double-quoted always, ValueKind::plain stands as it is.
void append_yaml(std::string& out, const ValueNode& map, std::size_t indent = 0);

/// Appends one member as append_yaml does.
void append_yaml_member(std::string& out, const ValueNode& member, std::size_t indent = 0);

}  // namespace postferry
