// SPDX-License-Identifier: MIT
// The parser, encoder and assembler of the format; format.cpp names them.
#pragma once

#include <memory>

#include "format/format.h"

namespace postferry::goodreads {

/// Rows to posts; its context is a Layout.
[[nodiscard]] std::unique_ptr<Parser> make_row_parser();
/// Posts to rows. Posts without a work are skipped unless the option all-posts is set.
[[nodiscard]] std::unique_ptr<Encoder> make_row_encoder(const WriteOptions& options);
/// Header and rows to a file; puts the site's carrier into the first row.
[[nodiscard]] std::unique_ptr<Assembler> make_row_assembler(Sink& sink,
                                                            const WriteOptions& options);

}  // namespace postferry::goodreads
