// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <unordered_set>

#include "codec/json_tree.h"
#include "format/json_value.h"
#include "format/post_json.h"

namespace postferry {

bool is_plain_path(std::string_view path) {
  // What makes an object a document or a header line (formats json and jsonl).
  constexpr std::array<std::string_view, 4> reserved = {"postferry", "posts", "site", "site_rest"};
  return !path.empty() && path.find_first_of(".[#") == std::string_view::npos &&
         std::find(reserved.begin(), reserved.end(), path) == reserved.end();
}

std::size_t first_key_extra(const std::vector<Extra>& extras, bool (*is_member)(std::string_view)) {
  std::unordered_set<std::string_view> keys;
  std::size_t first = extras.size();
  for (; first > 0; --first) {
    const Extra& extra = extras[first - 1];
    const bool good = extra.format == "json" && is_plain_path(extra.path) &&
                      !is_member(extra.path) &&
                      extra.raw.find_first_of("\r\n") == std::string::npos &&
                      is_json_value(extra.raw) && keys.insert(extra.path).second;
    if (!good) break;
  }
  return first;
}

void append_json(std::string& out, const Post& post) { append_value(out, post); }
void append_json(std::string& out, const Site& site) { append_value(out, site); }

}  // namespace postferry
