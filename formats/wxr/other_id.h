// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "wxr/context.h"

namespace postferry::wxr {

/// The text of the wp:post_id of an item that we wrote.
[[nodiscard]] std::string_view post_id_of(std::string_view item) noexcept;

/// An item that we wrote, with another wp:post_id. With `carrier` the post keeps its own id when
/// the item is read again. The official importer passes over an item whose id it has met in the
/// file (WP_Import::process_posts()).
[[nodiscard]] std::string with_other_id(std::string_view item, const std::string& id,
                                        const WxrContext& context, bool carrier);

}  // namespace postferry::wxr
