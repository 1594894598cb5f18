// SPDX-License-Identifier: MIT
// The parser and encoder that the formats json and jsonl share: a record is a post's JSON object.
#pragma once

#include <memory>

#include "format/format.h"

namespace postferry {

/// Reads one post. Text behind the object is kept in extras ("#trailing").
[[nodiscard]] std::unique_ptr<Parser> make_json_parser(const ReadOptions& options);

/// Writes one post as one line, without a line end.
[[nodiscard]] std::unique_ptr<Encoder> make_json_encoder(const WriteOptions& options);

}  // namespace postferry
