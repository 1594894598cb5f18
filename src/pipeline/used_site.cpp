// SPDX-License-Identifier: MIT
#include "pipeline/used_site.h"

#include <utility>

namespace postferry {

DeclaredNames::DeclaredNames(const Site& site) {
  for (const Author& author : site.authors) authors_.insert(author.login);
  for (const SiteTerm& term : site.terms) terms_.insert(key(term));
}

void UsageScout::look_at(const Post& post, UsedNames& out) {
  if (!post.author.empty() && !declared_.has_author(post.author) && seen_.add_author(post.author))
    out.authors.push_back(post.author);
  for (const Term& term : post.terms)
    if (!declared_.has_term(term) && seen_.add_term(term)) out.terms.push_back(term);
}

void UsedSite::add_author(const std::string& login) {
  if (!seen_.add_author(login)) return;
  Author author;
  author.login = login;
  used_.authors.push_back(std::move(author));
}

void UsedSite::add_term(const Term& term) {
  if (!seen_.add_term(term)) return;
  SiteTerm used;
  used.taxonomy = term.taxonomy;
  used.slug = term.slug;
  used.name = term.name;
  used.name_raw = term.name_raw;
  used_.terms.push_back(std::move(used));
}

Site UsedSite::take(const Site& late) {
  const DeclaredNames declared(late);
  std::erase_if(used_.authors, [&](const Author& a) { return declared.has_author(a.login); });
  std::erase_if(used_.terms, [&](const SiteTerm& t) {
    return declared.has_term({t.taxonomy, t.slug, t.name, t.name_raw});
  });
  return std::exchange(used_, {});
}

}  // namespace postferry
