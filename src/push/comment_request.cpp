// SPDX-License-Identifier: MIT
#include "push/push_comments.h"

#include <utility>

#include "push/push_keys.h"

namespace postferry {

namespace {

// Answers say "approved", requests "approve". What was in the trash along with its post comes out
// of it, and goes back along with the post.
std::string_view status_of(const Comment& comment) {
  const std::string& status = comment.status;
  if (status == "hold" || status == "spam" || status == "trash") return status;
  return status.empty() || status == "approved" || status == "post-trashed" ? "approve" : "hold";
}

}  // namespace

PushMembers comment_request(const Comment& comment) {
  PushMembers out;
  out.text("author_name", comment.author_raw.empty() ? comment.author : comment.author_raw);
  out.text("author_email", comment.email);
  out.text("author_url", comment.url);
  if (!comment.ip.empty()) out.text("author_ip", comment.ip);
  if (!comment.agent.empty()) out.text("author_user_agent", comment.agent);
  const PushDate date = push_date(comment.date, comment.date_gmt);
  if (!date.gmt.empty())
    out.text("date_gmt", date.gmt);
  else if (!date.local.empty())
    out.text("date", date.local);
  out.text("content", comment.content ? std::string_view(comment.content->value) : "");
  out.text("status", status_of(comment));
  for (const Meta& meta : comment.meta)
    if (meta.key == "_wp_note_status" && comment.type == "note") {
      PushMembers inner;
      inner.text(meta.key, meta.value);
      out.json("meta", inner.to_json());
    }
  return out;
}

std::vector<std::size_t> parents_first(const std::vector<Comment>& comments) {
  std::unordered_map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < comments.size(); ++i)
    if (!comments[i].id.empty()) places.emplace(comments[i].id.text, i);
  std::vector<std::size_t> order;
  std::vector<bool> seen(comments.size());
  std::vector<std::size_t> chain;
  for (std::size_t i = 0; i < comments.size(); ++i) {
    chain.clear();
    for (std::size_t at = i; !seen[at];) {
      seen[at] = true;
      chain.push_back(at);
      const auto parent = places.find(comments[at].parent.text);
      if (comments[at].parent.empty() || parent == places.end()) break;
      at = parent->second;
    }
    order.insert(order.end(), chain.rbegin(), chain.rend());
  }
  return order;
}

}  // namespace postferry
