// SPDX-License-Identifier: MIT
// What the formats json and jsonl share about documents: what an object is, and the members that
// stand beside the posts: {"postferry":1,"site":{...}, "site_rest":{...}}.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/note.h"
#include "codec/json_tree.h"
#include "model/site.h"

namespace postferry {

/// Version of the model that is written.
inline constexpr int json_model_version = 1;

/// The beginning of an object, as far as it is there.
struct JsonObjectHead {
  enum class Kind : unsigned char { unknown, document, post };
  Kind kind = Kind::unknown;  ///< by the first key that only one of them has
  bool has_postferry = false;
  bool has_posts = false;
  bool complete = false;
  bool several_lines = false;  ///< a line break stands inside
  std::size_t end = 0;         ///< behind it, if complete
};
/// Looks at the keys of the object that begins at the first byte. Values are passed over.
[[nodiscard]] JsonObjectHead look_at_object(std::string_view bytes);

/// True if an object's first key is "postferry": the header line of JSON Lines.
[[nodiscard]] bool is_json_header(std::string_view object);

/// Takes a member of a document other than its posts: "postferry" is checked, "site" and
/// "site_rest" are merged into `site`, what is unknown goes to its extras ("document.KEY").
void take_document_member(std::string_view key, const JsonNode& value, Site& site, Notes& notes);

/// Appends `{"postferry":1,"site":{...}` without the closing brace; an empty site is left out.
/// `separator` stands between the two.
void append_document_head(std::string& out, const Site& site, std::string_view separator);

}  // namespace postferry
