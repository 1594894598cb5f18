// SPDX-License-Identifier: MIT
#include "format/carrier_ids.h"

#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace postferry::carrier {

namespace {

// Ids by name and, for names that stand several times, by how many came before.
class IdIndex {
 public:
  explicit IdIndex(const Ids& ids) {
    std::unordered_map<std::string_view, std::size_t> seen;
    for (const auto& [name, value] : ids) keys_.emplace_back(name, seen[name]++);
    for (std::size_t i = 0; i < ids.size(); ++i) values_.emplace(keys_[i], ids[i].second);
  }
  using Key = std::pair<std::string_view, std::size_t>;
  [[nodiscard]] const Key& key(std::size_t i) const { return keys_[i]; }
  [[nodiscard]] std::optional<std::string_view> find(const Key& key) const {
    const auto hit = values_.find(key);
    return hit == values_.end() ? std::nullopt : std::optional(hit->second);
  }

 private:
  std::vector<Key> keys_;
  std::map<Key, std::string_view> values_;
};

}  // namespace

Ids merge_ids(const Ids& original, const Ids& was, const Ids& native) {
  const IdIndex originals(original);
  const IdIndex then(was);
  const IdIndex now(native);
  Ids merged;
  for (std::size_t i = 0; i < original.size(); ++i) {
    const IdIndex::Key& key = originals.key(i);
    const auto value = now.find(key);
    if (value == then.find(key))
      merged.push_back(original[i]);
    else if (value)
      merged.emplace_back(key.first, *value);
  }
  for (std::size_t i = 0; i < native.size(); ++i) {
    const IdIndex::Key& key = now.key(i);
    const bool made_up = then.find(key) == native[i].second;
    if (!originals.find(key) && !made_up) merged.push_back(native[i]);
  }
  return merged;
}

}  // namespace postferry::carrier
