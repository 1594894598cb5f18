// SPDX-License-Identifier: MIT
// SitePush's first half: what is to be done with each post.
#include <algorithm>
#include <set>
#include <unordered_set>

#include "push/compare_members.h"
#include "push/push_keys.h"
#include "push/site_push.h"
#include "push/unsettable.h"
#include "rest/collection.h"
#include "rest/comments_of.h"

namespace postferry {

namespace {

constexpr std::size_t copies_a_request = 50;  // whole posts, which may be long

// WordPress gives what is made with a date that date as the one of its last change, too.
bool is_as_it_was_made(const JsonNode& copy) {
  const std::string_view made = text_in(copy, "date_gmt");
  return !made.empty() && made == text_in(copy, "modified_gmt");
}

// What a file has by default of what is set behind its upload.
bool is_default_of_file(const Post& post, const std::string& member) {
  return type_of(post) == "attachment" && (member == "comment_status" || member == "ping_status");
}

bool is_open_for_comments(const Post& post, const std::string& member, const JsonNode& copy) {
  if (member == "comment_status") return post.comment_status == "closed";
  return member == "status" && status_of(post) == "draft" && text_in(copy, "status") == "pending";
}

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
  if (context_.plan_only) {
    users_.tell_unknown();
    tell_unset_links();
  }
  count_actions();
}

void SitePush::list_posts() {
  std::set<std::string> used;
  for (const PushItem& item : store_.items())
    if (item.action != PushAction::refused) used.insert(store_.type(item));
  const bool has_files = context_.journal != nullptr && !context_.journal->files().empty();
  if (has_files && context_.target.type("attachment") != nullptr) used.insert("attachment");
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
    item.remote = done->remote;
    posts_.claim(done->remote);
    if (done->refused != 0 && done->refused == item.hash && !context_.settings.overwrite) {
      refuse(item, store_.read(item), context_.journal->earlier_refusal(item.key));
      continue;
    }
    if (done->remote == 0) continue;
    const bool is_there = posts_.has(done->remote);
    if (!is_there && context_.settings.overwrite) {  // made anew
      item.remote = 0;
      continue;
    }
    const bool changed_there = !is_there || posts_.modified(done->remote) != done->modified;
    if (item.hash == done->hash && is_there)
      item.action = PushAction::unchanged;
    else if (changed_there && !context_.settings.overwrite)
      item.action = PushAction::conflict;
    else
      item.action = PushAction::update;
    if (item.action == PushAction::unchanged) tell_dropped(item);
    if (item.action == PushAction::conflict)
      context_.note(NoteCode::push_conflict, describe(store_.read(item)), "post",
                    is_there ? "it changed here and there since it was pushed"
                             : "it was pushed, and is no more on the site");
  }
}

// What the site did not take of a post that is as it was then.
void SitePush::tell_dropped(PushItem& item) {
  const DroppedMembers* dropped = context_.journal->dropped(item.key);
  if (dropped == nullptr) return;
  if (context_.settings.overwrite) {
    item.action = PushAction::update;
    return;
  }
  const std::string post = describe(store_.read(item));
  for (const auto& [member, why] : *dropped)
    context_.note(NoteCode::push_refused, post, member, said_earlier(why));
}

// The others by slug, date and title. Whoever has the very slug comes before those that may have
// got another one.
void SitePush::match_others() {
  for (const PushMatch match :
       {PushMatch::exact, PushMatch::counted, PushMatch::titled, PushMatch::dated})
    for (PushItem& item : store_.items()) {
      if (item.action != PushAction::create || item.remote != 0) continue;
      item.remote = posts_.match(item, match);
      item.match = match;
      if (item.remote != 0) posts_.claim(item.remote);
    }
}

// Where files are that the site has already: bodies refer to them. Those of the input, and those
// of earlier pushes, whose posts may be pushed without them.
void SitePush::learn_files() {
  if (context_.journal != nullptr)
    for (const auto& [remote, address] : context_.journal->files())
      if (posts_.has(remote)) links_.add(address, posts_.file(remote), posts_.sizes(remote));
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
    if (item->action == PushAction::create && item->remote != 0)
      item->action = PushAction::conflict;
}

void SitePush::judge(PushItem& item, const JsonNode& copy) {
  const Post post = store_.read(item);
  std::vector<MemberDifference> differences = compare_members(request(item, post), copy);
  if (item.match == PushMatch::dated) return judge_date(item, post, differences);
  const bool has_slug = item.match == PushMatch::exact;
  if (!has_slug) std::erase_if(differences, [](const auto& one) { return one.member == "slug"; });
  if (differences.empty()) {
    item.action = PushAction::unchanged;
    if (!has_slug)
      context_.note(NoteCode::push_altered, describe(post), "slug",
                    "it is \"" + std::string(text_in(copy, "slug")) + "\"");
    if (!context_.plan_only) {
      modified_[item.remote] = modified_key(copy);
      remember(item, post, status_of(post) == "trash" && text_in(copy, "status") != "trash");
    }
  } else if (item.began || is_half_made(item, post, differences, copy)) {
    item.action = PushAction::update;
  } else if (item.match == PushMatch::titled) {
    item.remote = 0;  // another one, of the same title
  } else if (context_.settings.overwrite) {
    item.action = PushAction::update;
  } else {
    item.action = PushAction::conflict;
    context_.note(NoteCode::push_conflict, describe(post), "post",
                  "the site has another one there, number " + std::to_string(item.remote) + ": " +
                      differences[0].member + ": " + differences[0].text);
  }
}

// One with the slug and of another date. Posts without ids are known by both to the journal: was
// it pushed, and is no more in the input as it was, then it is this one, moved.
void SitePush::judge_date(PushItem& item, const Post& post,
                          const std::vector<MemberDifference>& differences) {
  const bool is_moved = std::all_of(differences.begin(), differences.end(), [](const auto& one) {
    return one.member == "date" || one.member == "date_gmt";
  });
  const bool has_title = std::none_of(differences.begin(), differences.end(),
                                      [](const auto& one) { return one.member == "title"; });
  const PushJournal::Done* made =
      context_.journal == nullptr ? nullptr : context_.journal->post(item.remote);
  const bool is_as_made = made != nullptr && made->modified == posts_.modified(item.remote);
  if (!is_moved && (made == nullptr || !has_title)) {
    item.remote = 0;  // another one, of the same slug
  } else if ((is_moved && is_as_made) || context_.settings.overwrite) {
    item.action = PushAction::update;
  } else {
    item.action = PushAction::conflict;
    context_.note(NoteCode::push_conflict, describe(post), "date",
                  "the site has it with another date, number " + std::to_string(item.remote) +
                      "; --overwrite changes that one, another slug makes another post");
  }
}

// What a push leaves that is killed behind a post's first request, and whose journal is lost. What
// somebody has put there since is not of that kind.
bool SitePush::is_half_made(const PushItem& item, const Post& post,
                            const std::vector<MemberDifference>& differences,
                            const JsonNode& copy) {
  const bool is_new = is_as_it_was_made(copy);
  return std::all_of(differences.begin(), differences.end(), [&](const MemberDifference& one) {
    if (one.is_unset || (is_new && is_default_of_file(post, one.member))) return true;
    return is_open_for_comments(post, one.member, copy) && (is_new || lacks_comments(item));
  });
}

bool SitePush::lacks_comments(const PushItem& item) {
  if (item.comments == 0) return false;
  const std::vector<Comment> ours = store_.read_comments(item);
  CommentsOf lists(context_.writer.api(), Rights::author, notes_);
  std::size_t there = 0;
  for (const auto& [post, comments] : lists.read({item.remote})) there += comments.size();
  return there <
         static_cast<std::size_t>(std::count_if(ours.begin(), ours.end(), is_pushed_comment));
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
