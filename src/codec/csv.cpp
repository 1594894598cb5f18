// SPDX-License-Identifier: MIT
#include "codec/csv.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

#include "base/bytes.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_line_end(char c) noexcept { return c == '\n' || c == '\r'; }

// The zero bytes of `word` as 0x80 flags. Exact up to and including the first one, which is the
// only one that is asked for.
std::uint64_t zero_bytes(std::uint64_t word) noexcept {
  return (word - 0x0101010101010101ULL) & ~word & 0x8080808080808080ULL;
}

constexpr std::uint64_t spread(char c) noexcept {
  return 0x0101010101010101ULL * static_cast<unsigned char>(c);
}

// The first of three bytes at or after `from`, or npos; 8 bytes a step.
std::size_t find_any(std::string_view text, std::size_t from, char a, char b, char c) noexcept {
  std::size_t i = from;
  if constexpr (std::endian::native == std::endian::little) {
    for (; i + 8 <= text.size(); i += 8) {
      std::uint64_t word = 0;
      std::memcpy(&word, text.data() + i, 8);
      // The lowest flag of each is exact, and a false one can only stand above a true one.
      const std::uint64_t hits = zero_bytes(word ^ spread(a)) | zero_bytes(word ^ spread(b)) |
                                 zero_bytes(word ^ spread(c));
      if (hits != 0) return i + static_cast<std::size_t>(std::countr_zero(hits)) / 8;
    }
  }
  for (; i < text.size(); ++i)
    if (text[i] == a || text[i] == b || text[i] == c) return i;
  return npos;
}

// Whether a quote at `at` stands where a cell begins: first in the row or behind a separator
// (and blanks, in a padded dialect).
bool at_cell_start(std::string_view row, std::size_t at, const CsvDialect& dialect) noexcept {
  if (dialect.padded)
    while (at > 0 && row[at - 1] == ' ') --at;
  return at == 0 || row[at - 1] == dialect.separator;
}

// What may follow a closing quote in a sound row.
bool closes_cleanly(std::string_view row, std::size_t after, const CsvDialect& dialect) noexcept {
  if (dialect.padded)
    while (after < row.size() && row[after] == ' ') ++after;
  return after >= row.size() || row[after] == dialect.separator || is_line_end(row[after]);
}

void trim_blanks(std::string& cell) {
  const std::size_t end = cell.find_last_not_of(' ');
  cell.erase(end == npos ? 0 : end + 1);
  cell.erase(0, cell.find_first_not_of(' '));
}

// Reads one cell from `at` on; returns the position of the separator behind it, or row.size().
std::size_t read_cell(std::string_view row, std::size_t at, const CsvDialect& dialect,
                      std::string& cell, CsvQuotes& quotes) {
  cell.clear();
  if (dialect.padded)
    while (at < row.size() && row[at] == ' ') ++at;
  if (at < row.size() && row[at] == '"') {
    ++at;
    for (;;) {
      const std::size_t quote = find_byte(row, '"', at);
      if (quote == npos) {
        quotes.unclosed = true;
        cell.append(row, at);
        return row.size();
      }
      cell.append(row, at, quote - at);
      at = quote + 1;
      if (at >= row.size() || row[at] != '"') break;
      cell += '"';
      ++at;
    }
    if (!closes_cleanly(row, at, dialect)) quotes.stray = true;
  }
  const std::size_t end = std::min(find_byte(row, dialect.separator, at), row.size());
  if (find_byte(row.substr(0, end), '"', at) != npos) quotes.stray = true;
  cell.append(row, at, end - at);
  return end;
}

}  // namespace

CsvStop scan_csv_row(std::string_view row, const CsvDialect& dialect, bool last, CsvScan& scan) {
  while (scan.at < row.size()) {
    if (!scan.quoted) {
      const std::size_t hit = find_any(row, scan.at, '"', '\n', '\r');
      scan.at = hit == npos ? row.size() : hit;
      if (hit == npos) break;
      if (row[hit] != '"') return CsvStop::row_end;
      scan.quoted = at_cell_start(row, hit, dialect);
      scan.newline_in_quotes = false;
      ++scan.at;
      continue;
    }
    const std::size_t hit = find_byte(row, '"', scan.at);
    const std::size_t end = hit == npos ? row.size() : hit;
    if (!scan.newline_in_quotes)
      scan.newline_in_quotes = find_any(row.substr(0, end), scan.at, '\n', '\r', '\n') != npos;
    scan.at = end;
    if (hit == npos || (hit + 1 == row.size() && !last)) break;  // what follows the quote decides
    if (hit + 1 < row.size() && row[hit + 1] == '"') {
      scan.at = hit + 2;
      continue;
    }
    scan.quoted = false;
    scan.at = hit + 1;
    if (scan.newline_in_quotes && scan.at < row.size() && row[scan.at] != dialect.separator &&
        !is_line_end(row[scan.at]) && !(dialect.padded && row[scan.at] == ' '))
      return CsvStop::broken_quote;
  }
  return CsvStop::need_more;
}

std::string& CsvCells::add() {
  if (size_ == text_.size()) text_.emplace_back();
  return text_[size_++];
}

CsvQuotes split_csv_row(std::string_view row, const CsvDialect& dialect, CsvCells& cells) {
  CsvQuotes quotes;
  cells.clear();
  std::size_t at = 0;
  for (;;) {
    std::string& cell = cells.add();
    at = read_cell(row, at, dialect, cell, quotes);
    if (dialect.padded) trim_blanks(cell);
    if (at >= row.size()) return quotes;
    ++at;
  }
}

void split_csv_row_unquoted(std::string_view row, const CsvDialect& dialect, CsvCells& cells) {
  cells.clear();
  for (;;) {
    const std::size_t end = find_byte(row, dialect.separator);
    std::string& cell = cells.add();
    cell.assign(row.substr(0, end));
    if (dialect.padded) trim_blanks(cell);
    if (end == npos) return;
    row.remove_prefix(end + 1);
  }
}

void append_csv_row(std::string& out, const std::vector<std::string>& cells) {
  // A lone empty cell would be a blank line, which is no row.
  const bool lone_empty = cells.size() == 1 && cells[0].empty();
  if (lone_empty) out += "\"\"";
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string& cell = cells[i];
    if (i > 0) out += ',';
    if (cell.find_first_of(",\"\r\n") == npos) {
      out += cell;
      continue;
    }
    out += '"';
    for (std::size_t at = 0;;) {
      const std::size_t quote = find_byte(cell, '"', at);
      out.append(cell, at, quote == npos ? npos : quote + 1 - at);
      if (quote == npos) break;
      out += '"';
      at = quote + 1;
    }
    out += '"';
  }
  out += '\n';
}

}  // namespace postferry
