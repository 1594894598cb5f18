// SPDX-License-Identifier: MIT
#include "goodreads/columns.h"

#include <array>

#include "base/ascii.h"
#include "goodreads/columns_review.h"
#include "goodreads/columns_work.h"

namespace postferry::goodreads {

namespace {

constexpr std::array columns = {
    Column{"Book Id", "", read_book_id, write_book_id},
    Column{"Title", "", read_title, write_title},
    Column{"Author", "", read_author, write_author},
    Column{"Author l-f", "", nullptr, write_author_last_first},
    Column{"Additional Authors", "", read_additional_authors, write_additional_authors},
    Column{"ISBN", "", read_isbn, write_isbn, same_number},
    Column{"ISBN13", "", read_isbn13, write_isbn13, same_number},
    Column{"My Rating", "", read_rating, write_rating},
    Column{"Average Rating", "", read_average_rating, write_average_rating},
    Column{"Publisher", "", read_publisher, write_publisher},
    Column{"Binding", "", read_binding, write_binding},
    Column{"Number of Pages", "", read_pages, write_pages},
    Column{"Year Published", "", read_year, write_year},
    Column{"Original Publication Year", "", read_original_year, write_original_year},
    Column{"Date Read", "", read_finished, write_finished},
    Column{"Date Added", "", read_added, write_added},
    Column{"Bookshelves", "Shelves", read_shelves, write_shelves},
    Column{"Bookshelves with positions", "", read_shelf_positions, write_shelf_positions},
    Column{"Exclusive Shelf", "", read_shelf, write_shelf},
    Column{"My Review", "", read_content, write_content},
    Column{"Spoiler", "", read_spoiler, write_spoiler},
    Column{"Private Notes", "", read_private_notes, write_private_notes},
    Column{"Read Count", "", read_read_count, write_read_count},
    Column{"Recommended For", "", read_recommended_for, write_recommended_for},
    Column{"Recommended By", "", read_recommended_by, write_recommended_by},
    Column{"Owned Copies", "", read_owned_copies, write_owned_copies},
    Column{"Original Purchase Date", ""},
    Column{"Original Purchase Location", ""},
    Column{"Condition", ""},
    Column{"Condition Description", ""},
    Column{"BCID", ""},
    Column{"Date Started", "Started", read_started, write_started},
};

constexpr std::array<std::string_view, 31> header_31 = {
    "Book Id", "Title", "Author", "Author l-f", "Additional Authors", "ISBN", "ISBN13", "My Rating",
    "Average Rating", "Publisher", "Binding", "Number of Pages", "Year Published",
    "Original Publication Year", "Date Read", "Date Added", "Bookshelves",
    "Bookshelves with positions", "Exclusive Shelf", "My Review", "Spoiler", "Private Notes",
    "Read Count", "Recommended For", "Recommended By", "Owned Copies", "Original Purchase Date",
    "Original Purchase Location", "Condition", "Condition Description", "BCID"};

constexpr std::array<std::string_view, 24> header_24 = {
    "Book Id", "Title", "Author", "Author l-f", "Additional Authors", "ISBN", "ISBN13", "My Rating",
    "Average Rating", "Publisher", "Binding", "Number of Pages", "Year Published",
    "Original Publication Year", "Date Read", "Date Added", "Bookshelves",
    "Bookshelves with positions", "Exclusive Shelf", "My Review", "Spoiler", "Private Notes",
    "Read Count", "Owned Copies"};

constexpr std::array<std::string_view, 23> header_23 = {
    "Book Id", "Title", "Author", "Author l-f", "Additional Authors", "ISBN", "ISBN13", "My Rating",
    "Publisher", "Binding", "Number of Pages", "Year Published", "Original Publication Year",
    "Date Read", "Date Added", "Bookshelves", "Bookshelves with positions", "Exclusive Shelf",
    "My Review", "Spoiler", "Private Notes", "Read Count", "Owned Copies"};

}  // namespace

Review& CellReader::review() {
  if (!post.review) post.review.emplace();
  return *post.review;
}

Work& CellReader::work() {
  std::vector<Work>& works = review().works;
  if (works.empty()) works.emplace_back();
  return works.front();
}

std::span<const Column> all_columns() { return columns; }

const Column* find_column(std::string_view name) {
  for (const Column& column : columns)
    if (equals_ignoring_case(column.name, name) ||
        (!column.alias.empty() && equals_ignoring_case(column.alias, name)))
      return &column;
  return nullptr;
}

std::span<const std::string_view> standard_header(std::size_t count) {
  switch (count) {
    case 31: return header_31;
    case 24: return header_24;
    case 23: return header_23;
    default: return {};
  }
}

}  // namespace postferry::goodreads
