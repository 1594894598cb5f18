// SPDX-License-Identifier: MIT
#include "commands/join_fill.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "commands/work_keys.h"
#include "review/book_ids.h"

namespace postferry {

namespace {

bool is_absent_value(const std::string& value) { return value.empty(); }
bool is_absent_value(const Date& value) { return value.empty(); }
template <class T>
bool is_absent_value(const std::vector<T>& value) {
  return value.empty();
}
template <class T>
bool is_absent_value(const std::optional<T>& value) {
  return !value.has_value();
}

template <class T>
void fill(T& to, const T& from) {
  if (is_absent_value(to)) to = from;
}

bool has_common(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::find_first_of(a.begin(), a.end(), b.begin(), b.end()) != a.end();
}

// The surest id that both have decides. Without one it is the edition that the library has.
bool may_be_same_edition(const Work& a, const Work& b) {
  const std::vector<std::string> ours = isbns_of(a);
  const std::vector<std::string> theirs = isbns_of(b);
  if (!ours.empty() && !theirs.empty()) return has_common(ours, theirs);
  const std::string our_id = goodreads_id_of(a);
  const std::string their_id = goodreads_id_of(b);
  if (!our_id.empty() && !their_id.empty()) return our_id == their_id;
  const std::string_view our_asin = id_of(a.ids, "asin");
  const std::string_view their_asin = id_of(b.ids, "asin");
  return our_asin.empty() || their_asin.empty() || our_asin == their_asin;
}

void fill_edition(Work& to, const Work& from) {
  for (const auto& [name, value] : from.ids) add_id(to.ids, name, value);
  fill(to.subtitle, from.subtitle);
  fill(to.publisher, from.publisher);
  fill(to.binding, from.binding);
  fill(to.pages, from.pages);
  fill(to.year, from.year);
  fill(to.language, from.language);
  fill(to.contributors, from.contributors);
  fill(to.url, from.url);
  fill(to.cover, from.cover);
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

std::string both(const std::string& post, const std::string& library) {
  return post + " in the post, " + library + " in the library";
}

std::string said(const Rating& rating) {
  return rating.value->to_string() + (rating.best ? "/" + rating.best->to_string() : "");
}

// Ratings without a scale are only compared with their like.
bool differ(const Rating& a, const Rating& b) {
  if (!a.best || !b.best) return a.best == b.best && a.value != b.value;
  const double best_a = a.best->to_double();
  const double best_b = b.best->to_double();
  if (best_a <= 0 || best_b <= 0) return false;
  const double coarser = std::min(best_a, best_b);
  const double apart = std::abs(a.value->to_double() / best_a - b.value->to_double() / best_b);
  return apart * coarser > 1 - 1e-9;
}

// "2024-03" does not contradict 2024-03-15.
bool differ(const Date& a, const Date& b) {
  if (a.empty() || b.empty()) return false;
  constexpr std::size_t day = 10;
  const std::size_t known = std::min({a.iso.size(), b.iso.size(), day});
  return a.iso.compare(0, known, b.iso, 0, known) != 0;
}

void note_dates(const char* field, const Date& post, const Date& row, Notes& notes) {
  if (differ(post, row)) notes.add(NoteCode::join_conflict, field, both(post.iso, row.iso));
}

}  // namespace

void fill_work(Work& to, const Work& from) {
  const bool same_edition = may_be_same_edition(to, from);
  fill(to.title, from.title);
  fill(to.authors, from.authors);
  fill(to.series, from.series);
  fill(to.original_year, from.original_year);
  fill(to.kind, from.kind);
  fill(to.average_rating, from.average_rating);
  if (same_edition) fill_edition(to, from);
}

void fill_reading(Review& to, const Review& from) {
  if (from.rating && from.rating->value && !(to.rating && to.rating->value))
    to.rating = from.rating;
  fill(to.started, from.started);
  fill(to.finished, from.finished);
  fill(to.added, from.added);
  fill(to.readings, from.readings);
  fill(to.read_count, from.read_count);
  fill(to.owned_copies, from.owned_copies);
  fill(to.shelf, from.shelf);
  fill(to.shelves, from.shelves);
  fill(to.shelf_positions, from.shelf_positions);
}

void note_conflicts(const Work& post, const Work& row, Notes& notes) {
  if (!post.title.empty() && !row.title.empty() && !share_title(post, row))
    notes.add(NoteCode::join_conflict, "work.title", both(post.title, row.title));
  if (!post.authors.empty() && !row.authors.empty() && !share_author(post, row))
    notes.add(NoteCode::join_conflict, "work.authors",
              both(joined(post.authors), joined(row.authors)));
}

void note_conflicts(const Review& post, const Review& row, Notes& notes) {
  if (post.rating && post.rating->value && row.rating && row.rating->value &&
      differ(*post.rating, *row.rating))
    notes.add(NoteCode::join_conflict, "review.rating",
              both(said(*post.rating), said(*row.rating)));
  note_dates("review.started", post.started, row.started, notes);
  note_dates("review.finished", post.finished, row.finished, notes);
}

}  // namespace postferry
