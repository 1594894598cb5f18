// SPDX-License-Identifier: MIT
#include "goodreads/columns.h"

#include <array>
#include <span>

#include "base/ascii.h"
#include "goodreads/columns_review.h"
#include "goodreads/columns_work.h"

namespace postferry::goodreads {

namespace {

// In the order of the 31-column export; `Date Started`, which people add, last.
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

constexpr std::size_t full_export = 31;

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

const Column* find_column(std::string_view name) {
  for (const Column& column : columns)
    if (equals_ignoring_case(column.name, name) ||
        (!column.alias.empty() && equals_ignoring_case(column.alias, name)))
      return &column;
  return nullptr;
}

std::vector<std::string> standard_header(std::size_t count) {
  std::vector<std::string> names;
  if (count != full_export && count != 24 && count != 23) return names;
  bool behind_read_count = false;
  for (const Column& column : std::span(columns).first(full_export)) {
    const bool dropped = (behind_read_count && column.name != "Owned Copies") ||
                         (count == 23 && column.name == "Average Rating");
    if (count == full_export || !dropped) names.emplace_back(column.name);
    if (column.name == "Read Count") behind_read_count = true;
  }
  return names;
}

}  // namespace postferry::goodreads
