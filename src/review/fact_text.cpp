// SPDX-License-Identifier: MIT
#include "review/fact_text.h"

#include <utility>

#include "base/numbers.h"
#include "model/compare.h"
#include "model/members.h"

namespace postferry {

namespace {

std::string text_of(const std::string& text) { return text; }
std::string text_of(const Date& date) { return date.iso; }
std::string text_of(const Decimal& number) { return number.to_string(); }
std::string text_of(bool yes) { return yes ? "yes" : "no"; }
std::string text_of(std::int64_t number) { return std::to_string(number); }
std::string text_of(const Rating& rating) { return rating_text(rating); }

template <class R>
std::string scaled(const R& rating) {
  std::string text = rating.value->to_string();
  if (rating.best) text += " of " + rating.best->to_string();
  return text;
}

std::string text_of(const ReaderRating& rating) {
  std::string text = rating.value ? scaled(rating) : std::string();
  if (rating.count)
    text += (text.empty() ? "" : ", ") + std::to_string(*rating.count) +
            (*rating.count == 1 ? " vote" : " votes");
  return text;
}

std::string text_of(const AspectRating& rating) {
  return rating.aspect + " " + (rating.value ? scaled(rating) : rating.text);
}

std::string text_of(const Contributor& other) {
  return other.name + (other.role.empty() ? "" : " (" + other.role + ")");
}

std::string text_of(const Series& series) {
  return series.name + (series.position.empty() ? "" : " #" + series.position);
}

std::string text_of(const std::pair<std::string, std::string>& id) {
  return id.first + " " + id.second;
}

template <class T>
std::string text_of(const std::optional<T>& value) {
  return value ? text_of(*value) : std::string();
}

std::string text_of(const ShelfPosition& place) {
  return place.shelf + (place.position ? " #" + std::to_string(*place.position) : "");
}

std::string text_of(const Reading& reading) {
  return reading.started.iso + " to " + reading.finished.iso;
}

std::string text_of(const ListedWork& work);
std::string text_of(const Work& work);
std::string text_of(const Recommendation& group);

template <class T>
std::string text_of(const std::vector<T>& list) {
  constexpr bool named =
      std::is_same_v<T, ListedWork> || std::is_same_v<T, Work> || std::is_same_v<T, Recommendation>;
  std::string text;
  for (const T& element : list)
    text += (text.empty() ? "" : named ? "; " : ", ") + text_of(element);
  return text;
}

template <class W>
std::string title_by(const W& work) {
  return work.title + (work.authors.empty() ? "" : " by " + text_of(work.authors));
}

std::string text_of(const ListedWork& work) {
  return title_by(work) + (work.note.empty() ? "" : " (" + work.note + ")");
}

std::string text_of(const Work& work) {
  return title_by(work) + (work.rating ? ", " + rating_text(*work.rating) : "");
}

std::string text_of(const Recommendation& group) {
  return (group.reason.empty() ? "" : "(" + group.reason + ") ") + text_of(group.works);
}

// The number in "recommendations[1]", or the end of the list.
std::size_t index_in(std::string_view field, std::size_t end) {
  const std::size_t open = field.find('[');
  const auto number = parse_integer(field.substr(open + 1, field.find(']') - open - 1));
  return number && *number >= 0 ? static_cast<std::size_t>(*number) : end;
}

}  // namespace

std::string rating_text(const Rating& rating) {
  return rating.value ? scaled(rating) : rating.text;
}

std::string fact_text(const Review& review, ReviewFact fact) {
  static const Work none;
  const Work& work = review.works.empty() ? none : review.works.front();
  switch (fact) {
// clang-format off
#define WORK_FACT(id, member, field) case ReviewFact::id: return text_of(work.member);
#define REVIEW_FACT(id, member, field) case ReviewFact::id: return text_of(review.member);
// clang-format on
#include "model/review_facts.def"
#undef WORK_FACT
#undef REVIEW_FACT
    case ReviewFact::other_works: break;
  }
  std::string text;
  for (std::size_t i = 1; i < review.works.size(); ++i)
    text += (text.empty() ? "" : "; ") + text_of(review.works[i]);
  return text;
}

std::vector<std::pair<std::string, std::string>> other_fields(const Review& review) {
  std::vector<std::pair<std::string, std::string>> list;
  const auto add = [&list](std::string_view prefix, std::string_view key, const auto& value) {
    std::string field = std::string(prefix) + std::string(key);
    ReviewFact fact{};
    if (!is_absent(value) && !find_review_fact(field, fact))
      list.emplace_back(std::move(field), text_of(value));
  };
  for_each_member<Review>([&](const auto& member) {
    const auto& value = review.*member.pointer;
    using T = std::remove_cvref_t<decltype(value)>;
    if constexpr (!std::is_same_v<T, std::vector<Work>> && !std::is_same_v<T, std::vector<Found>>)
      add("", member.key, value);
  });
  if (review.works.empty()) return list;
  const Work& work = review.works.front();
  for_each_member<Work>(
      [&](const auto& member) { add("works[0].", member.key, work.*member.pointer); });
  return list;
}

std::string field_text(const Review& review, std::string_view field) {
  constexpr std::string_view ids = "works[0].ids.";
  if (field.starts_with(ids) && !review.works.empty())
    for (const auto& [kind, id] : review.works.front().ids)
      if (kind == field.substr(ids.size())) return id;
  if (field.starts_with("recommendations[")) {
    const std::size_t at = index_in(field, review.recommendations.size());
    return at < review.recommendations.size() ? text_of(review.recommendations[at]) : "";
  }
  if (field.starts_with("works[") && field.ends_with(']')) {
    const std::size_t at = index_in(field, review.works.size());
    return at < review.works.size() ? text_of(review.works[at]) : "";
  }
  ReviewFact fact{};
  return find_review_fact(field, fact) ? fact_text(review, fact) : "";
}

}  // namespace postferry
