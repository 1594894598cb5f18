// SPDX-License-Identifier: MIT
// What site.json tells the readers of posts: front matter has a term's name alone, and the path of
// an address.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "model/site.h"

namespace postferry::markdown {

/// Immutable once made; shared by parsers.
class SiteNames {
 public:
  SiteNames() = default;
  explicit SiteNames(const Site& site);

  /// The slug of the term that alone has this name in its taxonomy; empty if there is none.
  [[nodiscard]] std::string_view slug_of(std::string_view taxonomy, std::string_view name) const;
  /// "/2024/03/on-dune/" of an address on this site that is a path and nothing else, else empty.
  [[nodiscard]] std::string_view path_of(std::string_view url) const;
  /// The address of a path on this site.
  [[nodiscard]] std::string url_of(std::string_view path) const;

 private:
  static std::string key(std::string_view taxonomy, std::string_view name);

  std::unordered_map<std::string, std::string> slugs_;  // empty: several terms have the name
  std::string url_;                                     // without a slash at its end
};

}  // namespace postferry::markdown
