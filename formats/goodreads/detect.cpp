// SPDX-License-Identifier: MIT
// Tells a file's layout from its first rows.
#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/numbers.h"
#include "goodreads/layout.h"

namespace postferry::goodreads {

namespace {

constexpr std::array<char, 3> separators = {',', ';', '\t'};
constexpr std::size_t rows_to_look_at = 200;

// The rows of a head, blank lines left out, without the one that may be cut off at its end.
class HeadRows {
 public:
  explicit HeadRows(std::string_view head) : rest_(head) {}

  /// The next row, split; false at the end of the head.
  bool next(const CsvDialect& dialect, CsvCells& cells) {
    for (;;) {
      if (rest_.empty()) return false;
      CsvScan scan;
      while (scan_csv_row(rest_, dialect, true, scan) == CsvStop::broken_quote) {
      }
      if (scan.quoted) return false;
      row_ = rest_.substr(0, scan.at);
      const bool crlf = rest_.substr(scan.at).starts_with("\r\n");
      rest_.remove_prefix(std::min(rest_.size(), scan.at + (crlf ? 2 : 1)));
      if (row_.empty()) continue;
      split_csv_row(row_, dialect, cells);
      std::size_t replaced = 0;
      for (std::size_t i = 0; i < cells.size(); ++i) decode_cell(cells[i], replaced);
      return true;
    }
  }
  [[nodiscard]] std::string_view row() const { return row_; }

 private:
  std::string_view rest_;
  std::string_view row_;
};

std::vector<std::string> names_in(const CsvCells& cells) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < cells.size(); ++i) names.push_back(cells[i]);
  return names;
}

// A table that somebody lined up for the eye: blanks behind most separators of the header.
bool looks_padded(std::string_view header, char separator) {
  const std::array<char, 2> padded = {separator, ' '};
  std::size_t with = 0;
  std::size_t all = 0;
  for (std::size_t at = 0; (at = header.find(separator, at)) != std::string_view::npos; ++at) {
    ++all;
    if (header.substr(at).starts_with(std::string_view(padded.data(), 2))) ++with;
  }
  return all > 1 && with * 2 > all;
}

std::size_t known_columns(const Layout& layout) {
  return static_cast<std::size_t>(
      std::count_if(layout.columns.begin(), layout.columns.end(),
                    [](const HeaderColumn& column) { return column.known != nullptr; }));
}

const HeaderColumn* column_of(const Layout& layout, std::string_view name) {
  for (const HeaderColumn& column : layout.columns)
    if (column.known != nullptr && column.known->name == name) return &column;
  return nullptr;
}

// Excel's own first line, `sep=;`.
bool is_separator_line(std::string_view row) { return row.size() == 5 && row.starts_with("sep="); }

// The layout by the first row as a header in one dialect; null if it has no title column.
std::shared_ptr<Layout> by_header(std::string_view head, char separator) {
  CsvDialect dialect{separator, false};
  CsvCells cells;
  HeadRows plain(head);
  std::size_t head_rows = 1;
  if (!plain.next(dialect, cells)) return nullptr;
  if (is_separator_line(plain.row())) {
    ++head_rows;
    if (plain.row()[4] != separator || !plain.next(dialect, cells)) return nullptr;
  }
  if (looks_padded(plain.row(), separator)) {
    dialect.padded = true;
    split_csv_row(plain.row(), dialect, cells);
  }
  auto layout = lay_out(names_in(cells));
  layout->dialect = dialect;
  layout->head_rows = head_rows;
  return column_of(*layout, "Title") != nullptr ? layout : nullptr;
}

// Whether a row without a header reads like one of Goodreads'.
bool looks_like_a_book(const Layout& layout, const CsvCells& cells) {
  std::size_t good = 0;
  for (std::size_t i = 0; i < layout.columns.size(); ++i) {
    const std::string_view name = layout.columns[i].name;
    const std::string_view cell = trim(cells[i]);
    const auto number = parse_integer(cell);
    if (name == "Book Id") good += number && *number > 0 ? 1 : 0;
    if (name == "Title" || name == "Author") good += !cell.empty() && !number ? 1 : 0;
    if (name == "My Rating") good += number && *number >= 0 && *number <= 5 ? 1 : 0;
    if (name == "Date Added") good += read_date(cell, SlashOrder::month_first) ? 1 : 0;
  }
  return good >= 4;
}

// The layout of a file whose first row is already a book.
std::shared_ptr<Layout> by_contents(std::string_view head, char separator) {
  const CsvDialect dialect{separator, false};
  CsvCells cells;
  if (!HeadRows(head).next(dialect, cells)) return nullptr;
  const auto names = standard_header(cells.size());
  if (names.empty()) return nullptr;
  auto layout = lay_out(names);
  layout->dialect = dialect;
  layout->head_rows = 0;
  return looks_like_a_book(*layout, cells) ? layout : nullptr;
}

SlashOrder detect_slashes(std::string_view head, const Layout& layout) {
  SlashEvidence evidence;
  HeadRows rows(head);
  CsvCells cells;
  for (std::size_t row = 0; row < rows_to_look_at && rows.next(layout.dialect, cells); ++row) {
    if (row < layout.head_rows) continue;
    for (std::size_t i = 0; i < layout.columns.size(); ++i) {
      const Column* column = layout.columns[i].known;
      const std::size_t at = i + (i >= layout.carrier_at ? 1 : 0);
      if (column != nullptr && column->name.starts_with("Date ") && at < cells.size())
        evidence.look_at(cells[at]);
    }
  }
  return evidence.order();
}

std::shared_ptr<Layout> best_layout(std::string_view head) {
  std::shared_ptr<Layout> best;
  for (const char separator : separators) {
    auto layout = by_header(head, separator);
    if (layout && (!best || known_columns(*layout) > known_columns(*best)))
      best = std::move(layout);
  }
  for (const char separator : separators)
    if (!best) best = by_contents(head, separator);
  return best;
}

void note_findings(const Layout& layout, Notes& notes) {
  if (layout.head_rows == 0)
    notes.add(NoteCode::csv_no_header, "header",
              "read as the " + std::to_string(layout.columns.size()) + " columns of an export");
  if (layout.dialect.separator != ',')
    notes.add(NoteCode::csv_dialect, "separator",
              layout.dialect.separator == ';' ? "semicolon" : "tab");
  if (layout.dialect.padded)
    notes.add(NoteCode::csv_dialect, "padding", "cells padded with blanks");
  for (const HeaderColumn& column : layout.columns)
    if (column.repeated) notes.add(NoteCode::csv_duplicate_column, column.name, column.path);
}

// UTF-16 looks like this when every other byte, NUL for ASCII, is left out.
std::string narrow(std::string_view head) {
  std::string out;
  for (const char c : head)
    if (c != '\0' && c != '\xFF' && c != '\xFE') out += c;
  return out;
}

}  // namespace

std::shared_ptr<const Layout> detect_layout(std::string_view head, Notes& notes) {
  auto layout = best_layout(head);
  if (!layout) return nullptr;
  layout->slashes = detect_slashes(head, *layout);
  note_findings(*layout, notes);
  return layout;
}

int sniff(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::string text = narrow(head.substr(0, 8192));
  const auto layout = best_layout(text);
  if (!layout) return 0;
  if (layout->head_rows == 0) return 60;
  const bool author = column_of(*layout, "Author") != nullptr;
  if (author && column_of(*layout, "Book Id") != nullptr) return 95;
  return author && known_columns(*layout) >= 5 && column_of(*layout, "My Rating") != nullptr ? 80
                                                                                             : 0;
}

}  // namespace postferry::goodreads
