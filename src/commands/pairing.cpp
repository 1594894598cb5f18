// SPDX-License-Identifier: MIT
#include "commands/pairing.h"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <utility>

#include "base/bytes.h"

namespace postferry {

namespace {

// Two halves of a key; a key with neither half says nothing. The kind is the seed, so that keys of
// different kinds never meet.
std::uint64_t key_of(std::size_t kind, const std::string& first, const std::string& second) {
  const std::uint64_t hash = hash_bytes(first + '\n' + second, kind + 1);
  return hash == 0 ? 1 : hash;
}

// All posts that can't be recognised at all share a key: they are paired by occurrence.
constexpr std::uint64_t nameless = 1;

const std::string* find_id(const Work& work, std::string_view name) {
  for (const auto& [key, value] : work.ids)
    if (key == name) return &value;
  return nullptr;
}

std::uint64_t work_key(const Post& post, std::size_t kind) {
  if (!post.review || post.review->works.empty()) return 0;
  for (const char* name : {"goodreads", "isbn13", "isbn10"})
    if (const std::string* id = find_id(post.review->works[0], name))
      return key_of(kind, name, *id);
  return 0;
}

std::string title_of(const Post& post) {
  if (!post.title.empty() || !post.review || post.review->works.empty()) return post.title;
  return post.review->works[0].title;
}

}  // namespace

Fingerprint::Fingerprint(const Post& post, std::string_view json) : content(hash_bytes(json)) {
  const std::string type = post.type.empty() ? "post" : post.type;
  if (!post.id.empty()) keys[0] = key_of(0, type, post.id.text);
  if (!post.guid.empty()) keys[1] = key_of(1, post.guid, {});
  if (!post.slug.empty() && !post.date.empty()) keys[2] = key_of(2, post.slug, post.date.iso);
  keys[3] = work_key(post, 3);
  if (const std::string title = title_of(post); !title.empty()) keys[4] = key_of(4, title, {});
}

std::uint64_t Fingerprint::surest() const noexcept {
  for (const std::uint64_t key : keys)
    if (key != 0) return key;
  return nameless;
}

void Fingerprint::append_to(std::string& out) const {
  out.append(reinterpret_cast<const char*>(&content), sizeof content);
  out.append(reinterpret_cast<const char*>(keys.data()), sizeof keys);
}

Fingerprint Fingerprint::read(std::string_view bytes) noexcept {
  Fingerprint print;
  std::memcpy(&print.content, bytes.data(), sizeof print.content);
  std::memcpy(print.keys.data(), bytes.data() + sizeof print.content, sizeof print.keys);
  return print;
}

void PairIndex::seal() {
  order_.resize(entries_.size());
  std::iota(order_.begin(), order_.end(), 0U);
  std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::pair(entries_[a].key, a) < std::pair(entries_[b].key, b);
  });
}

std::optional<std::size_t> PairIndex::take(std::uint64_t key) {
  if (key == 0) return std::nullopt;
  const auto group = std::lower_bound(
      order_.begin(), order_.end(), key,
      [&](std::uint32_t number, std::uint64_t wanted) { return entries_[number].key < wanted; });
  if (group == order_.end() || entries_[*group].key != key) return std::nullopt;
  Entry& first = entries_[*group];
  const auto next = group + first.taken;
  if (next == order_.end() || entries_[*next].key != key) return std::nullopt;
  ++first.taken;
  entries_[*next].matched = true;
  return *next;
}

}  // namespace postferry
