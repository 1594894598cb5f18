// SPDX-License-Identifier: MIT
// Tables that GitHub's Markdown can hold: one row of heads, cells of one line, no spans.
#include <algorithm>

#include "base/ascii.h"
#include "body/markdown_blocks.h"
#include "body/markdown_text.h"

namespace postferry {
namespace {

// Readers give up on wider ones.
constexpr std::size_t widest = 128;

constexpr std::string_view no_alignment = "none";

// "left", "center", "right", "" for none; no_alignment if the cell says something else.
std::string_view alignment_of(const Tape& tape, const Token& cell) {
  if (cell.count == 0) return {};
  if (cell.count > 1) return no_alignment;
  const Attribute& attribute = tape.attributes_of(cell)[0];
  std::string_view value = trim(attribute.value);
  if (attribute.name == "style") {
    if (!value.starts_with("text-align:")) return no_alignment;
    value = trim(value.substr(11));
    if (value.ends_with(';')) value.remove_suffix(1);
  } else if (attribute.name != "align") {
    return no_alignment;
  }
  return value == "left" || value == "center" || value == "right" ? value : no_alignment;
}

}  // namespace

/// Cells are given by the index of their start tag.
struct BlockWriter::Row {
  std::vector<std::size_t> cells;
  bool heads = false;
};

bool BlockWriter::cells_of(std::size_t at, Row& row) const {
  const Token& line = tape_.tokens[at];
  if (line.count > 0) return false;
  std::size_t heads = 0;
  for (std::size_t i = at + 1; i < line.match; ++i) {
    const Token& token = tape_.tokens[i];
    if (token.kind == TokenKind::text && is_blank(tape_.text(token))) continue;
    const bool cell =
        token.kind == TokenKind::open && (token.tag == Tag::th || token.tag == Tag::td);
    if (!cell || holds_block_[i] != 0 || row.cells.size() == widest) return false;
    heads += token.tag == Tag::th ? 1 : 0;
    row.cells.push_back(i);
    i = token.match;
  }
  row.heads = heads > 0;
  return !row.cells.empty() && (heads == 0 || heads == row.cells.size());
}

// thead, tbody and tfoot are looked through; more than a head and one body would not come back.
bool BlockWriter::rows_of(std::size_t at, std::vector<Row>& rows) const {
  int heads = 0;
  int bodies = 0;
  std::size_t part_end = 0;
  for (std::size_t i = at + 1; i < tape_.tokens[at].match; ++i) {
    const Token& token = tape_.tokens[i];
    if (token.kind == TokenKind::text && is_blank(tape_.text(token))) continue;
    if (i == part_end) continue;
    if (token.kind != TokenKind::open) return false;
    if (token.tag == Tag::thead || token.tag == Tag::tbody) {
      heads += token.tag == Tag::thead ? 1 : 0;
      bodies += token.tag == Tag::tbody ? 1 : 0;
      if (token.count > 0 || heads > 1 || bodies > 1 || (bodies == 0 && !rows.empty()))
        return false;
      part_end = token.match;
      continue;
    }
    if (token.tag != Tag::tr || !cells_of(i, rows.emplace_back())) return false;
    const bool in_head = heads == 1 && bodies == 0 && part_end > i;
    if (in_head ? rows.size() > 1 : (heads == 1 && rows.size() == 1)) return false;
    i = token.match;
  }
  return !rows.empty();
}

bool BlockWriter::is_table(std::size_t at) const {
  std::vector<Row> rows;
  if (tape_.tokens[at].count > 0 || !rows_of(at, rows)) return false;
  const std::size_t width = rows[0].cells.size();
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (rows[row].heads != (row == 0) || rows[row].cells.size() != width) return false;
    for (std::size_t column = 0; column < width; ++column) {
      const std::string_view alignment = alignment_of(tape_, tape_.tokens[rows[row].cells[column]]);
      if (alignment == no_alignment ||
          alignment != alignment_of(tape_, tape_.tokens[rows[0].cells[column]]))
        return false;
    }
  }
  return true;
}

// False: as HTML.
bool BlockWriter::table(std::size_t at) {
  std::vector<Row> rows;
  if (!rows_of(at, rows)) return false;
  std::string lines;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (row > 0) lines += '\n';
    lines += '|';
    for (const std::size_t cell : rows[row].cells) {
      if (!inline_.write(cell + 1, tape_.tokens[cell].match, Flow::cell, text_)) return false;
      lines.append(" ").append(text_).append(text_.empty() ? "|" : " |");
    }
    if (row > 0) continue;
    lines += "\n|";
    for (const std::size_t cell : rows[0].cells) {
      const std::string_view alignment = alignment_of(tape_, tape_.tokens[cell]);
      lines += alignment == "left"     ? " :-- |"
               : alignment == "center" ? " :-: |"
               : alignment == "right"  ? " --: |"
                                       : " --- |";
    }
  }
  line(lines, at);
  return true;
}

}  // namespace postferry
