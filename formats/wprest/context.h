// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "format/format.h"
#include "model/post.h"

namespace postferry::wprest {

/// What the header tells and posts refer to by number or by the names of routes.
class RestContext final : public Context {
 public:
  /// Author of a post: the login, or what stands for it; null if the user is not known.
  [[nodiscard]] const std::string* login(std::string_view user_id) const {
    const auto found = logins.find(std::string(user_id));
    return found == logins.end() ? nullptr : &found->second;
  }
  /// Null if the term is not known. Ids of terms are unique over all taxonomies.
  [[nodiscard]] const Term* term(std::string_view id) const {
    const auto found = terms.find(std::string(id));
    return found == terms.end() ? nullptr : &found->second;
  }
  /// The taxonomy whose terms a post lists under this member ("tags": post_tag); null if none.
  [[nodiscard]] const std::string* taxonomy_of(std::string_view rest_base) const {
    const auto found = taxonomies.find(std::string(rest_base));
    return found == taxonomies.end() ? nullptr : &found->second;
  }

  std::unordered_map<std::string, std::string> logins;      ///< by user id
  std::unordered_map<std::string, Term> terms;              ///< by term id
  std::unordered_map<std::string, std::string> taxonomies;  ///< by rest_base
};

}  // namespace postferry::wprest
