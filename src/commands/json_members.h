// SPDX-License-Identifier: MIT
// Members of the JSON objects that commands print.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "codec/json_write.h"

namespace postferry {

/// Left out if the value is empty.
inline void add_text(std::string& out, JsonList& object, std::string_view key,
                     std::string_view value) {
  if (value.empty()) return;
  object.key(key);
  append_json_string(out, value);
}

inline void add_number(std::string& out, JsonList& object, std::string_view key,
                       std::uint64_t value) {
  object.key(key);
  out += std::to_string(value);
}

}  // namespace postferry
