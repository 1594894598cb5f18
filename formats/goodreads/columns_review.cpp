// SPDX-License-Identifier: MIT
#include "goodreads/columns_review.h"

#include <algorithm>
#include <cmath>

#include "base/ascii.h"
#include "goodreads/columns_work.h"
#include "goodreads/review_html.h"

namespace postferry::goodreads {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr int best_stars = 5;

void read_day(std::string_view cell, CellReader& into, Date Review::*member) {
  if (auto iso = read_date(cell, into.slashes))
    (into.review().*member).iso = std::move(*iso);
  else
    into.notes.add(NoteCode::date_unreadable, std::string(into.column), std::string(cell));
}

void write_day(const Post& post, std::string& cell, const Date Review::*member) {
  if (post.review) cell = write_date((*post.review.*member).iso);
}

void write_text(const Post& post, std::string& cell, const std::string Review::*member) {
  if (post.review) cell = *post.review.*member;
}

// `a, b, c`
template <class Visit>
void for_each_listed(std::string_view cell, Visit&& visit) {
  for (;;) {
    const std::size_t comma = cell.find(',');
    const std::string_view item = trim(cell.substr(0, comma));
    if (!item.empty()) visit(item);
    if (comma == npos) return;
    cell.remove_prefix(comma + 1);
  }
}

// `sf (#3)`; a shelf without a rank is possible.
ShelfPosition read_position(std::string_view item) {
  const std::size_t open = item.rfind(" (#");
  if (open != npos && open > 0 && item.ends_with(')')) {
    const std::string_view digits = item.substr(open + 3, item.size() - open - 4);
    if (is_canonical_integer(digits))
      return {std::string(item.substr(0, open)), parse_integer(digits)};
  }
  return {std::string(item), std::nullopt};
}

// Goodreads lists the exclusive shelf among the others, but for `read`.
bool is_listed(const std::string& exclusive) { return !exclusive.empty() && exclusive != "read"; }

void append_listed(std::string& cell, std::string_view item) {
  if (!cell.empty()) cell += ", ";
  cell += item;
}

// The order of the shelves is that of their ranks where these name the same shelves.
bool positions_name_shelves(const Review& review) {
  std::size_t next = 0;
  for (const ShelfPosition& position : review.shelf_positions) {
    if (position.shelf == review.shelf) continue;
    if (next == review.shelves.size() || position.shelf != review.shelves[next]) return false;
    ++next;
  }
  return !review.shelf_positions.empty() && next == review.shelves.size();
}

// The exclusive shelf is no shelf of its own, whichever column stands first.
void leave_out_exclusive(Review& review) {
  if (!review.shelf.empty()) std::erase(review.shelves, review.shelf);
}

}  // namespace

// 0 is Goodreads' way to say that there is no rating.
void read_rating(std::string_view cell, CellReader& into) {
  const auto value = Decimal::parse(trim(cell));
  if (!value || value->units() < 0 || value->to_double() > best_stars) {
    into.notes.add(NoteCode::rating_unreadable, std::string(into.column), std::string(cell));
  } else if (value->units() > 0) {
    into.review().rating = Rating{*value, Decimal(best_stars), std::nullopt, {}};
  }
}

// "Unrated" is `0`; what is rated and can't be said in stars leaves the cell empty.
void write_rating(const Post& post, std::string& cell) {
  cell = '0';
  if (!post.review || !post.review->rating) return;
  const int stars = to_stars(*post.review->rating).count;
  cell = stars > 0 ? std::to_string(stars) : std::string();
}

Stars to_stars(const Rating& rating) {
  if (!rating.value) return {};
  const double value = rating.value->to_double();
  const double best = rating.best ? rating.best->to_double() : best_stars;
  const double worst = rating.worst ? rating.worst->to_double() : 0;
  if (best <= worst || value < worst || value > best || rating.value->units() <= 0) return {};
  // A scale that starts above zero puts its worst value at one star.
  const double stars = worst > 0 ? 1 + (value - worst) / (best - worst) * (best_stars - 1)
                                 : (value - worst) / (best - worst) * best_stars;
  constexpr double noise = 1e-9;  // of binary fractions: 2.7 of 3 is 4.5 stars
  const double rounded = std::floor(stars + 0.5 + noise);
  return {std::clamp(static_cast<int>(rounded), 1, best_stars), std::fabs(stars - rounded) < noise};
}

void read_started(std::string_view cell, CellReader& into) {
  read_day(cell, into, &Review::started);
}
void write_started(const Post& post, std::string& cell) { write_day(post, cell, &Review::started); }
void read_finished(std::string_view cell, CellReader& into) {
  read_day(cell, into, &Review::finished);
}
void write_finished(const Post& post, std::string& cell) {
  write_day(post, cell, &Review::finished);
}
void read_added(std::string_view cell, CellReader& into) { read_day(cell, into, &Review::added); }
void write_added(const Post& post, std::string& cell) { write_day(post, cell, &Review::added); }

void read_shelves(std::string_view cell, CellReader& into) {
  Review& review = into.review();
  for_each_listed(cell, [&](std::string_view shelf) { review.shelves.emplace_back(shelf); });
  leave_out_exclusive(review);
}
void write_shelves(const Post& post, std::string& cell) {
  if (!post.review) return;
  const Review& review = *post.review;
  if (positions_name_shelves(review)) {
    for (const ShelfPosition& position : review.shelf_positions)
      append_listed(cell, position.shelf);
    return;
  }
  if (is_listed(review.shelf)) append_listed(cell, review.shelf);
  for (const std::string& shelf : review.shelves) append_listed(cell, shelf);
}

void read_shelf_positions(std::string_view cell, CellReader& into) {
  Review& review = into.review();
  for_each_listed(
      cell, [&](std::string_view item) { review.shelf_positions.push_back(read_position(item)); });
}
void write_shelf_positions(const Post& post, std::string& cell) {
  if (!post.review) return;
  for (const ShelfPosition& position : post.review->shelf_positions) {
    append_listed(cell, position.shelf);
    if (position.position) cell += " (#" + std::to_string(*position.position) + ")";
  }
}

void read_shelf(std::string_view cell, CellReader& into) {
  into.review().shelf = cell;
  leave_out_exclusive(into.review());
}
void write_shelf(const Post& post, std::string& cell) { write_text(post, cell, &Review::shelf); }

void read_content(std::string_view cell, CellReader& into) {
  into.post.content = Text{"html", std::string(cell), false};
}
void write_content(const Post& post, std::string& cell) {
  if (post.content) append_review_html(cell, *post.content);
}

void read_spoiler(std::string_view cell, CellReader& into) {
  const std::string_view text = trim(cell);
  for (const std::string_view no : {"false", "no", "0"})
    if (equals_ignoring_case(text, no)) return;
  for (const std::string_view yes : {"true", "yes", "1"})
    if (equals_ignoring_case(text, yes)) {
      into.review().spoiler = true;
      return;
    }
  into.notes.add(NoteCode::value_unreadable, std::string(into.column), std::string(cell));
}
void write_spoiler(const Post& post, std::string& cell) {
  if (post.review && post.review->spoiler) cell = "true";
}

void read_private_notes(std::string_view cell, CellReader& into) {
  into.review().private_notes = cell;
}
void write_private_notes(const Post& post, std::string& cell) {
  write_text(post, cell, &Review::private_notes);
}
void read_recommended_for(std::string_view cell, CellReader& into) {
  into.review().recommended_for = cell;
}
void write_recommended_for(const Post& post, std::string& cell) {
  write_text(post, cell, &Review::recommended_for);
}
void read_recommended_by(std::string_view cell, CellReader& into) {
  into.review().recommended_by = cell;
}
void write_recommended_by(const Post& post, std::string& cell) {
  write_text(post, cell, &Review::recommended_by);
}

void read_read_count(std::string_view cell, CellReader& into) {
  if (const auto number = read_whole(cell, into)) into.review().read_count = number;
}
void write_read_count(const Post& post, std::string& cell) {
  if (post.review) write_whole(post.review->read_count, cell);
}
void read_owned_copies(std::string_view cell, CellReader& into) {
  if (const auto number = read_whole(cell, into)) into.review().owned_copies = number;
}
void write_owned_copies(const Post& post, std::string& cell) {
  if (post.review) write_whole(post.review->owned_copies, cell);
}

}  // namespace postferry::goodreads
