// SPDX-License-Identifier: MIT
#include "base/hash_set.h"

#include <algorithm>

namespace postferry {

bool HashSet::insert(std::uint64_t hash) {
  if (8 * (count_ + 1) > 7 * slots_.size()) grow();
  if (hash == 0) hash = 1;
  std::size_t at = hash % slots_.size();
  while (slots_[at] != 0) {
    if (slots_[at] == hash) return false;
    at = at + 1 == slots_.size() ? 0 : at + 1;
  }
  slots_[at] = hash;
  ++count_;
  return true;
}

void HashSet::grow() {
  std::vector<std::uint64_t> old(std::max<std::size_t>(64, slots_.size() + slots_.size() / 2));
  old.swap(slots_);
  for (const std::uint64_t hash : old) {
    if (hash == 0) continue;
    std::size_t at = hash % slots_.size();
    while (slots_[at] != 0) at = at + 1 == slots_.size() ? 0 : at + 1;
    slots_[at] = hash;
  }
}

}  // namespace postferry
