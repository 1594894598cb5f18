// SPDX-License-Identifier: MIT
#include "goodreads/row.h"

#include <algorithm>

#include "base/ascii.h"
#include "model/compare.h"

namespace postferry::goodreads {

namespace {

constexpr std::string_view format_name = "goodreads";

// Where the cell of column `i` stands in a row.
std::size_t cell_index(const Layout& layout, std::size_t i) {
  return i + (i >= layout.carrier_at ? 1 : 0);
}

void read_known(const Layout& layout, const CsvCells& cells, Post& post, Notes& notes) {
  CellReader reader{post, notes, layout.slashes, {}};
  for (std::size_t i = 0; i < layout.columns.size(); ++i) {
    const Column* column = layout.columns[i].known;
    const std::size_t at = cell_index(layout, i);
    if (column == nullptr || column->read == nullptr || at >= cells.size() || cells[at].empty())
      continue;
    reader.column = column->name;
    column->read(cells[at], reader);
  }
}

// Cells of blanks and lone commas leave objects that say nothing.
void drop_empty_parts(Post& post) {
  if (!post.review) return;
  std::vector<Work>& works = post.review->works;
  if (!works.empty() && works[0].title.empty() && is_empty(works[0])) works.clear();
  if (works.empty() && is_empty(*post.review)) post.review.reset();
}

void keep(Post& post, std::string path, const std::string& cell) {
  post.extras.push_back({std::string(format_name), std::move(path), cell});
}

// True if the post says what the cell says.
bool is_derivable(const Column& column, const std::string& cell, const Post& post,
                  std::string& canonical) {
  canonical.clear();
  column.write(post, canonical);
  return canonical == cell || (column.same != nullptr && column.same(cell, canonical));
}

void keep_underivable(const Layout& layout, const CsvCells& cells, Post& post) {
  std::string canonical;
  for (std::size_t i = 0; i < layout.columns.size(); ++i) {
    const std::size_t at = cell_index(layout, i);
    if (at >= cells.size()) break;
    const HeaderColumn& header = layout.columns[i];
    const bool has_field = header.known != nullptr && header.known->write != nullptr;
    if (has_field ? !is_derivable(*header.known, cells[at], post, canonical) : !cells[at].empty())
      keep(post, header.path, cells[at]);
  }
  for (std::size_t at = layout.width(); at < cells.size(); ++at)
    if (!cells[at].empty())
      keep(post, numbered_path(at - (layout.carrier_at == Layout::none ? 0 : 1)), cells[at]);
}

const std::string* raw_cell(const Post& post, std::string_view path) {
  for (const Extra& extra : post.extras)
    if (extra.format == format_name && extra.path == path) return &extra.raw;
  return nullptr;
}

// What parsing these cells says otherwise than the post, as sorted paths of model fields. Only
// what columns can say is compared.
std::vector<std::string> differences(const Layout& layout, const std::vector<std::string>& row,
                                     const Post& post) {
  CsvCells cells;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i == layout.carrier_at) cells.add().clear();
    cells.add() = row[i];
  }
  Post read;
  Notes ignored;
  read_known(layout, cells, read, ignored);
  drop_empty_parts(read);
  std::vector<std::string> out;
  auto visit = [&out](Field, std::string path, const auto*, const auto*) {
    out.push_back(std::move(path));
  };
  const Review* said = post.review ? &*post.review : nullptr;
  const Review* heard = read.review ? &*read.review : nullptr;
  if (post.title != read.title) out.emplace_back("title");
  if (post.content != read.content) out.emplace_back("content");
  if (said != nullptr || heard != nullptr) compare(said, heard, std::string("review."), visit);
  std::sort(out.begin(), out.end());
  return out;
}

bool is_no_worse(const std::vector<std::string>& differences,
                 const std::vector<std::string>& than) {
  return std::includes(than.begin(), than.end(), differences.begin(), differences.end());
}

// `Author l-f` is read by nobody; the cell is out of date when it shares no word with the author.
bool speaks_of(const std::string& last_first, const std::string& canonical) {
  if (canonical.empty()) return false;
  std::string_view rest = canonical;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of(", "), rest.size());
    const std::string_view word = rest.substr(0, end);
    if (!word.empty() && last_first.find(word) != std::string::npos) return true;
    rest.remove_prefix(std::min(rest.size(), end + 1));
  }
  return last_first.empty();
}

struct RawCell {
  std::size_t column;
  const std::string* text;
};

// The post's raw cells of columns that the model has fields for.
std::vector<RawCell> raw_cells(const Layout& layout, const Post& post,
                               const std::vector<std::string>& row) {
  std::vector<RawCell> out;
  if (post.extras.empty()) return out;
  for (std::size_t i = 0; i < layout.columns.size(); ++i) {
    const Column* column = layout.columns[i].known;
    if (column == nullptr || column->write == nullptr) continue;
    const std::string* raw = raw_cell(post, layout.columns[i].path);
    if (raw == nullptr || (column->read == nullptr && !speaks_of(*raw, row[i]))) continue;
    out.push_back({i, raw});
  }
  return out;
}

// All raw cells at once, as it is after reading; one by one where some no longer fit.
void use_raw_cells(const Layout& layout, const Post& post, std::vector<std::string>& row) {
  const std::vector<RawCell> raw = raw_cells(layout, post, row);
  if (raw.empty()) return;
  const std::vector<std::string> before = differences(layout, row, post);
  std::vector<std::string> candidate = row;
  for (const RawCell& cell : raw) candidate[cell.column] = *cell.text;
  if (is_no_worse(differences(layout, candidate, post), before)) {
    row = std::move(candidate);
    return;
  }
  for (const RawCell& cell : raw) {
    candidate = row;
    candidate[cell.column] = *cell.text;
    if (is_no_worse(differences(layout, candidate, post), before)) row = std::move(candidate);
  }
}

}  // namespace

void split_record(std::string_view bytes, bool unfinished, const Layout& layout, CsvCells& cells,
                  Notes& notes) {
  const CsvQuotes quotes = split_csv_row(bytes, layout.dialect, cells);
  if (unfinished || quotes.unclosed || quotes.stray)
    notes.add(NoteCode::csv_quote, {},
              unfinished || quotes.unclosed ? "a quote is never closed"
                                            : "a quote inside an unquoted cell");
  if ((unfinished || quotes.unclosed) && cells.size() != layout.width()) {
    CsvCells literal;
    split_csv_row_unquoted(bytes, layout.dialect, literal);
    if (literal.size() == layout.width()) cells = std::move(literal);
  }
  std::size_t replaced = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::size_t before = replaced;
    if (decode_cell(cells[i], replaced) != CellEncoding::broken) continue;
    notes.add(NoteCode::utf8_invalid, i < layout.columns.size() ? layout.columns[i].name : "", {},
              replaced - before);
  }
  if (cells.size() != layout.width())
    notes.add(
        NoteCode::csv_ragged, {},
        std::to_string(cells.size()) + " cells, the header has " + std::to_string(layout.width()));
}

bool read_row(const Layout& layout, const CsvCells& cells, Post& post, Notes& notes) {
  read_known(layout, cells, post, notes);
  drop_empty_parts(post);
  bool any = false;
  for (std::size_t i = 0; i < cells.size() && !any; ++i)
    any = i != layout.carrier_at && !trim(cells[i]).empty();
  if (any) keep_underivable(layout, cells, post);
  return any;
}

std::string_view carrier_cell(const Layout& layout, const CsvCells& cells) {
  return layout.carrier_at < cells.size() ? std::string_view(cells[layout.carrier_at])
                                          : std::string_view();
}

std::vector<std::string> write_row(const Layout& layout, const Post& post) {
  std::vector<std::string> row(layout.columns.size());
  for (std::size_t i = 0; i < row.size(); ++i) {
    const HeaderColumn& header = layout.columns[i];
    if (header.known != nullptr && header.known->write != nullptr)
      header.known->write(post, row[i]);
    else if (const std::string* raw = raw_cell(post, header.path))
      row[i] = *raw;
  }
  use_raw_cells(layout, post, row);
  return row;
}

}  // namespace postferry::goodreads
