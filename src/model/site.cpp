// SPDX-License-Identifier: MIT
#include "model/site.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "model/members.h"

namespace postferry {

namespace {

std::string key_of(const Author& author) { return author.login; }
std::string key_of(const SiteTerm& term) { return term.taxonomy + '\n' + term.slug; }

// One text of the site: the first value wins, a different second one is a conflict.
void merge_text(std::string& mine, const std::string& theirs, std::string& fresh,
                std::string_view field, Notes* notes) {
  if (theirs.empty() || mine == theirs) return;
  if (mine.empty()) {
    mine = theirs;
    fresh = theirs;
  } else if (notes != nullptr) {
    notes->add(NoteCode::site_conflict, std::string(field),
               "\"" + theirs + "\" is not \"" + mine + "\"");
  }
}

// Elements that are new by key are added; an equal key with other contents is a conflict.
template <class T>
void merge_list(std::vector<T>& mine, const std::vector<T>& theirs, std::vector<T>& fresh,
                std::string_view field, Notes& notes) {
  if (theirs.empty()) return;
  std::unordered_multimap<std::string, std::size_t> index;
  for (std::size_t i = 0; i < mine.size(); ++i) index.emplace(key_of(mine[i]), i);
  const std::size_t before = mine.size();
  for (const T& item : theirs) {
    const auto [begin, end] = index.equal_range(key_of(item));
    const bool same =
        std::any_of(begin, end, [&](const auto& hit) { return mine[hit.second] == item; });
    if (same) continue;
    // What `theirs` repeats itself is kept as it is when nothing of that key was there before.
    if (begin != end && begin->second < before) {
      notes.add(NoteCode::site_conflict, std::string(field),
                "\"" + key_of(item) + "\" stands twice with different contents");
      continue;
    }
    mine.push_back(item);
    fresh.push_back(item);
  }
}

}  // namespace

Site merge(Site& site, const Site& other, Notes& notes) {
  Site fresh;
  merge_text(site.title, other.title, fresh.title, "site.title", &notes);
  merge_text(site.url, other.url, fresh.url, "site.url", &notes);
  merge_text(site.base_url, other.base_url, fresh.base_url, "site.base_url", &notes);
  merge_text(site.description, other.description, fresh.description, "site.description", &notes);
  merge_text(site.language, other.language, fresh.language, "site.language", &notes);
  merge_text(site.generator, other.generator, fresh.generator, "site.generator", nullptr);
  merge_text(site.exported.iso, other.exported.iso, fresh.exported.iso, "site.exported", nullptr);
  merge_text(site.timezone, other.timezone, fresh.timezone, "site.timezone", &notes);
  merge_text(site.wxr_version, other.wxr_version, fresh.wxr_version, "site.wxr_version", nullptr);
  merge_list(site.authors, other.authors, fresh.authors, "site.authors", notes);
  merge_list(site.terms, other.terms, fresh.terms, "site.terms", notes);
  const auto known = static_cast<std::ptrdiff_t>(site.extras.size());
  for (const Extra& extra : other.extras) {
    // Only what was there before counts: a source's own repeats are kept.
    const auto end = site.extras.begin() + known;
    if (std::find(site.extras.begin(), end, extra) != end) continue;
    site.extras.push_back(extra);
    fresh.extras.push_back(extra);
  }
  return fresh;
}

}  // namespace postferry
