// SPDX-License-Identifier: MIT
#include "push/push_store.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "base/error.h"
#include "format/post_json.h"

namespace postferry {

namespace {

// Few: types and authors of one site.
std::uint16_t number_of(std::vector<std::string>& names, std::string name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found != names.end()) return static_cast<std::uint16_t>(found - names.begin());
  if (names.size() == std::numeric_limits<std::uint16_t>::max())
    throw Error(ErrorCode::input, "the input has more than 65,535 authors or types of posts");
  names.push_back(std::move(name));
  return static_cast<std::uint16_t>(names.size() - 1);
}

}  // namespace

void PushStore::add(PushFacts facts, std::string_view json) {
  facts.item.offset = spool_.append(json);
  facts.item.type = number_of(types_, std::move(facts.type));
  facts.item.author = number_of(authors_, std::move(facts.author));
  items_.push_back(facts.item);
}

void PushStore::add_site(const Site& site) {
  Notes notes;  // differences between parts of a site were told when they were read
  (void)merge(site_, site, notes);
}

Post PushStore::parse(std::uint64_t offset, std::size_t size) {
  Post post;
  Notes notes;
  if (!tree_.parse_strictly(spool_.read(offset, size)) || !read_json(tree_.root(), post, notes))
    throw Error(ErrorCode::internal, "a post that was put away can't be read back");
  return post;
}

Post PushStore::read(const PushItem& item) { return parse(item.offset, item.size); }

std::vector<Comment> PushStore::read_comments(const PushItem& item) {
  if (item.comments_size == 0) return {};
  return parse(item.offset + item.size, item.comments_size).comments;
}

}  // namespace postferry
