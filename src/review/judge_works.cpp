// SPDX-License-Identifier: MIT
// Posts about several works, and the numbers of books that links say.
#include <utility>

#include "review/book_ids.h"
#include "review/judge.h"
#include "review/linked_ids.h"
#include "review/text.h"

namespace postferry {

namespace {

// ISBNs of both lengths are of one edition.
bool fits(const Ids& ids, const LinkedId& one) {
  if (one.kind != "isbn10" && one.kind != "isbn13") return true;
  const std::string_view other = id_of(ids, one.kind == "isbn10" ? "isbn13" : "isbn10");
  return other.empty() || same_isbn(other, one.value);
}

}  // namespace

// A round-up: several works, each with its rating, and nothing that says which is the post's.
bool Judge::take_several(const PostTitle& title) {
  if (label_title_ == nullptr && facts_.titles.size() > 1 && !elsewhere()) {
    std::vector<Candidate<Work>> blocks = labelled_blocks();
    if (!blocks.empty()) {
      take_works(blocks);
      return true;
    }
  }
  if (label_title_ != nullptr || authors_ != nullptr || elsewhere()) return false;
  if (rating_ != nullptr && facts_.lone_ratings.empty()) return false;
  std::vector<Candidate<Work>> below;
  if (facts_.rated.empty()) below = rated_below();
  std::vector<Candidate<Work>>& works = facts_.rated.empty() ? below : facts_.rated;
  if (works.size() < 2) {
    if (works.size() == 1 && title.proof == 0) take_rated(works.front());
    return works.size() == 1 && title.proof == 0;
  }
  take_works(works);
  return true;
}

void Judge::take_works(std::vector<Candidate<Work>>& works) {
  constexpr std::uint8_t confidence = 80;
  for (std::size_t i = 0; i < works.size(); ++i) {
    out_.review.works.push_back(std::move(works[i].value));
    const std::string work = "works[" + std::to_string(i) + "]";
    add_found(i == 0 ? std::string(name(ReviewFact::title)) : work, span(works[i].lines),
              confidence);
  }
  rating_ = nullptr;
  several_ = true;
  out_.review.rating = std::exchange(out_.review.works.front().rating, std::nullopt);
  if (out_.review.rating)
    add_found(name(ReviewFact::rating), span(works.front().lines), confidence);
}

void Judge::take_rated(Candidate<Work>& rated) {
  main_work() = std::move(rated.value);
  out_.review.rating = std::exchange(main_work().rating, std::nullopt);
  several_ = true;
  add_found(name(ReviewFact::title), span(rated.lines), rated.confidence);
  add_found(name(ReviewFact::authors), span(rated.lines), rated.confidence);
  add_found(name(ReviewFact::rating), span(rated.lines), rated.confidence);
}

// Named works with one rating each below them.
std::vector<Candidate<Work>> Judge::rated_below() const {
  std::vector<Candidate<Work>> works;
  if (facts_.named.size() < 2) return works;
  std::vector<Candidate<Rating>> ratings = facts_.ratings;
  ratings.insert(ratings.end(), facts_.lone_ratings.begin(), facts_.lone_ratings.end());
  for (std::size_t i = 0; i < facts_.named.size(); ++i) {
    const auto& named = facts_.named[i];
    const std::uint32_t end =
        i + 1 < facts_.named.size() ? facts_.named[i + 1].lines.first : UINT32_MAX;
    const auto is_below = [&](const Candidate<Rating>& rating) {
      return rating.lines.first >= named.lines.first && rating.lines.first < end;
    };
    if (std::count_if(ratings.begin(), ratings.end(), is_below) != 1) return {};
    Work work;
    work.title = named.value.title;
    work.authors = named.value.authors;
    work.rating = std::find_if(ratings.begin(), ratings.end(), is_below)->value;
    works.push_back({std::move(work), named.lines, named.confidence, named.rule});
  }
  return works;
}

// "Title: X", "By: Y", "Rating: 4/5", and the same again of the next work.
std::vector<Candidate<Work>> Judge::labelled_blocks() const {
  std::vector<Candidate<Work>> works;
  const auto& titles = facts_.titles;
  bool rated = false;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    const std::uint32_t begin = titles[i].lines.first;
    const std::uint32_t end = i + 1 < titles.size() ? titles[i + 1].lines.first : UINT32_MAX;
    const auto within = [&](const auto& list) {
      using Pointer = decltype(list.data());
      std::vector<Pointer> found;
      for (const auto& one : list)
        if (one.lines.first >= begin && one.lines.first < end) found.push_back(&one);
      return found;
    };
    auto authors = within(facts_.authors);
    if (authors.empty()) authors = within(facts_.bylines);
    auto ratings = within(facts_.ratings);
    if (ratings.empty()) ratings = within(facts_.lone_ratings);
    if (authors.size() > 1 || ratings.size() > 1 || (authors.empty() && ratings.empty())) return {};
    Work work;
    work.title = titles[i].value;
    const auto same_title = [title = folded(work.title)](const auto& one) {
      return folded(one.value.title) == title;
    };
    if (std::any_of(works.begin(), works.end(), same_title)) return {};
    if (!authors.empty()) work.authors = authors.front()->value;
    if (!ratings.empty()) work.rating = ratings.front()->value;
    rated = rated || work.rating;
    add_edition_facts(begin, end, work);
    works.push_back({std::move(work), titles[i].lines, titles[i].confidence, titles[i].rule});
  }
  const auto before = [&](const auto& list) {
    return !list.empty() && list.front().lines.first < titles.front().lines.first;
  };
  if (!rated || before(facts_.authors) || before(facts_.ratings)) return {};
  return works;
}

void Judge::add_edition_facts(std::uint32_t begin, std::uint32_t end, Work& work) const {
  Review review;
  review.works.push_back(std::move(work));
  for (const auto& stated : facts_.editions)
    if (stated.lines.first >= begin && stated.lines.first < end &&
        is_of_main_work(stated.value.fact))
      (void)copy_fact(review, stated.value.says, stated.value.fact);
  work = std::move(review.works.front());
}

// Numbers of books in links, where it is sure which work they are of (linked_ids.h).
void Judge::take_links(const PostTitle& title) {
  if (facts_.links.empty() || !(about_work_ || several_)) return;
  auto& works = out_.review.works;
  if (works.size() > 1) {
    for (std::size_t i = 0; i < works.size(); ++i)
      add_linked(ids_of_titled_links(facts_.links, works[i].title), i);
    return;
  }
  LinkedWork work{evidence_.title, {}, may_have_author(title)};
  if (!works.empty()) work.other_title = works.front().title;
  add_linked(ids_of_links(facts_, work), 0);
}

void Judge::add_linked(const std::vector<LinkedId>& found, std::size_t index) {
  for (const LinkedId& one : found) {
    if (index == 0) (void)main_work();
    Ids& ids = out_.review.works[index].ids;
    if (!fits(ids, one) || !add_id(ids, one.kind, one.value)) continue;
    add_found("works[" + std::to_string(index) + "].ids." + one.kind, span({one.line, one.line}),
              one.confidence);
  }
}

}  // namespace postferry
