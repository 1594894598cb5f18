// SPDX-License-Identifier: MIT
// The site that is written to, as far as that can be known before anything is written.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/note.h"
#include "model/post.h"
#include "rest/discovery.h"
#include "rest/rest_api.h"

namespace postferry {

/// A custom field that a type has registered for the API (register_post_meta(), show_in_rest).
struct MetaSpec {
  std::string type;      ///< "string", "integer", "number", "boolean", "object", "array"
  bool is_list = false;  ///< several rows: of `type` each
};

/// A type of posts that the API takes.
struct PushType {
  std::string name;                           ///< "review"
  std::string route;                          ///< "wp/v2/reviews"
  std::set<std::string, std::less<>> fields;  ///< of its schema; empty: not told, so all are tried
  std::map<std::string, MetaSpec, std::less<>> meta;

  [[nodiscard]] bool has(std::string_view field) const {
    return fields.empty() || fields.find(field) != fields.end();
  }
};

/// A taxonomy whose terms the API gives and takes.
struct PushTaxonomy {
  std::string name;   ///< "post_tag"
  std::string route;  ///< "wp/v2/tags"
  std::string base;   ///< "tags": the member of a post that lists its terms
  bool hierarchical = false;
};

struct PushTarget {
  std::string url;         ///< of the site's front page
  std::uint64_t user = 0;  ///< who pushes
  std::string login;
  std::set<std::string, std::less<>> may;  ///< capabilities, where they are told
  std::map<std::string, PushType, std::less<>> types;
  std::map<std::string, PushTaxonomy, std::less<>> taxonomies;
  std::vector<std::string> statuses;  ///< those of lists, trash among them

  /// Null where the site has no such type, or does not take it through the API.
  [[nodiscard]] const PushType* type(std::string_view name) const;
  [[nodiscard]] const PushTaxonomy* taxonomy(std::string_view name) const;
  [[nodiscard]] bool has_status(std::string_view status) const;
  /// For the parameter `status` of lists.
  [[nodiscard]] std::string all_statuses() const;
};

/// Asks who we are, for types with what each takes, taxonomies and statuses. What is refused gives
/// a note, and WordPress's own types and taxonomies are assumed. Throws Error(input) if the site
/// fails, or does not say who we are.
[[nodiscard]] PushTarget survey_target(RestApi& api, const FoundApi& found, Notes& notes);

/// "post", "publish": what an absent word stands for.
[[nodiscard]] std::string_view type_of(const Post& post);
[[nodiscard]] std::string_view status_of(const Post& post);

}  // namespace postferry
