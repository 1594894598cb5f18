// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>

#include "body/tape.h"

namespace postferry {

/// Elements whose content has no markup. In a textarea references count.
inline constexpr std::array<Tag, 4> raw_tags = {Tag::script, Tag::style, Tag::textarea,
                                                Tag::iframe};
/// Which of raw_tags it is; their number if none.
[[nodiscard]] constexpr std::size_t raw_index(Tag tag) noexcept {
  std::size_t i = 0;
  while (i < raw_tags.size() && raw_tags[i] != tag) ++i;
  return i;
}
[[nodiscard]] constexpr bool is_raw(Tag tag) noexcept { return raw_index(tag) < raw_tags.size(); }

}  // namespace postferry
