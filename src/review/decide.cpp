// SPDX-License-Identifier: MIT
#include "review/decide.h"

#include <algorithm>
#include <string>
#include <utility>

#include "model/members.h"
#include "review/book_ids.h"
#include "review/left_candidates.h"
#include "review/linked_ids.h"
#include "review/text.h"
#include "review/told_authors.h"

namespace postferry {

namespace {

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

/// Weighs candidates against each other.
class Judge {
 public:
  Judge(const BodyFacts& facts, const BodyLines& lines, const Evidence& evidence, Decided& out,
        Trail* trail)
      : facts_(facts), lines_(lines), evidence_(evidence), out_(out), left_(lines, trail) {}

  void run(const PostTitle& title) {
    rating_ = agreed(facts_.ratings);
    subjects_ = one_of(facts_.subjects, ReviewFact::subjects);
    label_title_ = one_of(facts_.titles, ReviewFact::title);
    if (facts_.named.size() == 1) named_ = &facts_.named.front();
    find_authors(title);
    heed_title(title);
    const bool about_work = elsewhere() || authors_ != nullptr || rating_ != nullptr ||
                            title.proof > 0 ||
                            (title.rating && title.sure_rating && !title.authors.empty());
    // So may "Subject: hello" be no subject of a work.
    if (!about_work) {
      drop(label_title_, ReviewFact::title);
      drop(subjects_, ReviewFact::subjects);
    }
    find_lone_rating(title);
    about_work_ = about_work || rating_ != nullptr;
    if (!about_work_) drop(named_, ReviewFact::title);

    if (!take_several(title)) {
      left_.leave_all(Reason::rated_beside, ReviewFact::other_works, facts_.rated);
      if (facts_.named.size() > 1)
        left_.leave_all(Reason::named_several, ReviewFact::title, facts_.named);
      take_title(title);
      take_authors(title);
    }
    if (subjects_ != nullptr) {
      out_.review.subjects = subjects_->value;
      note(ReviewFact::subjects, *subjects_);
    }
    take_rating(title);
    if (left_ && !several_) leave_ratings();
    take_recommendations();
    take_upcoming();
    take_editions();
    take_links(title);
    take_aspects();
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
    if (candidate.whole) out_.lines_of(fact).push_back(candidate.lines);
    add_found(field.empty() ? name(fact) : field, span(candidate.lines), candidate.confidence);
  }

  // What all of them say; what contradicts itself is left out.
  template <class T>
  const Candidate<T>* one_of(const std::vector<Candidate<T>>& list, ReviewFact fact) const {
    const Candidate<T>* one = agreed(list);
    if (one == nullptr) left_.leave_all(Reason::contradicted, fact, list);
    return one;
  }

  // Says nothing of a work in a post that is about none.
  template <class T>
  void drop(const Candidate<T>*& candidate, ReviewFact fact) const {
    if (candidate != nullptr) left_.leave(Reason::no_work, fact, *candidate);
    candidate = nullptr;
  }

  // Ratings that were not taken, in the light of all.
  void leave_ratings() const {
    if (rating_ == nullptr && !unrated_)
      left_.leave_all(Reason::contradicted, ReviewFact::rating, facts_.ratings);
    const auto leave = [this](const auto& list, std::optional<Reason> reason) {
      for (const auto& other : list)
        if (reason && (rating_ == nullptr || rating_->value.value != other.value.value))
          left_.leave(*reason, ReviewFact::rating, other, shown_rating());
    };
    leave(facts_.told_ratings, told_left_);
    leave(facts_.lone_ratings, lone_left_);
  }

  [[nodiscard]] std::string shown_rating() const {
    return rating_ == nullptr ? "" : said_text(rating_->value) + " (" + span(rating_->lines) + ")";
  }

  [[nodiscard]] bool elsewhere() const { return evidence_.rates || evidence_.names_work; }

  // A round-up: several works, each with its rating, and nothing that says which is the post's.
  bool take_several(const PostTitle& title) {
    constexpr std::uint8_t confidence = 80;
    if (label_title_ != nullptr || authors_ != nullptr || elsewhere()) return false;
    if (rating_ != nullptr && facts_.lone_ratings.empty()) return false;
    std::vector<Candidate<Work>> works = facts_.rated;
    if (works.empty()) works = rated_below();
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

  void take_rated(const Candidate<Work>& rated) {
    main_work() = rated.value;
    out_.review.rating = std::exchange(main_work().rating, std::nullopt);
    several_ = true;
    add_found(name(ReviewFact::title), span(rated.lines), rated.confidence);
    add_found(name(ReviewFact::authors), span(rated.lines), rated.confidence);
    add_found(name(ReviewFact::rating), span(rated.lines), rated.confidence);
  }

  // Named works with one rating each below them.
  [[nodiscard]] std::vector<Candidate<Work>> rated_below() const {
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

  // Several criteria prove a review by themselves; two of them need something else beside them.
  void take_aspects() {
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

  // "By: Jane" alone may be the blogger.
  void find_authors(const PostTitle& title) {
    const auto* byline = one_of(facts_.bylines, ReviewFact::authors);
    const bool lists = !facts_.recommendations.empty() || !facts_.upcoming.empty();
    authors_ = one_of(facts_.authors, ReviewFact::authors);
    if (authors_ == nullptr && byline != nullptr &&
        (rating_ != nullptr || subjects_ != nullptr || label_title_ != nullptr || lists ||
         title.proof > 0 || elsewhere()))
      authors_ = byline;
    else if (byline != nullptr && authors_ == nullptr)
      left_.leave(Reason::byline_alone, ReviewFact::authors, *byline);
    else if (left_ && byline != nullptr && authors_->value != byline->value)
      left_.leave(Reason::line_first, ReviewFact::authors, *byline, said_text(authors_->value));
  }

  // What the title says the post is, if nothing of its own says that it rates a work.
  void heed_title(const PostTitle& title) {
    if (elsewhere() || title.proof > 0) return;
    if (title.announces && rating_ == nullptr && facts_.ratings.empty()) {
      drop(authors_, ReviewFact::authors);
      drop(label_title_, ReviewFact::title);
    }
    if (!title.no_work || authors_ != nullptr || label_title_ != nullptr) return;
    unrated_ = true;
    drop(rating_, ReviewFact::rating);
  }

  // Stars on a line of their own are the author's rating only where the post reviews a work.
  void find_lone_rating(const PostTitle& title) {
    told_left_ = lone_left_ = unrated_ ? Reason::no_work : Reason::line_first;
    if (unrated_ || rating_ != nullptr || !facts_.ratings.empty()) return;
    told_left_ = Reason::contradicted;
    rating_ = agreed(facts_.told_ratings);
    if (rating_ != nullptr || !facts_.told_ratings.empty()) return;
    lone_left_ = Reason::glyphs_alone;
    if (authors_ == nullptr && title.proof == 0 && named_ == nullptr && !evidence_.names_work)
      return;
    lone_left_ = Reason::contradicted;
    rating_ = agreed(facts_.lone_ratings);
  }

  // What proves that the post is about a work makes its title the work's.
  void take_title(const PostTitle& title) {
    if (label_title_ != nullptr) {
      main_work().title = label_title_->value;
      note(ReviewFact::title, *label_title_);
      return;
    }
    if (!facts_.titles.empty()) return;
    if (named_ != nullptr) {
      main_work().title = named_->value.title;
      add_found(name(ReviewFact::title), span(named_->lines), named_->confidence);
      return;
    }
    if (!about_work_) {
      if (left_ && !title.title.empty())
        left_.leave_title(title.unproved.value_or(Reason::no_work), ReviewFact::title, title.title);
      return;
    }
    if (!title.title.empty()) {
      const bool other_author =
          authors_ != nullptr && !title.authors.empty() && title.authors != authors_->value;
      main_work().title = other_author ? title.whole : title.title;
      main_work().series = title.series;
      add_found(name(ReviewFact::title), "title", title_confidence(title));
    } else {
      take_title_line();
    }
  }

  [[nodiscard]] std::uint8_t title_confidence(const PostTitle& title) const {
    constexpr std::uint8_t beside_author = 90;
    constexpr std::uint8_t beside_rating = 75;
    return std::max(title.proof, authors_ != nullptr ? beside_author : beside_rating);
  }

  void take_authors(const PostTitle& title) {
    if (authors_ != nullptr) {
      main_work().authors = authors_->value;
      note(ReviewFact::authors, *authors_);
      if (left_ && !title.authors.empty() && title.authors != authors_->value)
        left_.leave_title(Reason::line_first, ReviewFact::authors, said_text(title.authors),
                          said_text(authors_->value));
    } else if (named_ != nullptr) {
      if (named_->value.authors.empty()) return;
      main_work().authors = named_->value.authors;
      add_found(name(ReviewFact::authors), span(named_->lines), named_->confidence);
    } else if (!title.authors.empty() && facts_.authors.empty() && about_work_ &&
               !out_.review.works.empty()) {
      main_work().authors = title.authors;
      add_found(name(ReviewFact::authors), "title", title_confidence(title));
    } else {
      take_told_authors(title);
    }
  }

  // "Emma by Jane Austen, published by ..." in running text.
  void take_told_authors(const PostTitle& title) {
    constexpr std::uint8_t told = 80;
    if (out_.review.works.empty() || out_.review.works.front().title.empty()) return;
    if (!facts_.authors.empty() || !facts_.bylines.empty() || !may_have_author(title)) return;
    auto found = told_authors(lines_, out_.review.works.front().title);
    if (!found) return;
    main_work().authors = std::move(found->names);
    add_found(name(ReviewFact::authors), span({found->line, found->line}), told);
  }

  void take_rating(const PostTitle& title) {
    constexpr std::uint8_t in_title = 85;
    if (several_) return;
    if (rating_ != nullptr) {
      out_.review.rating = rating_->value;
      note(ReviewFact::rating, *rating_);
    } else if (title.rating && facts_.ratings.empty() && facts_.lone_ratings.empty() &&
               (title.sure_rating || about_work_)) {
      out_.review.rating = title.rating;
      add_found(name(ReviewFact::rating), "title", in_title);
      return;
    }
    if (left_ && title.rating &&
        (rating_ == nullptr || rating_->value.value != title.rating->value))
      left_.leave_title(facts_.ratings.empty() && facts_.lone_ratings.empty() && rating_ == nullptr
                            ? Reason::title_number_alone
                            : Reason::line_first,
                        ReviewFact::rating, said_text(*title.rating), shown_rating());
  }

  // What lines say of the edition and the reading, where they can be about no other work.
  void take_editions() {
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

  void leave_editions(Reason reason) const {
    for (const auto& stated : facts_.editions) left_.leave(reason, stated.value.fact, stated);
  }

  void take_edition(const Candidate<StatedFact>& stated) {
    const StatedFact& said = stated.value;
    if (said.fact == ReviewFact::contributors) {
      auto& all = main_work().contributors;
      const auto& more = said.says.works.front().contributors;
      all.insert(all.end(), more.begin(), more.end());
    } else if (!copy_fact(out_.review, said.says, said.fact)) {
      return;
    }
    if (said.whole) out_.lines_of(said.fact).push_back(stated.lines);
    std::string field(name(said.fact));
    if (said.fact == ReviewFact::ids) field += "." + said.part;
    add_found(field, span(stated.lines), stated.confidence);
  }

  // Numbers of books in links, where it is sure which work they are of (linked_ids.h).
  void take_links(const PostTitle& title) {
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

  void add_linked(const std::vector<LinkedId>& found, std::size_t index) {
    for (const LinkedId& one : found) {
      if (index == 0) (void)main_work();
      Ids& ids = out_.review.works[index].ids;
      if (!fits(ids, one) || !add_id(ids, one.kind, one.value)) continue;
      add_found("works[" + std::to_string(index) + "].ids." + one.kind, span({one.line, one.line}),
                one.confidence);
    }
  }

  // ISBNs of both lengths are of one edition.
  static bool fits(const Ids& ids, const LinkedId& one) {
    if (one.kind != "isbn10" && one.kind != "isbn13") return true;
    const std::string_view other = id_of(ids, one.kind == "isbn10" ? "isbn13" : "isbn10");
    return other.empty() || same_isbn(other, one.value);
  }

  // A page as plain text: the title is the line above the labels.
  void take_title_line() {
    constexpr std::size_t longest = 200;
    if (lines_.lines.empty()) return;
    const Line& line = lines_.lines[0];
    const bool above_labels = authors_ != nullptr && authors_->lines.first == 1;
    if (!above_labels && line.kind != LineKind::heading) return;
    const std::string_view text = trim_blanks(lines_.text_of(line));
    if (text.empty() || text.size() > longest || text.find(':') == text.size() - 1) return;
    PostTitle read = read_post_title(text, {});
    const bool same = authors_ == nullptr || read.authors == authors_->value;
    main_work().title = same ? std::move(read.title) : std::move(read.whole);
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
  LeftCandidates left_;
  std::optional<Reason> told_left_;  // why ratings in sentences were not taken
  std::optional<Reason> lone_left_;  // and those alone on a line
  const Candidate<Rating>* rating_ = nullptr;
  const Candidate<std::vector<std::string>>* subjects_ = nullptr;
  const Candidate<std::vector<std::string>>* authors_ = nullptr;
  const Candidate<std::string>* label_title_ = nullptr;
  const Candidate<ListedWork>* named_ = nullptr;
  bool about_work_ = false;
  bool unrated_ = false;  // ratings are of no work
  bool several_ = false;  // the works have their ratings
};

}  // namespace

void Decided::clear() {
  postferry::clear(review);
  for (auto& list : lines) list.clear();
}

void decide(const BodyFacts& facts, const BodyLines& lines, const PostTitle& title,
            const Evidence& evidence, Decided& out, Trail* trail) {
  out.clear();
  Judge(facts, lines, evidence, out, trail).run(title);
}

}  // namespace postferry
