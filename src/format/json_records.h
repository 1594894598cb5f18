// SPDX-License-Identifier: MIT
// What formats of JSON records share. Of json and jsonl it is parser and encoder: a record is a
// post's JSON object.
#pragma once

#include <memory>

#include "codec/json_tree.h"
#include "format/format.h"

namespace postferry {

/// Reads one post. Text behind the object is kept in extras ("#trailing").
[[nodiscard]] std::unique_ptr<Parser> make_json_parser(const ReadOptions& options);

/// Writes one post as one line, without a line end.
[[nodiscard]] std::unique_ptr<Encoder> make_json_encoder(const WriteOptions& options);

/// A note about a record that is no JSON, at the place of the error where that is known.
void note_unreadable(const JsonResult& result, const Record& record, Notes& notes);

}  // namespace postferry
