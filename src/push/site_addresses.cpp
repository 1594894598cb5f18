// SPDX-License-Identifier: MIT
#include "push/site_addresses.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <span>
#include <unordered_map>
#include <utility>

#include "codec/json_tree.h"
#include "push/site_posts.h"
#include "rest/collection.h"

namespace postferry {

namespace {

constexpr std::size_t items_a_request = 50;

/// Page and file of a post, by its number.
using Addresses = std::unordered_map<std::uint64_t, SiteAddress>;

void ask(RestApi& api, const PushTarget& target, const PushType& type, std::string include,
         Addresses& out, Notes& notes) {
  Parameters parameters = {
      {"context", "edit"}, {"include", std::move(include)}, {"_fields", "id,link,source_url"}};
  if (type.name != "attachment") parameters.emplace_back("status", target.all_statuses());
  Collection collection(api, {type.route, parameters, type.name, {}}, notes);
  CollectionPage page;
  JsonTree tree;
  while (collection.next(page))
    for (const CollectionPage::Item& item : page.items)
      if (tree.parse_strictly(item.json))
        out[item.id] = {std::string(text_in(tree.root(), "link")),
                        {},
                        std::string(text_in(tree.root(), "source_url"))};
}

// What was refused is not there.
bool is_there(const PushItem& item) {
  return item.remote != 0 && item.action != PushAction::refused;
}

Addresses addresses_of(RestApi& api, const PushTarget& target, const PushStore& store,
                       std::span<const PushItem> items, Notes& notes) {
  std::map<std::uint16_t, std::string> wanted;  // by type
  for (const PushItem& item : items) {
    if (!is_there(item)) continue;
    std::string& include = wanted[item.type];
    include += (include.empty() ? "" : ",") + std::to_string(item.remote);
  }
  Addresses out;
  for (auto& [type, include] : wanted)
    if (const PushType* known = target.type(store.types()[type]))
      ask(api, target, *known, std::move(include), out, notes);
  return out;
}

}  // namespace

void for_each_address(RestApi& api, const PushTarget& target, PushStore& store,
                      const std::function<void(const SiteAddress&)>& take, Notes& notes) {
  const std::span<const PushItem> items(store.items());
  for (std::size_t begin = 0; begin < items.size(); begin += items_a_request) {
    const auto some = items.subspan(begin, std::min(items_a_request, items.size() - begin));
    Addresses there = addresses_of(api, target, store, some, notes);
    for (const PushItem& item : some) {
      SiteAddress address;
      if (is_there(item)) address = std::move(there[item.remote]);
      if (!address.new_file.empty()) address.old_file = store.read(item).attachment_url;
      take(address);
    }
  }
}

}  // namespace postferry
