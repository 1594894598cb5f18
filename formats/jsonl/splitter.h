// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

#include "format/format.h"

namespace postferry::jsonl {

/// Cuts at line feeds. A line whose first key is "postferry" is a header and goes to the site,
/// wherever it stands; blank lines, carriage returns, byte order marks and NUL bytes around a line
/// count for nothing. A line above the limit is passed over without being held.
[[nodiscard]] std::unique_ptr<Splitter> make_splitter(Sources& sources, const ReadOptions& options,
                                                      const SplitOptions& limits);

}  // namespace postferry::jsonl
