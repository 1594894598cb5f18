// SPDX-License-Identifier: MIT
// Which element stands in which: what damaged files are put in order by.
#pragma once

#include "wxr/names.h"

namespace postferry::wxr {

/// True if WordPress writes `child` directly inside `container`.
[[nodiscard]] bool belongs(Element child, Element container) noexcept;
/// The container that `child` must have lost when it stands in `container`: a wp:meta_key directly
/// inside an item says that a wp:postmeta began. `unknown` if there is none such.
[[nodiscard]] Element implied_container(Element child, Element container) noexcept;
/// True for the document's frame: rss, channel, item.
[[nodiscard]] bool is_structure(Element element) noexcept;
/// True for elements that stand in items and nowhere at channel level, in any feed.
[[nodiscard]] bool is_items_own(Element element) noexcept;
/// True for an item's elements that stand there at most once.
[[nodiscard]] bool is_once_an_item(Element element) noexcept;

}  // namespace postferry::wxr
