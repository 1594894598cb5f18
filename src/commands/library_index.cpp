// SPDX-License-Identifier: MIT
#include "commands/library_index.h"

#include <algorithm>

#include "base/bytes.h"
#include "commands/join_keys.h"

namespace postferry {

LibraryIndex::Keys LibraryIndex::keys_of(const Work& work) {
  Keys keys;
  for (const std::string& isbn : isbns_of(work)) keys.push_back(hash_of(WorkKey::isbn, isbn));
  if (const std::string id = goodreads_id_of(work); !id.empty())
    keys.push_back(hash_of(WorkKey::goodreads, id));
  const TitleForms title = title_forms(work);
  if (title.full.empty()) return keys;
  for (const std::string& author : author_keys(work)) {
    keys.push_back(hash_of(WorkKey::full_title, title_and(title.full, author)));
    keys.push_back(hash_of(WorkKey::brief_title, title_and(title.brief, author)));
  }
  return keys;
}

void LibraryIndex::add(const Keys& keys, std::string_view json) {
  if (!seen_.insert(hash_bytes(json)).second) return;
  const auto number = static_cast<std::uint32_t>(rows_.size());
  rows_.push_back({spool_.append(json), static_cast<std::uint32_t>(json.size())});
  for (const std::uint64_t key : keys) keys_.emplace_back(key, number);
}

void LibraryIndex::seal() {
  spool_.flush();
  seen_ = {};
  std::sort(keys_.begin(), keys_.end());
  keys_.erase(std::unique(keys_.begin(), keys_.end()), keys_.end());
}

std::string LibraryIndex::json(std::uint32_t number) {
  return spool_.read(rows_[number].offset, rows_[number].size);
}

void LibraryIndex::find(std::uint64_t key, std::vector<std::uint32_t>& rows) const {
  for (auto at = std::lower_bound(keys_.begin(), keys_.end(), std::pair(key, std::uint32_t{0}));
       at != keys_.end() && at->first == key; ++at)
    if (std::find(rows.begin(), rows.end(), at->second) == rows.end()) rows.push_back(at->second);
}

}  // namespace postferry
