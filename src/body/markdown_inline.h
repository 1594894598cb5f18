// SPDX-License-Identifier: MIT
// Text with its phrasing elements (one paragraph, heading, table cell) as Markdown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "body/markdown_emphasis.h"
#include "body/markdown_write.h"
#include "body/tape.h"

namespace postferry {

/// Where the text will stand.
enum class Flow : std::uint8_t {
  lines,   ///< a paragraph: line breaks are kept, lines must not look like other blocks
  item,    ///< the same at the begin of a list's item, where [x] is a box to tick
  single,  ///< a heading: one line
  cell     ///< a table's cell: one line, bars are escaped
};

/// One for a whole body: its buffers are reused.
class InlineWriter {
 public:
  InlineWriter(const Tape& tape, const MarkdownOptions& options) : tape_(tape), options_(options) {}

  /// Tokens [first, last), balanced and without block elements, as text without white space around
  /// it. False if Markdown can't have that in text (tags it doesn't take for tags, scripts): then
  /// `out` is of no use.
  [[nodiscard]] bool write(std::size_t first, std::size_t last, Flow flow, std::string& out);

 private:
  // What an open element was written as, until its close.
  struct Element {
    enum class Kind : std::uint8_t { nothing, mark, link, tag } kind = Kind::nothing;
    std::uint32_t mark = 0;
  };

  // markdown_inline.cpp: elements.
  bool token(std::size_t& at);
  bool open(std::size_t& at);
  bool tag(const Token& token);
  void close(const Token& token);
  void open_mark(Mark::Kind kind, Tag tag);
  void close_mark(std::uint32_t opener);
  bool open_link(std::size_t& at);
  bool autolink(std::size_t at);
  void close_link(std::uint32_t opener);
  bool image(const Token& token);
  bool code(std::size_t at);
  void line_break();
  bool markup(std::string_view bytes);
  void finish(std::string& out) const;

  // markdown_escape.cpp: text.
  void text(std::string_view text);
  void blanks(std::string_view blanks);
  std::size_t words(std::string_view text, std::size_t begin);
  // What to write for the characters at `at`, `used` of them; empty: themselves.
  std::string_view escape(std::string_view text, std::size_t at, std::size_t& used);
  std::string_view run(std::string_view text, std::size_t at, std::size_t& used);
  [[nodiscard]] bool bare_link(std::string_view text, std::size_t begin, std::size_t end) const;
  void shortcode(std::string_view text, std::size_t at);
  [[nodiscard]] bool stands_alone(std::string_view text, std::size_t end) const;
  [[nodiscard]] bool after_mark() const noexcept {
    return !marks_.empty() && marks_.back().position == text_.size();
  }
  [[nodiscard]] bool links(std::string_view text, std::size_t at) const;
  void destination(std::string_view url, std::string& out) const;
  void title(std::string_view title, std::string& out) const;

  void content(std::string_view bytes) {
    text_ += bytes;
    content_end_ = text_.size();
    breaks_ = 0;
  }
  void move_marks();
  [[nodiscard]] bool one_line() const noexcept { return flow_ >= Flow::single; }
  [[nodiscard]] bool at_line_start() const noexcept {
    return text_.empty() || text_.back() == '\n';
  }

  const Tape& tape_;
  const MarkdownOptions& options_;
  Flow flow_ = Flow::lines;
  std::size_t last_ = 0;
  std::string text_;               // without marks
  std::size_t content_end_ = 0;    // after it text_ has only white space and line breaks
  std::size_t breaks_ = 0;         // line breaks after content_end_
  std::size_t shortcode_end_ = 0;  // in the text at hand: no links are seen before
  bool line_ends_after_ = false;   // the text at hand
  int in_brackets_ = 0;
  int open_marks_ = 0;
  int open_dels_ = 0;
  std::vector<Mark> marks_;
  std::vector<Element> elements_;
  std::deque<std::string> link_ends_;
  std::string piece_;
};

}  // namespace postferry
