// SPDX-License-Identifier: MIT
#include "review/decide.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "model/members.h"
#include "review/text.h"
#include "review/titles.h"

namespace postferry {

namespace {

/// What stands before a work's title in a post's title.
constexpr auto title_prefixes = std::to_array<std::string_view>(
    {"book review", "review", "review of", "book", "my review of", "rezension", "buchrezension",
     "critique", "reseña", "recensione", "resenha", "recensie", "recenzja", "recension"});

// The candidate that all others agree with, or null.
template <class T>
const Candidate<T>* agreed(const std::vector<Candidate<T>>& list) {
  if (list.empty()) return nullptr;
  const bool equal = std::all_of(list.begin(), list.end(), [&](const Candidate<T>& other) {
    return other.value == list.front().value;
  });
  return equal ? &list.front() : nullptr;
}

template <>
const Candidate<Rating>* agreed(const std::vector<Candidate<Rating>>& list) {
  if (list.empty()) return nullptr;
  const bool equal = std::all_of(list.begin(), list.end(), [&](const Candidate<Rating>& other) {
    return other.value.value == list.front().value.value &&
           other.value.best == list.front().value.best;
  });
  return equal ? &list.front() : nullptr;
}

// "Review: Emma" -> "Emma".
std::string_view without_prefix(std::string_view title) {
  for (const std::string_view mark :
       {std::string_view(":"), std::string_view(" - "), std::string_view(" \xE2\x80\x93 ")}) {
    const std::size_t at = title.find(mark);
    if (at == std::string_view::npos) continue;
    const std::string prefix = folded(title.substr(0, at));
    if (std::find(title_prefixes.begin(), title_prefixes.end(), prefix) != title_prefixes.end())
      return trim_blanks(title.substr(at + mark.size()));
  }
  return title;
}

// The work's title as a review's title has it: without "Review:", "by Author" and quotes.
std::string work_title(std::string_view title, const std::vector<std::string>& authors) {
  title = without_prefix(trim_blanks(title));
  const std::optional<ListedWork> work = parse_title_by_author(title);
  if (work && work->note.empty() && (authors.empty() || work->authors == authors))
    return work->title;
  return std::string(trim_blanks(unquoted(title)));
}

/// Weighs candidates against each other.
class Judge {
 public:
  Judge(const BodyFacts& facts, const BodyLines& lines, const Evidence& evidence, Decided& out)
      : facts_(facts), lines_(lines), evidence_(evidence), out_(out) {}

  void run(std::string_view title) {
    const auto* rating = agreed(facts_.ratings);
    const auto* subjects = agreed(facts_.subjects);
    const auto* label_title = agreed(facts_.titles);
    const auto* authors = agreed(facts_.authors);
    const auto* byline = agreed(facts_.bylines);
    const bool lists = !facts_.recommendations.empty() || !facts_.upcoming.empty();
    // "By: Jane" alone may be the blogger. So may "Subject: hello" be no subject of a work.
    const bool elsewhere = evidence_.rates || evidence_.names_work;
    if (authors == nullptr && byline != nullptr &&
        (elsewhere || rating != nullptr || subjects != nullptr || label_title != nullptr || lists))
      authors = byline;
    const bool proved = elsewhere || authors != nullptr || rating != nullptr;
    if (!proved) label_title = nullptr;
    if (!proved) subjects = nullptr;
    // Stars on a line of their own are the author's rating only where the post reviews a work.
    if (rating == nullptr && facts_.ratings.empty() && facts_.lone_ratings.size() == 1 &&
        (authors != nullptr || evidence_.names_work))
      rating = &facts_.lone_ratings.front();

    take_title(label_title, authors, title);
    if (authors != nullptr) {
      main_work().authors = authors->value;
      note(ReviewFact::authors, *authors);
    }
    if (subjects != nullptr) {
      out_.review.subjects = subjects->value;
      note(ReviewFact::subjects, *subjects);
    }
    if (rating != nullptr) {
      out_.review.rating = rating->value;
      note(ReviewFact::rating, *rating);
    }
    take_recommendations();
    take_upcoming();
  }

 private:
  Work& main_work() {
    if (out_.review.works.empty()) out_.review.works.emplace_back();
    return out_.review.works.front();
  }

  void add_found(std::string_view field, std::string where, std::uint8_t confidence) {
    out_.review.found.push_back(
        {std::string(field), std::move(where), Decimal(static_cast<std::int64_t>(confidence), 2)});
  }

  [[nodiscard]] std::string span(const LineRange& range) const {
    return "body:" + std::to_string(lines_.lines[range.first].begin) + "-" +
           std::to_string(lines_.lines[range.last].end);
  }

  template <class T>
  void note(ReviewFact fact, const Candidate<T>& candidate, std::string_view field = {}) {
    out_.lines_of(fact).push_back(candidate.lines);
    add_found(field.empty() ? name(fact) : field, span(candidate.lines), candidate.confidence);
  }

  // Authors of the work prove that the post is about one; its title is the work's then.
  void take_title(const Candidate<std::string>* label,
                  const Candidate<std::vector<std::string>>* authors, std::string_view post_title) {
    if (label != nullptr) {
      main_work().title = label->value;
      note(ReviewFact::title, *label);
      return;
    }
    if (authors == nullptr || !facts_.titles.empty()) return;
    std::string title = work_title(post_title, authors->value);
    if (!title.empty()) {
      main_work().title = std::move(title);
      add_found(name(ReviewFact::title), "title", 90);
    } else if (trim_blanks(post_title).empty()) {
      take_title_line(*authors);
    }
  }

  // A page as plain text: the title is the line above the labels.
  void take_title_line(const Candidate<std::vector<std::string>>& authors) {
    constexpr std::size_t longest = 200;
    if (authors.lines.first != 1) return;
    const std::string_view text = trim_blanks(lines_.text_of(lines_.lines[0]));
    if (text.empty() || text.size() > longest || text.find(':') == text.size() - 1) return;
    main_work().title = work_title(text, authors.value);
    add_found(name(ReviewFact::title), span({0, 0}), 85);
  }

  void take_recommendations() {
    std::size_t index = 0;
    for (const auto& group : facts_.recommendations) {
      out_.review.recommendations.push_back(group.value);
      note(ReviewFact::recommendations, group, "recommendations[" + std::to_string(index++) + "]");
    }
  }

  void take_upcoming() {
    for (const auto& group : facts_.upcoming) {
      out_.review.upcoming.insert(out_.review.upcoming.end(), group.value.works.begin(),
                                  group.value.works.end());
      note(ReviewFact::upcoming, group);
    }
  }

  const BodyFacts& facts_;
  const BodyLines& lines_;
  const Evidence& evidence_;
  Decided& out_;
};

}  // namespace

void Decided::clear() {
  postferry::clear(review);
  for (auto& list : lines) list.clear();
}

void decide(const BodyFacts& facts, const BodyLines& lines, std::string_view title,
            const Evidence& evidence, Decided& out) {
  out.clear();
  Judge(facts, lines, evidence, out).run(title);
}

}  // namespace postferry
