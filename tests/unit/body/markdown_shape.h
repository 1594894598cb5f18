// SPDX-License-Identifier: MIT
// What two tapes must have in common to say the same, for the tests of Markdown.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "body/html_read.h"
#include "body/markdown_read.h"
#include "body/markdown_write.h"
#include "body/tape.h"

namespace postferry::testing {

/// Elements with their attributes, text with white space as HTML shows it. Blanks and line breaks
/// at the edges of links and emphasis stand outside of them; empty emphasis, empty paragraphs, mere
/// spans and strays don't count; b is strong, i is em, s and strike are del.
class Shape {
 public:
  explicit Shape(const Tape& tape) : tape_(tape) {
    for (const Token& token : tape.tokens) add(token);
    while (settle()) {
    }
  }
  [[nodiscard]] std::string str() const {
    std::string all;
    for (const Part& part : parts_) all += part.text;
    return all;
  }

 private:
  enum class Kind : std::uint8_t { word, blank, line, thin_open, thin_close, open, close, edge };
  struct Part {
    Kind kind;
    std::string text;
  };

  static Tag twin(Tag tag) {
    switch (tag) {
      case Tag::b: return Tag::strong;
      case Tag::i: return Tag::em;
      case Tag::s:
      case Tag::strike: return Tag::del;
      default: return tag;
    }
  }
  static bool is_thin(Tag tag) {
    return tag == Tag::em || tag == Tag::strong || tag == Tag::del || tag == Tag::a;
  }

  void add(const Token& token) {
    switch (token.kind) {
      case TokenKind::open: return open(token);
      case TokenKind::close: return close(token);
      case TokenKind::text: return text(tape_.text(token));
      case TokenKind::stray: return;
      default: parts_.push_back({Kind::word, std::string(tape_.bytes(token))});
    }
  }
  [[nodiscard]] std::string name(const Token& token) const {
    const Tag tag = twin(token.tag);
    return std::string(tag == Tag::unknown ? tape_.name(token) : to_string(tag));
  }
  void open(const Token& token) {
    const Tag tag = twin(token.tag);
    if (tag == Tag::span && token.count == 0) return;
    std::string start = "<" + name(token);
    for (const Attribute& attribute : tape_.attributes_of(token))
      if (attribute.name != "alt" || !attribute.value.empty())
        start.append(" ").append(attribute.name).append("=").append(attribute.value);
    start += ">";
    Kind kind = Kind::open;
    if (tag == Tag::br)
      kind = Kind::line;
    else if (is_thin(tag) && (token.count == 0 || tag == Tag::a))
      kind = Kind::thin_open;
    else if (is_block(tag) || tag == Tag::input)
      kind = Kind::edge;
    else if (token.has(void_element))
      kind = Kind::word;
    parts_.push_back({kind, start});
    if (tag == Tag::pre) ++pre_;
  }
  void close(const Token& token) {
    const Tag tag = twin(token.tag);
    const Token& opener = tape_.tokens[token.match];
    if (tag == Tag::span && opener.count == 0) return;
    if (tag == Tag::pre && --pre_ == 0) {
      Part& code = parts_[parts_.size() - (parts_.back().text == "</code>" ? 2U : 1U)];
      if (code.text.ends_with('\n')) code.text.pop_back();
    }
    Kind kind = Kind::close;
    if (is_thin(tag) && (opener.count == 0 || tag == Tag::a))
      kind = Kind::thin_close;
    else if (is_block(tag))
      kind = Kind::edge;
    parts_.push_back({kind, "</" + name(token) + ">"});
  }
  static bool is_html_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
  }
  void text(std::string_view text) {
    if (pre_ > 0) {
      if (!text.empty()) parts_.push_back({Kind::word, std::string(text)});
      return;
    }
    while (!text.empty()) {
      const bool blank = is_html_space(text[0]);
      std::size_t end = 0;
      while (end < text.size() && is_html_space(text[end]) == blank) ++end;
      parts_.push_back(
          {blank ? Kind::blank : Kind::word, blank ? " " : std::string(text.substr(0, end))});
      text.remove_prefix(end);
    }
  }
  // One pass of moving blanks and breaks out of thin elements; whether anything changed.
  bool settle() {
    bool changed = false;
    std::vector<Part> out;
    for (Part& part : parts_) {
      const Kind before = out.empty() ? Kind::edge : out.back().kind;
      const bool space = part.kind == Kind::blank || part.kind == Kind::line;
      if (part.kind == Kind::blank &&
          (before == Kind::blank || before == Kind::edge || before == Kind::line)) {
        changed = true;
      } else if (before == Kind::blank && (part.kind == Kind::edge || part.kind == Kind::line)) {
        out.back() = std::move(part);
        changed = true;
      } else if ((before == Kind::thin_open && space) ||
                 (part.kind == Kind::thin_close &&
                  (before == Kind::blank || before == Kind::line))) {
        out.insert(out.end() - 1, std::move(part));
        changed = true;
      } else if ((part.kind == Kind::thin_close && before == Kind::thin_open) ||
                 (part.text == "</p>" && !out.empty() && out.back().text == "<p>")) {
        out.pop_back();
        changed = true;
      } else {
        out.push_back(std::move(part));
      }
    }
    if (!out.empty() && out.back().kind == Kind::blank) {
      out.pop_back();
      changed = true;
    }
    parts_ = std::move(out);
    return changed;
  }

  const Tape& tape_;
  std::vector<Part> parts_;
  int pre_ = 0;
};

inline std::string shape_of_html(std::string_view html) {
  Tape tape;
  read_html(html, tape);
  return Shape(tape).str();
}

inline std::string markdown_of(std::string_view html, const MarkdownOptions& options = {}) {
  Tape tape;
  read_html(html, tape);
  std::string markdown;
  write_markdown(tape, options, markdown);
  return markdown;
}

inline std::string shape_of_markdown(std::string_view markdown) {
  Tape tape;
  read_markdown(markdown, tape);
  return Shape(tape).str();
}

}  // namespace postferry::testing
