// SPDX-License-Identifier: MIT
#include "rest/comments_of.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "rest/collection.h"

namespace postferry {

namespace {

constexpr std::uint64_t most_kept = 2000;  // comments of an aside that are kept in memory

std::string joined(const std::vector<std::uint64_t>& ids) {
  std::string out;
  for (const std::uint64_t id : ids) out += (out.empty() ? "" : ",") + std::to_string(id);
  return out;
}

void take(CollectionPage& page, CommentsOf::ByPost& out) {
  for (CollectionPage::Item& item : page.items) out[item.owner].push_back(std::move(item));
}

}  // namespace

CommentsOf::CommentsOf(RestApi& api, Rights rights, Notes& notes)
    : api_(api), rights_(rights), notes_(notes) {}

CommentsOf::ByPost CommentsOf::read(const std::vector<std::uint64_t>& posts) {
  ByPost out;
  if (posts.empty() || refused_) return out;
  if (!asides_listed_) list_asides();
  const bool edits = rights_ == Rights::author;
  read(posts,
       edits ? Parameters{{"context", "edit"}, {"status", "all"}, {"type", "all"}} : Parameters{},
       out);
  for (const Aside& aside : asides_)
    if (aside.many) read(posts, aside.parameters, out);
  for (const std::uint64_t post : posts) {
    const auto kept = kept_.find(post);
    if (kept == kept_.end()) continue;
    std::vector<CollectionPage::Item>& list = out[post];
    std::move(kept->second.begin(), kept->second.end(), std::back_inserter(list));
    kept_.erase(kept);
  }
  for (auto& [post, list] : out)
    std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  return out;
}

// Once, before the first page. What the site does not know it does not have.
void CommentsOf::list_asides() {
  asides_listed_ = true;
  if (rights_ != Rights::author) return;
  const std::vector<Parameters> kinds = {
      {{"context", "edit"}, {"status", "spam"}, {"type", "all"}},
      {{"context", "edit"}, {"status", "trash"}, {"type", "all"}},
      {{"context", "edit"}, {"status", "post-trashed"}, {"type", "all"}},
      {{"context", "edit"}, {"status", "all"}, {"type", "note"}}};
  for (const Parameters& kind : kinds) {
    Notes quiet;
    Collection collection(api_, {"wp/v2/comments", kind, "comments", "post"}, quiet);
    CollectionPage page;
    while (collection.next(page)) {
      if (collection.total().value_or(0) > most_kept) {
        asides_.push_back({kind, true});
        break;
      }
      take(page, kept_);
    }
  }
}

void CommentsOf::read(const std::vector<std::uint64_t>& posts, const Parameters& kind,
                      ByPost& out) {
  Parameters parameters = kind;
  parameters.emplace_back("post", joined(posts));
  Collection collection(api_, {"wp/v2/comments", std::move(parameters), "comments", "post"},
                        notes_);
  CollectionPage page;
  while (collection.next(page)) take(page, out);
  if (collection.refusal().empty()) return;
  // One post whose comments we may not read is enough for a refusal of all.
  const bool is_of_one = collection.refusal_code() == "rest_cannot_read_post";
  if (is_of_one && posts.size() > 1) return read_halves(posts, kind, out);
  if (!is_of_one) refused_ = true;
  notes_.add(NoteCode::rest_refused, "comments",
             (is_of_one ? "of post " + std::to_string(posts.front()) + ": " : std::string()) +
                 collection.refusal());
}

void CommentsOf::read_halves(const std::vector<std::uint64_t>& posts, const Parameters& kind,
                             ByPost& out) {
  const auto middle = posts.begin() + static_cast<std::ptrdiff_t>(posts.size() / 2);
  read(std::vector<std::uint64_t>(posts.begin(), middle), kind, out);
  if (!refused_) read(std::vector<std::uint64_t>(middle, posts.end()), kind, out);
}

}  // namespace postferry
