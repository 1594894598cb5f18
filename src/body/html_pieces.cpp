// SPDX-License-Identifier: MIT
#include "body/html_pieces.h"

#include <algorithm>

#include "base/ascii.h"

namespace postferry {

namespace {

void append_attribute(std::string_view name, std::string_view value, std::string& out) {
  out.append(" ").append(name).append("=\"");
  for (const char c : value) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '"': out += "&quot;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      default: out += c;
    }
  }
  out += '"';
}

// Whether one of the class names in `classes` is `wanted`.
bool has_class(std::string_view classes, std::string_view wanted) {
  for (std::size_t at = classes.find(wanted); at != std::string_view::npos;
       at = classes.find(wanted, at + 1)) {
    const std::size_t end = at + wanted.size();
    if ((at == 0 || is_space(classes[at - 1])) && (end == classes.size() || is_space(classes[end])))
      return true;
  }
  return false;
}

bool holds_raw_text(Tag tag) {
  return tag == Tag::script || tag == Tag::style || tag == Tag::iframe || tag == Tag::textarea;
}

}  // namespace

void append_html_text(std::string_view text, std::string& out) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c != '&' && c != '<' && c != '>') continue;
    out.append(text, begin, i - begin);
    out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : "&gt;";
    begin = i + 1;
  }
  out.append(text, begin);
}

void append_start_tag(const Tape& tape, const Token& open, std::string& out,
                      std::string_view add_class) {
  out.append("<").append(tape.name(open));
  for (const Attribute& attribute : tape.attributes_of(open)) {
    if (!add_class.empty() && attribute.name == "class") {
      std::string classes(attribute.value);
      if (!has_class(classes, add_class))
        classes.append(classes.empty() ? "" : " ").append(add_class);
      append_attribute("class", classes, out);
      add_class = {};
    } else {
      append_attribute(attribute.name, attribute.value, out);
    }
  }
  if (!add_class.empty()) append_attribute("class", add_class, out);
  out += open.has(void_element) ? " />" : ">";
}

void append_end_tag(const Tape& tape, const Token& close, std::string& out) {
  out.append("</").append(tape.name(tape.tokens[close.match])).append(">");
}

void append_as_is(const Tape& tape, const Token& token, std::string& out) {
  const std::string_view bytes = tape.bytes(token);
  out.append(bytes);
  if (bytes.starts_with("<!--")) {
    const bool ended = (bytes.size() >= 5 && bytes.ends_with("-->")) || bytes == "<!-->" ||
                       (bytes.size() > 7 && bytes.ends_with("--!>"));
    if (!ended) out += "-->";
  } else if (!bytes.ends_with('>')) {
    out += '>';
  }
}

bool append_raw_element(const Tape& tape, const Token& open, std::string& out) {
  if (!holds_raw_text(open.tag) || open.has(void_element)) return false;
  append_start_tag(tape, open, out);
  const std::uint32_t first = tape.tokens[open.match].match + 1;
  for (std::uint32_t i = first; i < open.match; ++i) {
    const Token& inner = tape.tokens[i];
    if (inner.kind != TokenKind::text)
      append_as_is(tape, inner, out);
    else if (open.tag == Tag::textarea)
      append_html_text(tape.text(inner), out);
    else
      out.append(tape.text(inner));
  }
  append_end_tag(tape, tape.tokens[open.match], out);
  return true;
}

bool is_white(const Tape& tape, const Token& token) noexcept {
  if (token.kind != TokenKind::text) return false;
  const std::string_view text = tape.text(token);
  return std::all_of(text.begin(), text.end(), is_space);
}

std::uint32_t behind(const Tape& tape, std::uint32_t at) noexcept {
  const Token& token = tape.tokens[at];
  const bool opens = token.kind == TokenKind::open || token.kind == TokenKind::block_open;
  return (opens ? token.match : at) + 1;
}

bool holds_blocks(const Tape& tape, std::uint32_t first, std::uint32_t last) noexcept {
  return std::any_of(
      tape.tokens.begin() + first, tape.tokens.begin() + last, [](const Token& token) {
        return token.kind == TokenKind::block_open || token.kind == TokenKind::block_void ||
               (token.kind == TokenKind::open && is_block(token.tag));
      });
}

bool begins_block(const Tape& tape, std::uint32_t at) noexcept {
  return holds_blocks(tape, at, behind(tape, at));
}

}  // namespace postferry
