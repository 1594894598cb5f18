// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "body/lines.h"
#include "model/review_facts.h"
#include "review/body_facts.h"
#include "review/decide.h"
#include "review/left_candidates.h"
#include "review/linked_ids.h"
#include "review/post_title.h"

namespace postferry {

/// The candidate that all others agree with, or null.
template <class T>
Candidate<T>* agreed(std::vector<Candidate<T>>& list) {
  const auto agrees = [&list](const Candidate<T>& other) {
    const T& first = list.front().value;
    if constexpr (std::is_same_v<T, Rating>)
      return other.value.value == first.value && other.value.best == first.best;
    else
      return other.value == first;
  };
  const bool all = !list.empty() && std::all_of(list.begin() + 1, list.end(), agrees);
  return all ? &list.front() : nullptr;
}

/// `body:BEGIN-END`, as `found` has it.
class SpanText {
 public:
  SpanText(std::size_t begin, std::size_t end) {
    const std::string_view place = "body:";
    char* const limit = text_.data() + text_.size();
    char* to = std::copy(place.begin(), place.end(), text_.data());
    to = std::to_chars(to, limit, begin).ptr;
    *to++ = '-';
    size_ = static_cast<std::size_t>(std::to_chars(to, limit, end).ptr - text_.data());
  }
  operator std::string_view() const noexcept { return {text_.data(), size_}; }

 private:
  std::array<char, 48> text_;  // two numbers of twenty digits
  std::size_t size_ = 0;
};

/// Weighs the candidates of one body against each other. Those that it takes are moved out of the
/// facts; their places stay.
class Judge {
 public:
  Judge(BodyFacts& facts, const BodyLines& lines, const Evidence& evidence, Decided& out,
        Trail* trail)
      : facts_(facts), lines_(lines), evidence_(evidence), out_(out), left_(lines, trail) {}

  void run(const PostTitle& title);

 private:
  Work& main_work() {
    if (out_.review.works.empty()) out_.review.works.emplace_back();
    return out_.review.works.front();
  }

  [[nodiscard]] SpanText span(const LineRange& range) const {
    return {lines_.lines[range.first].begin, lines_.lines[range.last].end};
  }

  template <class T>
  void note(ReviewFact fact, const Candidate<T>& candidate, std::string_view field = {}) {
    if (candidate.whole) out_.lines_of(fact).push_back(candidate.lines);
    add_found(field.empty() ? name(fact) : field, span(candidate.lines), candidate.confidence);
  }

  // What all of them say; what contradicts itself is left out.
  template <class T>
  Candidate<T>* one_of(std::vector<Candidate<T>>& list, ReviewFact fact) const {
    Candidate<T>* one = agreed(list);
    if (one == nullptr) left_.leave_all(Reason::contradicted, fact, list);
    return one;
  }

  // Says nothing of a work in a post that is about none.
  template <class C>
  void drop(C*& candidate, ReviewFact fact) const {
    if (candidate != nullptr) left_.leave(Reason::no_work, fact, *candidate);
    candidate = nullptr;
  }

  [[nodiscard]] bool elsewhere() const { return evidence_.rates || evidence_.names_work; }

  void add_found(std::string_view field, std::string_view where, std::uint8_t confidence);
  void find_authors(const PostTitle& title);
  void heed_title(const PostTitle& title);
  void find_lone_rating(const PostTitle& title);
  void take_title(const PostTitle& title);
  [[nodiscard]] std::uint8_t title_confidence(const PostTitle& title) const;
  void take_authors(const PostTitle& title);
  void take_told_authors(const PostTitle& title);
  void take_title_line();
  void take_rating(const PostTitle& title);
  void leave_ratings() const;
  void tell_unsettled();
  [[nodiscard]] std::string shown_rating() const;

  // Several works, and which of them a link is about (judge_works.cpp).
  bool take_several(const PostTitle& title);
  void take_rated(Candidate<Work>& rated);
  void take_works(std::vector<Candidate<Work>>& works);
  [[nodiscard]] std::vector<Candidate<Work>> rated_below() const;
  [[nodiscard]] std::vector<Candidate<Work>> labelled_blocks() const;
  void add_edition_facts(std::uint32_t begin, std::uint32_t end, Work& work) const;
  void take_links(const PostTitle& title);
  void add_linked(const std::vector<LinkedId>& found, std::size_t index);

  // Editions and lists (judge_lists.cpp).
  void take_aspects();
  void take_editions();
  void leave_editions(Reason reason) const;
  void take_edition(const Candidate<StatedFact>& stated);
  void take_recommendations();
  void take_upcoming();

  BodyFacts& facts_;
  const BodyLines& lines_;
  const Evidence& evidence_;
  Decided& out_;
  LeftCandidates left_;
  std::optional<Reason> told_left_;  // why ratings in sentences were not taken
  std::optional<Reason> lone_left_;  // and those alone on a line
  const Candidate<Rating>* rating_ = nullptr;
  Candidate<std::vector<std::string>>* subjects_ = nullptr;
  Candidate<std::vector<std::string>>* authors_ = nullptr;
  Candidate<std::string>* label_title_ = nullptr;
  Candidate<ListedWork>* named_ = nullptr;
  bool about_work_ = false;
  template <class T>
  void tell_unsettled(ReviewFact fact, const std::vector<Candidate<T>>& list) {
    if (list.size() < 2 || has_fact(out_.review, fact)) return;
    std::string said;
    for (const Candidate<T>& one : list)
      said += (said.empty() ? "" : ", ") + said_text(one.value) + " (" +
              std::string(span(one.lines)) + ")";
    out_.unsettled.push_back({fact, std::move(said)});
  }

  bool unrated_ = false;  // ratings are of no work
  bool several_ = false;  // the works have their ratings
};

}  // namespace postferry
