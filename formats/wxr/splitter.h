// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

#include "format/format.h"

namespace postferry::wxr {

/// Cuts WXR files into items. Follows XML strictly (CDATA sections, comments and instructions may
/// hold `</item>`) as long as the file does; where a CDATA section turns out to be unclosed or an
/// item has no end tag, it resynchronises at the next `</item>` or `<item>`.
[[nodiscard]] std::unique_ptr<Splitter> make_splitter(Sources& sources, const ReadOptions& options,
                                                      const SplitOptions& limits);

}  // namespace postferry::wxr
