// SPDX-License-Identifier: MIT
// Posts about several works, and the numbers of books that links say.
#include <utility>

#include "review/book_ids.h"
#include "review/judge.h"
#include "review/linked_ids.h"

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
  constexpr std::uint8_t confidence = 80;
  if (label_title_ != nullptr || authors_ != nullptr || elsewhere()) return false;
  if (rating_ != nullptr && facts_.lone_ratings.empty()) return false;
  std::vector<Candidate<Work>> below;
  if (facts_.rated.empty()) below = rated_below();
  std::vector<Candidate<Work>>& works = facts_.rated.empty() ? below : facts_.rated;
  if (works.size() < 2) {
    if (works.size() == 1 && title.proof == 0) take_rated(works.front());
    return works.size() == 1 && title.proof == 0;
  }
  for (std::size_t i = 0; i < works.size(); ++i) {
    out_.review.works.push_back(std::move(works[i].value));
    const std::string work = "works[" + std::to_string(i) + "]";
    add_found(i == 0 ? std::string(name(ReviewFact::title)) : work, span(works[i].lines),
              confidence);
  }
  rating_ = nullptr;
  several_ = true;
  out_.review.rating = std::exchange(out_.review.works.front().rating, std::nullopt);
  add_found(name(ReviewFact::rating), span(works.front().lines), confidence);
  return true;
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
      return rating.lines.first > named.lines.first && rating.lines.first < end;
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
