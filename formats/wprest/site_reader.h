// SPDX-License-Identifier: MIT
#pragma once

#include "base/note.h"
#include "codec/json_tree.h"
#include "model/site.h"
#include "wprest/context.h"

namespace postferry::wprest {

/// Reads a header: {"wprest": 1, "index": ..., "settings": ..., "taxonomies": ..., "terms": [...],
/// "users": [...]}, the members as the API gives them. Members that are not known go to the extras.
void read_site(const JsonNode& header, Site& site, RestContext& context, Notes& notes);

}  // namespace postferry::wprest
