// SPDX-License-Identifier: MIT
// Lists. Markdown has two kinds: in loose ones every item's text is a paragraph, in tight ones none
// is, and no blank line may stand between blocks of an item. What fits neither is HTML.
#include <algorithm>
#include <charconv>
#include <utility>

#include "base/ascii.h"
#include "body/markdown_blocks.h"
#include "body/markdown_html.h"
#include "body/markdown_text.h"

namespace postferry {
namespace {

constexpr std::uint32_t largest_number = 999999999;

// The `start` of an <ol>, 1 if there is none; false if Markdown can't write it.
bool read_start(std::string_view text, bool there, std::uint32_t& start) {
  start = 1;
  if (!there) return true;
  if (text.empty() || text.size() > 9 || !is_digit(text[0])) return false;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), start);
  return error == std::errc{} && end == text.data() + text.size();
}

bool is_emphasis(Tag tag) noexcept {
  return tag == Tag::em || tag == Tag::strong || tag == Tag::b || tag == Tag::i ||
         tag == Tag::del || tag == Tag::s || tag == Tag::strike || tag == Tag::span;
}

}  // namespace

/// What an item asks of its list.
struct BlockWriter::Item {
  bool text = false;  // that is in no paragraph
  bool paragraph = false;
  bool tight = true;  // its blocks need no blank lines between them
  bool possible = true;
  bool loosens = false;    // a blank line between its blocks makes the list loose
  bool plain_end = false;  // so does one behind it
  int blocks = 0;
};

BlockWriter::ListStyle BlockWriter::list_style(std::size_t at) {
  if (list_styles_[at] == ListStyle::unknown) {
    list_styles_[at] = ListStyle::html;  // while nobody knows better
    list_styles_[at] = find_list_style(at);
  }
  return list_styles_[at];
}

// What may stand between items: white space, and item blocks that say nothing more.
bool BlockWriter::is_list_part(const Token& token) const {
  if (token.kind == TokenKind::text) return is_blank(tape_.text(token));
  return (token.kind == TokenKind::block_open || token.kind == TokenKind::block_close) &&
         tape_.name(token) == "list-item" && tape_.block_attributes(token).empty();
}

BlockWriter::ListStyle BlockWriter::find_list_style(std::size_t at) {
  const Token& list = tape_.tokens[at];
  std::uint32_t start = 1;
  for (const Attribute& attribute : tape_.attributes_of(list)) {
    const bool fits = attribute.name == "class"
                          ? attribute.value == "wp-block-list"
                          : attribute.name == "start" && list.tag == Tag::ol &&
                                read_start(attribute.value, true, start);
    if (!fits) return ListStyle::html;
  }
  std::uint32_t items = 0;
  bool shows = false;  // blank lines that make it loose, if there are any
  bool end = false;
  bool empty = false;
  bool last_empty = false;
  bool text = false;
  bool paragraph = false;
  bool tight = true;
  for (std::size_t i = at + 1; i < list.match; ++i) {
    const Token& token = tape_.tokens[i];
    if (is_list_part(token)) continue;
    if (token.kind != TokenKind::open || token.tag != Tag::li || token.count > 0)
      return ListStyle::html;
    const Item item = item_of(i);
    if (!item.possible) return ListStyle::html;
    ++items;
    shows = shows || end || item.loosens;
    end = item.plain_end;
    last_empty = item.blocks == 0;
    empty = empty || last_empty;
    text = text || item.text;
    paragraph = paragraph || item.paragraph;
    tight = tight && item.tight;
    i = token.match;
  }
  if (items == 0 || last_empty || items > largest_number - start) return ListStyle::html;
  if (paragraph) {
    // md4c takes a list with empty items for a tight one.
    return text || empty || !shows ? ListStyle::html : ListStyle::loose;
  }
  if (tight) return ListStyle::tight;
  return text ? ListStyle::html : ListStyle::loose;
}

BlockWriter::Item BlockWriter::item_of(std::size_t at) {
  Item item;
  Kind before = Kind::none;
  const std::size_t end = tape_.tokens[at].match;
  for (std::size_t i = at + 1; i < end;) {
    const Token& token = tape_.tokens[i];
    if (token.kind == TokenKind::text && is_blank(tape_.text(token))) {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    Kind kind = Kind::text;
    if (begins_block(i)) {
      kind = token.kind == TokenKind::open ? kind_of(i) : Kind::html;
      i = next_block(i);
      if (kind == Kind::text && !shows(begin + 1, i - 1)) continue;
      item.paragraph = item.paragraph || kind == Kind::text;
    } else {
      i = run_end(i, end);
      if (!shows(begin, i)) continue;
      item.text = true;
      kind = may_be_html(begin) ? Kind::html : Kind::text;
    }
    if (kind == Kind::list && before == Kind::none && begins_empty(begin)) item.possible = false;
    item.tight = item.tight && may_follow(before, kind, begin);
    item.loosens = item.loosens || item.plain_end;  // of the block before
    item.plain_end = kind != Kind::html && kind != Kind::quote && kind != Kind::list;
    ++item.blocks;
    before = kind;
  }
  return item;
}

// Not only white space and emphasis with nothing in it: that is not written.
bool BlockWriter::shows(std::size_t first, std::size_t last) const {
  for (std::size_t i = first; i < last; ++i) {
    const Token& token = tape_.tokens[i];
    if (token.kind == TokenKind::close) continue;
    if (token.kind == TokenKind::text ? !is_blank(tape_.text(token)) : !is_emphasis(token.tag))
      return true;
  }
  return false;
}

// Whether a block can follow another in a tight item, without a blank line.
bool BlockWriter::may_follow(Kind before, Kind kind, std::size_t at) const {
  if (before == Kind::none) return true;
  if (before == Kind::html || before == Kind::table) return false;
  if (kind == Kind::list && before == Kind::text) {
    const Token& list = tape_.tokens[at];
    return !begins_empty(at) && (list.tag == Tag::ul || !tape_.has_attribute(list, "start") ||
                                 tape_.attribute(list, "start") == "1");
  }
  if (before == Kind::quote && kind == Kind::quote) return false;
  const bool open_ended = before == Kind::text || before == Kind::list || before == Kind::quote;
  return !open_ended || (kind != Kind::text && kind != Kind::html && kind != Kind::table);
}

std::size_t BlockWriter::next_block(std::size_t at) const {
  const Token& token = tape_.tokens[at];
  const bool pair = (token.kind == TokenKind::open && !token.has(void_element)) ||
                    token.kind == TokenKind::block_open;
  return pair ? token.match + std::size_t{1} : at + 1;
}

// Nothing stands on the list's first line but marks: after text "-" would make a heading of it, and
// "- - -" is a rule.
bool BlockWriter::begins_empty(std::size_t list) const {
  std::size_t at = list + 1;
  for (;; ++at) {
    const Token& token = tape_.tokens[at];
    if (token.kind == TokenKind::close) return true;
    if (token.kind == TokenKind::text ? !is_blank(tape_.text(token)) : token.tag == Tag::hr)
      return token.kind != TokenKind::text;
    if (token.kind == TokenKind::open && token.tag != Tag::ul && token.tag != Tag::ol &&
        token.tag != Tag::li)
      return false;
  }
}

// Of what stands in no paragraph: could it be an HTML block? Then nothing may follow it directly.
bool BlockWriter::may_be_html(std::size_t at) const {
  const Token& token = tape_.tokens[at];
  if (token.kind != TokenKind::open) return token.kind != TokenKind::text;
  if (is_checkbox(token)) return false;
  if (token.has(void_element)) {
    const auto attributes = tape_.attributes_of(token);
    return token.tag != Tag::img ||
           std::any_of(attributes.begin(), attributes.end(), [](const Attribute& attribute) {
             return attribute.name != "src" && attribute.name != "alt" && attribute.name != "title";
           });
  }
  if (token.tag == Tag::iframe || !is_inline_tag(tape_, token)) return true;
  const Token& next = tape_.tokens[at + 1];
  return next.kind != TokenKind::text || is_blank(tape_.text(next).substr(0, 1));
}

bool BlockWriter::is_checkbox(const Token& token) const {
  if (token.tag != Tag::input || token.kind != TokenKind::open ||
      tape_.attribute(token, "type") != "checkbox")
    return false;
  for (const Attribute& attribute : tape_.attributes_of(token))
    if (attribute.name != "type" && attribute.name != "checked" && attribute.name != "disabled")
      return false;
  return true;
}

// What a list's blocks are is told beforehand by their first look. Should one in it turn out to be
// HTML after all, the outermost list is.
void BlockWriter::list(std::size_t at) {
  const std::size_t begin = out_.size();
  const std::size_t pending = pending_;
  const Place place = place_;
  ++lists_;
  items(at);
  --lists_;
  if (lists_ > 0 || !list_failed_) return;
  list_failed_ = false;
  out_.resize(begin);
  pending_ = pending;
  place_ = place;
  if (depth_ == 0 && sections_ != nullptr) sections_->pop_back();
  html(at, tape_.tokens[at].match + std::size_t{1});
}

void BlockWriter::items(std::size_t at) {
  const Token& list = tape_.tokens[at];
  const bool tight = list_style(at) == ListStyle::tight;
  const bool ordered = list.tag == Tag::ol;
  // Two lists in a row would be one if their marks were the same.
  char mark = ordered ? '.' : '-';
  if (place_.list_mark == mark) mark = ordered ? ')' : '*';
  begin_block(at);
  std::uint32_t number = 1;
  read_start(tape_.attribute(list, "start"), ordered && tape_.has_attribute(list, "start"), number);
  bool first = true;
  for (std::size_t i = at + 1; i < list.match; ++i) {
    const Token& token = tape_.tokens[i];
    if (is_list_part(token)) continue;
    if (!first) {
      if (!tight) line_feed(true);
      line_feed(false);
    }
    first = false;
    const std::string bullet =
        ordered ? std::to_string(number++) + mark + ' ' : std::string{mark, ' '};
    item(i, bullet, tight);
    i = token.match;
  }
  place_.list_mark = mark;
}

void BlockWriter::item(std::size_t at, std::string_view mark, bool tight) {
  const Place outer = std::exchange(place_, Place{tight, true, true, 0});
  out_ += mark;
  prefix_.append(mark.size(), ' ');
  ++depth_;
  blocks(at + 1, tape_.tokens[at].match);
  --depth_;
  if (place_.empty) out_.pop_back();
  prefix_.resize(prefix_.size() - mark.size());
  place_ = outer;
}

}  // namespace postferry
