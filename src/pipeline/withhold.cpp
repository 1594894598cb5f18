// SPDX-License-Identifier: MIT
#include "pipeline/withhold.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "base/ascii.h"

namespace postferry {

namespace {

using std::string_view;

constexpr std::array<string_view, 7> hidden_statuses = {"private", "pending",    "future", "trash",
                                                        "draft",   "auto-draft", "spam"};

// Words that make a key private, whole words only.
constexpr std::array<string_view, 22> private_words = {
    "email", "emails",   "mail",      "ip",     "ips",     "ipaddress", "ipaddr", "useragent",
    "agent", "password", "passwords", "passwd", "pass",    "pwd",       "secret", "secrets",
    "token", "tokens",   "private",   "apikey", "akismet", "phone"};

// Carriers that a reader could not use stay where they stood; they may hold anything.
constexpr std::array<string_view, 2> carriers = {"_postferry", "postferry"};

template <std::size_t n>
bool holds(const std::array<string_view, n>& list, string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

bool is_name_char(char c) {
  return is_alpha(c) || is_digit(c) || c == '_' || c == '-' || c == '.' || c == ':';
}

// A word ends before an upper-case letter that follows a lower-case one: "commentIP", "userAgent".
std::size_t word_end(string_view name, std::size_t at) {
  while (++at < name.size() && is_alpha(name[at]))
    if (is_upper(name[at]) && !is_upper(name[at - 1])) break;
  return at;
}

// A quoted word is a key when a ':' (JSON) or ';' (PHP's serialize) follows; else it is prose.
bool is_quoted_key(string_view raw, std::size_t closing_quote) {
  return closing_quote + 1 < raw.size() && raw[closing_quote] == '"' &&
         (raw[closing_quote + 1] == ':' || raw[closing_quote + 1] == ';');
}

// Element names and quoted keys inside the raw text of an extra. Linear.
bool raw_names_private_data(string_view raw) {
  for (std::size_t at = 0; at < raw.size(); ++at) {
    if (raw[at] != '<' && raw[at] != '"') continue;
    std::size_t end = at + 1;
    while (end < raw.size() && is_name_char(raw[end])) ++end;
    const bool is_name = raw[at] == '<' || is_quoted_key(raw, end);
    if (is_name && names_private_data(raw.substr(at + 1, end - at - 1))) return true;
    at = end - 1;
  }
  return false;
}

bool is_private(const Meta& meta) {
  return names_private_data(meta.key) || holds(carriers, meta.key);
}

bool is_private(const Extra& extra) {
  return names_private_data(extra.path) || holds(carriers, extra.path) ||
         raw_names_private_data(extra.raw);
}

template <class T, class Test>
void remove_if(std::vector<T>& list, Field field, FieldCounts& withheld, Test&& test) {
  const std::size_t before = list.size();
  std::erase_if(list, test);
  if (list.size() != before) withheld.add(field, before - list.size());
}

void take(std::string& value, Field field, FieldCounts& withheld) {
  if (value.empty()) return;
  value.clear();
  withheld.add(field);
}

bool repeats(string_view text, const std::string& secret) {
  return !secret.empty() && text.find(secret) != string_view::npos;
}

bool is_hidden(const Comment& comment) {
  const bool approved = comment.status.empty() || comment.status == "approved";
  return !approved || comment.type == "note";
}

void withhold_from(Comment& comment, FieldCounts& withheld) {
  const auto tells = [&](string_view text) {
    return repeats(text, comment.email) || repeats(text, comment.ip);
  };
  remove_if(comment.meta, Field::comment_meta, withheld,
            [&](const Meta& meta) { return is_private(meta) || tells(meta.value); });
  remove_if(comment.extras, Field::comment_extras, withheld,
            [&](const Extra& extra) { return is_private(extra) || tells(extra.raw); });
  take(comment.email, Field::comment_email, withheld);
  take(comment.ip, Field::comment_ip, withheld);
  take(comment.agent, Field::comment_agent, withheld);
}

void tell(const FieldCounts& before, const FieldCounts& after, Notes& notes) {
  std::string text;
  for (std::size_t i = 0; i < field_count; ++i) {
    const std::uint64_t taken = after.counts[i] - before.counts[i];
    if (taken == 0) continue;
    text += (text.empty() ? "" : ", ") + std::string(name(static_cast<Field>(i)));
    if (taken > 1) text += " (" + std::to_string(taken) + ")";
  }
  if (!text.empty()) notes.add(NoteCode::withheld, {}, text);
}

bool is_address_char(char c) { return is_name_char(c) || c == '+'; }

// Whether a text holds one of the e-mail addresses; each '@' is looked at once.
bool holds_address(string_view text, const std::unordered_set<std::string>& addresses) {
  for (std::size_t at = text.find('@'); at != string_view::npos; at = text.find('@', at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && is_address_char(text[begin - 1])) --begin;
    std::size_t end = at + 1;
    while (end < text.size() && is_address_char(text[end])) ++end;
    if (addresses.contains(lower(text.substr(begin, end - begin)))) return true;
  }
  return false;
}

}  // namespace

string_view why_not_public(const Post& post) {
  if (!post.password.empty()) return "it has a password";
  if (!holds(hidden_statuses, post.status)) return {};
  return post.status == "private" ? "its status is private" : "it is not published";
}

void withhold(Post& post, FieldCounts& withheld, Notes& notes) {
  const FieldCounts before = withheld;
  // Without its password the post must not become public on its way to wherever it goes next.
  if (!post.password.empty() && (post.status.empty() || post.status == "publish"))
    post.status = "private";
  take(post.password, Field::post_password, withheld);
  if (post.review) take(post.review->private_notes, Field::review_private_notes, withheld);
  remove_if(post.meta, Field::post_meta, withheld, [](const Meta& m) { return is_private(m); });
  remove_if(post.extras, Field::post_extras, withheld,
            [](const Extra& e) { return is_private(e); });
  remove_if(post.comments, Field::post_comments, withheld, is_hidden);
  for (Comment& comment : post.comments) withhold_from(comment, withheld);
  tell(before, withheld, notes);
}

void withhold(Site& site, FieldCounts& withheld, Notes& notes) {
  const FieldCounts before = withheld;
  std::unordered_set<std::string> addresses;
  for (Author& author : site.authors) {
    if (!author.email.empty()) addresses.insert(lower(author.email));
    take(author.email, Field::author_email, withheld);
  }
  for (SiteTerm& term : site.terms)
    remove_if(term.meta, Field::site_term_meta, withheld,
              [](const Meta& meta) { return is_private(meta); });
  remove_if(site.extras, Field::site_extras, withheld, [&](const Extra& extra) {
    return is_private(extra) || holds_address(extra.raw, addresses);
  });
  tell(before, withheld, notes);
}

bool names_private_data(string_view name) {
  for (std::size_t at = 0; at < name.size();) {
    if (!is_alpha(name[at])) {
      ++at;
      continue;
    }
    const std::size_t end = word_end(name, at);
    if (holds(private_words, lower(name.substr(at, end - at)))) return true;
    at = end;
  }
  return false;
}

}  // namespace postferry
