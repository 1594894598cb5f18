// SPDX-License-Identifier: MIT
#include "body/html_write.h"

#include <algorithm>

#include "body/html_pieces.h"

namespace postferry {

namespace {

bool is_block_tag(const Token& token) {
  return (token.kind == TokenKind::open || token.kind == TokenKind::close) && is_block(token.tag);
}

bool ends_block(const Token& token) {
  return is_block_tag(token) && (token.kind == TokenKind::close || token.has(void_element));
}

// Whether a block's tag follows token `i` without white space between: then a newline is due.
bool block_follows(const Tape& tape, std::uint32_t i, std::uint32_t last) {
  for (++i; i < last; ++i)
    if (tape.tokens[i].kind != TokenKind::stray) return is_block_tag(tape.tokens[i]);
  return false;
}

void append_delimiter(const Tape& tape, const Token& token, std::string& out) {
  if (token.size != 0)
    out.append(tape.bytes(token));
  else if (token.kind == TokenKind::block_close)
    out.append("<!-- /wp:").append(tape.name(token)).append(" -->");
}

}  // namespace

void write_html(const Tape& tape, std::uint32_t first, std::uint32_t last, std::string& out) {
  std::uint32_t pre_end = 0;  // white space counts before this token
  for (std::uint32_t i = first; i < last; ++i) {
    const Token& token = tape.tokens[i];
    if (token.tag == Tag::pre) pre_end = std::max(pre_end, token.match);
    switch (token.kind) {
      case TokenKind::text: append_html_text(tape.text(token), out); break;
      case TokenKind::open:
        if (append_raw_element(tape, token, out))
          i = token.match;
        else
          append_start_tag(tape, token, out);
        break;
      case TokenKind::close: append_end_tag(tape, token, out); break;
      case TokenKind::comment:
      case TokenKind::other: append_as_is(tape, token, out); break;
      case TokenKind::block_open:
      case TokenKind::block_close:
      case TokenKind::block_void: append_delimiter(tape, token, out); break;
      case TokenKind::stray: break;
    }
    if (i >= pre_end && ends_block(token) && block_follows(tape, i, last)) out += '\n';
  }
}

void write_html(const Tape& tape, std::string& out, HtmlStyle style) {
  const auto all = static_cast<std::uint32_t>(tape.tokens.size());
  switch (style) {
    case HtmlStyle::plain: write_html(tape, 0, all, out); break;
    case HtmlStyle::classic: write_classic(tape, out); break;
    case HtmlStyle::blocks: write_blocks(tape, out); break;
  }
}

}  // namespace postferry
