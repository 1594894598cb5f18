// SPDX-License-Identifier: MIT
// SitePush's first half: what is to be done with each post.
#include <algorithm>
#include <set>
#include <unordered_set>

#include "push/compare_members.h"
#include "push/push_keys.h"
#include "push/site_push.h"
#include "rest/collection.h"

namespace postferry {

namespace {

constexpr std::size_t copies_a_request = 50;  // whole posts, which may be long

}  // namespace

void SitePush::look() {
  users_.look(notes_);
  terms_.look(notes_);
  list_posts();
  refuse_doubles();
  match_known();
  match_others();
  learn_files();
  judge_matches();
  if (context_.plan_only) users_.tell_unknown();
  count_actions();
}

void SitePush::list_posts() {
  std::set<std::string> used;
  for (const PushItem& item : store_.items())
    if (item.action != PushAction::refused) used.insert(store_.type(item));
  for (const std::string& name : used)
    posts_.list(context_.writer.api(), context_.target, *context_.target.type(name), context_.ids,
                notes_);
  posts_.seal();
}

// Two posts of one id are one to the journal: the second would be taken for the first.
void SitePush::refuse_doubles() {
  std::unordered_set<std::uint64_t> keys;
  for (std::uint32_t number = 0; number < store_.items().size(); ++number) {
    PushItem& item = store_.items()[number];
    if (item.action == PushAction::refused) continue;
    if (!keys.insert(item.key).second) {
      const Post post = store_.read(item);
      refuse(item, post, "another post of the input has its id");
      continue;
    }
    if (item.id != 0) by_id_.emplace(item.id, number);
  }
}

// What the journal says was pushed before.
void SitePush::match_known() {
  if (context_.journal == nullptr) return;
  for (PushItem& item : store_.items()) {
    if (item.action == PushAction::refused) continue;
    item.began = context_.journal->began(item.key);
    const PushJournal::Done* done = context_.journal->find(item.key);
    if (done == nullptr) continue;
    const bool is_there = posts_.has(done->remote);
    if (!is_there && context_.settings.overwrite) continue;  // made anew
    item.remote = done->remote;
    posts_.claim(done->remote);
    const bool changed_there = !is_there || posts_.modified(done->remote) != done->modified;
    if (item.hash == done->hash && is_there)
      item.action = PushAction::unchanged;
    else if (changed_there && !context_.settings.overwrite)
      item.action = PushAction::conflict;
    else
      item.action = PushAction::update;
    if (item.action == PushAction::conflict)
      context_.note(NoteCode::push_conflict, describe(store_.read(item)), "post",
                    is_there ? "it changed here and there since it was pushed"
                             : "it was pushed, and is no more on the site");
  }
}

// The others by slug, date and title. Whoever has the very slug comes before those that may have
// got another one.
void SitePush::match_others() {
  const auto match_all = [this](auto&& find) {
    for (PushItem& item : store_.items()) {
      if (item.action != PushAction::create || item.remote != 0) continue;
      item.remote = find(item);
      if (item.remote != 0) posts_.claim(item.remote);
    }
  };
  match_all([this](const PushItem& item) { return posts_.match(item); });
  match_all([this](const PushItem& item) { return posts_.match_altered(item, item.began); });
}

// Where files of the input are that the site has already: bodies refer to them.
void SitePush::learn_files() {
  for (PushItem& item : store_.items())
    if (item.remote != 0 && store_.type(item) == "attachment")
      links_.add(store_.read(item).attachment_url, posts_.file(item.remote),
                 posts_.sizes(item.remote));
}

// Those that are there and that the journal does not know: are they what we would push?
void SitePush::judge_matches() {
  std::map<std::uint16_t, std::vector<std::uint64_t>> ids;
  std::unordered_map<std::uint64_t, PushItem*> items;
  for (PushItem& item : store_.items())
    if (item.action == PushAction::create && item.remote != 0) {
      ids[item.type].push_back(item.remote);
      items[item.remote] = &item;
    }
  for (const auto& [type, list] : ids)
    for_each_copy(
        context_.writer.api(), context_.target, *context_.target.type(store_.types()[type]), list,
        [&](std::uint64_t id, const JsonNode& copy) { judge(*items.at(id), copy); }, notes_);
  // Those that the site lists and does not give.
  for (const auto& [id, item] : items)
    if (item->action == PushAction::create) item->action = PushAction::conflict;
}

void SitePush::judge(PushItem& item, const JsonNode& copy) {
  const Post post = store_.read(item);
  const std::vector<MemberDifference> differences = compare_members(request(item, post), copy);
  if (differences.empty()) {
    item.action = PushAction::unchanged;
    if (!context_.plan_only) {
      modified_[item.remote] = modified_key(copy);
      remember(item, post, status_of(post) == "trash" && text_in(copy, "status") != "trash");
    }
  } else if (item.began || context_.settings.overwrite) {
    item.action = PushAction::update;
  } else {
    item.action = PushAction::conflict;
    context_.note(NoteCode::push_conflict, describe(post), "post",
                  "the site has another one there, number " + std::to_string(item.remote) + ": " +
                      differences[0].member + ": " + differences[0].text);
  }
}

void SitePush::count_actions() {
  for (const PushItem& item : store_.items()) {
    PushKindCounts& counts = context_.counts.kinds[store_.type(item)];
    switch (item.action) {
      case PushAction::create: ++counts.created; break;
      case PushAction::update: ++counts.updated; break;
      case PushAction::unchanged: ++counts.unchanged; break;
      case PushAction::conflict: ++counts.conflicts; break;
      case PushAction::refused: ++counts.refused; break;
    }
    if (item.action != PushAction::refused) context_.counts.comments += item.comments;
  }
}

void for_each_copy(RestApi& api, const PushTarget& target, const PushType& type,
                   const std::vector<std::uint64_t>& ids,
                   const std::function<void(std::uint64_t, const JsonNode&)>& take, Notes& notes) {
  JsonTree tree;
  for (std::size_t begin = 0; begin < ids.size(); begin += copies_a_request) {
    std::string include;
    for (std::size_t i = begin; i < std::min(ids.size(), begin + copies_a_request); ++i)
      include += (include.empty() ? "" : ",") + std::to_string(ids[i]);
    Parameters parameters = {{"context", "edit"}, {"include", include}};
    if (type.name != "attachment") parameters.emplace_back("status", target.all_statuses());
    Collection collection(api, {type.route, parameters, type.name, {}}, notes);
    CollectionPage page;
    while (collection.next(page))
      for (const CollectionPage::Item& item : page.items)
        if (tree.parse_strictly(item.json)) take(item.id, tree.root());
  }
}

}  // namespace postferry
