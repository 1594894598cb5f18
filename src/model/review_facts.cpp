// SPDX-License-Identifier: MIT
#include "model/review_facts.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

#include "base/ascii.h"
#include "model/compare.h"
#include "model/members.h"

namespace postferry {

namespace {

constexpr std::array<std::string_view, review_fact_count> names = {
#define WORK_FACT(id, member, field) "works[0]." #member,
#define REVIEW_FACT(id, member, field) #member,
#include "model/review_facts.def"
#undef WORK_FACT
#undef REVIEW_FACT
    "works[1]"};

constexpr std::array<Field, review_fact_count> fields = {
#define WORK_FACT(id, member, field) Field::field,
#define REVIEW_FACT(id, member, field) Field::field,
#include "model/review_facts.def"
#undef WORK_FACT
#undef REVIEW_FACT
    Field::review_works};

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

// Calls `use` with the member of each review that is the fact; they may be one review.
template <class A, class B, class Use>
auto with_members(A& a, B& b, ReviewFact fact, Use use) {
  switch (fact) {
// clang-format off
#define WORK_FACT(id, member, field) \
    case ReviewFact::id: return use(main_work(a).member, main_work(b).member);
#define REVIEW_FACT(id, member, field) case ReviewFact::id: return use(a.member, b.member);
// clang-format on
#include "model/review_facts.def"
#undef WORK_FACT
#undef REVIEW_FACT
    case ReviewFact::other_works: break;
  }
  return use(a.works, b.works);
}

constexpr std::string_view main_work_prefix = "works[0].";

constexpr auto of_main_work = [] {
  std::array<bool, review_fact_count> of{};
  for (std::size_t i = 0; i < of.size(); ++i) of[i] = names[i].starts_with(main_work_prefix);
  return of;
}();

/// Names of facts by their length and last letter, which tell them apart.
constexpr std::size_t name_slots = 256;
constexpr std::size_t slot_of(std::string_view name) noexcept {
  return (name.size() * 11 + static_cast<unsigned char>(name.back())) % name_slots;
}
constexpr auto slots_of_names = [] {
  std::array<std::uint8_t, name_slots> slots{};  // 1 is the first fact; 0 is none
  for (std::size_t i = 0; i + 1 < names.size(); ++i) {
    std::size_t at = slot_of(names[i]);
    while (slots[at] != 0) at = (at + 1) % name_slots;
    slots[at] = static_cast<std::uint8_t>(i + 1);
  }
  return slots;
}();

// The place of the fact of that name; review_fact_count if there is none.
std::size_t rank_of_name(std::string_view name) noexcept {
  for (std::size_t at = slot_of(name); slots_of_names[at] != 0; at = (at + 1) % name_slots)
    if (names[slots_of_names[at] - 1U] == name) return slots_of_names[at] - 1U;
  return review_fact_count;
}

// Where an entry stands among those of facts; entries about other things stay where they are.
std::size_t rank(const Found& found) {
  const std::string_view field = found.field;
  std::size_t begin = 0;
  constexpr auto end = static_cast<std::size_t>(ReviewFact::other_works);
  if (field.starts_with("works[")) {
    if (!field.starts_with(main_work_prefix)) return field.starts_with("works[0]") ? end + 1 : end;
    begin = main_work_prefix.size();
  }
  std::size_t size = begin;
  while (size < field.size() && field[size] != '[' && field[size] != '.') ++size;
  return size == 0 ? review_fact_count : rank_of_name(field.substr(0, size));
}

std::span<const Work> other_works(const Review& review) {
  return std::span<const Work>(review.works).subspan(review.works.empty() ? 0 : 1);
}

void copy_found(Review& to, const Review& from, ReviewFact fact) {
  if (to.found.capacity() < from.found.size()) to.found.reserve(2 * from.found.size());
  for (const Found& found : from.found) {
    if (!is_about(found, fact)) continue;
    auto behind = to.found.end();
    while (behind != to.found.begin() && rank(*(behind - 1)) > static_cast<std::size_t>(fact))
      --behind;
    to.found.insert(behind, found);
  }
}

// Ids are facts of their own: each that is missing is added, with its entry of `found`.
bool add_ids(Review& to, const Review& from) {
  Ids& ids = main_work(to).ids;
  bool added = false;
  for (const auto& id : main_work(from).ids) {
    const auto same_kind = [&](const auto& other) { return other.first == id.first; };
    if (std::any_of(ids.begin(), ids.end(), same_kind)) continue;
    ids.push_back(id);
    added = true;
    const std::string entry = "works[0].ids." + id.first;
    for (const Found& found : from.found)
      if (found.field == entry) to.found.push_back(found);
  }
  return added;
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

Field field_of(ReviewFact fact) noexcept { return fields[static_cast<std::size_t>(fact)]; }

bool is_of_main_work(ReviewFact fact) noexcept {
  return of_main_work[static_cast<std::size_t>(fact)];
}

bool is_about(const Found& found, ReviewFact fact) noexcept {
  const std::string_view field = found.field;
  if (fact == ReviewFact::other_works)
    return field.starts_with("works[") && !field.starts_with("works[0]");
  const std::string_view wanted = name(fact);
  // The last letter tells most names apart.
  return field.size() >= wanted.size() && field[wanted.size() - 1] == wanted.back() &&
         field.starts_with(wanted) &&
         (field.size() == wanted.size() || field[wanted.size()] == '[' ||
          field[wanted.size()] == '.');
}

bool has_fact(const Review& review, ReviewFact fact) noexcept {
  if (fact == ReviewFact::other_works) return review.works.size() > 1;
  return with_members(review, review, fact,
                      [](const auto& value, const auto&) { return !is_absent(value); });
}

FactBits facts_of(const Review& review) noexcept {
  FactBits facts = 0;
  const auto add = [&facts](ReviewFact fact, const auto& value) {
    if (!is_absent(value)) facts |= fact_bit(fact);
  };
  if (!review.works.empty()) {
    const Work& work = review.works.front();
#define WORK_FACT(id, member, field) add(ReviewFact::id, work.member);
#define REVIEW_FACT(id, member, field)
#include "model/review_facts.def"
#undef WORK_FACT
#undef REVIEW_FACT
  }
#define WORK_FACT(id, member, field)
#define REVIEW_FACT(id, member, field) add(ReviewFact::id, review.member);
#include "model/review_facts.def"
#undef WORK_FACT
#undef REVIEW_FACT
  if (review.works.size() > 1) facts |= fact_bit(ReviewFact::other_works);
  return facts;
}

bool same_fact(const Review& a, const Review& b, ReviewFact fact) {
  if (fact == ReviewFact::rating)
    return a.rating.has_value() == b.rating.has_value() &&
           (!a.rating || same_numbers(*a.rating, *b.rating));
  if (fact == ReviewFact::other_works) return std::ranges::equal(other_works(a), other_works(b));
  return with_members(a, b, fact, [](const auto& one, const auto& two) { return one == two; });
}

void erase_fact(Review& review, ReviewFact fact) {
  std::erase_if(review.found, [&](const Found& found) { return is_about(found, fact); });
  if (fact == ReviewFact::other_works) {
    if (review.works.size() > 1) review.works.resize(1);
  } else if (has_fact(review, fact)) {
    with_members(review, review, fact, [](auto& value, auto&) { value = {}; });
  }
  if (review.works.size() == 1 && is_empty(review.works.front())) review.works.clear();
}

bool move_fact(Review& to, Review& from, ReviewFact fact) {
  if (fact == ReviewFact::ids || fact == ReviewFact::other_works) return copy_fact(to, from, fact);
  if (!has_fact(from, fact) || has_fact(to, fact)) return false;
  with_members(to, from, fact, [](auto& target, auto& value) { target = std::move(value); });
  copy_found(to, from, fact);
  return true;
}

bool copy_fact(Review& to, const Review& from, ReviewFact fact) {
  if (!has_fact(from, fact)) return false;
  if (fact == ReviewFact::ids && has_fact(to, fact)) return add_ids(to, from);
  if (has_fact(to, fact)) return false;
  if (fact == ReviewFact::other_works) {
    (void)main_work(to);
    to.works.insert(to.works.end(), from.works.begin() + 1, from.works.end());
  } else {
    with_members(to, from, fact, [](auto& target, const auto& value) { target = value; });
  }
  copy_found(to, from, fact);
  return true;
}

void order_found(Review& review) {
  std::size_t highest = 0;
  const auto is_in_order = [&highest](const Found& found) {
    const std::size_t its = rank(found);
    return std::exchange(highest, its) <= its;
  };
  if (!std::all_of(review.found.begin(), review.found.end(), is_in_order))
    std::ranges::stable_sort(review.found, {}, rank);
}

bool may_be_same_work(std::string_view a, std::string_view b) noexcept {
  if (a.size() > b.size()) std::swap(a, b);
  if (a.empty()) return true;
  if (!equals_ignoring_case(a, b.substr(0, a.size()))) return false;
  if (a.size() == b.size()) return true;
  const char behind = b[a.size()];
  return !is_alpha(behind) && !is_digit(behind) && static_cast<unsigned char>(behind) < 0x80;
}

bool fill_facts(Review& to, const Review& from) {
  // A post's title is often a headline: it tells no two works apart.
  const bool headline = std::any_of(from.found.begin(), from.found.end(), [](const Found& found) {
    return is_about(found, ReviewFact::title) && found.where == "title";
  });
  const bool same_work =
      headline || may_be_same_work(main_work(std::as_const(to)).title, main_work(from).title);
  bool added = false;
  for (const ReviewFact fact : all_review_facts)
    if (same_work || !is_of_main_work(fact)) added = copy_fact(to, from, fact) || added;
  return added;
}

bool differs(const Post& post, const ShownBody& shown) noexcept {
  return shown.rendered || (!shown.image.empty() && post.featured_image);
}

Post as_shown(const Post& post, const ShownBody& shown) {
  Post out = post;
  if (shown.rendered) out.content = shown.body;
  if (!shown.image.empty() && out.featured_image) out.featured_image->url = shown.image;
  return out;
}

}  // namespace postferry
