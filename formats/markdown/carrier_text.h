// SPDX-License-Identifier: MIT
// The text of the front-matter key `postferry`, JSON:
//   {"post": a carrier of format/carrier.h, "body": see body.h, "terms": [index...]}
// `terms`: which of the terms, in the order of the front matter, is the first, second... of the
// post. "{}" says only that the file is ours: nothing is to be told from its name.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "codec/json_tree.h"
#include "model/post.h"

namespace postferry::markdown {

struct CarrierParts {
  std::string post;
  std::string body;
  std::string terms;
  [[nodiscard]] bool empty() const { return post.empty() && body.empty() && terms.empty(); }
};

/// "{}" if all parts are empty.
[[nodiscard]] std::string join_carrier(const CarrierParts& parts);

/// The order of a post's terms as the front matter has them, as JSON; empty if it is the same.
[[nodiscard]] std::string order_of_terms(const std::vector<Term>& terms);
/// Puts terms into the order that was carried; nothing happens if their number is another.
void put_in_order(std::vector<Term>& terms, const JsonNode& order);

}  // namespace postferry::markdown
