// SPDX-License-Identifier: MIT
#include "wxr/near.h"

#include <algorithm>

namespace postferry::wxr {

namespace {

// A byte that is no UTF-8 is U+FFFD by now.
std::size_t width_of(std::string_view text) { return text.starts_with("\xEF\xBF\xBD") ? 3 : 1; }

}  // namespace

std::optional<std::size_t> nearly_begins(std::string_view text, std::string_view pattern) noexcept {
  std::size_t same = 0;
  while (same < pattern.size() && same < text.size() && text[same] == pattern[same]) ++same;
  if (same == pattern.size()) return same;
  const std::string_view rest = pattern.substr(same + 1);
  const std::string_view from = text.substr(same);
  const std::string_view behind =
      from.substr(from.empty() ? 0 : std::min(width_of(from), from.size()));
  const std::size_t width = from.size() - behind.size();
  if (behind.starts_with(pattern.substr(same))) return pattern.size() + width;
  if (!rest.empty() && behind.starts_with(rest)) return pattern.size() + width - 1;
  if (from.starts_with(rest)) return pattern.size() - 1;
  return std::nullopt;
}

bool is_nearly(std::string_view text, std::string_view pattern) noexcept {
  while (!text.empty() && !pattern.empty() && text.front() == pattern.front()) {
    text.remove_prefix(1);
    pattern.remove_prefix(1);
  }
  while (!text.empty() && !pattern.empty() && text.back() == pattern.back()) {
    text.remove_suffix(1);
    pattern.remove_suffix(1);
  }
  return pattern.size() <= 1 && (text.empty() || text.size() <= width_of(text));
}

}  // namespace postferry::wxr
