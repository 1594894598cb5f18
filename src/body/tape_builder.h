// SPDX-License-Identifier: MIT
// What readers fill a tape through: it sees to the nesting.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "body/tape.h"

namespace postferry {

/// Turns start and end tags in the order of the source into a tape that nests properly. A start tag
/// closes what it implies the end of (p before blocks, li before li, td before tr...). An end tag
/// closes up to its match; if that is outside the table cell or block delimiter that we are in,
/// or there is none, it is a stray. An end tag of phrasing (`</b>`) whose match is outside the
/// current block is a stray too, but its element ends with that block. Every step looks at
/// `deepest_element` entries at most, so that a body is read in linear time whatever it nests.
class TapeBuilder {
 public:
  explicit TapeBuilder(Tape& tape);

  /// A token that opens and closes nothing.
  void add(TokenKind kind, std::uint32_t begin, std::uint32_t size, std::uint8_t flags = 0) {
    push(kind, Tag::unknown, begin, size).flags = flags;
  }
  /// Text whose meaning is not its bytes.
  void add_decoded(std::uint32_t begin, std::uint32_t size, std::string_view text);
  /// A start tag, whose attributes are the last of the tape, from `first_attribute` on.
  void open(Tag tag, std::uint32_t begin, std::uint32_t size, std::uint32_t first_attribute,
            bool self_closing = false);
  /// An end tag; `name` tells unknown elements apart.
  void close(Tag tag, std::string_view name, std::uint32_t begin, std::uint32_t size);
  void open_block(std::uint32_t begin, std::uint32_t size);
  /// False, and nothing done, if no block is open.
  bool close_block(std::uint32_t begin, std::uint32_t size);
  /// Closes all that is open, at the end of the source.
  void finish(std::uint32_t end);

  /// How many elements of this tag are open.
  [[nodiscard]] std::uint32_t is_open(Tag tag) const noexcept {
    return counts_[static_cast<std::size_t>(tag)];
  }
  /// Whether so many elements and blocks can be opened, one in the other.
  [[nodiscard]] bool has_room(std::uint32_t count) const noexcept {
    return depth_ + count <= deepest && too_deep_ == 0 && too_deep_blocks_ == 0;
  }
  [[nodiscard]] bool is_in_block() const noexcept { return blocks_ != 0; }

 private:
  enum class Entry : std::uint8_t { element, ended_element, delimiter };
  struct Open {
    std::uint32_t token;
    Tag tag;
    Entry entry;
  };

  Token& push(TokenKind kind, Tag tag, std::uint32_t begin, std::uint32_t size) {
    const auto own = static_cast<std::uint32_t>(tape_.tokens.size());
    return tape_.tokens.emplace_back(Token{kind, tag, 0, begin, size, own});
  }
  void push_open(Tag tag, Entry entry) {
    stack_[depth_++] = {static_cast<std::uint32_t>(tape_.tokens.size() - 1), tag, entry};
    ++(entry == Entry::delimiter ? blocks_ : counts_[static_cast<std::size_t>(tag)]);
  }
  /// Takes the innermost entry off the stack, with the token that closes it.
  void pop(TokenKind kind, std::uint32_t begin, std::uint32_t size, std::uint8_t flags) {
    const Open top = stack_[--depth_];
    Token& token = push(kind, top.tag, begin, size);
    token.flags = flags;
    tape_.tokens[top.token].match = token.match;
    token.match = top.token;
    --(top.entry == Entry::delimiter ? blocks_ : counts_[static_cast<std::size_t>(top.tag)]);
    if (too_deep_ != 0) leave_depths();
  }
  void leave_depths();
  void pop_to(std::uint32_t depth, std::uint32_t at);
  void settle(std::uint32_t at) {
    if (depth_ > 0 && stack_[depth_ - 1].entry == Entry::ended_element) settle_more(at);
  }
  void settle_more(std::uint32_t at);
  [[nodiscard]] bool implies_nothing(Tag tag) const;
  void close_implied(Tag tag, std::uint32_t at);
  void close_item(Tag one, Tag other, std::uint32_t at);
  void close_in_table(Tag tag, std::uint32_t at);
  [[nodiscard]] std::uint32_t find_open(Tag tag, std::string_view name) const;
  [[nodiscard]] bool matches(const Open& open, Tag tag, std::string_view name) const;
  [[nodiscard]] bool crosses_block(std::uint32_t depth) const;
  bool close_too_deep(Tag tag, std::uint32_t begin, std::uint32_t size);

  static constexpr std::uint32_t deepest = 256;
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  Tape& tape_;
  std::uint32_t depth_ = 0;
  std::uint32_t blocks_ = 0;    ///< open block delimiters
  std::uint32_t too_deep_ = 0;  ///< elements that were not opened because of the cap
  std::uint32_t too_deep_blocks_ = 0;
  std::array<Open, deepest> stack_;
  std::array<std::uint32_t, tag_count> counts_{};
  std::array<std::uint32_t, tag_count> too_deep_counts_{};
};

}  // namespace postferry
