// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>

#include "wxr/names.h"

namespace postferry::wxr {

/// The next thing at channel level.
struct ChannelUnit {
  enum class Kind : std::uint8_t {
    item,       ///< a whole item: [begin, end)
    element,    ///< another channel element: [begin, end)
    text,       ///< text that is more than white space
    closing,    ///< </channel> or </rss>
    none,       ///< nothing more in these bytes; begin says from where on bytes must be kept
    unfinished  ///< the bytes end inside [begin, ...)
  };
  Kind kind = Kind::none;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool in_item = false;  ///< unfinished: it is an item that the bytes end in
};

/// Looks for the next unit from `from` on. `at_end`: no more bytes will come, so that unfinished
/// items are resynchronised where that is possible. Stray tags and damaged ones do not divide or
/// join items as long as what stands in them tells where one ends: an item goes on behind `</item>`
/// when more of the elements follow that only items have and this one had not yet, and begins
/// without `<item>` where such elements stand by themselves.
[[nodiscard]] ChannelUnit next_unit(std::string_view bytes, std::size_t from, bool at_end,
                                    const Namespaces& namespaces);

/// Position where the first item begins (its start tag, or its first element if that tag is
/// damaged), or npos; `needed` is the position from which more bytes are needed to tell. Comments
/// and instructions before it are looked through.
[[nodiscard]] std::size_t find_first_item(std::string_view bytes, std::size_t from,
                                          std::size_t& needed);

/// Position behind the first `</item>` from `from` on, wherever it stands; npos if there is none.
[[nodiscard]] std::size_t find_item_end_text(std::string_view bytes, std::size_t from) noexcept;

}  // namespace postferry::wxr
