// SPDX-License-Identifier: MIT
// Values whose type the reader of a field decides: what YAML, TOML and JSON front matter have in
// common. Scalars keep their text and whether it was quoted, so that `isbn: 0156027321` loses no
// digit and `title: yes` no letter.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace postferry {

enum class ValueKind : std::uint8_t {
  null,    ///< nothing, `~`, `null`; the text is what was written
  plain,   ///< an unquoted scalar: number, date, word or text, as written
  quoted,  ///< a string that was marked as such; the text is decoded
  list,
  map
};

namespace detail {
struct ValueEntry {
  std::string_view key;
  std::string_view text;
  std::string_view raw;
  std::uint32_t end = 0;   // index of the first entry behind this one and its children
  std::uint32_t line = 0;  // 1-based, 0 where it is not known
  ValueKind kind = ValueKind::null;
};
}  // namespace detail

/// A light handle on a value in a ValueTree; valid until the tree changes. False when there is no
/// value. Members of a map come in source order, repeated keys included.
class ValueNode {
 public:
  ValueNode() = default;
  [[nodiscard]] explicit operator bool() const noexcept { return entries_ != nullptr; }
  [[nodiscard]] ValueKind kind() const noexcept { return entry().kind; }
  [[nodiscard]] bool is(ValueKind kind) const noexcept { return entries_ && entry().kind == kind; }
  [[nodiscard]] bool is_scalar() const noexcept {
    return entries_ != nullptr && entry().kind <= ValueKind::quoted;
  }
  /// Its key in the map it stands in.
  [[nodiscard]] std::string_view key() const noexcept { return entry().key; }
  /// Of scalars; empty for lists and maps.
  [[nodiscard]] std::string_view text() const noexcept { return entry().text; }
  /// Its source text, for members of the outermost map where the reader knows it; may be empty.
  [[nodiscard]] std::string_view raw() const noexcept { return entry().raw; }
  [[nodiscard]] std::uint32_t line() const noexcept { return entry().line; }

  /// Whether a list or map has no elements; true for scalars, and where there is no value at all.
  [[nodiscard]] bool empty() const noexcept {
    return entries_ == nullptr || entry().end == index_ + 1;
  }
  [[nodiscard]] ValueNode first_child() const noexcept {
    return empty() ? ValueNode() : ValueNode(entries_, index_ + 1, entry().end);
  }
  [[nodiscard]] ValueNode next() const noexcept {
    return entry().end == siblings_end_ ? ValueNode()
                                        : ValueNode(entries_, entry().end, siblings_end_);
  }
  /// The last member of that key, as blog engines take it. Linear.
  [[nodiscard]] ValueNode find(std::string_view key) const noexcept;

  /// for (ValueNode child : node)
  class Iterator {
   public:
    explicit Iterator(ValueNode node);
    ValueNode operator*() const;
    Iterator& operator++();
    bool operator!=(const Iterator& other) const;

   private:
    const detail::ValueEntry* entries_;
    std::uint32_t index_;
    std::uint32_t siblings_end_;
  };
  [[nodiscard]] Iterator begin() const { return Iterator(first_child()); }
  [[nodiscard]] Iterator end() const { return Iterator(ValueNode()); }

 private:
  friend class ValueTree;
  ValueNode(const detail::ValueEntry* entries, std::uint32_t index, std::uint32_t siblings_end)
      : entries_(entries), index_(index), siblings_end_(siblings_end) {}
  [[nodiscard]] const detail::ValueEntry& entry() const noexcept { return entries_[index_]; }

  const detail::ValueEntry* entries_ = nullptr;
  std::uint32_t index_ = 0;
  std::uint32_t siblings_end_ = 0;
};

inline ValueNode::Iterator::Iterator(ValueNode node)
    : entries_(node.entries_), index_(node.index_), siblings_end_(node.siblings_end_) {}
inline ValueNode ValueNode::Iterator::operator*() const {
  return {entries_, index_, siblings_end_};
}
inline ValueNode::Iterator& ValueNode::Iterator::operator++() {
  index_ = entries_[index_].end;
  if (index_ == siblings_end_) *this = Iterator(ValueNode());
  return *this;
}
inline bool ValueNode::Iterator::operator!=(const Iterator& other) const {
  return entries_ != other.entries_ || index_ != other.index_;
}

/// One value as a flat list of nodes, built from front to back and reused from record to record.
/// Keys and texts are views: into what the caller keeps, or into the tree by keep().
class ValueTree {
 public:
  /// Empty again; keeps some capacity.
  void clear();
  [[nodiscard]] bool empty() const noexcept { return entries_.empty(); }
  [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }

  void open(ValueKind list_or_map, std::string_view key = {});
  void close();
  /// A scalar.
  void add(ValueKind kind, std::string_view key, std::string_view text);
  /// A copy of the value `index` entries from the front, with its children. What is open can't be
  /// copied: false.
  [[nodiscard]] bool add_copy(std::size_t index, std::string_view key);
  /// Where the last value that was opened or added came from.
  void set_place(std::uint32_t line) { entries_.back().line = line; }
  void set_raw(std::size_t index, std::string_view raw) { entries_[index].raw = raw; }
  /// Index of the first entry behind the value at `index` and its children.
  [[nodiscard]] std::size_t end_of(std::size_t index) const { return entries_[index].end; }

  /// A copy of `text` that lives as long as the tree is not cleared.
  [[nodiscard]] std::string_view keep(std::string_view text);

  /// The first value, when it is closed.
  [[nodiscard]] ValueNode root() const noexcept {
    return entries_.empty() ? ValueNode() : ValueNode(entries_.data(), 0, entries_.front().end);
  }

 private:
  std::vector<detail::ValueEntry> entries_;
  std::vector<std::uint32_t> open_;
  std::vector<std::unique_ptr<char[]>> blocks_;  // of kept texts, all of block_size
  std::vector<std::string> long_texts_;
  std::size_t block_ = 0;  // the one in use
  std::size_t used_ = 0;   // of it
};

/// Whether two values are the same: kinds, keys, texts, order.
[[nodiscard]] bool operator==(const ValueNode& a, const ValueNode& b);

}  // namespace postferry
