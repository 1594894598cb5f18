// SPDX-License-Identifier: MIT
#include "markdown/names.h"

namespace postferry::markdown {

std::string SiteNames::key(std::string_view taxonomy, std::string_view name) {
  std::string out;
  out.reserve(taxonomy.size() + name.size() + 1);
  out.append(taxonomy) += '\n';
  return out.append(name);
}

SiteNames::SiteNames(const Site& site) : url_(site.url) {
  while (url_.ends_with('/')) url_.pop_back();
  for (const SiteTerm& term : site.terms) {
    if (term.name.empty()) continue;
    const auto [at, is_new] = slugs_.emplace(key(term.taxonomy, term.name), term.slug);
    if (!is_new && at->second != term.slug) at->second.clear();
  }
}

std::string_view SiteNames::slug_of(std::string_view taxonomy, std::string_view name) const {
  if (slugs_.empty()) return {};
  const auto found = slugs_.find(key(taxonomy, name));
  return found == slugs_.end() ? std::string_view() : found->second;
}

std::string_view SiteNames::path_of(std::string_view url) const {
  if (url_.empty() || !url.starts_with(url_)) return {};
  const std::string_view path = url.substr(url_.size());
  const bool is_path =
      path.starts_with('/') && path.find_first_of("?#%:") == std::string_view::npos;
  return is_path ? path : std::string_view();
}

std::string SiteNames::url_of(std::string_view path) const { return url_ + std::string(path); }

}  // namespace postferry::markdown
