// SPDX-License-Identifier: MIT
#include "body/tape_builder.h"

#include <initializer_list>

#include "base/ascii.h"
#include "body/html_read.h"
#include "body/html_tag.h"

namespace postferry {

namespace {

/// A set of tags.
class TagSet {
 public:
  constexpr TagSet(std::initializer_list<Tag> tags) {
    for (const Tag tag : tags) words_[word(tag)] |= bit(tag);
  }
  [[nodiscard]] constexpr bool has(Tag tag) const noexcept {
    return (words_[word(tag)] & bit(tag)) != 0;
  }

 private:
  static constexpr std::size_t word(Tag tag) { return static_cast<std::size_t>(tag) / 64; }
  static constexpr std::uint64_t bit(Tag tag) { return 1ULL << (static_cast<unsigned>(tag) % 64U); }
  std::array<std::uint64_t, tag_count / 64 + 1> words_{};
};

// The HTML standard's scopes: no end tag reaches out of these.
constexpr TagSet scope = {Tag::table, Tag::td, Tag::th, Tag::caption, Tag::object, Tag::button};
constexpr TagSet list_scope = {Tag::table,  Tag::td,     Tag::th, Tag::caption,
                               Tag::object, Tag::button, Tag::ul, Tag::ol};
constexpr TagSet table_scope = {Tag::table};

constexpr TagSet table_tags = {Tag::table, Tag::caption, Tag::colgroup, Tag::col, Tag::thead,
                               Tag::tbody, Tag::tfoot,   Tag::tr,       Tag::td,  Tag::th};
constexpr TagSet headings = {Tag::h1, Tag::h2, Tag::h3, Tag::h4, Tag::h5, Tag::h6};

// What may stand between a list item and the next one's start tag.
constexpr TagSet within_item = {Tag::address, Tag::div, Tag::p};

// Blocks that may end more than an open p.
constexpr TagSet implying = {Tag::li, Tag::dt, Tag::dd, Tag::h1,      Tag::h2,       Tag::h3,
                             Tag::h4, Tag::h5, Tag::h6, Tag::thead,   Tag::tbody,    Tag::tfoot,
                             Tag::tr, Tag::td, Tag::th, Tag::caption, Tag::colgroup, Tag::col};

// What these end when they begin in a table.
constexpr TagSet before_cell = {Tag::td, Tag::th};
constexpr TagSet before_row = {Tag::td, Tag::th, Tag::tr, Tag::caption, Tag::colgroup};
constexpr TagSet before_rows = {Tag::td,    Tag::th,    Tag::tr,      Tag::thead,
                                Tag::tbody, Tag::tfoot, Tag::caption, Tag::colgroup};
constexpr TagSet before_columns = {Tag::caption, Tag::colgroup};

const TagSet& scope_of(Tag tag) {
  if (table_tags.has(tag)) return table_scope;
  return tag == Tag::li ? list_scope : scope;
}

// Blocks before which an open p ends: all but the parts of lists' and tables' insides that come
// with rules of their own.
bool ends_paragraph(Tag tag) {
  return is_block(tag) && (!table_tags.has(tag) || tag == Tag::table) && tag != Tag::legend;
}

// Whether a start tag's bytes have this name. Costs no more than the shorter of the two.
bool is_named(std::string_view tag, std::string_view name) {
  return tag.size() > name.size() + 1 && equals_ignoring_case(tag.substr(1, name.size()), name) &&
         ends_tag_name(tag[name.size() + 1]);
}

}  // namespace

TapeBuilder::TapeBuilder(Tape& tape) : tape_(tape) { static_assert(deepest == deepest_element); }

void TapeBuilder::add_decoded(std::uint32_t begin, std::uint32_t size, std::string_view text) {
  tape_.keep(text);
  Token& token = push(TokenKind::text, Tag::unknown, begin, size);
  token.flags = decoded;
  token.first = static_cast<std::uint32_t>(tape_.side.size() - text.size());
  token.count = static_cast<std::uint32_t>(text.size());
}

// Whether a start tag ends nothing, which is soon told of most.
inline bool TapeBuilder::implies_nothing(Tag tag) const {
  if (!is_block(tag)) return tag != Tag::a && tag != Tag::option;
  if (depth_ == 0) return true;
  if (is_open(Tag::p) != 0) return false;
  const Open& top = stack_[depth_ - 1];
  if (top.entry == Entry::ended_element) return false;
  if (tag == Tag::li)
    return top.entry == Entry::delimiter || top.tag == Tag::ul || top.tag == Tag::ol;
  return !implying.has(tag) || (headings.has(tag) && !headings.has(top.tag));
}

void TapeBuilder::open(Tag tag, std::uint32_t begin, std::uint32_t size,
                       std::uint32_t first_attribute, bool self_closing) {
  if (!implies_nothing(tag)) close_implied(tag, begin);
  const bool lonely =
      is_void(tag) ||
      (self_closing && (tag == Tag::unknown || is_open(Tag::svg) != 0 || is_open(Tag::math) != 0));
  const bool fits = lonely || depth_ < deepest;
  Token& token = push(fits ? TokenKind::open : TokenKind::other, tag, begin, size);
  if (!fits) {
    ++too_deep_;
    ++too_deep_counts_[static_cast<std::size_t>(tag)];
    return;
  }
  token.first = first_attribute;
  token.count = static_cast<std::uint32_t>(tape_.attributes.size()) - first_attribute;
  if (lonely)
    token.flags = void_element;
  else
    push_open(tag, Entry::element);
}

// We are out of where the cap was reached.
void TapeBuilder::leave_depths() {
  too_deep_ = 0;
  too_deep_counts_.fill(0);
}

void TapeBuilder::pop_to(std::uint32_t depth, std::uint32_t at) {
  while (depth_ > depth) {
    const bool is_block = stack_[depth_ - 1].entry == Entry::delimiter;
    pop(is_block ? TokenKind::block_close : TokenKind::close, at, 0, implied);
  }
}

// Ends the elements whose end tags came while a block in them was open.
void TapeBuilder::settle_more(std::uint32_t at) {
  while (depth_ > 0 && stack_[depth_ - 1].entry == Entry::ended_element) pop_to(depth_ - 1, at);
}

void TapeBuilder::close_implied(Tag tag, std::uint32_t at) {
  if (tag == Tag::a) {
    if (is_open(Tag::a) == 0) return;
    const std::uint32_t depth = find_open(Tag::a, {});
    if (depth != none && !crosses_block(depth)) pop_to(depth, at);
    return;
  }
  if (tag == Tag::option) {
    if (depth_ > 0 && stack_[depth_ - 1].tag == Tag::option) pop_to(depth_ - 1, at);
    return;
  }
  if (!is_block(tag)) return;
  if (is_open(Tag::p) != 0 && ends_paragraph(tag)) {
    const std::uint32_t depth = find_open(Tag::p, {});
    if (depth != none) pop_to(depth, at);
    settle(at);
  }
  if (tag == Tag::li) close_item(Tag::li, Tag::li, at);
  if (tag == Tag::dt || tag == Tag::dd) close_item(Tag::dt, Tag::dd, at);
  while (headings.has(tag) && depth_ > 0 && headings.has(stack_[depth_ - 1].tag)) {
    pop_to(depth_ - 1, at);
    settle(at);
  }
  if (table_tags.has(tag) && tag != Tag::table) close_in_table(tag, at);
  settle(at);
}

void TapeBuilder::close_item(Tag one, Tag other, std::uint32_t at) {
  if (is_open(one) == 0 && is_open(other) == 0) return;
  for (std::uint32_t depth = depth_; depth > 0; --depth) {
    const Open& open = stack_[depth - 1];
    if (open.entry == Entry::delimiter) return;
    if (open.tag == one || open.tag == other) return pop_to(depth - 1, at);
    if (scope.has(open.tag) || (is_block(open.tag) && !within_item.has(open.tag))) return;
  }
}

void TapeBuilder::close_in_table(Tag tag, std::uint32_t at) {
  const bool cell = before_cell.has(tag);
  const TagSet& ended = cell             ? before_cell
                        : tag == Tag::tr ? before_row
                        : tag == Tag::thead || tag == Tag::tbody || tag == Tag::tfoot
                            ? before_rows
                            : before_columns;
  std::uint32_t outermost = none;
  for (std::uint32_t depth = depth_; depth > 0; --depth) {
    const Open& open = stack_[depth - 1];
    if (open.entry == Entry::delimiter || open.tag == Tag::table) break;
    if (cell && open.tag == Tag::tr) break;
    if (ended.has(open.tag)) outermost = depth - 1;
  }
  if (outermost != none) pop_to(outermost, at);
}

bool TapeBuilder::matches(const Open& open, Tag tag, std::string_view name) const {
  if (open.entry == Entry::delimiter) return false;
  if (headings.has(tag)) return headings.has(open.tag);
  return open.tag == tag &&
         (tag != Tag::unknown || is_named(tape_.bytes(tape_.tokens[open.token]), name));
}

// Where on the stack the element stands that an end tag of this name closes, or none.
std::uint32_t TapeBuilder::find_open(Tag tag, std::string_view name) const {
  const TagSet& limits = scope_of(tag);
  for (std::uint32_t depth = depth_; depth > 0; --depth) {
    const Open& open = stack_[depth - 1];
    if (matches(open, tag, name)) return depth - 1;
    if (open.entry == Entry::delimiter || limits.has(open.tag)) return none;
  }
  return none;
}

bool TapeBuilder::crosses_block(std::uint32_t depth) const {
  for (std::uint32_t above = depth + 1; above < depth_; ++above)
    if (is_block(stack_[above].tag)) return true;
  return false;
}

// The end tag of an element that was too deep to be opened.
bool TapeBuilder::close_too_deep(Tag tag, std::uint32_t begin, std::uint32_t size) {
  std::uint32_t& count = too_deep_counts_[static_cast<std::size_t>(tag)];
  if (count == 0) return false;
  --count;
  --too_deep_;
  push(TokenKind::other, tag, begin, size);
  return true;
}

void TapeBuilder::close(Tag tag, std::string_view name, std::uint32_t begin, std::uint32_t size) {
  if (tag == Tag::br) {  // as browsers have it
    push(TokenKind::open, tag, begin, size).flags = void_element;
    return;
  }
  if (too_deep_ != 0 && close_too_deep(tag, begin, size)) return;
  if (depth_ > 0 && stack_[depth_ - 1].tag == tag && tag != Tag::unknown &&
      stack_[depth_ - 1].entry == Entry::element) {  // as most are
    pop(TokenKind::close, begin, size, 0);
    settle(begin + size);
    return;
  }
  const bool may_be_open = is_open(tag) != 0 || headings.has(tag);
  const std::uint32_t depth = may_be_open ? find_open(tag, name) : none;
  if (depth == none) {
    push(TokenKind::stray, tag, begin, size);
    return;
  }
  if (!is_block(tag) && crosses_block(depth)) {
    stack_[depth].entry = Entry::ended_element;
    push(TokenKind::stray, tag, begin, size);
    return;
  }
  pop_to(depth + 1, begin);
  pop(TokenKind::close, begin, size, 0);
  settle(begin + size);
}

void TapeBuilder::open_block(std::uint32_t begin, std::uint32_t size) {
  if (depth_ == deepest) {
    ++too_deep_blocks_;
    add(TokenKind::comment, begin, size);
    return;
  }
  add(TokenKind::block_open, begin, size);
  push_open(Tag::unknown, Entry::delimiter);
}

bool TapeBuilder::close_block(std::uint32_t begin, std::uint32_t size) {
  if (too_deep_blocks_ != 0) {
    --too_deep_blocks_;
    add(TokenKind::comment, begin, size);
    return true;
  }
  if (blocks_ == 0) return false;
  std::uint32_t depth = depth_;
  while (stack_[depth - 1].entry != Entry::delimiter) --depth;
  pop_to(depth, begin);
  pop(TokenKind::block_close, begin, size, 0);
  settle(begin + size);
  return true;
}

void TapeBuilder::finish(std::uint32_t end) { pop_to(0, end); }

}  // namespace postferry
