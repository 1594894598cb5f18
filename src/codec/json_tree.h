// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace postferry {

enum class JsonKind : std::uint8_t { null, boolean, number, string, array, object };

/// What had to be done to read a text that is not quite JSON; how often each.
struct JsonRepairs {
  std::size_t invalid_utf8 = 0;     ///< ill-formed bytes became U+FFFD
  std::size_t lone_surrogates = 0;  ///< half of a \ud83d\ude00 pair became U+FFFD
  std::size_t control_characters =
      0;                    ///< stood raw inside a string; kept. Elsewhere: taken as blanks
  std::size_t escapes = 0;  ///< a backslash that begins no escape was taken as text
  std::size_t commas = 0;   ///< a comma before a closing bracket was passed over
  std::size_t words = 0;    ///< NaN, Infinity became strings; True, False, None JSON's words

  [[nodiscard]] bool any() const noexcept;
  /// "2 raw control characters, 1 needless comma", for notes.
  [[nodiscard]] std::string describe() const;
};

/// How a parse went.
struct JsonResult {
  bool ok = false;
  std::string error;       ///< why not
  std::size_t offset = 0;  ///< where, in the bytes given; 0 if that can't be told
  JsonRepairs repairs;
  std::string_view trailing;  ///< what stands behind the value, a view into the bytes given

  [[nodiscard]] explicit operator bool() const noexcept { return ok; }
};

namespace detail {
struct JsonEntry {
  std::string_view key;
  std::string_view text;
  std::string_view raw;
  std::uint32_t end = 0;  // index of the first entry behind this one and its children
  JsonKind kind = JsonKind::null;
};
}  // namespace detail

/// A light handle on a value in a JsonTree; valid until the tree parses again. False when there is
/// no value. Members of an object come in source order, duplicate keys included.
class JsonNode {
 public:
  JsonNode() = default;
  [[nodiscard]] explicit operator bool() const noexcept { return entries_ != nullptr; }
  [[nodiscard]] JsonKind kind() const noexcept { return entry().kind; }
  [[nodiscard]] bool is(JsonKind kind) const noexcept { return entries_ && entry().kind == kind; }
  /// Its key in the object it stands in, decoded.
  [[nodiscard]] std::string_view key() const noexcept { return entry().key; }
  /// A string decoded; of other scalars the token as written ("4.50", "true"); else empty.
  [[nodiscard]] std::string_view text() const noexcept { return entry().text; }
  /// Its source bytes, exactly, without white space around.
  [[nodiscard]] std::string_view raw() const noexcept { return entry().raw; }

  [[nodiscard]] bool empty() const noexcept { return entry().end == index_ + 1; }
  /// First child, next sibling; no value when there is none.
  [[nodiscard]] JsonNode first_child() const noexcept {
    return empty() ? JsonNode() : JsonNode(entries_, index_ + 1, entry().end);
  }
  [[nodiscard]] JsonNode next() const noexcept {
    return entry().end == siblings_end_ ? JsonNode()
                                        : JsonNode(entries_, entry().end, siblings_end_);
  }
  /// The first member of that key. Linear.
  [[nodiscard]] JsonNode find(std::string_view key) const noexcept;

  /// for (JsonNode child : node)
  class Iterator {
   public:
    explicit Iterator(JsonNode node);
    JsonNode operator*() const;
    Iterator& operator++();
    bool operator!=(const Iterator& other) const;

   private:
    const detail::JsonEntry* entries_;
    std::uint32_t index_;
    std::uint32_t siblings_end_;
  };
  [[nodiscard]] Iterator begin() const { return Iterator(first_child()); }
  [[nodiscard]] Iterator end() const { return Iterator(JsonNode()); }

 private:
  friend class JsonTree;
  JsonNode(const detail::JsonEntry* entries, std::uint32_t index, std::uint32_t siblings_end)
      : entries_(entries), index_(index), siblings_end_(siblings_end) {}
  [[nodiscard]] const detail::JsonEntry& entry() const noexcept { return entries_[index_]; }

  const detail::JsonEntry* entries_ = nullptr;
  std::uint32_t index_ = 0;
  std::uint32_t siblings_end_ = 0;
};

inline JsonNode::Iterator::Iterator(JsonNode node)
    : entries_(node.entries_), index_(node.index_), siblings_end_(node.siblings_end_) {}
inline JsonNode JsonNode::Iterator::operator*() const { return {entries_, index_, siblings_end_}; }
inline JsonNode::Iterator& JsonNode::Iterator::operator++() {
  index_ = entries_[index_].end;
  if (index_ == siblings_end_) *this = Iterator(JsonNode());
  return *this;
}
inline bool JsonNode::Iterator::operator!=(const Iterator& other) const {
  return entries_ != other.entries_ || index_ != other.index_;
}

/// One parsed JSON value as a flat list of nodes (simdjson behind it), reused from record to
/// record. Parses a copy, which the nodes' views point into. Numbers stay text, so that none is too
/// big or loses digits. A text that is not strictly JSON gets a second, lenient reading; JsonResult
/// says what was repaired. Nesting above `max_depth` is an error. Linear in time and memory.
class JsonTree {
 public:
  static constexpr int max_depth = 256;

  JsonTree();
  ~JsonTree();
  JsonTree(const JsonTree&) = delete;
  JsonTree& operator=(const JsonTree&) = delete;

  [[nodiscard]] JsonResult parse(std::string_view bytes);
  /// No second reading: false for anything but one valid value, white space around it allowed.
  [[nodiscard]] bool parse_strictly(std::string_view bytes);

  /// Gives the memory back that a large text took; no value is left.
  void release();

  /// The value, after a parse that went well.
  [[nodiscard]] JsonNode root() const noexcept;

 private:
  struct Parser;
  [[nodiscard]] JsonResult parse_once(std::string_view bytes);
  [[nodiscard]] JsonResult parse_leniently(std::string_view bytes, JsonResult strict);

  std::unique_ptr<Parser> parser_;
  std::vector<detail::JsonEntry> entries_;
  std::string text_;     // what is parsed, padded
  std::string decoded_;  // strings that had escapes
};

/// True if `text` is exactly one valid JSON value with nothing around it.
[[nodiscard]] bool is_json_value(std::string_view text);

}  // namespace postferry
