// SPDX-License-Identifier: MIT
// SitePush's links: parents, featured images, what items of menus lead to.
#include "push/menu_request.h"
#include "push/push_keys.h"
#include "push/site_push.h"

namespace postferry {

// Its parent, then its image; an item of a menu has the item above it and what it leads to.
std::vector<SitePush::PushLink> SitePush::links_of(const PushItem& item, const Post& post) const {
  const std::string type(type_of(post));
  if (type == "nav_menu_item") {
    const std::string above = meta_of(post, "_menu_item_menu_item_parent");
    const std::string object = meta_of(post, "_menu_item_object_id");
    return {{"parent", above, item.parent, remote_of(item.parent, above, {type})},
            {"object_id", object, item.image,
             remote_of(item.image, object, {meta_of(post, "_menu_item_object")})}};
  }
  // Files hang at posts of any type.
  const bool is_file = type == "attachment";
  std::vector<std::string> parents = {type};
  if (is_file)
    for (const auto& [name, taken] : context_.target.types) parents.push_back(name);
  const std::string image = featured_id(post);
  return {{is_file ? "post" : "parent", post.parent.text, item.parent,
           remote_of(item.parent, post.parent.text, parents)},
          {"featured_media", image, item.image, remote_of(item.image, image, {"attachment"})}};
}

// Of a post of the input, or of an earlier push.
std::uint64_t SitePush::remote_of(std::uint64_t key, const std::string& id,
                                  const std::vector<std::string>& types) const {
  if (key == 0) return 0;
  if (const auto found = by_id_.find(key); found != by_id_.end())
    return store_.items()[found->second].remote;
  if (context_.journal == nullptr) return 0;
  Post other;
  other.id.text = id;
  for (const std::string& type : types) {
    other.type = type;
    const PushJournal::Done* done = context_.journal->find(PushJournal::key(key_of(other)));
    if (done != nullptr && done->remote != 0) return done->remote;
  }
  return 0;
}

std::uint64_t SitePush::unset_links(const PushItem& item, const Post& post) const {
  std::uint64_t out = 0;
  for (const PushLink& link : links_of(item, post))
    if (link.key != 0 && link.remote == 0) ++out;
  return out;
}

// What refers to posts that came later, be it in this run.
void SitePush::set_links() {
  for (PushItem& item : store_.items()) {
    if (item.action == PushAction::refused || item.action == PushAction::conflict) continue;
    const PushJournal::Done* done = context_.journal->find(item.key);
    if (done == nullptr || done->links == 0) continue;
    const Post post = store_.read(item);
    if (unset_links(item, post) >= done->links) continue;
    const bool is_open = done->open;
    if (!update(item, post, request(item, post))) continue;
    item.written = true;
    remember(item, post, is_open);
  }
}

// Whether a link leads to what is there, or will be.
bool SitePush::is_settled(std::uint64_t key) const {
  const auto found = key == 0 ? by_id_.end() : by_id_.find(key);
  if (found == by_id_.end()) return key == 0;
  const PushItem& other = store_.items()[found->second];
  return other.remote != 0 || (context_.plan_only && other.action == PushAction::create);
}

void SitePush::tell_unset_links() {
  for (const PushItem& item : store_.items()) {
    if (item.action == PushAction::refused || item.action == PushAction::conflict) continue;
    if (is_settled(item.parent) && is_settled(item.image)) continue;
    const Post post = store_.read(item);
    for (const PushLink& link : links_of(item, post))
      if (link.remote == 0 && !is_settled(link.key) && type_of_item(item).has(link.member))
        context_.note(NoteCode::push_altered, describe(post), link.member,
                      "number " + link.id + " of the source is not on the site");
  }
}

}  // namespace postferry
