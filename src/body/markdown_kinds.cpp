// SPDX-License-Identifier: MIT
// As what BlockWriter can write things, looking only at the element and its direct children.
#include <algorithm>
#include <initializer_list>

#include "base/ascii.h"
#include "body/markdown_blocks.h"
#include "body/markdown_html.h"
#include "body/markdown_text.h"

namespace postferry {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), text) != names.end();
}

// Every word of `classes` is one of `allowed`.
bool are_words_of(std::string_view classes, std::string_view allowed) {
  while (!(classes = trim(classes)).empty()) {
    const std::size_t end = std::min(classes.find(' '), classes.size());
    const std::string_view word = classes.substr(0, end);
    const std::size_t at = allowed.find(word);
    if (at == std::string_view::npos || (at > 0 && allowed[at - 1] != ' ') ||
        (at + end < allowed.size() && allowed[at + end] != ' '))
      return false;
    classes.remove_prefix(end);
  }
  return true;
}

bool can_wrap(Tag tag) noexcept {
  switch (tag) {
    case Tag::div:
    case Tag::section:
    case Tag::article:
    case Tag::aside:
    case Tag::header:
    case Tag::footer:
    case Tag::main:
    case Tag::nav:
    case Tag::address:
    case Tag::details:
    case Tag::form:
    case Tag::fieldset:
    case Tag::center:
    case Tag::unknown:
    case Tag::a:
    case Tag::abbr:
    case Tag::b:
    case Tag::cite:
    case Tag::code:
    case Tag::del:
    case Tag::em:
    case Tag::i:
    case Tag::ins:
    case Tag::kbd:
    case Tag::mark:
    case Tag::q:
    case Tag::s:
    case Tag::samp:
    case Tag::small:
    case Tag::span:
    case Tag::strike:
    case Tag::strong:
    case Tag::sub:
    case Tag::sup:
    case Tag::tt:
    case Tag::u:
    case Tag::big:
    case Tag::font: return true;
    default: return false;
  }
}

}  // namespace

// One pass, so that nobody has to look for blocks inside of an element twice.
void BlockWriter::mark_parents() {
  holds_block_.assign(tape_.tokens.size(), 0);
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < tape_.tokens.size(); ++i) {
    const Token& token = tape_.tokens[i];
    bool block = token.kind == TokenKind::block_open || token.kind == TokenKind::block_void;
    if (token.kind == TokenKind::open) {
      block = is_block(token.tag);
      if (!token.has(void_element)) {
        if (block && !open.empty()) holds_block_[open.back()] = 1;
        open.push_back(i);
        continue;
      }
    } else if (token.kind == TokenKind::close && !open.empty()) {
      block = holds_block_[open.back()] != 0;
      open.pop_back();
    }
    if (block && !open.empty()) holds_block_[open.back()] = 1;
  }
}

bool BlockWriter::begins_block(std::size_t at) const {
  const Token& token = tape_.tokens[at];
  switch (token.kind) {
    case TokenKind::open:
      return is_block(token.tag) || holds_block_[at] != 0 || token.tag == Tag::script ||
             token.tag == Tag::style;
    case TokenKind::block_open:
    case TokenKind::block_close:
    case TokenKind::block_void: return true;
    case TokenKind::comment: {
      if (tape_.bytes(token).starts_with("<!--more") || tape_.bytes(token) == "<!--nextpage-->")
        return true;
      // Alone on its line, or at least with nothing behind it.
      if (at + 1 == tape_.tokens.size()) return true;
      const Token& next = tape_.tokens[at + 1];
      return next.kind != TokenKind::text || is_blank(tape_.text(next)) ||
             tape_.text(next).starts_with('\n');
    }
    default: return false;
  }
}

bool BlockWriter::has_class_only(const Token& token, std::string_view allowed) const {
  if (token.count == 0) return true;
  const Attribute& attribute = tape_.attributes_of(token)[0];
  return token.count == 1 && attribute.name == "class" && are_words_of(attribute.value, allowed);
}

// The only element in it, white space aside; none if there is more or other.
std::size_t BlockWriter::only_child(std::size_t at) const {
  std::size_t found = none;
  for (std::size_t i = at + 1; i < tape_.tokens[at].match; ++i) {
    const Token& token = tape_.tokens[i];
    if (token.kind == TokenKind::text && is_blank(tape_.text(token))) continue;
    if (found != none || (token.kind != TokenKind::open && token.kind != TokenKind::comment))
      return none;
    found = i;
    if (token.kind == TokenKind::open && !token.has(void_element)) i = token.match;
  }
  return found;
}

BlockWriter::Kind BlockWriter::kind_of(std::size_t at) {
  const Token& token = tape_.tokens[at];
  switch (token.tag) {
    case Tag::p: return token.count == 0 && holds_block_[at] == 0 ? Kind::text : Kind::html;
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6:
      return has_class_only(token, "wp-block-heading") && holds_block_[at] == 0 ? Kind::heading
                                                                                : Kind::html;
    case Tag::hr: return is_rule(token) ? Kind::rule : Kind::html;
    case Tag::pre: return is_fence(at) ? Kind::fence : Kind::html;
    case Tag::blockquote: return has_class_only(token, "wp-block-quote") ? Kind::quote : Kind::html;
    case Tag::ul:
    case Tag::ol: return list_style(at) == ListStyle::html ? Kind::html : Kind::list;
    case Tag::table: return is_table(at) ? Kind::table : Kind::html;
    default: return Kind::html;
  }
}

bool BlockWriter::is_rule(const Token& token) const {
  return has_class_only(token, "wp-block-separator has-alpha-channel-opacity has-css-opacity");
}

bool BlockWriter::is_fence(std::size_t at) const {
  const Token& pre = tape_.tokens[at];
  // White space around <code> would show.
  if (!has_class_only(pre, "wp-block-code") || pre.match < at + 3) return false;
  const Token& code = tape_.tokens[at + 1];
  if (code.tag != Tag::code || code.kind != TokenKind::open || code.match + 1 != pre.match)
    return false;
  if (code.match > at + 3 || (code.match == at + 3 && tape_.tokens[at + 2].kind != TokenKind::text))
    return false;
  if (code.count == 0) return true;
  const Attribute& attribute = tape_.attributes_of(code)[0];
  return code.count == 1 && attribute.name == "class" && attribute.value.size() > 9 &&
         attribute.value.starts_with("language-") &&
         attribute.value.find_first_of(" \t\r\n\f`&\\{") == std::string_view::npos;
}

// Only blocks in it, so that its tags can stand alone.
bool BlockWriter::is_wrapper(std::size_t at) const {
  const Token& token = tape_.tokens[at];
  if (!options_.markdown_in_html || !can_wrap(token.tag) || holds_block_[at] == 0 || place_.tight)
    return false;
  if (!is_inline_tag(tape_, token)) return false;
  for (std::size_t i = at + 1; i < token.match; ++i) {
    const Token& inner = tape_.tokens[i];
    if (inner.kind == TokenKind::text ? !is_blank(tape_.text(inner)) : !begins_block(i))
      return false;
    if (inner.kind == TokenKind::open && !inner.has(void_element)) i = inner.match;
    if (inner.kind == TokenKind::block_open) i = inner.match;
  }
  return true;
}

bool BlockWriter::is_implied(std::size_t at) {
  const Token& token = tape_.tokens[at];
  const std::string_view name = tape_.name(token);
  const std::string_view attributes = tape_.block_attributes(token);
  const std::size_t child = only_child(at);
  if (child == none) return false;
  const Token& inner = tape_.tokens[child];
  if (name == "more" || name == "nextpage")
    return attributes.empty() && inner.kind == TokenKind::comment;
  if (inner.kind != TokenKind::open) return false;
  if (name == "image")
    return attributes.empty() && inner.tag == Tag::figure &&
           has_class_only(inner, "wp-block-image") && inner.match == child + 2 &&
           tape_.tokens[child + 1].tag == Tag::img;
  const Kind kind = kind_of(child);
  if (kind == Kind::heading) {
    const char level =
        static_cast<char>('1' + (static_cast<int>(inner.tag) - static_cast<int>(Tag::h1)));
    return name == "heading" &&
           (attributes.empty() ? level == '2'
                               : attributes == std::string("{\"level\":") + level + "}");
  }
  if (kind == Kind::list)
    return name == "list" && (inner.tag == Tag::ol ? attributes == "{\"ordered\":true}" &&
                                                         !tape_.has_attribute(inner, "start")
                                                   : attributes.empty());
  if (!attributes.empty()) return false;
  return (kind == Kind::text && name == "paragraph") || (kind == Kind::quote && name == "quote") ||
         (kind == Kind::fence && name == "code") ||
         (kind == Kind::rule && is_one_of(name, {"separator"}));
}

}  // namespace postferry
