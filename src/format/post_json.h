// SPDX-License-Identifier: MIT
// The JSON of the model (MODEL.md), derived from the member table: shared by the json and jsonl
// formats, carriers and diff.
#pragma once

#include <string>
#include <string_view>

#include "base/note.h"
#include "codec/json_tree.h"
#include "model/post.h"
#include "model/site.h"

namespace postferry {

/// Appends the canonical JSON of a post or site: one line, fixed key order, absent members left out,
/// exact decimals, UTF-8 unescaped but for what JSON demands (`"`, `\`, U+0000-U+001F) and U+2028/9.
/// Post keys that json itself did not know (extras of format "json" with a plain top-level path) are
/// written back as keys.
void append_json(std::string& out, const Post& post);
void append_json(std::string& out, const Site& site);

/// Fills a cleared post or site from a JSON object. Keys that are not the model's and values of a
/// wrong kind are kept verbatim in extras (format "json"), with a note. False if `node` is no object.
[[nodiscard]] bool read_json(const JsonNode& node, Post& post, Notes& notes);
[[nodiscard]] bool read_json(const JsonNode& node, Site& site, Notes& notes);

/// JSON of any struct or leaf of the model, for messages, reports and carriers.
template <class T>
void append_value(std::string& out, const T& value);

}  // namespace postferry
