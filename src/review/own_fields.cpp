// SPDX-License-Identifier: MIT
#include "review/own_fields.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <unordered_map>
#include <utility>

#include "base/ascii.h"
#include "model/review_facts.h"
#include "review/fact_text.h"
#include "review/text.h"

namespace postferry {

namespace {

const Found* found_of(const Review& review, ReviewFact fact) {
  const auto hit = std::find_if(review.found.begin(), review.found.end(),
                                [&](const Found& found) { return is_about(found, fact); });
  return hit == review.found.end() ? nullptr : &*hit;
}

// A post's title is often a headline, and contradicts nothing.
bool is_title_of_post(std::string_view where) {
  return where == "title" || where == "front-matter:title";
}

bool contradicts(const Review& own, const Review& says, ReviewFact fact) {
  if (!has_fact(own, fact) || !has_fact(says, fact) || !disagree(own, says, fact)) return false;
  const Found* found = found_of(says, fact);
  return found == nullptr || !is_title_of_post(found->where);
}

std::string_view span_in(std::string_view body, std::string_view where) {
  constexpr std::string_view place = "body:";
  std::size_t begin = 0;
  std::size_t end = 0;
  const char* const stop = where.data() + where.size();
  const auto first = std::from_chars(where.data() + place.size(), stop, begin);
  if (first.ec != std::errc() || first.ptr == stop || *first.ptr != '-') return {};
  const auto last = std::from_chars(first.ptr + 1, stop, end);
  if (last.ec != std::errc() || begin >= end || end > body.size()) return {};
  return body.substr(begin, end - begin);
}

// Letters and digits alone: marks, hyphens in numbers and escapes don't count.
std::string letters_of(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (is_alpha(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80) out += to_lower(c);
  return out;
}

// What of an entry's value must stand in its span: of a list its first member.
std::string core_of(const Review& review, const Found& found) {
  if (is_about(found, ReviewFact::rating) && review.rating) {
    if (!review.rating->text.empty()) return letters_of(review.rating->text);
    if (review.rating->value) return letters_of(review.rating->value->to_string());
  }
  const std::string text = field_text(review, found.field);
  return letters_of(std::string_view(text).substr(0, text.find_first_of(",;(")));
}

bool says_value(const Review& review, const Found& found, std::string_view body) {
  const std::string core = core_of(review, found);
  return !core.empty() && letters_of(span_in(body, found.where)).find(core) != std::string::npos;
}

// What the post says now, by fields: a hostile review has as many entries as its body has lists.
using FoundByField = std::unordered_map<std::string_view, const Found*>;

FoundByField by_field(const Review& says) {
  FoundByField all;
  all.reserve(says.found.size());
  for (const Found& found : says.found) all.try_emplace(found.field, &found);
  return all;
}

// Where the post says now what the entry is about, as the review has it.
const Found* same_elsewhere(const Review& review, const Review& says, const FoundByField& now,
                            const Found& found) {
  const auto hit = now.find(found.field);
  if (hit == now.end() || field_text(says, found.field) != field_text(review, found.field))
    return nullptr;
  return hit->second;
}

// Whether the post speaks first of what is a further work in the review's own fields.
bool begins_with_further_work(const Review& own, const Review& says) {
  if (own.works.size() < 2 || !has_fact(says, ReviewFact::title)) return false;
  const std::string title = folded(says.works.front().title);
  return folded(own.works.front().title) != title &&
         std::any_of(own.works.begin() + 1, own.works.end(),
                     [&](const Work& work) { return folded(work.title) == title; });
}

const std::optional<Rating>& rating_of(const Review& review, std::size_t index) {
  return index == 0 ? review.rating : review.works[index].rating;
}

void add_further_ratings(const Review& own, const Review& says, std::vector<Disagreement>& all) {
  for (std::size_t i = 1; i < own.works.size(); ++i) {
    if (!own.works[i].rating || own.works[i].title.empty()) continue;
    const std::string title = folded(own.works[i].title);
    for (std::size_t j = 0; j < says.works.size(); ++j) {
      if (folded(says.works[j].title) != title || !rating_of(says, j)) continue;
      Review ours;
      Review theirs;
      ours.rating = own.works[i].rating;
      theirs.rating = rating_of(says, j);
      if (disagree(ours, theirs, ReviewFact::rating))
        all.push_back(
            {ReviewFact::other_works,
             own.works[i].title + ", " + rating_text(*ours.rating) + " (the source's own field)",
             rating_text(*theirs.rating)});
    }
  }
}

}  // namespace

std::vector<Disagreement> disagreements_with(const Review& own, const Review& says,
                                             const std::vector<Disagreement>& among) {
  std::vector<Disagreement> all;
  const bool further = begins_with_further_work(own, says);
  for (const ReviewFact fact : {ReviewFact::title, ReviewFact::authors, ReviewFact::rating}) {
    if (further || !contradicts(own, says, fact)) continue;
    const Found* found = found_of(says, fact);
    all.push_back(
        {fact, fact_text(own, fact) + " (the source's own field)",
         fact_text(says, fact) + " (" + (found == nullptr ? "body" : found->where) + ")"});
  }
  add_further_ratings(own, says, all);
  for (const Disagreement& one : among)
    if (!has_fact(own, one.fact) || !disagree(own, says, one.fact)) all.push_back(one);
  return all;
}

void renew_spans(Review& own, const Review& says, std::string_view body) {
  const FoundByField by_fields = by_field(says);
  std::erase_if(own.found, [&](Found& found) {
    if (!found.where.starts_with("body:")) return false;
    const Found* now = same_elsewhere(own, says, by_fields, found);
    if (now != nullptr && now->where == found.where) return false;
    if (says_value(own, found, body)) return false;
    if (now == nullptr) return true;
    found = *now;
    return false;
  });
}

}  // namespace postferry
