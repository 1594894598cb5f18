// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "wxr/names.h"

namespace postferry::wxr {

/// What repair() had to do.
struct RepairCounts {
  std::uint64_t fields = 0;      ///< values whose CDATA or end tag was damaged
  std::uint64_t ampersands = 0;  ///< bare & and unknown references
  std::uint64_t tags = 0;        ///< start or end tags without partner, taken as text or left out
};

/// Rewrites an item (or the head of a channel) that is not well-formed into XML that is. Knows
/// which elements hold text and which hold elements: a text element reaches to its own end tag
/// whatever stands inside (CDATA closed early by a script, bare markup), everything it can't place
/// becomes text, nothing is dropped but stray end tags. Linear but for a bounded look-ahead.
[[nodiscard]] std::string repair(std::string_view xml, const Namespaces& namespaces,
                                 RepairCounts& counts);

/// The text of a damaged element from the bytes between its tags: CDATA brackets taken off,
/// WordPress's divided `]]>` joined again, or references decoded where there is no CDATA.
[[nodiscard]] std::string damaged_text(std::string_view inner);

}  // namespace postferry::wxr
