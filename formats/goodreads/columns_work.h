// SPDX-License-Identifier: MIT
// Readers and writers of the columns about the book; see Column in columns.h for what each does.
#pragma once

#include <string>
#include <string_view>

#include "goodreads/columns.h"

namespace postferry::goodreads {

void read_book_id(std::string_view cell, CellReader& into);
void write_book_id(const Post& post, std::string& cell);
void read_title(std::string_view cell, CellReader& into);
void write_title(const Post& post, std::string& cell);
void read_author(std::string_view cell, CellReader& into);
void write_author(const Post& post, std::string& cell);
/// `Last, First`: derived from Author, never read.
void write_author_last_first(const Post& post, std::string& cell);
void read_additional_authors(std::string_view cell, CellReader& into);
void write_additional_authors(const Post& post, std::string& cell);
void read_isbn(std::string_view cell, CellReader& into);
void write_isbn(const Post& post, std::string& cell);
void read_isbn13(std::string_view cell, CellReader& into);
void write_isbn13(const Post& post, std::string& cell);
bool same_number(std::string_view cell, std::string_view other);
void read_average_rating(std::string_view cell, CellReader& into);
void write_average_rating(const Post& post, std::string& cell);
void read_publisher(std::string_view cell, CellReader& into);
void write_publisher(const Post& post, std::string& cell);
void read_binding(std::string_view cell, CellReader& into);
void write_binding(const Post& post, std::string& cell);
void read_pages(std::string_view cell, CellReader& into);
void write_pages(const Post& post, std::string& cell);
void read_year(std::string_view cell, CellReader& into);
void write_year(const Post& post, std::string& cell);
void read_original_year(std::string_view cell, CellReader& into);
void write_original_year(const Post& post, std::string& cell);

/// A whole number as people's tools write it (`12`, `12.0`); gives a note if it is none.
[[nodiscard]] std::optional<std::int64_t> read_whole(std::string_view cell, CellReader& into);
/// The number, or nothing.
void write_whole(const std::optional<std::int64_t>& number, std::string& cell);

}  // namespace postferry::goodreads
