// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "wxr/names.h"

namespace postferry::wxr {

/// What repair() had to do.
struct Repairs {
  /// A value that had to be read with care, or a tag that was mended, closed or left out.
  struct Spot {
    bool is_value = false;
    std::string field;       ///< the element's name; empty if it is not known
    std::size_t offset = 0;  ///< in the damaged bytes
    std::uint64_t count = 1;
  };
  static constexpr std::size_t most_spots = 32;  ///< later ones are added to the last
  std::vector<Spot> spots;
  std::uint64_t ampersands = 0;  ///< bare & and unknown references

  void add(bool is_value, std::string_view field, std::size_t offset);
};

/// Rewrites an item (or the head of a channel) that is not well-formed into XML that is. Knows
/// which elements hold text and which hold elements, and which stand in which: a text element
/// reaches to its own end tag whatever stands inside (CDATA closed early by a script, bare markup);
/// tags with a damaged byte are known again by the tag that they belong to; where a tag is missing
/// altogether, what may not stand in an element ends it. Everything it can't place becomes text;
/// nothing is dropped but stray tags. Linear but for a bounded look-ahead.
[[nodiscard]] std::string repair(std::string_view xml, const Namespaces& namespaces,
                                 Repairs& repairs);

/// The text of a damaged element from the bytes between its tags: CDATA brackets taken off,
/// WordPress's divided `]]>` joined again, or references decoded where there is no CDATA.
[[nodiscard]] std::string damaged_text(std::string_view inner);

}  // namespace postferry::wxr
