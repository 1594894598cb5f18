// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

#include "format/format.h"

namespace postferry::wxr {

/// Writes the frame of a WXR 1.2 file: head with site, authors and terms (parents first), the
/// items, and behind them what was learnt late and declarations of what only the items know.
[[nodiscard]] std::unique_ptr<Assembler> make_assembler(Sink& sink, const WriteOptions& options);

}  // namespace postferry::wxr
