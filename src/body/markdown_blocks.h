// SPDX-License-Identifier: MIT
// The blocks of a tape as Markdown: paragraphs, headings, lists, quotes, tables, HTML.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "body/markdown_inline.h"
#include "body/markdown_write.h"
#include "body/tape.h"

namespace postferry {

/// One for a body. Every block is written without a line break at its end; begin_block() puts what
/// is needed between two.
class BlockWriter {
 public:
  BlockWriter(const Tape& tape, const MarkdownOptions& options, std::string& out,
              std::vector<Section>* sections);
  void run();

 private:
  enum class Kind : std::uint8_t { none, text, heading, fence, rule, list, quote, table, html };
  enum class ListStyle : std::uint8_t { unknown, tight, loose, html };

  // Where blocks go: the document, a quote, an item.
  struct Place {
    bool tight = false;  // no blank lines between blocks
    bool empty = true;   // nothing written yet
    bool item = false;   // first text is at a list item's begin
    char list_mark = 0;  // of the list that was the last block
  };

  // markdown_blocks.cpp
  void blocks(std::size_t first, std::size_t last);
  std::size_t block(std::size_t at);
  std::size_t delimiter(std::size_t at);
  void element(std::size_t at);
  std::size_t run_end(std::size_t first, std::size_t last) const;
  void loose(std::size_t first, std::size_t last);
  void paragraph(std::size_t at);
  void paragraph_part(std::size_t first, std::size_t last, std::size_t source);
  void heading(std::size_t at);
  void fence(std::size_t at);
  void quote(std::size_t at);
  void wrapper(std::size_t at);
  void html(std::size_t first, std::size_t last, bool verbatim = false);
  [[nodiscard]] bool holds_raw_end(std::size_t first, std::size_t last) const;
  void html_block(std::string piece, std::size_t source, bool opaque);
  void line(std::string_view text, std::size_t source);

  // markdown_kinds.cpp: how things can be written
  void mark_parents();
  [[nodiscard]] Kind kind_of(std::size_t at);
  [[nodiscard]] bool begins_block(std::size_t at) const;
  [[nodiscard]] bool has_class_only(const Token& token, std::string_view allowed) const;
  [[nodiscard]] bool is_fence(std::size_t at) const;
  [[nodiscard]] bool is_rule(const Token& token) const;
  [[nodiscard]] bool is_wrapper(std::size_t at) const;
  [[nodiscard]] bool is_implied(std::size_t at);
  [[nodiscard]] std::size_t only_child(std::size_t at) const;

  // markdown_list.cpp
  struct Item;
  [[nodiscard]] ListStyle list_style(std::size_t at);
  [[nodiscard]] ListStyle find_list_style(std::size_t at);
  [[nodiscard]] bool is_list_part(const Token& token) const;
  [[nodiscard]] Item item_of(std::size_t at);
  [[nodiscard]] bool shows(std::size_t first, std::size_t last) const;
  [[nodiscard]] bool may_follow(Kind before, Kind kind, std::size_t at) const;
  [[nodiscard]] bool may_be_html(std::size_t at) const;
  [[nodiscard]] std::size_t next_block(std::size_t at) const;
  [[nodiscard]] bool begins_empty(std::size_t list) const;
  void list(std::size_t at);
  void items(std::size_t at);
  void item(std::size_t at, std::string_view mark, bool tight);
  [[nodiscard]] bool is_checkbox(const Token& token) const;

  // markdown_table.cpp
  [[nodiscard]] bool is_table(std::size_t at) const;
  bool table(std::size_t at);
  bool row(std::size_t at, std::string& out);
  struct Row;
  [[nodiscard]] bool rows_of(std::size_t at, std::vector<Row>& rows) const;
  [[nodiscard]] bool cells_of(std::size_t at, Row& row) const;

  void begin_block(std::size_t source);
  void line_feed(bool blank);
  void append_lines(std::string_view text);

  const Tape& tape_;
  const MarkdownOptions& options_;
  std::string& out_;
  std::vector<Section>* sections_;
  std::size_t base_;  // where out_ ended before
  InlineWriter inline_;
  std::string text_;    // a block's own
  std::string prefix_;  // of every line but a place's first
  Place place_;
  int depth_ = 0;  // quotes and items around
  int lists_ = 0;
  bool list_failed_ = false;               // something in the outermost list turned out to be HTML
  std::size_t pending_;                    // first token left out before the next block
  std::vector<std::uint8_t> holds_block_;  // by token: an element with a block element in it
  std::vector<ListStyle> list_styles_;     // by token, as far as asked
};

}  // namespace postferry
