// SPDX-License-Identifier: MIT
// Readers and writers of the columns about the reader of the book: rating, dates, shelves, review;
// see Column in columns.h for what each does.
#pragma once

#include <string>
#include <string_view>

#include "goodreads/columns.h"

namespace postferry::goodreads {

void read_rating(std::string_view cell, CellReader& into);
void write_rating(const Post& post, std::string& cell);
void read_started(std::string_view cell, CellReader& into);
void write_started(const Post& post, std::string& cell);
void read_finished(std::string_view cell, CellReader& into);
void write_finished(const Post& post, std::string& cell);
void read_added(std::string_view cell, CellReader& into);
void write_added(const Post& post, std::string& cell);
void read_shelves(std::string_view cell, CellReader& into);
void write_shelves(const Post& post, std::string& cell);
void read_shelf_positions(std::string_view cell, CellReader& into);
void write_shelf_positions(const Post& post, std::string& cell);
void read_shelf(std::string_view cell, CellReader& into);
void write_shelf(const Post& post, std::string& cell);
void read_content(std::string_view cell, CellReader& into);
void write_content(const Post& post, std::string& cell);
void read_spoiler(std::string_view cell, CellReader& into);
void write_spoiler(const Post& post, std::string& cell);
void read_private_notes(std::string_view cell, CellReader& into);
void write_private_notes(const Post& post, std::string& cell);
void read_read_count(std::string_view cell, CellReader& into);
void write_read_count(const Post& post, std::string& cell);
void read_recommended_for(std::string_view cell, CellReader& into);
void write_recommended_for(const Post& post, std::string& cell);
void read_recommended_by(std::string_view cell, CellReader& into);
void write_recommended_by(const Post& post, std::string& cell);
void read_owned_copies(std::string_view cell, CellReader& into);
void write_owned_copies(const Post& post, std::string& cell);

/// A rating on Goodreads' scale.
struct Stars {
  int count = 0;  ///< 1 to 5; 0 = can't be said in stars (rated zero, no number, off its scale)
  bool exact = false;  ///< nothing was rounded
};
/// Scales by best and worst and rounds half up. A rating without a scale is taken to be of 5.
[[nodiscard]] Stars to_stars(const Rating& rating);

}  // namespace postferry::goodreads
