// SPDX-License-Identifier: MIT
#include "model/review_facts.h"

#include <algorithm>
#include <iterator>

#include "model/members.h"

namespace postferry {

namespace {

constexpr std::array<std::string_view, 6> names = {
    "works[0].title", "works[0].authors", "subjects", "rating", "recommendations", "upcoming"};

bool same_numbers(const Rating& a, const Rating& b) {
  return a.value == b.value && a.best == b.best &&
         (a.text == b.text || a.text.empty() || b.text.empty());
}

const Work& main_work(const Review& review) {
  static const Work none;
  return review.works.empty() ? none : review.works.front();
}

Work& main_work(Review& review) {
  if (review.works.empty()) review.works.emplace_back();
  return review.works.front();
}

// Where an entry stands among those of facts; entries about other things stay where they are.
std::size_t rank(const Found& found) {
  for (const ReviewFact fact : all_review_facts)
    if (is_about(found, fact)) return static_cast<std::size_t>(fact);
  return all_review_facts.size();
}

}  // namespace

std::string_view name(ReviewFact fact) noexcept { return names[static_cast<std::size_t>(fact)]; }

bool find_review_fact(std::string_view text, ReviewFact& fact) noexcept {
  for (const ReviewFact candidate : all_review_facts)
    if (name(candidate) == text) {
      fact = candidate;
      return true;
    }
  return false;
}

Field field_of(ReviewFact fact) noexcept {
  switch (fact) {
    case ReviewFact::title: return Field::work_title;
    case ReviewFact::authors: return Field::work_authors;
    case ReviewFact::subjects: return Field::review_subjects;
    case ReviewFact::rating: return Field::rating_value;
    case ReviewFact::recommendations: return Field::review_recommendations;
    case ReviewFact::upcoming: return Field::review_upcoming;
  }
  return Field::review_works;
}

bool is_about(const Found& found, ReviewFact fact) noexcept {
  const std::string_view wanted = name(fact);
  const std::string_view field = found.field;
  return field.starts_with(wanted) &&
         (field.size() == wanted.size() || field[wanted.size()] == '[');
}

bool has_fact(const Review& review, ReviewFact fact) noexcept {
  switch (fact) {
    case ReviewFact::title: return !main_work(review).title.empty();
    case ReviewFact::authors: return !main_work(review).authors.empty();
    case ReviewFact::subjects: return !review.subjects.empty();
    case ReviewFact::rating: return review.rating.has_value();
    case ReviewFact::recommendations: return !review.recommendations.empty();
    case ReviewFact::upcoming: return !review.upcoming.empty();
  }
  return false;
}

bool same_fact(const Review& a, const Review& b, ReviewFact fact) {
  switch (fact) {
    case ReviewFact::title: return main_work(a).title == main_work(b).title;
    case ReviewFact::authors: return main_work(a).authors == main_work(b).authors;
    case ReviewFact::subjects: return a.subjects == b.subjects;
    case ReviewFact::rating:
      return a.rating.has_value() == b.rating.has_value() &&
             (!a.rating || same_numbers(*a.rating, *b.rating));
    case ReviewFact::recommendations: return a.recommendations == b.recommendations;
    case ReviewFact::upcoming: return a.upcoming == b.upcoming;
  }
  return false;
}

void erase_fact(Review& review, ReviewFact fact) {
  std::erase_if(review.found, [&](const Found& found) { return is_about(found, fact); });
  switch (fact) {
    case ReviewFact::title:
      if (!review.works.empty()) review.works.front().title.clear();
      break;
    case ReviewFact::authors:
      if (!review.works.empty()) review.works.front().authors.clear();
      break;
    case ReviewFact::subjects: review.subjects.clear(); break;
    case ReviewFact::rating: review.rating.reset(); break;
    case ReviewFact::recommendations: review.recommendations.clear(); break;
    case ReviewFact::upcoming: review.upcoming.clear(); break;
  }
  if (review.works.size() == 1 && is_empty(review.works.front())) review.works.clear();
}

void copy_fact(Review& to, const Review& from, ReviewFact fact) {
  if (has_fact(to, fact) || !has_fact(from, fact)) return;
  switch (fact) {
    case ReviewFact::title: main_work(to).title = main_work(from).title; break;
    case ReviewFact::authors: main_work(to).authors = main_work(from).authors; break;
    case ReviewFact::subjects: to.subjects = from.subjects; break;
    case ReviewFact::rating: to.rating = from.rating; break;
    case ReviewFact::recommendations: to.recommendations = from.recommendations; break;
    case ReviewFact::upcoming: to.upcoming = from.upcoming; break;
  }
  const auto behind = std::find_if(to.found.begin(), to.found.end(), [&](const Found& other) {
    return rank(other) > static_cast<std::size_t>(fact);
  });
  std::vector<Found> entries;
  std::copy_if(from.found.begin(), from.found.end(), std::back_inserter(entries),
               [&](const Found& found) { return is_about(found, fact); });
  to.found.insert(behind, entries.begin(), entries.end());
}

bool fill_facts(Review& to, const Review& from) {
  bool added = false;
  for (const ReviewFact fact : all_review_facts) {
    added = added || (!has_fact(to, fact) && has_fact(from, fact));
    copy_fact(to, from, fact);
  }
  return added;
}

}  // namespace postferry
