// SPDX-License-Identifier: MIT
// What is taken as it stands, many times in a review: criteria, editions, lists of other works.
#include <iterator>
#include <utility>

#include "review/judge.h"

namespace postferry {

// Several criteria prove a review by themselves; two of them need something else beside them.
void Judge::take_aspects() {
  constexpr std::size_t enough = 3;
  const auto& aspects = facts_.aspects;
  if (aspects.size() < 2 || (aspects.size() < enough && !about_work_))
    return left_.leave_all(Reason::aspects_few, ReviewFact::aspect_ratings, aspects);
  for (std::size_t i = 1; i < aspects.size(); ++i)
    if (aspects[i].value.best != aspects[0].value.best ||
        aspects[i].lines.first > aspects[i - 1].lines.first + 2)
      return left_.leave_all(Reason::aspects_apart, ReviewFact::aspect_ratings, aspects);
  for (const auto& aspect : aspects) out_.review.aspect_ratings.push_back(aspect.value);
  const LineRange lines{aspects.front().lines.first, aspects.back().lines.last};
  add_found(name(ReviewFact::aspect_ratings), span(lines), aspects.front().confidence);
}

// What lines say of the edition and the reading, where they can be about no other work.
void Judge::take_editions() {
  if (!about_work_) return leave_editions(Reason::no_work);
  if (out_.review.works.size() > 1 || facts_.named.size() > 1)
    return leave_editions(Reason::several_works);
  if (!facts_.titles.empty() && label_title_ == nullptr)
    return leave_editions(Reason::several_works);
  if (authors_ == nullptr && !(facts_.authors.empty() && facts_.bylines.size() < 2))
    return leave_editions(Reason::several_works);
  for (auto it = facts_.editions.begin(); it != facts_.editions.end(); ++it) {
    const auto same_thing = [&](const Candidate<StatedFact>& other) {
      return other.value.fact == it->value.fact && other.value.part == it->value.part;
    };
    const auto contradicts = [&](const Candidate<StatedFact>& other) {
      return same_thing(other) && !same_fact(other.value.says, it->value.says, it->value.fact);
    };
    const bool later = std::any_of(facts_.editions.begin(), it, same_thing);
    const bool contradicted = !later && std::any_of(it + 1, facts_.editions.end(), contradicts);
    if (!later && !contradicted)
      take_edition(*it);
    else if (left_ && (contradicted || std::any_of(facts_.editions.begin(), it, contradicts)))
      left_.leave(Reason::contradicted, it->value.fact, *it);
  }
}

void Judge::leave_editions(Reason reason) const {
  for (const auto& stated : facts_.editions) left_.leave(reason, stated.value.fact, stated);
}

void Judge::take_edition(const Candidate<StatedFact>& stated) {
  const StatedFact& said = stated.value;
  if (said.fact == ReviewFact::contributors) {
    auto& all = main_work().contributors;
    const auto& more = said.says.works.front().contributors;
    all.insert(all.end(), more.begin(), more.end());
  } else if (!copy_fact(out_.review, said.says, said.fact)) {
    return;
  }
  if (said.whole) out_.add_lines(said.fact, stated.lines);
  std::string field(name(said.fact));
  if (said.fact == ReviewFact::ids) field += "." + said.part;
  add_found(field, span(stated.lines), stated.confidence);
}

void Judge::take_recommendations() {
  std::size_t index = 0;
  out_.review.recommendations.reserve(facts_.recommendations.size());
  for (auto& group : facts_.recommendations) {
    out_.review.recommendations.push_back(std::move(group.value));
    note(ReviewFact::recommendations, group, "recommendations[" + std::to_string(index++) + "]");
  }
}

void Judge::take_upcoming() {
  auto& all = out_.review.upcoming;
  for (auto& group : facts_.upcoming) {
    if (all.empty())
      all = std::move(group.value.works);
    else
      std::move(group.value.works.begin(), group.value.works.end(), std::back_inserter(all));
    note(ReviewFact::upcoming, group);
  }
}

}  // namespace postferry
