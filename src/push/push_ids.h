// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "model/post.h"

namespace postferry {

/// What names of the source are on the site: users and terms by number.
class PushIds {
 public:
  void set_user(std::string_view login, std::uint64_t id) { users_[std::string(login)] = id; }
  void set_term(std::string_view taxonomy, std::string_view slug, std::uint64_t id) {
    terms_[key(taxonomy, slug)] = id;
  }
  /// 0 where the site has no such user or term.
  [[nodiscard]] std::uint64_t user(std::string_view login) const {
    return find(users_, std::string(login));
  }
  [[nodiscard]] std::uint64_t term(std::string_view taxonomy, std::string_view slug) const {
    return find(terms_, key(taxonomy, slug));
  }
  /// A term of a post goes by its slug, or where it has none by its name.
  [[nodiscard]] std::uint64_t term(const Term& term) const {
    return this->term(term.taxonomy, term.slug.empty() ? term.name : term.slug);
  }

  /// Menus of the site by number, whose items tell no more of them.
  void set_menu(std::uint64_t id, std::string_view slug) { menus_[id] = slug; }
  [[nodiscard]] std::string_view menu(std::uint64_t id) const {
    const auto found = menus_.find(id);
    return found == menus_.end() ? std::string_view() : std::string_view(found->second);
  }

  /// The source's terms by their numbers, for menu items.
  void set_term_numbered(const std::string& source_id, std::uint64_t id) {
    source_terms_[source_id] = id;
  }
  [[nodiscard]] std::uint64_t term_numbered(const std::string& source_id) const {
    return find(source_terms_, source_id);
  }

  /// The source's users by their numbers, for comments.
  void set_login(const std::string& source_id, std::string_view login) {
    logins_[source_id] = login;
  }
  [[nodiscard]] std::uint64_t user_numbered(const std::string& source_id) const {
    const auto found = logins_.find(source_id);
    return found == logins_.end() ? 0 : user(found->second);
  }

 private:
  using Numbers = std::unordered_map<std::string, std::uint64_t>;

  static std::string key(std::string_view taxonomy, std::string_view slug) {
    return std::string(taxonomy) + "\n" + std::string(slug);
  }
  static std::uint64_t find(const Numbers& numbers, const std::string& key) {
    const auto found = numbers.find(key);
    return found == numbers.end() ? 0 : found->second;
  }

  Numbers users_;
  Numbers terms_;
  Numbers source_terms_;
  std::unordered_map<std::uint64_t, std::string> menus_;
  std::unordered_map<std::string, std::string> logins_;
};

}  // namespace postferry
