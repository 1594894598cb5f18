// SPDX-License-Identifier: MIT
#include "codec/value_tree.h"

#include <cstring>

namespace postferry {

namespace {

constexpr std::size_t block_size = 8192;
constexpr std::size_t long_text = block_size / 4;
constexpr std::size_t normal_entries = 4096;

}  // namespace

ValueNode ValueNode::find(std::string_view key) const noexcept {
  ValueNode found;
  for (const ValueNode child : *this)
    if (child.key() == key) found = child;
  return found;
}

void ValueTree::clear() {
  if (entries_.capacity() > normal_entries) entries_ = {};
  entries_.clear();
  open_.clear();
  long_texts_ = {};
  if (blocks_.size() > 1) blocks_.resize(1);
  block_ = used_ = 0;
}

void ValueTree::open(ValueKind list_or_map, std::string_view key) {
  open_.push_back(static_cast<std::uint32_t>(entries_.size()));
  add(list_or_map, key, {});
}

void ValueTree::close() {
  entries_[open_.back()].end = static_cast<std::uint32_t>(entries_.size());
  open_.pop_back();
}

void ValueTree::add(ValueKind kind, std::string_view key, std::string_view text) {
  detail::ValueEntry& entry = entries_.emplace_back();
  entry.kind = kind;
  entry.key = key;
  entry.text = text;
  entry.end = static_cast<std::uint32_t>(entries_.size());
}

bool ValueTree::add_copy(std::size_t index, std::string_view key) {
  for (const std::uint32_t open : open_)
    if (open == index) return false;
  const std::size_t end = entries_[index].end;
  const auto shift = static_cast<std::uint32_t>(entries_.size() - index);
  entries_.reserve(entries_.size() + end - index);
  for (std::size_t i = index; i < end; ++i) {
    entries_.push_back(entries_[i]);
    entries_.back().end += shift;
  }
  entries_[index + shift].key = key;
  return true;
}

std::string_view ValueTree::keep(std::string_view text) {
  if (text.empty()) return {};
  if (text.size() > long_text) {
    // The vector may move its strings, but not the bytes of long ones.
    return long_texts_.emplace_back(text);
  }
  if (!blocks_.empty() && used_ + text.size() > block_size) {
    ++block_;
    used_ = 0;
  }
  if (block_ == blocks_.size()) blocks_.push_back(std::make_unique<char[]>(block_size));
  char* into = blocks_[block_].get() + used_;
  std::memcpy(into, text.data(), text.size());
  used_ += text.size();
  return {into, text.size()};
}

bool operator==(const ValueNode& a, const ValueNode& b) {
  if (!a || !b) return !a && !b;
  if (a.kind() != b.kind() || a.key() != b.key() || a.text() != b.text()) return false;
  ValueNode left = a.first_child();
  ValueNode right = b.first_child();
  for (; left && right; left = left.next(), right = right.next())
    if (!(left == right)) return false;
  return !left && !right;
}

}  // namespace postferry
