// SPDX-License-Identifier: MIT
// Authors and terms that posts use and the site does not declare. Targets that need declarations
// (WXR) make them of these. Workers find candidates, the assembling thread puts them in order.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "model/site.h"

namespace postferry {

/// Names of authors and terms; a term without a slug goes by its name.
class DeclaredNames {
 public:
  DeclaredNames() = default;
  explicit DeclaredNames(const Site& site);

  [[nodiscard]] bool has_author(const std::string& login) const { return authors_.contains(login); }
  [[nodiscard]] bool has_term(const Term& term) const { return terms_.contains(key(term)); }
  /// True if it was not there yet.
  bool add_author(const std::string& login) { return authors_.insert(login).second; }
  bool add_term(const Term& term) { return terms_.insert(key(term)).second; }

 private:
  template <class AnyTerm>
  static std::string key(const AnyTerm& term) {
    return term.taxonomy + '\n' + (term.slug.empty() ? term.name : term.slug);
  }

  std::unordered_set<std::string> authors_;
  std::unordered_set<std::string> terms_;
};

/// What one post adds: the author's login and terms.
struct UsedNames {
  std::vector<std::string> authors;
  std::vector<Term> terms;
};

/// A worker's part: appends to `out` what `post` uses, leaving out what the site declares and what
/// this worker has seen before. Workers take records in rising order, so a name that is left out
/// here has always come in order before; the order of first uses does not depend on their number.
class UsageScout {
 public:
  explicit UsageScout(const DeclaredNames& declared) : declared_(declared) {}
  void look_at(const Post& post, UsedNames& out);

 private:
  const DeclaredNames& declared_;  // shared, immutable
  DeclaredNames seen_;
};

/// The assembling thread's part: the names in the order of their first use.
class UsedSite {
 public:
  void add_author(const std::string& login);
  void add_term(const Term& term);
  /// What was used and `late` does not declare either. Ends the collection.
  [[nodiscard]] Site take(const Site& late);

 private:
  DeclaredNames seen_;
  Site used_;
};

}  // namespace postferry
