// SPDX-License-Identifier: MIT
#include "goodreads/layout.h"

#include <algorithm>
#include <map>

#include "base/ascii.h"
#include "base/utf8.h"
#include "codec/utf8_check.h"

namespace postferry::goodreads {

namespace {

// True if some multi-byte sequence in the text is sound: then it is UTF-8 with damage.
bool has_utf8_sequence(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint cp = decode_utf8(text, i);
    if (cp.valid && cp.length > 1) return true;
    i += cp.length;
  }
  return false;
}

void normalise_line_ends(std::string& text) {
  if (text.find('\r') == std::string::npos) return;
  std::size_t to = 0;
  for (std::size_t from = 0; from < text.size(); ++from) {
    const bool cr = text[from] == '\r';
    if (cr && from + 1 < text.size() && text[from + 1] == '\n') continue;
    text[to++] = cr ? '\n' : text[from];
  }
  text.resize(to);
}

}  // namespace

CellEncoding decode_cell(std::string& cell, std::size_t& replaced) {
  normalise_line_ends(cell);
  if (is_valid_utf8(cell)) return CellEncoding::utf8;
  if (!has_utf8_sequence(cell)) {
    cell = from_windows_1252(cell);
    return CellEncoding::windows_1252;
  }
  cell = repair_utf8(cell, replaced);
  return CellEncoding::broken;
}

bool Layout::is_standard() const {
  const auto standard = standard_header(31);
  return std::equal(
      columns.begin(), columns.end(), standard.begin(), standard.end(),
      [](const HeaderColumn& column, std::string_view name) { return column.name == name; });
}

std::string numbered_path(std::size_t index) { return "column " + std::to_string(index + 1); }

std::shared_ptr<Layout> lay_out(const std::vector<std::string>& names) {
  auto layout = std::make_shared<Layout>();
  std::map<std::string, int> seen;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string_view name = trim(names[i]);
    if (equals_ignoring_case(name, carrier_column) && layout->carrier_at == Layout::none) {
      layout->carrier_at = i;
      continue;
    }
    HeaderColumn column;
    column.name = names[i];
    column.known = find_column(name);
    column.path = name.empty() ? numbered_path(layout->columns.size())
                               : std::string(column.known != nullptr ? column.known->name : name);
    const int count = ++seen[column.path];
    column.repeated = count > 1;
    if (column.repeated) {
      column.path += " (" + std::to_string(count) + ")";
      column.known = nullptr;
    }
    layout->columns.push_back(std::move(column));
  }
  return layout;
}

Site site_of(const Layout& layout) {
  Site site;
  if (layout.is_standard()) return site;
  std::vector<std::string> names;
  for (const HeaderColumn& column : layout.columns) names.push_back(column.name);
  std::string row;
  append_csv_row(row, names);
  row.pop_back();
  site.extras.push_back({"goodreads", std::string(columns_path), std::move(row)});
  return site;
}

std::string header_row(const Layout& layout) {
  std::vector<std::string> names;
  for (const HeaderColumn& column : layout.columns) names.push_back(column.name);
  if (layout.carrier_at != Layout::none) names.emplace_back(carrier_column);
  std::string row;
  append_csv_row(row, names);
  return row;
}

namespace {

// The layout for a header that a site's extras remember, or null if a reader of the file would not
// find these very columns again.
std::shared_ptr<Layout> layout_again(const std::string& header, bool carrier) {
  CsvCells cells;
  split_csv_row(header, {}, cells);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < cells.size(); ++i) names.push_back(cells[i]);
  auto layout = lay_out(names);
  if (layout->carrier_at != Layout::none) return nullptr;
  if (carrier) layout->carrier_at = layout->columns.size();
  Notes ignored;
  const auto again = detect_layout(header_row(*layout), ignored);
  if (!again || again->head_rows != 1 || again->dialect != CsvDialect{} ||
      again->width() != layout->width() || header_row(*again) != header_row(*layout))
    return nullptr;
  return layout;
}

}  // namespace

std::shared_ptr<const Layout> layout_for(const Site* site, bool carrier) {
  if (site != nullptr)
    for (const Extra& extra : site->extras)
      if (extra.format == "goodreads" && extra.path == columns_path)
        if (auto layout = layout_again(extra.raw, carrier)) return layout;
  auto layout = lay_out(standard_header(31));
  if (carrier) layout->carrier_at = layout->columns.size();
  return layout;
}

}  // namespace postferry::goodreads
