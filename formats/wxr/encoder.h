// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

#include "format/format.h"
#include "wxr/context.h"

namespace postferry::wxr {

/// The namespaces that our header declares for this site: WXR 1.2's five, ours, and those that the
/// source declared besides (site.extras).
[[nodiscard]] Namespaces written_namespaces(const Site* site);

/// Writes items and proves them: each is read back with this format's own parser, and what differs
/// goes into the carrier (post meta `_postferry`).
[[nodiscard]] std::unique_ptr<Encoder> make_encoder(const WriteOptions& options);

}  // namespace postferry::wxr
