// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/note.h"
#include "codec/csv.h"
#include "format/format.h"
#include "goodreads/columns.h"

namespace postferry::goodreads {

/// One column of one file.
struct HeaderColumn {
  std::string name;               ///< as the file writes it
  std::string path;               ///< unique in the file; names its cells in extras
  const Column* known = nullptr;  ///< null: kept in extras
  bool repeated = false;          ///< a column of that name stands before it
};

/// What a file's first rows say about all of its rows: dialect, columns, order of day and month.
/// Made by the splitter (and by the writer for what it writes itself); immutable afterwards.
struct Layout final : Context {
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  CsvDialect dialect;
  std::vector<HeaderColumn> columns;  ///< without our own
  /// Where our own column stands in the row, or `none`. Columns behind it count one more.
  std::size_t carrier_at = none;
  std::size_t head_rows =
      1;  ///< rows that are no records: 0 without a header, 2 with Excel's `sep=;`
  SlashOrder slashes = SlashOrder::month_first;

  /// Number of cells that a row should have.
  [[nodiscard]] std::size_t width() const noexcept {
    return columns.size() + (carrier_at == none ? 0 : 1);
  }
  /// True if the columns are those of the 31-column export.
  [[nodiscard]] bool is_standard() const;
};

/// Path in extras of a column without a name, or of a cell beyond the last column: `column 25`.
[[nodiscard]] std::string numbered_path(std::size_t index);

/// Lays out columns by their names.
[[nodiscard]] std::shared_ptr<Layout> lay_out(const std::vector<std::string>& names);

/// Tells separator, padding, header and the order of day and month from the first bytes of a file
/// (UTF-8 without byte order mark). Null if they are no book CSV: no title column, and no rows that
/// look like Goodreads' without their header. Notes what was detected.
[[nodiscard]] std::shared_ptr<const Layout> detect_layout(std::string_view head, Notes& notes);

/// How sure it is that these are the first bytes of a Goodreads export, 0 to 100.
[[nodiscard]] int sniff(std::string_view head);

/// What the file itself says about the site: its header, if it is not the 31-column one.
[[nodiscard]] Site site_of(const Layout& layout);
/// The layout of the file that is written for a site: the header that a Goodreads file had, else 31
/// columns; our own column last unless `carrier` is false.
[[nodiscard]] std::shared_ptr<const Layout> layout_for(const Site* site, bool carrier);
/// The header row.
[[nodiscard]] std::string header_row(const Layout& layout);

/// Where the header stands in site.extras.
inline constexpr std::string_view columns_path = "columns";

/// A cell's bytes as text: UTF-8, or Windows-1252 if they are no UTF-8 at all, or UTF-8 with U+FFFD
/// for what is broken. Line ends become LF.
enum class CellEncoding { utf8, windows_1252, broken };
CellEncoding decode_cell(std::string& cell, std::size_t& replaced);

}  // namespace postferry::goodreads
