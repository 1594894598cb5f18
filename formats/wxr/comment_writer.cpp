// SPDX-License-Identifier: MIT
#include "wxr/comment_writer.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/numbers.h"
#include "wxr/dates.h"
#include "wxr/item_writer.h"
#include "wxr/xml_fields.h"

namespace postferry::wxr {

namespace {

constexpr std::int64_t made_ids_begin = 1'000'000'000'000;  // no blog has that many comments
constexpr std::int64_t made_ids_a_post = 1'000'000;
constexpr std::size_t no_parent = static_cast<std::size_t>(-1);

std::vector<std::int64_t> usable_ids(const std::vector<Comment>& comments, std::uint64_t ordinal) {
  std::vector<std::int64_t> ids;
  std::unordered_set<std::int64_t> seen;
  for (std::size_t i = 0; i < comments.size(); ++i) {
    const auto own = parse_integer(comments[i].id.text);
    const bool usable =
        own && *own > 0 && is_canonical_integer(comments[i].id.text) && seen.insert(*own).second;
    ids.push_back(usable ? *own
                         : made_ids_begin + static_cast<std::int64_t>(ordinal) * made_ids_a_post +
                               static_cast<std::int64_t>(i));
  }
  return ids;
}

// Index of the comment each one answers; no_parent for none in this post.
std::vector<std::size_t> parent_indices(const std::vector<Comment>& comments) {
  std::unordered_map<std::string, std::size_t> index;
  for (std::size_t i = 0; i < comments.size(); ++i)
    if (!comments[i].id.empty()) index.emplace(comments[i].id.text, i);
  std::vector<std::size_t> parents(comments.size(), no_parent);
  for (std::size_t i = 0; i < comments.size(); ++i) {
    const auto hit = comments[i].parent.empty() ? index.end() : index.find(comments[i].parent.text);
    if (hit != index.end() && hit->second != i) parents[i] = hit->second;
  }
  return parents;
}

bool in_order(const std::vector<std::int64_t>& ids, const std::vector<std::size_t>& parents) {
  for (std::size_t i = 0; i < ids.size(); ++i)
    if (parents[i] != no_parent && ids[parents[i]] >= ids[i]) return false;
  return true;
}

// Parents before replies, otherwise by id; circles are entered at their first comment.
std::vector<std::size_t> thread_order(const std::vector<std::int64_t>& ids,
                                      const std::vector<std::size_t>& parents) {
  std::vector<std::size_t> by_id(ids.size());
  for (std::size_t i = 0; i < by_id.size(); ++i) by_id[i] = i;
  std::sort(by_id.begin(), by_id.end(),
            [&](std::size_t a, std::size_t b) { return ids[a] < ids[b]; });
  std::vector<std::size_t> order;
  std::vector<bool> done(ids.size(), false);
  std::vector<std::size_t> chain;
  for (const std::size_t start : by_id) {
    chain.clear();
    for (std::size_t i = start; i != no_parent && !done[i]; i = parents[i]) {
      done[i] = true;
      chain.push_back(i);
    }
    order.insert(order.end(), chain.rbegin(), chain.rend());
  }
  return order;
}

void append_comment(std::string& out, const Comment& comment, const std::string& id,
                    const std::string& parent) {
  const DateColumns dates = date_columns(comment.date, comment.date_gmt);
  out += "\t\t<wp:comment>\n\t\t\t";
  append_text_element(out, "wp:comment_id", id);
  out += "\n\t\t\t";
  append_cdata_element(out, "wp:comment_author", stored_form(comment.author, comment.author_raw));
  out += "\n\t\t\t";
  append_cdata_element(out, "wp:comment_author_email", comment.email);
  out += "\n\t\t\t";
  append_text_element(out, "wp:comment_author_url", comment.url);
  out += "\n\t\t\t";
  append_cdata_element(out, "wp:comment_author_IP", comment.ip);
  out += "\n\t\t\t";
  append_cdata_element(out, "wp:comment_date", dates.local);
  out += "\n\t\t\t";
  append_cdata_element(out, "wp:comment_date_gmt", dates.gmt);
  out += "\n\t\t\t";
  append_cdata_element(out, "wp:comment_content",
                       comment.content ? comment.content->value : std::string());
  out += "\n\t\t\t";
  std::string_view approved = comment.status;
  if (approved.empty() || approved == "approved")
    approved = "1";
  else if (approved == "hold")
    approved = "0";
  append_cdata_element(out, "wp:comment_approved", approved);
  out += "\n\t\t\t";
  append_cdata_element(out, "wp:comment_type", comment.type);
  out += "\n\t\t\t";
  append_text_element(out, "wp:comment_parent", parent.empty() ? "0" : parent);
  out += "\n\t\t\t";
  append_text_element(out, "wp:comment_user_id",
                      comment.user_id.empty() ? "0" : comment.user_id.text);
  out += "\n";
  for (const Meta& meta : comment.meta) append_postmeta(out, "wp:commentmeta", meta);
}

}  // namespace

CommentIds assign_comment_ids(const std::vector<Comment>& comments, std::uint64_t ordinal) {
  std::vector<std::int64_t> ids = usable_ids(comments, ordinal);
  const std::vector<std::size_t> parents = parent_indices(comments);
  if (!in_order(ids, parents)) {
    std::vector<std::int64_t> sorted = ids;
    std::sort(sorted.begin(), sorted.end());
    std::size_t next = 0;
    for (const std::size_t i : thread_order(ids, parents)) ids[i] = sorted[next++];
  }
  CommentIds out;
  for (std::size_t i = 0; i < comments.size(); ++i) {
    out.ids.push_back(std::to_string(ids[i]));
    out.parents.push_back(parents[i] == no_parent ? comments[i].parent.text
                                                  : std::to_string(ids[parents[i]]));
  }
  return out;
}

void append_comments(std::string& out, const std::vector<Comment>& comments,
                     const CommentIds& ids) {
  for (std::size_t i = 0; i < comments.size(); ++i) {
    append_comment(out, comments[i], ids.ids[i], ids.parents[i]);
    out += "\t\t</wp:comment>\n";
  }
}

}  // namespace postferry::wxr
