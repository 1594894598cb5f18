// SPDX-License-Identifier: MIT
#include "push/push_comments.h"

#include <algorithm>
#include <utility>

#include "base/bytes.h"
#include "codec/entities.h"
#include "push/compare_members.h"
#include "push/push_keys.h"
#include "push/send_members.h"
#include "push/site_posts.h"
#include "push/unsettable.h"

namespace postferry {

namespace {

constexpr std::string_view route = "wp/v2/comments";
// Stands where WordPress wants something and the comment has nothing, until the comment is made.
constexpr std::string_view nobody = "nobody";
constexpr std::string_view nobody_email = "nobody@example.invalid";

std::string text_of(const PushMembers& members, std::string_view key) {
  JsonTree tree;
  if (!tree.parse_strictly(members.to_json())) return {};
  return std::string(text_in(tree.root(), key));
}

// Makes another text of one that the post has already.
std::string mark_of(const std::string& key) { return "\n[" + key + "]"; }

std::string name_of(const Comment& comment) {
  return comment.id.empty() ? "a comment" : "comment " + comment.id.text;
}

}  // namespace

PushComments::PushComments(PushContext& context, Notes& notes)
    : context_(context), notes_(notes), lists_(context.writer.api(), Rights::author, notes) {}

PushComments::Work PushComments::work_of(const Target& target, const Comment& comment,
                                         std::size_t place) const {
  PushMembers members = comment_request(comment, context_.target.comment_meta);
  const std::uint64_t hash = hash_bytes(members.to_json());
  return {comment, push_key(target.key, comment, place), std::move(members), hash};
}

bool PushComments::is_needed(const Target& target, const std::vector<Comment>& comments) const {
  for (std::size_t place = 0; place < comments.size(); ++place) {
    if (!is_pushed_comment(comments[place])) continue;
    const Work work = work_of(target, comments[place], place);
    const PushJournal::Done* done = context_.journal->find(PushJournal::key(work.key));
    if (done == nullptr || (done->hash != work.hash && !is_refused(*done, work))) return true;
  }
  return false;
}

void PushComments::adopt(const Target& target, const std::vector<Comment>& comments) {
  copies_.clear();
  list(target.remote, lists_);
  std::vector<Work> unknown;
  for (std::size_t place = 0; place < comments.size(); ++place) {
    if (!is_pushed_comment(comments[place])) continue;
    Work work = work_of(target, comments[place], place);
    const PushJournal::Done* done = context_.journal->find(PushJournal::key(work.key));
    if (done == nullptr || done->remote == 0)
      unknown.push_back(std::move(work));
    else  // what the journal knows is nobody else's
      std::erase_if(copies_, [done](const Copy& copy) { return copy.id == done->remote; });
  }
  for (const Work& work : unknown) {
    const Copy copy = claim_copy(work);
    if (copy.id == 0) continue;
    if (context_.journal->began(PushJournal::key(work.key)) || is_half_made(copy, work))
      check(target, work, copy.id, false);
    context_.journal->done(work.key, {copy.id, work.hash, 0, false, 0, 0});
  }
}

bool PushComments::push(const Target& target, const std::vector<Comment>& comments) {
  made_.clear();
  closed_.clear();
  refused_ = 0;
  for (std::size_t place = 0; place < comments.size(); ++place) {
    const std::string key = push_key(target.key, comments[place], place);
    const PushJournal::Done* done = context_.journal->find(PushJournal::key(key));
    if (done != nullptr && done->remote != 0) made_[comments[place].id.text] = done->remote;
  }
  for (const std::size_t place : parents_first(comments))
    if (is_pushed_comment(comments[place]))
      push_one(target, work_of(target, comments[place], place));
  return refused_ == 0;
}

void PushComments::push_one(const Target& target, const Work& work) {
  const PushJournal::Done* done = context_.journal->find(PushJournal::key(work.key));
  std::uint64_t id = done == nullptr ? 0 : done->remote;
  if (id != 0 && done->hash == work.hash) return;
  if (done != nullptr && is_refused(*done, work)) {
    ++refused_;
    return tell_refused(target, work,
                        context_.journal->earlier_refusal(PushJournal::key(work.key)));
  }
  const bool is_new = id == 0;
  if (is_new) id = make(target, work);
  if (id == 0) {
    ++refused_;
    return;
  }
  check(target, work, id, is_new);
  context_.journal->done(work.key, {id, work.hash, 0, false, 0, 0});
  made_[work.comment.id.text] = id;
  ++context_.counts.comments;
}

void PushComments::list(std::uint64_t remote, CommentsOf& comments) {
  JsonTree tree;
  for (auto& [post, items] : comments.read({remote}))
    for (const CollectionPage::Item& item : items) {
      if (post != remote || !tree.parse_strictly(item.json)) continue;
      const JsonNode root = tree.root();
      copies_.push_back({item.id, std::string(text_in(root, "date_gmt")),
                         std::string(text_in(root, "author_name")),
                         std::string(text_in(root, "author_email")),
                         std::string(text_in(root, "content"))});
    }
}

// Date and author are enough where one fits; of several that with the text.
PushComments::Copy PushComments::claim_copy(const Work& work) {
  const PushDate date = push_date(work.comment.date, work.comment.date_gmt);
  const std::string author = decode_entities(text_of(work.members, "author_name"));
  const std::string text = text_of(work.members, "content");
  auto best = copies_.end();
  for (auto copy = copies_.begin(); copy != copies_.end(); ++copy) {
    const std::string there = decode_entities(copy->author);
    if (date.gmt != copy->date || (there != author && there != nobody)) continue;
    if (best == copies_.end() || copy->text == text) best = copy;
    if (copy->text == text) break;
  }
  if (best == copies_.end()) return {};
  Copy copy = std::move(*best);
  copies_.erase(best);
  return copy;
}

// It still has what WordPress wanted, and what is taken out of it once it is made.
bool PushComments::is_half_made(const Copy& copy, const Work& work) {
  return copy.text.ends_with(mark_of(work.key)) ||
         (copy.author == nobody && text_of(work.members, "author_name") != nobody) ||
         (copy.email == nobody_email && work.comment.email != nobody_email);
}

std::uint64_t PushComments::make(const Target& target, const Work& work) {
  if (!closed_.empty()) {
    context_.journal->refused(work.key, work.hash, closed_);
    return 0;
  }
  const Comment& comment = work.comment;
  PushMembers members = work.members;
  members.number("post", static_cast<std::int64_t>(target.remote));
  if (const auto parent = made_.find(comment.parent.text);
      !comment.parent.empty() && parent != made_.end())
    members.number("parent", static_cast<std::int64_t>(parent->second));
  if (const std::uint64_t user = context_.ids.user_numbered(comment.user_id.text))
    members.number("author", static_cast<std::int64_t>(user));
  if (comment.type == "note") members.text("type", "note");
  if (text_of(members, "author_name").empty()) members.text("author_name", nobody);
  if (comment.email.empty()) members.text("author_email", nobody_email);
  context_.journal->begin(work.key);
  std::uint64_t id = 0;
  const RestWriter::Look look = [&] {
    CommentsOf now(context_.writer.api(), Rights::author, notes_);
    const std::vector<Copy> before = std::exchange(copies_, {});
    list(target.remote, now);
    std::erase_if(copies_, [this](const Copy& copy) {
      return std::any_of(made_.begin(), made_.end(),
                         [&copy](const auto& one) { return one.second == copy.id; });
    });
    id = claim_copy(work).id;
    copies_ = before;
    return id != 0;
  };
  SentMembers sent = send_members(context_.writer, std::string(route), members, look);
  // The address is none: it is told of by check(), which takes what stands there out again.
  if (!sent.why_dropped("author_email").empty() && sent.written.outcome == WriteOutcome::refused) {
    members.text("author_email", nobody_email);
    sent = send_members(context_.writer, std::string(route), members, look);
  }
  // One that was said twice, or that was made by a request whose answer got lost.
  if (sent.written.answer.answer.is_error("comment_duplicate") && !look()) {
    members.text("content", text_of(members, "content") + mark_of(work.key));
    sent = send_members(context_.writer, std::string(route), std::move(members), look);
  }
  if (sent.written.outcome == WriteOutcome::done)
    id = number_in(context_.writer.api().value(), "id");
  if (id == 0)
    refuse(target, work, sent.written);
  else if (!comment.parent.empty() && made_.count(comment.parent.text) == 0)
    context_.note(NoteCode::push_altered, target.name, "comment.parent",
                  name_of(comment) + ": the comment that it answers is not there");
  if (sent.written.answer.answer.is_error("rest_comment_closed")) closed_ = reason_of(sent.written);
  return id;
}

// What is there instead of what was sent: once it is sent again, then it is told.
void PushComments::check(const Target& target, const Work& work, std::uint64_t id,
                         bool is_answered) {
  RestApi& api = context_.writer.api();
  const std::string one = std::string(route) + "/" + std::to_string(id);
  PushMembers wanted = work.members;
  const auto differences = [&](bool ask) {
    if (ask && !api.get(one, {{"context", "edit"}}).is_json())
      return std::vector<MemberDifference>();
    return compare_members(wanted, api.value());
  };
  // The answer to the request that made it may be at hand; of one that got lost it is not.
  const bool at_hand = is_answered && number_in(api.value(), "id") == id;
  if (differences(!at_hand).empty()) return;
  SentMembers sent = send_members(context_.writer, one, wanted, {});
  if (const std::string why = sent.why_dropped("author_email"); !why.empty()) {
    tell_refused(target, work, "author_email: " + why);
    wanted.text("author_email", "");
    sent = send_members(context_.writer, one, wanted, {});
  }
  if (sent.written.outcome == WriteOutcome::refused)
    tell_refused(target, work, reason_of(sent.written));
  for (const MemberDifference& difference : differences(true))
    context_.note(NoteCode::push_altered, target.name, "comment." + difference.member,
                  name_of(work.comment) + ": " + difference.text);
}

bool PushComments::is_refused(const PushJournal::Done& done, const Work& work) const {
  return done.refused == work.hash && !context_.settings.overwrite;
}

void PushComments::refuse(const Target& target, const Work& work, const Written& written) {
  if (is_refused_for_good(written))
    context_.journal->refused(work.key, work.hash, reason_of(written));
  tell_refused(target, work, reason_of(written));
}

void PushComments::tell_refused(const Target& target, const Work& work, const std::string& why) {
  context_.note(NoteCode::push_refused, target.name, "comment", name_of(work.comment) + ": " + why);
}

}  // namespace postferry
