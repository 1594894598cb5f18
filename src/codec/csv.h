// SPDX-License-Identifier: MIT
// Comma-separated values (RFC 4180) as spreadsheets and scripts really write them. The reading is
// Python's csv module's, cell for cell: a quote opens a quoted cell only at the cell's start,
// stands for itself anywhere else, and what follows a closing quote is appended to the cell; rows
// end with LF, CRLF or a lone CR. No meaning of columns and no encoding is known here; NUL is a
// byte like any other.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace postferry {

/// How a file's cells are set apart. The quote is always `"`.
struct CsvDialect {
  char separator = ',';
  bool padded =
      false;  ///< cells are padded with blanks for the eye: those before a cell don't count

  friend bool operator==(const CsvDialect&, const CsvDialect&) = default;
};

/// Where the scan of an unfinished row stands, relative to the row's first byte.
struct CsvScan {
  std::size_t at = 0;              ///< bytes before this one are done with
  bool quoted = false;             ///< `at` is inside quotes
  bool newline_in_quotes = false;  ///< the quoted cell being read has a line end in it
};

/// Why scan_csv_row stopped.
enum class CsvStop {
  row_end,       ///< `at` is the CR or LF that ends the row
  need_more,     ///< everything given was looked at
  broken_quote,  ///< a quoted cell that runs over a line end closes in mid-text at `at`: most
                 ///< likely an earlier quote was never closed. Scan on to take it as it stands.
};

/// Looks for the end of a row. `row` starts at the row's first byte and is everything known of it
/// so far; call again with the same `scan` when there is more, no byte is looked at twice. With
/// `last` nothing follows `row`. Linear, 1-4 GB/s.
[[nodiscard]] CsvStop scan_csv_row(std::string_view row, const CsvDialect& dialect, bool last,
                                   CsvScan& scan);

/// The cells of one row; reused from row to row, so that the strings keep their capacity.
class CsvCells {
 public:
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] std::string& operator[](std::size_t i) { return text_[i]; }
  [[nodiscard]] const std::string& operator[](std::size_t i) const { return text_[i]; }
  [[nodiscard]] std::string& add();
  void clear() noexcept { size_ = 0; }

 private:
  std::vector<std::string> text_;
  std::size_t size_ = 0;
};

/// What was odd about a row's quotes.
struct CsvQuotes {
  bool unclosed = false;  ///< the last cell's quote never closes
  bool stray = false;     ///< a quote inside an unquoted cell, or text after a closing quote
};

/// Splits a row (without its line end) into cells. In a padded dialect blanks at both ends of a
/// cell are left out.
CsvQuotes split_csv_row(std::string_view row, const CsvDialect& dialect, CsvCells& cells);

/// Splits at every separator and takes quotes as text: for rows whose quotes are damaged.
void split_csv_row_unquoted(std::string_view row, const CsvDialect& dialect, CsvCells& cells);

/// Appends cells joined by `,` and ended by LF, quoted only where needed (RFC 4180; what Goodreads
/// and Python's QUOTE_MINIMAL do), so that split_csv_row gives the same cells again.
void append_csv_row(std::string& out, const std::vector<std::string>& cells);

}  // namespace postferry
