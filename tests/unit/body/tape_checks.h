// SPDX-License-Identifier: MIT
// What every tape must keep to, and a short form of tapes for comparison.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "body/html_pieces.h"
#include "body/html_read.h"
#include "body/tape.h"

namespace postferry::testing {

/// Empty if open and close nest and every match is right; else what is wrong.
inline std::string nesting_fault(const Tape& tape) {
  std::vector<std::uint32_t> open;
  for (std::uint32_t i = 0; i < tape.tokens.size(); ++i) {
    const Token& token = tape.tokens[i];
    const bool opens = (token.kind == TokenKind::open && !token.has(void_element)) ||
                       token.kind == TokenKind::block_open;
    const bool closes = token.kind == TokenKind::close || token.kind == TokenKind::block_close;
    if (token.match >= tape.tokens.size()) return "match out of range at " + std::to_string(i);
    if (opens) {
      if (token.match <= i) return "open without close at " + std::to_string(i);
      open.push_back(i);
    } else if (closes) {
      if (open.empty() || token.match != open.back() || tape.tokens[open.back()].match != i)
        return "close does not match at " + std::to_string(i);
      if (tape.tokens[open.back()].tag != token.tag) return "tags differ " + std::to_string(i);
      open.pop_back();
    } else if (token.match != i) {
      return "match is not its own at " + std::to_string(i);
    }
    if (token.kind == TokenKind::open &&
        std::size_t{token.first} + token.count > tape.attributes.size())
      return "attributes out of range at " + std::to_string(i);
    if (token.has(decoded) && std::size_t{token.first} + token.count > tape.side.size())
      return "text out of range at " + std::to_string(i);
    if (open.size() > deepest_element + 2) return "too deep at " + std::to_string(i);
  }
  return open.empty() ? "" : "not closed";
}

/// Empty if the tokens' spans tile the source.
inline std::string tiling_fault(const Tape& tape) {
  std::size_t at = 0;
  for (std::uint32_t i = 0; i < tape.tokens.size(); ++i) {
    if (tape.tokens[i].begin != at) return "gap or overlap at token " + std::to_string(i);
    at = tape.tokens[i].end();
  }
  return at == tape.source.size() ? "" : "the end is missing";
}

inline void expect_sound(const Tape& tape, std::string_view what = {}) {
  EXPECT_EQ(nesting_fault(tape), "") << what;
  EXPECT_EQ(tiling_fault(tape), "") << what;
}

/// "<p>a<br/><b title=x>c</b></p*>": a star for what is implied, {} around what means nothing.
inline std::string shown(const Tape& tape) {
  std::string out;
  for (const Token& token : tape.tokens) {
    const std::string star = token.has(implied) ? "*" : "";
    switch (token.kind) {
      case TokenKind::text: out += tape.text(token); break;
      case TokenKind::close: out.append("</").append(tape.name(token)) += star + ">"; break;
      case TokenKind::block_open: out.append("[").append(tape.name(token)) += "]"; break;
      case TokenKind::block_close: out.append("[/").append(tape.name(token)) += star + "]"; break;
      case TokenKind::block_void: out.append("[").append(tape.name(token)) += "/]"; break;
      case TokenKind::comment:
      case TokenKind::stray:
      case TokenKind::other: out.append("{").append(tape.bytes(token)) += "}"; break;
      case TokenKind::open:
        out.append("<").append(tape.name(token));
        for (const Attribute& attribute : tape.attributes_of(token))
          out.append(" ").append(attribute.name).append("=").append(attribute.value);
        out += (token.has(void_element) ? "/" : "") + star + ">";
        break;
    }
  }
  return out;
}

/// Elements, attributes and text of a tape as a browser would tell them apart: white space
/// collapsed, none beside blocks and line breaks; nothing implied or explicit; no block delimiters,
/// no strays.
inline std::string normal_form(const Tape& tape) {
  std::string out;
  bool white = false;  // white space was left out before what comes next
  bool edge = true;    // white space means nothing here
  std::vector<std::uint32_t> pre;
  for (std::uint32_t i = 0; i < tape.tokens.size(); ++i) {
    const Token& token = tape.tokens[i];
    const bool block = is_block(token.tag) || token.tag == Tag::br;
    std::string piece;
    switch (token.kind) {
      case TokenKind::text:
        for (const char c : tape.text(token)) {
          if (pre.empty() && is_space(c)) {
            white = true;
            continue;
          }
          if (white && !edge) out += ' ';
          white = edge = false;
          out += c;
        }
        continue;
      case TokenKind::open:
        piece.append("<").append(tape.name(token));
        for (const Attribute& attribute : tape.attributes_of(token))
          piece.append(" ").append(attribute.name).append("=").append(attribute.value);
        piece += ">";
        break;
      case TokenKind::close:
        if (!pre.empty() && pre.back() == token.match) pre.pop_back();
        piece.append("</").append(tape.name(tape.tokens[token.match])).append(">");
        break;
      case TokenKind::comment:
      case TokenKind::other: append_as_is(tape, token, piece); break;
      default: continue;
    }
    if (block) {
      white = false;
      edge = true;
    } else if (white && !edge) {
      out += ' ';  // before the tag or behind it: the same to a reader
      white = false;
      edge = true;
    }
    if (token.kind == TokenKind::open && token.tag == Tag::pre && !token.has(void_element))
      pre.push_back(i);
    out += piece;
  }
  return out;
}

/// normal_form() without what a way through WordPress's editors may change: classes of core blocks,
/// the figure around an image, the p of a list item's only paragraph, paragraphs of nothing or of
/// comments alone.
inline std::string core_form(const Tape& tape) {
  std::string form = normal_form(tape);
  for (const char* name :
       {"heading", "list", "quote", "code", "preformatted", "separator", "image"}) {
    const std::string core = std::string("wp-block-") + name;
    form = replace_all(form, " class=" + core, "");
    form = replace_all(form, " " + core, "");
  }
  form = replace_all(replace_all(form, " class=>", ">"), " class= ", " ");
  // An element's content from `begin` on, or empty if it holds blocks or does not end there.
  const auto content = [&](std::size_t begin, std::string_view end_tag) {
    const std::size_t end = form.find(end_tag, begin);
    if (end == std::string::npos) return std::string();
    return form.substr(begin, end - begin);
  };
  for (std::size_t at = 0; (at = form.find("<figure>", at)) != std::string::npos; ++at) {
    const std::string inner = content(at + 8, "</figure>");
    const bool linked = inner.starts_with("<a ") && inner.ends_with("</a>");
    if ((linked || inner.starts_with("<img")) && inner.find("<figcaption") == std::string::npos)
      form.replace(at, 8 + inner.size() + 9, "<p>" + inner + "</p>");
  }
  for (std::size_t at = 0; (at = form.find("<li><p>", at)) != std::string::npos; ++at) {
    const std::string inner = content(at + 7, "</p>");
    const std::string_view rest = std::string_view(form).substr(at + 7 + inner.size() + 4);
    if (rest.starts_with("</li>") || rest.starts_with("<ul") || rest.starts_with("<ol"))
      form.replace(at + 4, 3 + inner.size() + 4, inner);
  }
  for (std::size_t at = 0; (at = form.find("<p>", at)) != std::string::npos;) {
    const std::string inner = content(at + 3, "</p>");
    const bool comment = inner.starts_with("<!--") && inner.find("-->") == inner.size() - 3;
    if (inner.empty() || comment)
      form.replace(at, 3 + inner.size() + 4, inner);
    else
      ++at;
  }
  return form;
}

/// Empty if the two are equal; else what is around the first difference.
inline std::string difference(std::string_view a, std::string_view b) {
  if (a == b) return "";
  std::size_t at = 0;
  while (at < a.size() && at < b.size() && a[at] == b[at]) ++at;
  const std::size_t begin = at < 60 ? 0 : at - 60;
  return std::string(a.substr(begin, 120)) + "\n  <> " + std::string(b.substr(begin, 120));
}

inline std::string read_and_show(std::string_view source) {
  Tape tape;
  read_html(source, tape);
  expect_sound(tape, source);
  return shown(tape);
}

}  // namespace postferry::testing
