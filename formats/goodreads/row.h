// SPDX-License-Identifier: MIT
// A row's cells to a post and back, by the table of columns.
#pragma once

#include <string>
#include <vector>

#include "base/note.h"
#include "codec/csv.h"
#include "goodreads/layout.h"
#include "model/post.h"

namespace postferry::goodreads {

/// Splits a record into decoded cells. `unfinished`: a quote of it is known to be never closed.
/// Notes damaged quotes, encodings, and rows that are shorter or longer than the header.
void split_record(std::string_view bytes, bool unfinished, const Layout& layout, CsvCells& cells,
                  Notes& notes);

/// Fills a cleared post from the cells of a row; the carrier's cell is passed over. Every cell that
/// can't be derived from what was understood is kept in extras {goodreads, column, cell}: rule for
/// all columns alike, by writing the row again and comparing.
/// False if no cell says anything.
bool read_row(const Layout& layout, const CsvCells& cells, Post& post, Notes& notes);

/// The row's own cell for our carrier, or empty.
[[nodiscard]] std::string_view carrier_cell(const Layout& layout, const CsvCells& cells);

/// The cells of a post, without the carrier's. A raw cell from extras is used where it still reads
/// as what the post says; where the post was edited, the edit is written.
[[nodiscard]] std::vector<std::string> write_row(const Layout& layout, const Post& post);

}  // namespace postferry::goodreads
