// SPDX-License-Identifier: MIT
#include "push/site_push.h"

#include <utility>

#include "base/timestamp.h"
#include "push/compare_members.h"
#include "push/push_keys.h"
#include "push/send_members.h"

namespace postferry {

SitePush::SitePush(PushContext& context, PushStore& store)
    : context_(context), store_(store), users_(context, store), terms_(context, store.site()) {}

void SitePush::push(const PushProgress& progress) {
  users_.push();
  terms_.push();
  context_.counts.comments = 0;
  comments_ = std::make_unique<PushComments>(context_, notes_);
  for (const Turn turn : {Turn::files, Turn::posts, Turn::menu_items}) push_posts(turn, progress);
  set_links();
  tell_unset_links();
  read_back();
  context_.counts.kinds.clear();
  const std::uint64_t comments = context_.counts.comments;
  count_actions();
  context_.counts.comments = comments;
}

// Files first: bodies and featured images are about them. Menus last: they lead to posts.
void SitePush::push_posts(Turn turn, const PushProgress& progress) {
  for (PushItem& item : store_.items()) {
    const std::string& type = store_.type(item);
    const Turn its = type == "attachment"      ? Turn::files
                     : type == "nav_menu_item" ? Turn::menu_items
                                               : Turn::posts;
    if (its != turn) continue;
    if (item.action != PushAction::refused && item.action != PushAction::conflict) push_item(item);
    if (progress) progress(++done_, store_.items().size());
  }
}

void SitePush::push_item(PushItem& item) {
  const PushJournal::Done* done = context_.journal->find(item.key);
  const bool is_open = done != nullptr && done->open;
  if (item.action == PushAction::unchanged && !is_open && item.comments == 0) return;
  const Post post = store_.read(item);
  const bool fresh = item.action == PushAction::create;
  if (item.action != PushAction::unchanged) {
    PushMembers members = request(item, post);
    if (item.comments > 0 && !takes_comments(post))
      let_comments_in(members, post);
    else if (status_of(post) == "trash")
      members.text("status", "draft");
    write(item, post, std::move(members));
  }
  if (item.action == PushAction::refused) return;
  if (item.comments > 0) push_comments(item, post, fresh);
  const PushJournal::Done* now = context_.journal->find(item.key);
  if (now != nullptr && now->open) close(item, post);
}

// Behind this the post is on the site, perhaps not yet in its last state.
void SitePush::write(PushItem& item, const Post& post, PushMembers members) {
  if (item.action == PushAction::create) {
    item.remote = create(item, post, members);
    if (item.remote == 0) return;
  } else if (!update(item, post, members)) {
    return;
  }
  item.written = true;
  const bool opened = item.comments > 0 && !takes_comments(post);
  remember(item, post, opened || status_of(post) == "trash");
}

std::uint64_t SitePush::create(PushItem& item, const Post& post, const PushMembers& members) {
  if (store_.type(item) == "attachment") return create_file(item, post, members);
  context_.journal->begin(key_of(post));
  std::uint64_t id = 0;
  const SentMembers sent = send_members(context_.writer, type_of_item(item).route, members,
                                        [&] { return (id = look_for(item, post)) != 0; });
  if (sent.written.outcome == WriteOutcome::done) {
    id = number_in(context_.writer.api().value(), "id");
    modified_[id] = modified_key(context_.writer.api().value());
  }
  if (id == 0) {
    refuse(item, post, sent.written);
    return 0;
  }
  posts_.claim(id);
  note_dropped(id, post, sent);
  return id;
}

std::uint64_t SitePush::create_file(PushItem& item, const Post& post, const PushMembers& members) {
  std::string why = "there are no files to upload";
  const std::optional<MediaFile> file =
      context_.media ? context_.media(post, why) : std::optional<MediaFile>();
  if (!file) {
    refuse(item, post, why);
    return 0;
  }
  context_.journal->begin(key_of(post));
  std::uint64_t id = 0;
  const Written written = upload(context_.writer, type_of_item(item).route, *file, members,
                                 [&] { return (id = look_for(item, post)) != 0; });
  RestApi& api = context_.writer.api();
  if (written.outcome == WriteOutcome::done) id = number_in(api.value(), "id");
  if (id == 0) {
    refuse(item, post, written);
    return 0;
  }
  posts_.claim(id);
  item.remote = id;
  const std::string one = type_of_item(item).route + "/" + std::to_string(id);
  if (written.outcome == WriteOutcome::found && !api.get(one, {{"context", "edit"}}).is_json())
    return id;
  modified_[id] = modified_key(api.value());
  links_.add(post.attachment_url, text_in(api.value(), "source_url"), sizes_of(api.value()));
  if (!compare_members(members, api.value()).empty()) (void)update(item, post, members);
  return id;
}

bool SitePush::update(PushItem& item, const Post& post, const PushMembers& members) {
  const std::string route = type_of_item(item).route + "/" + std::to_string(item.remote);
  const SentMembers sent = send_members(context_.writer, route, members, {});
  if (sent.written.outcome != WriteOutcome::done) {
    refuse(item, post, sent.written);
    return false;
  }
  modified_[item.remote] = modified_key(context_.writer.api().value());
  note_dropped(item.remote, post, sent);
  return true;
}

void SitePush::push_comments(PushItem& item, const Post& post, bool fresh) {
  const PushComments::Target target{describe(post), key_of(post), item.remote};
  const std::string mark = target.key + " comments";
  const PushJournal::Done* done = context_.journal->find(PushJournal::key(mark));
  if (done != nullptr && done->hash == item.comments_hash) return;
  const std::vector<Comment> comments = store_.read_comments(item);
  if (!fresh && comments_->is_needed(target, comments)) comments_->adopt(target, comments);
  if (comments_->is_needed(target, comments)) {
    const PushJournal::Done* before = context_.journal->find(item.key);
    const bool is_open = before != nullptr && before->open;
    if (!takes_comments(post) && !is_open) {
      PushMembers members = request(item, post);
      let_comments_in(members, post);
      if (!update(item, post, members)) return;
      remember(item, post, true);
    }
  }
  if (comments_->push(target, comments))
    context_.journal->done(mark, {item.remote, item.comments_hash, 0, false, 0, 0});
}

// The post's last state: drafts, closed comments, the trash.
void SitePush::close(PushItem& item, const Post& post) {
  if (status_of(post) == "trash") {
    const std::string route = type_of_item(item).route + "/" + std::to_string(item.remote);
    if (post.comment_status == "closed" && !update(item, post, request(item, post))) return;
    const Written written = context_.writer.write("DELETE", route, {}, {});
    if (written.outcome != WriteOutcome::done &&
        !written.answer.answer.is_error("rest_already_trashed"))
      return refuse(item, post, written);
    modified_[item.remote] = modified_key(context_.writer.api().value());
  } else if (!update(item, post, request(item, post))) {
    return;
  }
  remember(item, post, false);
}

void SitePush::remember(PushItem& item, const Post& post, bool open) {
  PushJournal::Done done;
  done.remote = item.remote;
  done.hash = item.hash;
  done.modified = modified_[item.remote];
  done.open = open;
  done.links = unset_links(item, post);
  context_.journal->done(key_of(post), done);
  if (const auto dropped = dropped_.find(item.remote); dropped != dropped_.end())
    context_.journal->dropped(key_of(post), dropped->second);
  if (store_.type(item) == "attachment") context_.journal->file(item.remote, post.attachment_url);
}

void SitePush::refuse(PushItem& item, const Post& post, const std::string& why) {
  item.action = PushAction::refused;
  context_.note(NoteCode::push_refused, describe(post), "post", why);
}

// The journal keeps what the site does not want, so that nobody asks it again.
void SitePush::refuse(PushItem& item, const Post& post, const Written& written) {
  if (is_refused_for_good(written))
    context_.journal->refused(key_of(post), item.hash, reason_of(written));
  refuse(item, post, reason_of(written));
}

void SitePush::note_dropped(std::uint64_t remote, const Post& post, const SentMembers& sent) {
  dropped_.erase(remote);
  if (!sent.dropped.empty()) dropped_[remote] = sent.dropped;
  for (const auto& [member, why] : sent.dropped)
    context_.note(NoteCode::push_refused, describe(post), member, why);
}

PushMembers SitePush::request(const PushItem& item, const Post& post) const {
  PushLinks links;
  links.author = context_.ids.user(post.author);
  if (links.author == 0) links.author = context_.target.user;
  const std::vector<PushLink> others = links_of(item, post);
  links.parent = others[0].remote;
  links.image = others[1].remote;
  if (links_.empty()) return post_request(post, context_.target, context_.ids, links);
  Post linked = post;
  if (linked.content) linked.content->value = links_.relinked(linked.content->value);
  if (linked.excerpt) linked.excerpt->value = links_.relinked(linked.excerpt->value);
  return post_request(linked, context_.target, context_.ids, links);
}

std::string SitePush::key_of(const Post& post) const { return push_key(store_.site().url, post); }

const PushType& SitePush::type_of_item(const PushItem& item) const {
  return *context_.target.type(store_.type(item));
}

// By the minute around its date; an answer that got lost may have made it under another slug.
std::uint64_t SitePush::look_for(const PushItem& item, const Post& post) {
  Parameters parameters = {{"context", "edit"},
                           {"status", context_.target.all_statuses()},
                           {"per_page", "100"},
                           {"_fields", "id,slug,title.raw"}};
  if (type_of(post) == "nav_menu_item") parameters = {{"context", "edit"}, {"per_page", "100"}};
  const PushDate date = push_date(post.date, post.date_gmt);
  const std::string& when = date.gmt.empty() ? date.local : date.gmt;
  if (const auto parsed = parse_iso_date(when)) {
    const std::string zone = date.gmt.empty() ? "" : "Z";
    const std::int64_t seconds = to_seconds(parsed->time);
    parameters.emplace_back("after", rest_date(from_seconds(seconds - 1)) + zone);
    parameters.emplace_back("before", rest_date(from_seconds(seconds + 1)) + zone);
  } else if (!post.slug.empty()) {
    parameters.emplace_back("slug", post.slug);
  }
  RestApi& api = context_.writer.api();
  const RestAnswer answer = api.get(type_of_item(item).route, parameters);
  if (!answer.is_json() || !api.value().is(JsonKind::array)) return 0;
  const std::string& title = post.title_raw.empty() ? post.title : post.title_raw;
  for (const JsonNode copy : api.value()) {
    const std::uint64_t id = number_in(copy, "id");
    const bool is_old = posts_.has(id) || modified_.count(id) != 0;
    if (!is_old && (text_in(copy, "slug") == post.slug || text_in(copy, "title") == title))
      return id;
  }
  return 0;
}

}  // namespace postferry
