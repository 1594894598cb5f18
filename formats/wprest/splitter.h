// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

#include "format/format.h"

namespace postferry::wprest {

/// Cuts a sequence of JSON values: objects one behind the other (a pull: its header and its items,
/// one a line), or arrays of them (saved pages of a collection). An object whose first key is
/// "wprest" is a header and tells of the site. What is damaged costs what stands up to the next
/// line that begins with an object.
[[nodiscard]] std::unique_ptr<Splitter> make_splitter(Sources& sources, const ReadOptions& options,
                                                      const SplitOptions& limits);

/// 0..100: how surely these are the first bytes of a pull, or of a saved answer of the REST API.
[[nodiscard]] int sniff(std::string_view head);

}  // namespace postferry::wprest
