// SPDX-License-Identifier: MIT
// The JSON of the model (MODEL.md), derived from the member table: shared by the json and jsonl
// formats, carriers and diff. JSON of single structs and leaves comes from format/json_value.h.
#pragma once

#include <string>
#include <string_view>

#include "base/note.h"
#include "codec/json_tree.h"
#include "format/json_value.h"
#include "model/post.h"
#include "model/site.h"

namespace postferry {

/// Appends the canonical JSON of a post or site: one line, fixed key order, absent members left
/// out, exact decimals, UTF-8 unescaped but for what JSON demands (`"`, `\`, U+0000-U+001F). Keys
/// that json itself did not know (extras of format "json" with a plain path) are written back as
/// keys of the post, site or comment they stood in; see first_key_extra().
void append_json(std::string& out, const Post& post);
void append_json(std::string& out, const Site& site);

/// Fills a cleared post or site from a JSON object. Keys that are not the model's, values of a
/// wrong kind and later, different values of a repeated key are kept in extras (format "json") of
/// the post, site or comment they stand in: verbatim, but for line breaks between tokens. `path` is
/// the key, or for what stands deeper "review.works[0].key". Only known keys' trouble gives notes.
/// null is absent. False if `node` is no object.
[[nodiscard]] bool read_json(const JsonNode& node, Post& post, Notes& notes);
[[nodiscard]] bool read_json(const JsonNode& node, Site& site, Notes& notes);

/// Says what JsonTree had to repair. Bytes and surrogates that became U+FFFD are a loss.
void note_repairs(const JsonRepairs& repairs, Notes& notes);

}  // namespace postferry
