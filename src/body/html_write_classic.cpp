// SPDX-License-Identifier: MIT
// For the classic editor: apply_paragraph_rule() puts back what is left out here.
#include <vector>

#include "base/ascii.h"
#include "body/html_pieces.h"
#include "body/html_write.h"
#include "body/paragraph_tags.h"

namespace postferry {

namespace {

class ClassicWriter {
 public:
  ClassicWriter(const Tape& tape, std::string& out) : tape_(tape), out_(out) {}

  // Blocks and paragraphs, parted by blank lines.
  void write_flow(std::uint32_t first, std::uint32_t last) {
    std::string gap;
    for (std::uint32_t i = first; i < last;) {
      const std::size_t before = out_.size();
      out_ += gap;
      const std::size_t begin = out_.size();
      i = write_piece(i, last);
      if (out_.size() == begin)
        out_.resize(before);
      else
        gap = "\n\n";
    }
  }

 private:
  // Writes what begins at `i`, one block or one run of text; returns what is behind it.
  std::uint32_t write_piece(std::uint32_t i, std::uint32_t last) {
    const Token& token = tape_.tokens[i];
    if (token.kind == TokenKind::open && token.tag == Tag::p && token.count == 0) {
      if (!needs_tags(i)) {
        write_paragraph(i + 1, token.match);
        return token.match + 1;
      }
    }
    if (begins_block(tape_, i)) {
      write_inside(i, behind(tape_, i));
      return behind(tape_, i);
    }
    std::uint32_t end = i;
    while (end < last && !begins_block(tape_, end)) end = behind(tape_, end);
    write_paragraph(i, end);
    return end;
  }

  // Whether the rule would not make the same paragraph again without its tags.
  bool needs_tags(std::uint32_t i) const {
    const std::uint32_t last = tape_.tokens[i].match;
    const std::uint32_t first = next_content(i, last);
    const Token& begin = tape_.tokens[first];
    std::uint32_t end = last - 1;
    while (end > first && means_nothing(tape_.tokens[end])) --end;
    return begin.kind == TokenKind::comment || begin.kind == TokenKind::other ||
           is_line_break(begin) || is_line_break(tape_.tokens[end]) ||
           holds_blocks(tape_, first, last);
  }

  // Text without its p: a br is a newline, where the rule will see a br in it.
  void write_paragraph(std::uint32_t first, std::uint32_t last) {
    while (first < last && is_white(tape_, tape_.tokens[first])) ++first;
    while (last > first && is_white(tape_, tape_.tokens[last - 1])) --last;
    bool content = false;  // since the paragraph began or the last newline
    bool line_begins = true;
    for (std::uint32_t i = first; i < last; ++i) {
      const Token& token = tape_.tokens[i];
      if (is_line_break(token) && content && next_content(i, last) < last) {
        while (!out_.empty() && out_.back() == ' ') out_.pop_back();
        out_ += '\n';
        content = false;
        line_begins = true;
        continue;
      }
      if (token.kind == TokenKind::text) {
        std::string_view text = tape_.text(token);
        while (line_begins && !text.empty() && is_space(text.front())) text.remove_prefix(1);
        write_text(text);
        if (!text.empty()) content = true, line_begins = false;
      } else {
        i = write_token(i);
        if (token.kind != TokenKind::stray) content = token.tag != Tag::br, line_begins = false;
      }
    }
  }

  static bool is_line_break(const Token& token) {
    return token.kind == TokenKind::open && token.tag == Tag::br && token.count == 0;
  }

  // What follows token `i`, white space and strays aside; `last` if nothing does.
  std::uint32_t next_content(std::uint32_t i, std::uint32_t last) const {
    for (++i; i < last; ++i)
      if (!means_nothing(tape_.tokens[i])) break;
    return i;
  }

  bool means_nothing(const Token& token) const {
    return is_white(tape_, token) || token.kind == TokenKind::stray;
  }

  // Elements with all their tags.
  void write_inside(std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t i = first; i < last; ++i) {
      const Token& token = tape_.tokens[i];
      if (token.kind == TokenKind::open && token.tag == Tag::blockquote) {
        append_start_tag(tape_, token, out_);
        hosts_.push_back(Tag::blockquote);
        write_flow(i + 1, token.match);
        hosts_.pop_back();
        append_end_tag(tape_, tape_.tokens[token.match], out_);
        i = token.match;
      } else if (is_line_break(token) && is_double(i, last)) {
        out_ += '\n';  // two tags in a row would part paragraphs
      } else if (is_white(tape_, token)) {
        write_white(i, first, last);
      } else if (token.kind == TokenKind::text) {
        write_text(tape_.text(token));
      } else {
        const std::uint32_t written = write_token(i);
        if (written == i) track_host(token);
        i = written;
        if (ends_block(tape_.tokens[i]) && i + 1 < last && is_block_tag(tape_.tokens[i + 1]))
          out_ += '\n';
      }
    }
  }

  void track_host(const Token& token) {
    if (!is_block(token.tag) || token.has(void_element)) return;
    if (token.kind == TokenKind::open) hosts_.push_back(token.tag);
    if (token.kind == TokenKind::close && !hosts_.empty()) hosts_.pop_back();
  }

  // Whether a br has text before it and another br behind it.
  bool is_double(std::uint32_t i, std::uint32_t last) const {
    const std::uint32_t next = next_content(i, last);
    if (!hosts_.empty() && holds_no_paragraph(hosts_.back())) return false;
    if (next == last || !is_line_break(tape_.tokens[next])) return false;
    while (i > 0 && means_nothing(tape_.tokens[i - 1])) --i;
    if (i == 0) return false;
    const Token& before = tape_.tokens[i - 1];
    const bool behind_block = is_block_tag(before) || (before.kind == TokenKind::close &&
                                                       begins_block(tape_, before.match));
    return !behind_block && !is_line_break(before);
  }

  static bool is_block_tag(const Token& token) {
    return (token.kind == TokenKind::open || token.kind == TokenKind::close) && is_block(token.tag);
  }
  static bool ends_block(const Token& token) {
    return is_block_tag(token) && (token.kind == TokenKind::close || token.has(void_element));
  }

  // White space beside a block's tag is a newline at most, which means nothing there.
  void write_white(std::uint32_t i, std::uint32_t first, std::uint32_t last) {
    const bool beside = (i > first && is_block_tag(tape_.tokens[i - 1])) ||
                        (i + 1 < last && is_block_tag(tape_.tokens[i + 1]));
    out_ += beside ? '\n' : ' ';
  }

  // Any token but text; returns the last that was written.
  std::uint32_t write_token(std::uint32_t i) {
    const Token& token = tape_.tokens[i];
    switch (token.kind) {
      case TokenKind::open:
        if (keeps_newlines(token.tag) && !token.has(void_element)) {
          write_html(tape_, i, token.match + 1, out_);
          return token.match;
        }
        append_start_tag(tape_, token, out_);
        break;
      case TokenKind::close: append_end_tag(tape_, token, out_); break;
      case TokenKind::comment:
      case TokenKind::other: append_as_is(tape_, token, out_); break;
      default: break;  // strays; and of block delimiters there are none
    }
    return i;
  }

  // White space as one space: a newline would become a br.
  void write_text(std::string_view text) {
    while (!text.empty()) {
      std::size_t end = 0;
      while (end < text.size() && !is_space(text[end])) ++end;
      append_html_text(text.substr(0, end), out_);
      if (end == text.size()) return;
      out_ += ' ';
      while (end < text.size() && is_space(text[end])) ++end;
      text.remove_prefix(end);
    }
  }

  const Tape& tape_;
  std::string& out_;
  std::vector<Tag> hosts_;  // blocks that are open here
};

}  // namespace

void write_classic(const Tape& tape, std::string& out) {
  for (const Token& token : tape.tokens)  // a post with blocks is none of the classic editor's
    if (token.kind == TokenKind::block_open || token.kind == TokenKind::block_void)
      return write_blocks(tape, out);
  ClassicWriter(tape, out).write_flow(0, static_cast<std::uint32_t>(tape.tokens.size()));
}

}  // namespace postferry
