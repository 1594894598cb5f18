// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

#include "format/format.h"
#include "wxr/context.h"

namespace postferry::wxr {

/// The namespaces that our header declares for this site: WXR 1.2's five, ours, and those that the
/// source declared besides (site.extras).
[[nodiscard]] Namespaces written_namespaces(const Site* site);

/// JSON whose strings hold U+FFFE or U+FFFF only as escapes: XML can't hold the characters
/// themselves.
[[nodiscard]] std::string xml_safe_json(const std::string& json);

/// Writes items and proves them: each is read back with this format's own parser, and what differs
/// goes into the carrier (post meta `_postferry`).
[[nodiscard]] std::unique_ptr<Encoder> make_encoder(const WriteOptions& options);

}  // namespace postferry::wxr
