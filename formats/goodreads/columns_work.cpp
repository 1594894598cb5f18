// SPDX-License-Identifier: MIT
#include "goodreads/columns_work.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "goodreads/isbn.h"
#include "goodreads/title_series.h"
#include "model/members.h"

namespace postferry::goodreads {

namespace {

const Work* work_of(const Post& post) {
  return post.review && !post.review->works.empty() ? &post.review->works.front() : nullptr;
}

// Runs of blanks inside names are Goodreads' leftovers of missing middle names.
std::string collapse_blanks(std::string_view text) {
  std::string out;
  for (const char c : trim(text))
    if (c != ' ' || out.back() != ' ') out += c;
  return out;
}

// Ids in a fixed order, so that reading gives the same list however the columns stand.
constexpr std::array<std::string_view, 4> id_order = {"goodreads", "isbn10", "isbn13", "asin"};

std::size_t id_rank(std::string_view key) {
  return static_cast<std::size_t>(std::find(id_order.begin(), id_order.end(), key) -
                                  id_order.begin());
}

std::string* find_id(Ids& ids, std::string_view key) {
  const auto hit =
      std::find_if(ids.begin(), ids.end(), [&](const auto& id) { return id.first == key; });
  return hit == ids.end() ? nullptr : &hit->second;
}

// `replace`: the column is the id's own, what another column said gives way.
void set_id(Ids& ids, std::string_view key, std::string value, bool replace) {
  if (std::string* known = find_id(ids, key)) {
    if (replace) *known = std::move(value);
    return;
  }
  const auto after = std::find_if(ids.begin(), ids.end(),
                                  [&](const auto& id) { return id_rank(id.first) > id_rank(key); });
  ids.emplace(after, key, std::move(value));
}

void write_id(const Post& post, std::string_view key, std::string& cell) {
  const Work* work = work_of(post);
  if (work == nullptr) return;
  for (const auto& [name, value] : work->ids)
    if (name == key) {
      cell = value;
      return;
    }
}

void read_number(std::string_view cell, CellReader& into, BookNumberKind own) {
  BookNumber number = read_book_number(cell);
  switch (number.kind) {
    case BookNumberKind::none: return;
    case BookNumberKind::damaged:
      into.notes.add(NoteCode::isbn_invalid, std::string(into.column), std::string(cell));
      return;
    case BookNumberKind::asin:
      return set_id(into.work().ids, "asin", std::move(number.text), false);
    case BookNumberKind::isbn10:
    case BookNumberKind::isbn13: break;
  }
  if (number.zeros_restored)
    into.notes.add(NoteCode::isbn_restored, std::string(into.column),
                   std::string(cell) + " is " + number.text);
  const std::string_view key = number.kind == BookNumberKind::isbn10 ? "isbn10" : "isbn13";
  set_id(into.work().ids, key, std::move(number.text), number.kind == own);
}

}  // namespace

std::optional<std::int64_t> read_whole(std::string_view cell, CellReader& into) {
  const auto number = Decimal::parse(trim(cell));
  if (number && number->is_whole()) return number->units();
  into.notes.add(NoteCode::number_unreadable, std::string(into.column), std::string(cell));
  return std::nullopt;
}

void write_whole(const std::optional<std::int64_t>& number, std::string& cell) {
  if (number) cell = std::to_string(*number);
}

void read_book_id(std::string_view cell, CellReader& into) {
  if (const std::string_view id = trim(cell); !id.empty())
    set_id(into.work().ids, "goodreads", std::string(id), true);
}
void write_book_id(const Post& post, std::string& cell) { write_id(post, "goodreads", cell); }

void read_title(std::string_view cell, CellReader& into) {
  into.post.title = cell;
  TitleParts parts = split_title(cell);
  into.work().title = std::move(parts.title);
  into.work().series = std::move(parts.series);
}

// The post's own title where it says the same as the work: with or without a comma before the #,
// blanks around it.
void write_title(const Post& post, std::string& cell) {
  cell = post.title;
  const Work* work = work_of(post);
  if (work == nullptr || (work->title.empty() && work->series.empty())) return;
  const TitleParts parts = split_title(post.title);
  if (parts.title != work->title || parts.series != work->series)
    cell = join_title(work->title, work->series);
}

void read_author(std::string_view cell, CellReader& into) {
  std::string name = collapse_blanks(cell);
  if (name.empty()) return;
  std::vector<std::string>& authors = into.work().authors;
  authors.insert(authors.begin(), std::move(name));
}
void write_author(const Post& post, std::string& cell) {
  const Work* work = work_of(post);
  if (work != nullptr && !work->authors.empty()) cell = work->authors.front();
}

// Goodreads takes the last word for the last name, and a single word for both.
void write_author_last_first(const Post& post, std::string& cell) {
  write_author(post, cell);
  if (cell.empty()) return;
  const std::size_t blank = cell.rfind(' ');
  cell = blank == std::string::npos ? cell + ", " + cell
                                    : cell.substr(blank + 1) + ", " + cell.substr(0, blank);
}

void read_additional_authors(std::string_view cell, CellReader& into) {
  for (;;) {
    const std::size_t comma = cell.find(',');
    std::string name = collapse_blanks(cell.substr(0, comma));
    if (!name.empty()) into.work().authors.push_back(std::move(name));
    if (comma == std::string_view::npos) return;
    cell.remove_prefix(comma + 1);
  }
}
void write_additional_authors(const Post& post, std::string& cell) {
  const Work* work = work_of(post);
  if (work == nullptr) return;
  for (std::size_t i = 1; i < work->authors.size(); ++i) {
    if (i > 1) cell += ", ";
    cell += work->authors[i];
  }
}

void read_isbn(std::string_view cell, CellReader& into) {
  read_number(cell, into, BookNumberKind::isbn10);
}
// Kindle editions have their ASIN in this column.
void write_isbn(const Post& post, std::string& cell) {
  write_id(post, "isbn10", cell);
  if (cell.empty()) write_id(post, "asin", cell);
  cell = wrap_formula(cell);
}
void read_isbn13(std::string_view cell, CellReader& into) {
  read_number(cell, into, BookNumberKind::isbn13);
}
void write_isbn13(const Post& post, std::string& cell) {
  write_id(post, "isbn13", cell);
  cell = wrap_formula(cell);
}
bool same_number(std::string_view cell, std::string_view other) {
  return unwrap_formula(cell) == unwrap_formula(other);
}

void read_average_rating(std::string_view cell, CellReader& into) {
  std::string text(trim(cell));
  if (text.find('.') == std::string::npos) std::replace(text.begin(), text.end(), ',', '.');
  if (const auto number = Decimal::parse(text))
    into.work().average_rating = *number;
  else
    into.notes.add(NoteCode::number_unreadable, std::string(into.column), std::string(cell));
}
// Two decimals, but zero is `0.0`.
void write_average_rating(const Post& post, std::string& cell) {
  const Work* work = work_of(post);
  if (work == nullptr || !work->average_rating) return;
  const Decimal& number = *work->average_rating;
  cell = number.to_string();
  if (number == Decimal{})
    cell = "0.0";
  else if (number.scale() == 0)
    cell += ".00";
  else if (number.scale() == 1)
    cell += '0';
}

void read_publisher(std::string_view cell, CellReader& into) { into.work().publisher = cell; }
void write_publisher(const Post& post, std::string& cell) {
  if (const Work* work = work_of(post)) cell = work->publisher;
}
void read_binding(std::string_view cell, CellReader& into) { into.work().binding = cell; }
void write_binding(const Post& post, std::string& cell) {
  if (const Work* work = work_of(post)) cell = work->binding;
}
void read_pages(std::string_view cell, CellReader& into) {
  if (const auto number = read_whole(cell, into)) into.work().pages = number;
}
void write_pages(const Post& post, std::string& cell) {
  if (const Work* work = work_of(post)) write_whole(work->pages, cell);
}
void read_year(std::string_view cell, CellReader& into) {
  if (const auto number = read_whole(cell, into)) into.work().year = number;
}
void write_year(const Post& post, std::string& cell) {
  if (const Work* work = work_of(post)) write_whole(work->year, cell);
}
void read_original_year(std::string_view cell, CellReader& into) {
  if (const auto number = read_whole(cell, into)) into.work().original_year = number;
}
void write_original_year(const Post& post, std::string& cell) {
  if (const Work* work = work_of(post)) write_whole(work->original_year, cell);
}

}  // namespace postferry::goodreads
