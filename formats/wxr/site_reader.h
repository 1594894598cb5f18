// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "base/note.h"
#include "model/site.h"
#include "wxr/context.h"
#include "wxr/fragment.h"

namespace postferry::wxr {

/// What the head of a file gave.
struct Head {
  bool is_wordpress = false;  ///< WordPress's vocabulary is declared or used
  std::string version;        ///< wp:wxr_version as it stands there, whatever a carrier says
};

/// Reads the head of a file: from `<rss` (or `<channel`) up to the first item, whose closing tags
/// may be missing. Declares its namespaces in `context` and fills `site`.
[[nodiscard]] Head read_head(std::string_view xml, std::uint64_t line, WxrContext& context,
                             Site& site, Notes& notes);

/// Reads channel elements that stand between or behind items (authors and terms are read there by
/// the official importer too).
void read_channel_rest(std::string_view xml, std::uint64_t line, const WxrContext& context,
                       Site& site, Notes& notes);

}  // namespace postferry::wxr
