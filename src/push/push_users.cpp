// SPDX-License-Identifier: MIT
#include "push/push_users.h"

#include <random>
#include <string_view>
#include <utility>

#include "base/error.h"
#include "push/send_members.h"
#include "push/site_posts.h"
#include "rest/collection.h"

namespace postferry {

namespace {

// Nobody logs in with it: its user asks the site for another.
std::string made_up_password() {
  constexpr std::string_view letters =
      "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789-_.,:+=";
  std::random_device device;
  std::uniform_int_distribution<std::size_t> any(0, letters.size() - 1);
  std::string out(40, ' ');
  for (char& c : out) c = letters[any(device)];
  return out;
}

}  // namespace

void PushUsers::look(Notes& notes) {
  list(notes);
  context_.ids.set_user(context_.target.login, context_.target.user);
  const std::string& fallback = context_.settings.default_author;
  if (!fallback.empty() && context_.ids.user(fallback) == 0)
    throw Error(ErrorCode::usage,
                "the site has no user \"" + fallback + "\" to be the author (--default-author)");
  for (const Author& author : store_.site().authors) {
    if (!author.id.empty()) context_.ids.set_login(author.id.text, author.login);
    if (context_.ids.user(author.login) != 0) continue;
    const auto same = author.email.empty() ? emails_.end() : emails_.find(author.email);
    if (same != emails_.end())
      context_.ids.set_user(author.login, same->second);
    else if (context_.settings.create_users && !author.email.empty())
      ++context_.counts.users;
  }
}

void PushUsers::list(Notes& notes) {
  for (const bool edits : {true, false}) {
    Parameters parameters = {{"_fields", "id,slug,username,email"}};
    if (edits) parameters.emplace_back("context", "edit");
    Collection collection(context_.writer.api(), {"wp/v2/users", parameters, "users", {}}, notes);
    CollectionPage page;
    JsonTree tree;
    while (collection.next(page))
      for (const CollectionPage::Item& item : page.items) {
        if (!tree.parse_strictly(item.json)) continue;
        const std::string_view login = text_in(tree.root(), "username");
        context_.ids.set_user(login.empty() ? text_in(tree.root(), "slug") : login, item.id);
        if (const std::string_view email = text_in(tree.root(), "email"); !email.empty())
          emails_[std::string(email)] = item.id;
      }
    if (collection.refusal().empty()) return;
    if (!edits) notes.add(NoteCode::rest_refused, "users", collection.refusal());
  }
}

const Author* PushUsers::declared(const std::string& login) const {
  for (const Author& author : store_.site().authors)
    if (author.login == login) return &author;
  return nullptr;
}

void PushUsers::push() {
  context_.counts.users = 0;
  if (context_.settings.create_users)
    for (const Author& author : store_.site().authors)
      if (context_.ids.user(author.login) == 0) make(author);
  tell_unknown();
}

void PushUsers::make(const Author& author) {
  const std::string who = "author \"" + author.login + "\"";
  if (author.email.empty()) {
    context_.note(NoteCode::push_refused, {}, "author.email",
                  who + ": WordPress makes no user without an e-mail address, and none is known");
    return;
  }
  PushMembers members;
  members.text("username", author.login);
  members.text("email", author.email);
  members.text("password", made_up_password());
  members.json("roles", "[\"author\"]");
  const auto put = [&members](const char* key, const std::string& plain, const std::string& raw) {
    const std::string& value = raw.empty() ? plain : raw;
    if (!value.empty()) members.text(key, value);
  };
  put("name", author.display_name, author.display_name_raw);
  put("first_name", author.first_name, author.first_name_raw);
  put("last_name", author.last_name, author.last_name_raw);
  put("url", author.url, {});
  put("description", author.bio, {});
  std::uint64_t id = 0;
  const SentMembers sent = send_members(context_.writer, "wp/v2/users", std::move(members),
                                        [&] { return (id = look_for(author)) != 0; });
  if (sent.written.outcome == WriteOutcome::done)
    id = number_in(context_.writer.api().value(), "id");
  if (id == 0) {
    context_.note(NoteCode::push_refused, {}, "author", who + ": " + reason_of(sent.written));
    return;
  }
  ++context_.counts.users;
  context_.ids.set_user(author.login, id);
}

std::uint64_t PushUsers::look_for(const Author& author) {
  RestApi& api = context_.writer.api();
  const RestAnswer answer = api.get("wp/v2/users", {{"search", author.email}, {"context", "edit"}});
  if (!answer.is_json() || !api.value().is(JsonKind::array)) return 0;
  for (const JsonNode user : api.value())
    if (text_in(user, "username") == author.login) return number_in(user, "id");
  return 0;
}

void PushUsers::tell_unknown() {
  const std::string& fallback = context_.settings.default_author;
  const std::string owner = fallback.empty() ? context_.target.login : fallback;
  std::map<std::uint16_t, std::uint64_t> posts;
  for (const PushItem& item : store_.items())
    if (item.action != PushAction::refused) ++posts[item.author];
  for (const auto& [number, count] : posts) {
    const std::string& login = store_.authors()[number];
    const Author* author = declared(login);
    const bool will_be_made = context_.plan_only && context_.settings.create_users &&
                              author != nullptr && !author->email.empty();
    if (context_.ids.user(login) != 0 || will_be_made) continue;
    // Posts without an author were nobody's: that they are somebody's now is no change.
    if (!login.empty())
      context_.note(NoteCode::push_author, {}, "post.author",
                    "\"" + login + "\": " + std::to_string(count) +
                        (count == 1 ? " post belongs to " : " posts belong to ") + owner,
                    count);
    context_.ids.set_user(login, context_.ids.user(owner));
  }
}

}  // namespace postferry
