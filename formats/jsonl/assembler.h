// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

#include "format/format.h"

namespace postferry::jsonl {

/// A header line, one line a post, and a second header line for what was learnt of the site late.
/// With the option `header no` there are neither, and the site's fields are losses.
[[nodiscard]] std::unique_ptr<Assembler> make_assembler(Sink& sink, const WriteOptions& options);

}  // namespace postferry::jsonl
