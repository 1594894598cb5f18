// SPDX-License-Identifier: MIT
#include "model/field.h"

#include <array>

namespace postferry {

namespace {

struct FieldInfo {
  std::string_view name;
  std::string_view doc;
};

constexpr std::array<FieldInfo, field_count> table = {{
#define FIELD(id, name, doc) FieldInfo{name, doc},
#include "model/fields.def"
#undef FIELD
}};

}  // namespace

std::string_view name(Field field) noexcept { return table[static_cast<std::size_t>(field)].name; }
std::string_view doc(Field field) noexcept { return table[static_cast<std::size_t>(field)].doc; }

std::optional<Field> find_field(std::string_view name) noexcept {
  constexpr std::string_view post_prefix = "post.";
  for (std::size_t i = 0; i < table.size(); ++i) {
    const std::string_view full = table[i].name;
    const bool bare = full.starts_with(post_prefix) && full.substr(post_prefix.size()) == name;
    if (full == name || bare) return static_cast<Field>(i);
  }
  return std::nullopt;
}

}  // namespace postferry
