// SPDX-License-Identifier: MIT
#include "review/reading.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/bytes.h"
#include "body/body_read.h"
#include "model/members.h"
#include "model/review_facts.h"
#include "review/dull.h"
#include "review/extract.h"
#include "review/fact_text.h"
#include "review/opinions.h"
#include "review/other_reviewers.h"
#include "review/places.h"
#include "review/post_title.h"
#include "review/template_ratings.h"
#include "review/template_tags.h"
#include "review/told_authors.h"

namespace postferry {

bool is_written_by_people(std::string_view type) noexcept {
  constexpr std::array<std::string_view, 7> machinery = {
      "attachment",          "nav_menu_item", "revision",    "custom_css",
      "customize_changeset", "oembed_cache",  "user_request"};
  return !type.starts_with("wp_") &&
         std::find(machinery.begin(), machinery.end(), type) == machinery.end();
}

namespace {

constexpr std::uint8_t judged = 70;  // per cent: the body judges what the title names

// Of all that read_places() looks at.
std::uint64_t fingerprint(const Post& post) {
  std::uint64_t hash = 0;
  const auto add = [&hash](std::string_view text) { hash = hash_bytes(text, hash); };
  for (const Meta& meta : post.meta) {
    add(meta.key);
    add(meta.value);
  }
  for (const Term& term : post.terms) {
    add(term.taxonomy);
    add(term.slug);
    add(term.name);
  }
  for (const Extra& extra : post.extras) {
    add(extra.path);
    add(extra.raw);
  }
  add(post.type);
  add(post.author);
  return hash;
}

Evidence evidence_of(const Statements& statements) {
  Evidence evidence;
  for (const Statement& statement : statements) {
    evidence.rates = evidence.rates || statement.says.rating.has_value();
    evidence.names_work = evidence.names_work || has_fact(statement.says, ReviewFact::title) ||
                          has_fact(statement.says, ReviewFact::authors) ||
                          has_fact(statement.says, ReviewFact::ids);
    if (evidence.title.empty() && has_fact(statement.says, ReviewFact::title))
      evidence.title = statement.says.works.front().title;
  }
  return evidence;
}

// The author that the body's labels name, if all of them name the same.
std::vector<std::string> labelled_author(const BodyFacts& facts) {
  const auto& list = facts.authors.empty() ? facts.bylines : facts.authors;
  for (const auto& one : list)
    if (one.value != list.front().value) return {};
  return list.empty() ? std::vector<std::string>() : list.front().value;
}

// Whether the body shows that the title is a work's. Most bodies don't so much as name it, which is
// quicker to see than whether it could be a title.
void prove_title(std::string_view body, bool has_medium, PostTitle& title) {
  if (title.proof != 0) return;
  if (!has_medium) {
    if (tells_of_work(body, title.title) && may_name_work(title)) title.proof = judged;
  } else if (may_name_work(title)) {
    if (judges_work(body, title.title))
      title.proof = judged;
    else
      title.unproved = Reason::title_not_judged;
  }
}

std::string_view own_title(const Post& post) {
  if (!post.review || post.review->works.empty()) return {};
  return post.review->works.front().title;
}

}  // namespace

bool PostReading::read(const Post& post, const Text* body) {
  static const Text none;
  if (body == nullptr) body = &none;
  if (options.reads_once) return read_anew(post, *body);
  const std::uint64_t places = fingerprint(post);
  if (trail == nullptr && has_read_ && places == places_ && body->value == body_.value &&
      body->format == body_.format && post.title == title_ &&
      (!own_title_counts_ || own_title(post) == own_title_))
    return says_something_;
  body_.value.assign(body->value);  // a copy: the tape is over it
  body_.format = body->format;
  title_.assign(post.title);
  own_title_.assign(own_title(post));
  places_ = places;
  has_read_ = false;  // should what follows fail
  says_something_ = read_anew(post, body_);
  has_read_ = true;
  return says_something_;
}

const Tape* PostReading::tape_of(const Text& body) const noexcept {
  const bool same = taken_apart_ && !options.reads_once && body.value == body_.value &&
                    body.format == body_.format;
  return same ? &tape : nullptr;
}

bool PostReading::read_anew(const Post& post, const Text& body) {
  disagreements.clear();
  remarks.clear();
  statements.clear();
  apart_.clear();
  taken_apart_ = false;
  read_places(post, options, statements, trail);
  read_body(post, body);
  if (statements.empty()) {
    add_unsettled(decided.review);
    return !is_empty(decided.review);
  }
  if (options.reads_once && trail == nullptr)
    weigh(statements, std::move(decided), weighed_, disagreements);
  else
    weigh(statements, decided, weighed_, disagreements, trail);
  add_unsettled(weighed_);
  return !is_empty(weighed_);
}

// What says different things, where no other place tells which is right.
void PostReading::add_unsettled(const Review& says) {
  const bool several = says.works.size() > 1;
  for (Unsettled& one : decided.unsettled)
    if (!several && !has_fact(says, one.fact))
      remarks.push_back({NoteCode::review_several, one.fact, std::move(one.said)});
  if (apart_.empty() || several || has_fact(says, ReviewFact::rating)) return;
  std::string said;
  for (const Statement& one : apart_)
    said += (said.empty() ? "" : ", ") + rating_text(*one.says.rating) + " (" + one.where + ")";
  remarks.push_back({NoteCode::review_several, ReviewFact::rating, std::move(said)});
}

void PostReading::read_body(const Post& post, const Text& body) {
  if (!body.value.empty()) {
    take_apart(body.value, body.format);
  } else {
    lines.clear();
    facts.clear();
  }
  leave_others_ratings(post.author, statements);
  apply_scales(options.scales, statements, trail);
  own_title_counts_ = gather_works(own_title(post), post.title, statements, remarks);
  PostClues clues = clues_of(post);
  clues.labelled = labelled_author(facts);
  PostTitle title = read_post_title(post.title, clues);
  prove_title(body.value, clues.media != 0, title);
  const bool names_nobody = facts.authors.empty() && facts.bylines.empty() && title.authors.empty();
  if (names_nobody) read_unread(tape, told_lines, lines);  // prose may name the author
  decide(facts, lines, title, evidence_of(statements), decided, trail);
}

void PostReading::take_apart(std::string_view body, std::string_view format) {
  const LabelTable& labels = options.labels ? *options.labels : built_in_labels();
  taken_apart_ = options.takes_bodies_apart;
  if (taken_apart_)
    postferry::read_body(body, format, tape);
  else
    skim_body(body, format, tape,
              [&labels](std::string_view piece) { return is_dull(piece, labels); });
  body_lines(tape, lines, format == "markdown");
  if (lines.partly_unread) {
    taken_apart_ = true;
    postferry::read_body(body, format, tape);
    body_lines(tape, lines);
  }
  read_body_places(tape, statements, trail, &apart_);
  const bool has_tags = may_have_tags(body, format);
  if (has_tags) read_tag_ratings(tape, statements, &apart_);
  find_body_facts(tape, lines, labels, facts, trail);
  if (has_tags) find_tag_ratings(tape, lines, facts.lone_ratings);
  if (!apart_.empty()) place_ratings();
}

// Blocks of stars below headings may rate the works that these name.
void PostReading::place_ratings() {
  constexpr std::uint8_t below = 80;
  if (facts.named.size() < 2) return;
  for (const Statement& one : apart_) {
    const auto behind =
        std::upper_bound(lines.lines.begin(), lines.lines.end(), one.at.value_or(0),
                         [](std::uint32_t at, const Line& line) { return at < line.begin; });
    if (!one.at || behind == lines.lines.begin() || facts.lone_ratings.size() >= BodyFacts::most)
      continue;
    const auto line = static_cast<std::uint32_t>(behind - lines.lines.begin() - 1);
    facts.lone_ratings.push_back({*one.says.rating, {line, line}, below, "place", false});
  }
}

}  // namespace postferry
