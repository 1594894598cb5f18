// SPDX-License-Identifier: MIT
// What an answer that was asked for with _embed brings along of authors, terms and pictures.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "codec/json_tree.h"
#include "model/post.h"

namespace postferry::wprest {

/// A view of an item's `_embedded`; made for each item anew, and as long-lived as its tree. Objects
/// are in context embed: without logins and meta. What was refused is an error object, which has no
/// id and so is not found.
class Embedded {
 public:
  explicit Embedded(const JsonNode& item) : embedded_(item.find("_embedded")) {}

  /// The slug of an author, which stands for the login; empty if the user is not there.
  [[nodiscard]] std::string_view author(std::string_view user_id) const;
  [[nodiscard]] std::optional<Term> term(std::string_view id) const;
  /// The picture that the post shows as its own; none where the answer does not have it.
  [[nodiscard]] JsonNode featured_media() const;

 private:
  [[nodiscard]] JsonNode list(std::string_view relation) const;

  JsonNode embedded_;
};

}  // namespace postferry::wprest
