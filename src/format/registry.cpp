// SPDX-License-Identifier: MIT
#include "format/registry.h"

#include <array>

#include "base/ascii.h"

namespace postferry {

#define FORMAT(id) extern const Format id##_format;
#include "formats.def"
#undef FORMAT

namespace {

constexpr std::array formats = {
#define FORMAT(id) &id##_format,
#include "formats.def"
#undef FORMAT
};

constexpr int sure_enough = 50;  // a sniff below this is a guess that we do not make

}  // namespace

std::span<const Format* const> all_formats() { return formats; }

const Format* find_format(std::string_view name) {
  for (const Format* format : formats) {
    if (equals_ignoring_case(format->name, name)) return format;
    for (const std::string_view alias : format->aliases)
      if (equals_ignoring_case(alias, name)) return format;
  }
  return nullptr;
}

const Format* format_by_extension(std::string_view file_name) {
  if (file_name.size() > 3 && equals_ignoring_case(file_name.substr(file_name.size() - 3), ".gz"))
    file_name.remove_suffix(3);
  const std::size_t dot = file_name.rfind('.');
  if (dot == std::string_view::npos || file_name.find('/', dot) != std::string_view::npos)
    return nullptr;
  const std::string_view extension = file_name.substr(dot + 1);
  const Format* hit = nullptr;
  for (const Format* format : formats)
    for (const std::string_view known : format->extensions)
      if (equals_ignoring_case(known, extension)) {
        if (hit != nullptr && hit != format) return nullptr;
        hit = format;
      }
  return hit;
}

const Format* format_by_content(std::string_view head) {
  const Format* best = nullptr;
  int best_score = sure_enough - 1;
  for (const Format* format : formats) {
    const int score = format->sniff(head);
    if (score > best_score) {
      best = format;
      best_score = score;
    }
  }
  return best;
}

}  // namespace postferry
