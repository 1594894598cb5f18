// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

#include "format/format.h"

namespace postferry::json {

/// One document: the site, then the posts, one a line; what was learnt of the site late stands
/// behind them as "site_rest".
[[nodiscard]] std::unique_ptr<Assembler> make_assembler(Sink& sink, const WriteOptions& options);

}  // namespace postferry::json
