// SPDX-License-Identifier: MIT
#pragma once

#include "model/post.h"

namespace postferry::carrier {

/// The original ids, with what was edited natively since: changed, taken out, added. `was` is what
/// the native side said when the carrier was written, `native` what it says now.
[[nodiscard]] Ids merge_ids(const Ids& original, const Ids& was, const Ids& native);

}  // namespace postferry::carrier
