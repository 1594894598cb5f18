// SPDX-License-Identifier: MIT
// Values as the API writes them.
#pragma once

#include <string_view>
#include <vector>

#include "base/note.h"
#include "codec/json_tree.h"
#include "model/post.h"

namespace postferry::wprest {

/// A scalar member's text; empty if it is missing, null, or no scalar.
[[nodiscard]] std::string_view text_of(const JsonNode& object, std::string_view key);

/// A text in its three forms: {"raw": ..., "rendered": ...}, only rendered, or just a string.
struct RestText {
  std::string_view raw;
  std::string_view rendered;
  bool has_raw = false;
};
[[nodiscard]] RestText rest_text(const JsonNode& node);

/// Registered meta: {"key": value or [values]}; PHP's empty array stands for none. Values that are
/// empty are left out: the API gives the default of a key that a post does not have. An array is as
/// many rows, as WordPress keeps it; what is an object or a list of lists stays JSON.
void read_meta(const JsonNode& meta, std::vector<Meta>& out);

/// A pair of dates: site time and GMT, both without a zone. Damage gives a note and is kept in
/// extras.
struct RestDates {
  Date date;
  Date date_gmt;
};
[[nodiscard]] RestDates read_dates(const JsonNode& object, std::string_view key,
                                   std::vector<Extra>& extras, Notes& notes);

}  // namespace postferry::wprest
