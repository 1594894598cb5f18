// SPDX-License-Identifier: MIT
// Plugins whose data an export lacks.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "model/post.h"

namespace postferry {

/// A plugin, and what of its data stands in tables or settings that no export has.
struct OutsideData {
  std::string_view plugin;
  std::string_view missing;
};
[[nodiscard]] std::span<const OutsideData> outside_rows() noexcept;

/// The plugins that left their marks in the post and keep data elsewhere; each once. Costs a look
/// at the brackets of the body.
[[nodiscard]] std::vector<OutsideData> outside_plugins(const Post& post);

}  // namespace postferry
