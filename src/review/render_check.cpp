// SPDX-License-Identifier: MIT
#include "review/render_check.h"

#include <algorithm>

#include "model/compare.h"

namespace postferry {

namespace {

template <class List>
bool are_among(const List& some, const List& all) {
  return std::all_of(some.begin(), some.end(), [&](const auto& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
  });
}

template <class R>
bool same_numbers(const R& a, const R& b) {
  return a.value == b.value && a.best == b.best;
}

bool contradict(const Review& review, const Review& said, ReviewFact fact) {
  switch (fact) {
    case ReviewFact::ids: return !are_among(said.works[0].ids, review.works[0].ids);
    case ReviewFact::series: return !are_among(said.works[0].series, review.works[0].series);
    case ReviewFact::contributors:
      return !are_among(said.works[0].contributors, review.works[0].contributors);
    case ReviewFact::rating: return !same_numbers(*said.rating, *review.rating);
    case ReviewFact::aspect_ratings:
      return !std::equal(said.aspect_ratings.begin(), said.aspect_ratings.end(),
                         review.aspect_ratings.begin(), review.aspect_ratings.end(),
                         [](const AspectRating& a, const AspectRating& b) {
                           return a.aspect == b.aspect && same_numbers(a, b);
                         });
    default: return !same_fact(review, said, fact);
  }
}

bool is_of_post_title(const Review& said, ReviewFact fact) {
  return std::any_of(said.found.begin(), said.found.end(), [fact](const Found& found) {
    // A title's series has no entry of its own.
    return found.where == "title" &&
           is_about(found, fact == ReviewFact::series ? ReviewFact::title : fact);
  });
}

}  // namespace

FactSet facts_said(const Review& review, const Review& said) {
  FactSet facts;
  for (const ReviewFact fact : all_review_facts)
    facts.set(bit_of(fact), has_fact(review, fact) && same_fact(review, said, fact));
  return facts;
}

FactSet facts_contradicted(const Review& review, const Review& said) {
  FactSet facts;
  for (const ReviewFact fact : all_review_facts)
    facts.set(bit_of(fact), has_fact(review, fact) && has_fact(said, fact) &&
                                contradict(review, said, fact) && !is_of_post_title(said, fact));
  return facts;
}

FactSet facts_invented(const Review& review, const Review& before, const Review& after) {
  FactSet facts;
  for (const ReviewFact fact : all_review_facts)
    facts.set(bit_of(fact), has_fact(after, fact) && !has_fact(before, fact) &&
                                !has_fact(review, fact) && !is_of_post_title(after, fact));
  return facts;
}

}  // namespace postferry
