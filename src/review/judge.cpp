// SPDX-License-Identifier: MIT
#include "review/judge.h"

#include <utility>

#include "model/members.h"
#include "review/text.h"
#include "review/told_authors.h"

namespace postferry {

void Judge::run(const PostTitle& title) {
  rating_ = agreed(facts_.ratings);
  constexpr std::size_t usual_facts = 8;
  out_.review.found.reserve(usual_facts);
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
    note(ReviewFact::subjects, *subjects_);
    out_.review.subjects = std::move(subjects_->value);
  }
  take_rating(title);
  if (left_ && !several_) leave_ratings();
  take_recommendations();
  take_upcoming();
  take_editions();
  take_links(title);
  take_aspects();
  if ((about_work_ || !facts_.bylines.empty()) && !several_) tell_unsettled();
}

void Judge::tell_unsettled() {
  tell_unsettled(ReviewFact::title, facts_.titles);
  tell_unsettled(ReviewFact::authors, facts_.authors);
  if (!unrated_) tell_unsettled(ReviewFact::rating, facts_.ratings);
}

void Judge::add_found(std::string_view field, std::string_view where, std::uint8_t confidence) {
  Found& found = out_.review.found.emplace_back();
  found.field = field;
  found.where = where;
  found.confidence = Decimal(static_cast<std::int64_t>(confidence), 2);
}

// "By: Jane" alone may be the blogger.
void Judge::find_authors(const PostTitle& title) {
  auto* byline = one_of(facts_.bylines, ReviewFact::authors);
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
void Judge::heed_title(const PostTitle& title) {
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
void Judge::find_lone_rating(const PostTitle& title) {
  told_left_ = lone_left_ = unrated_ ? Reason::no_work : Reason::line_first;
  if (unrated_ || rating_ != nullptr || !facts_.ratings.empty()) return;
  told_left_ = Reason::contradicted;
  rating_ = agreed(facts_.told_ratings);
  if (rating_ != nullptr || !facts_.told_ratings.empty()) return;
  lone_left_ = Reason::glyphs_alone;
  if (authors_ == nullptr && title.proof == 0 && named_ == nullptr && !evidence_.names_work) return;
  lone_left_ = Reason::contradicted;
  rating_ = agreed(facts_.lone_ratings);
  if (facts_.lone_ratings.empty()) rating_ = agreed(facts_.closing_ratings);
}

// What proves that the post is about a work makes its title the work's.
void Judge::take_title(const PostTitle& title) {
  if (label_title_ != nullptr) {
    note(ReviewFact::title, *label_title_);
    main_work().title = std::move(label_title_->value);
    return;
  }
  if (!facts_.titles.empty()) return;
  if (named_ != nullptr) {
    main_work().title = std::move(named_->value.title);
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

std::uint8_t Judge::title_confidence(const PostTitle& title) const {
  constexpr std::uint8_t beside_author = 90;
  constexpr std::uint8_t beside_rating = 75;
  return std::max(title.proof, authors_ != nullptr ? beside_author : beside_rating);
}

void Judge::take_authors(const PostTitle& title) {
  if (authors_ != nullptr) {
    note(ReviewFact::authors, *authors_);
    if (left_ && !title.authors.empty() && title.authors != authors_->value)
      left_.leave_title(Reason::line_first, ReviewFact::authors, said_text(title.authors),
                        said_text(authors_->value));
    main_work().authors = std::move(authors_->value);
  } else if (named_ != nullptr) {
    if (named_->value.authors.empty()) return;
    main_work().authors = std::move(named_->value.authors);
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
void Judge::take_told_authors(const PostTitle& title) {
  constexpr std::uint8_t told = 80;
  if (out_.review.works.empty() || out_.review.works.front().title.empty()) return;
  if (!facts_.authors.empty() || !facts_.bylines.empty() || !may_have_author(title)) return;
  auto found = told_authors(lines_, out_.review.works.front().title);
  if (!found) return;
  main_work().authors = std::move(found->names);
  add_found(name(ReviewFact::authors), span({found->line, found->line}), told);
}

// A page as plain text: the title is the line above the labels.
void Judge::take_title_line() {
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

void Judge::take_rating(const PostTitle& title) {
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
  if (left_ && title.rating && (rating_ == nullptr || rating_->value.value != title.rating->value))
    left_.leave_title(facts_.ratings.empty() && facts_.lone_ratings.empty() && rating_ == nullptr
                          ? Reason::title_number_alone
                          : Reason::line_first,
                      ReviewFact::rating, said_text(*title.rating), shown_rating());
}

// Ratings that were not taken, in the light of all.
void Judge::leave_ratings() const {
  if (rating_ == nullptr && !unrated_)
    left_.leave_all(Reason::contradicted, ReviewFact::rating, facts_.ratings);
  const auto leave = [this](const auto& list, std::optional<Reason> reason) {
    for (const auto& other : list)
      if (reason && (rating_ == nullptr || rating_->value.value != other.value.value))
        left_.leave(*reason, ReviewFact::rating, other, shown_rating());
  };
  leave(facts_.told_ratings, told_left_);
  leave(facts_.lone_ratings, lone_left_);
  leave(facts_.closing_ratings, lone_left_);
}

std::string Judge::shown_rating() const {
  return rating_ == nullptr
             ? ""
             : said_text(rating_->value) + " (" + std::string(span(rating_->lines)) + ")";
}

}  // namespace postferry
