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

// All states but those of the asides.
Parameters usual() { return {{"context", "edit"}, {"status", "all"}, {"type", "all"}}; }

void take(CollectionPage& page, CommentsOf::ByPost& out) {
  for (CollectionPage::Item& item : page.items) out[item.owner].push_back(std::move(item));
}

void put_in_order(std::vector<CollectionPage::Item>& list) {
  std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  const auto same = [](const auto& a, const auto& b) { return a.id == b.id && a.id != 0; };
  list.erase(std::unique(list.begin(), list.end(), same), list.end());
}

}  // namespace

CommentsOf::CommentsOf(RestApi& api, Rights rights, Notes& notes)
    : api_(api), notes_(notes), edits_(rights == Rights::author) {}

CommentsOf::~CommentsOf() {
  if (api_.width() != 0) api_.expect(this, {});
}

CollectionQuery CommentsOf::query(const std::vector<std::uint64_t>& posts, const Parameters& kind) {
  Parameters parameters = kind;
  if (!posts.empty()) parameters.emplace_back("post", joined(posts));
  return {"wp/v2/comments", std::move(parameters), "comments", "post"};
}

void CommentsOf::expect(const std::vector<std::vector<std::uint64_t>>& pages) {
  std::vector<RestRequestAhead> requests;
  for (const std::vector<std::uint64_t>& posts : pages) {
    if (posts.empty() || closed_) continue;
    requests.push_back(Collection::first_request(query(posts, edits_ ? usual() : Parameters())));
    for (const Parameters& aside : asides_)
      requests.push_back(Collection::first_request(query(posts, aside)));
  }
  api_.expect(this, requests);
}

CommentsOf::ByPost CommentsOf::read(const std::vector<std::uint64_t>& posts) {
  ByPost out;
  if (posts.empty() || closed_) return out;
  if (read_usual(posts, out) == Answer::refused) return out;
  if (edits_ && !asides_listed_) list_asides();
  for (const Parameters& aside : asides_) (void)read(posts, aside, out);
  add_kept(posts, out);
  for (auto& [post, list] : out) put_in_order(list);
  return out;
}

// All states but those of the asides; for who may not moderate, what visitors see.
CommentsOf::Answer CommentsOf::read_usual(const std::vector<std::uint64_t>& posts, ByPost& out) {
  if (edits_) {
    if (read(posts, usual(), out) == Answer::given) return Answer::given;
    notes_.add(NoteCode::rest_refused, "comments",
               refusal_ + "; those that visitors see were read");
    edits_ = false;
    out.clear();
  }
  if (read(posts, {}, out) == Answer::given) return Answer::given;
  notes_.add(NoteCode::rest_refused, "comments", refusal_);
  closed_ = true;
  return Answer::refused;
}

// Once, with the first page. What the site does not know it does not have.
void CommentsOf::list_asides() {
  asides_listed_ = true;
  const std::vector<Parameters> kinds = {
      {{"context", "edit"}, {"status", "spam"}, {"type", "all"}},
      {{"context", "edit"}, {"status", "trash"}, {"type", "all"}},
      {{"context", "edit"}, {"status", "post-trashed"}, {"type", "all"}},
      {{"context", "edit"}, {"status", "all"}, {"type", "note"}}};
  std::vector<RestRequestAhead> requests;
  for (const Parameters& kind : kinds)
    requests.push_back(Collection::first_request(query({}, kind)));
  api_.expect(&asides_, requests);
  for (const Parameters& kind : kinds)
    if (!keep_few(kind)) asides_.push_back(kind);
}

// False if there are too many to be kept.
bool CommentsOf::keep_few(const Parameters& kind) {
  Collection collection(api_, query({}, kind), notes_);
  CollectionPage page;
  ByPost few;
  std::uint64_t count = 0;
  while (collection.next(page)) {
    count += page.items.size();
    if (std::max(count, collection.total().value_or(0)) > most_kept) return false;
    take(page, few);
  }
  for (auto& [post, list] : few)
    std::move(list.begin(), list.end(), std::back_inserter(kept_[post]));
  return true;
}

void CommentsOf::add_kept(const std::vector<std::uint64_t>& posts, ByPost& out) {
  for (const std::uint64_t post : posts) {
    const auto kept = kept_.find(post);
    if (kept == kept_.end()) continue;
    std::vector<CollectionPage::Item>& list = out[post];
    std::move(kept->second.begin(), kept->second.end(), std::back_inserter(list));
    kept_.erase(kept);
  }
}

// One post whose comments we may not read is enough for a refusal of all: then they are asked for
// in halves, down to that one.
CommentsOf::Answer CommentsOf::read(const std::vector<std::uint64_t>& posts, const Parameters& kind,
                                    ByPost& out) {
  Collection collection(api_, query(posts, kind), notes_);
  CollectionPage page;
  std::size_t strange = 0;
  while (collection.next(page)) {
    strange += std::erase_if(page.items, [&](const CollectionPage::Item& item) {
      return std::find(posts.begin(), posts.end(), item.owner) == posts.end();
    });
    take(page, out);
  }
  if (strange != 0)
    notes_.add(NoteCode::rest_repeated, "comments", "of posts that were not asked for", strange);
  if (collection.refusal().empty()) return Answer::given;
  if (collection.refusal_code() != "rest_cannot_read_post") {
    refusal_ = collection.refusal();
    return Answer::refused;
  }
  if (posts.size() == 1) {
    notes_.add(NoteCode::rest_refused, "comments",
               "of post " + std::to_string(posts.front()) + ": " + collection.refusal());
    return Answer::given;
  }
  const auto middle = posts.begin() + static_cast<std::ptrdiff_t>(posts.size() / 2);
  const Answer first = read({posts.begin(), middle}, kind, out);
  return first == Answer::refused ? first : read({middle, posts.end()}, kind, out);
}

}  // namespace postferry
