// SPDX-License-Identifier: MIT
// SitePush's last part: what the site has of what was written.
#include <algorithm>
#include <map>

#include "push/compare_members.h"
#include "push/push_keys.h"
#include "push/site_push.h"

namespace postferry {

void SitePush::read_back() {
  std::map<std::uint16_t, std::vector<PushItem*>> by_type;
  for (PushItem& item : store_.items())
    if (item.written && item.action != PushAction::refused) by_type[item.type].push_back(&item);
  for (const auto& [type, items] : by_type)
    read_back(*context_.target.type(store_.types()[type]), items);
}

void SitePush::read_back(const PushType& type, const std::vector<PushItem*>& items) {
  std::unordered_map<std::uint64_t, PushItem*> missing;
  std::vector<std::uint64_t> ids;
  for (PushItem* item : items) {
    ids.push_back(item->remote);
    missing[item->remote] = item;
  }
  const auto take = [&](std::uint64_t id, const JsonNode& copy) {
    const auto found = missing.find(id);
    if (found == missing.end()) return;
    PushItem& item = *found->second;
    missing.erase(found);
    const Post post = store_.read(item);
    PushMembers wanted = request(item, post);
    if (status_of(post) == "trash") wanted.text("status", "trash");
    for (const MemberDifference& difference : compare_members(wanted, copy))
      context_.note(NoteCode::push_altered, describe(post), difference.member, difference.text);
  };
  for_each_copy(context_.writer.api(), context_.target, type, ids, take, notes_);
  for (const auto& [id, item] : missing)
    context_.note(NoteCode::push_altered, describe(store_.read(*item)), "post",
                  "the site does not give it back (number " + std::to_string(id) + ")");
}

}  // namespace postferry
