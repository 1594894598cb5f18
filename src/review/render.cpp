// SPDX-License-Identifier: MIT
#include "review/render.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "model/members.h"
#include "review/layout.h"
#include "review/places_comments.h"
#include "review/reading.h"
#include "review/render_check.h"
#include "review/render_json_ld.h"
#include "review/template.h"

namespace postferry {

namespace {

std::size_t index(ReviewFact fact) { return static_cast<std::size_t>(fact); }

// Facts whose lines prove that "By:" names the work's author.
FactSet lines_besides_byline() {
  FactSet facts;
  for (const ReviewFact fact : all_review_facts)
    facts.set(index(fact), has_line(fact) && fact != ReviewFact::authors);
  return facts;
}

std::size_t last_of(const FactSet& facts) {
  std::size_t last = facts.size() - 1;
  while (last > 0 && !facts.test(last)) --last;
  return last;
}

// Entries of `found` about a fact, in order.
std::vector<Found> found_of(const Review& review, ReviewFact fact) {
  std::vector<Found> list;
  std::copy_if(review.found.begin(), review.found.end(), std::back_inserter(list),
               [&](const Found& found) { return is_about(found, fact); });
  return list;
}

bool equal_with_provenance(const Review& a, const Review& b, ReviewFact fact) {
  const bool equal = fact == ReviewFact::rating ? a.rating == b.rating : same_fact(a, b, fact);
  return equal && found_of(a, fact) == found_of(b, fact);
}

// Ratings that the comments' own fields say again.
void leave_comments_to_meta(Post& post) {
  const bool any = std::any_of(post.comments.begin(), post.comments.end(),
                               [](const Comment& comment) { return comment.rating.has_value(); });
  if (!any) return;
  Post again;
  again.comments = post.comments;
  for (Comment& comment : again.comments) comment.rating.reset();
  (void)rate_comments(again);
  for (std::size_t i = 0; i < post.comments.size(); ++i)
    if (post.comments[i].rating == again.comments[i].rating) post.comments[i].rating.reset();
}

}  // namespace

struct Renderer::Parts {
  Parts(const RenderOptions& how, std::shared_ptr<PostReading> shared)
      : options(how),
        shared_reading(std::move(shared)),
        reading(*shared_reading),
        is_idle(!asks_bodies(how)) {}

  RenderOptions options;
  std::shared_ptr<PostReading> shared_reading;
  PostReading& reading;
  FactSet denied;  // what the body says otherwise, before anything is written
  bool is_idle;    // whatever the post says, its body stays and tells nothing to the target

  [[nodiscard]] bool holds(ReviewFact fact) const { return options.held.has(field_of(fact)); }

  // Facts that the lines of the last body read say as the review does.
  [[nodiscard]] FactSet said_of(const Review& review) const {
    return facts_said(review, reading.decided.review);
  }

  [[nodiscard]] bool shows(ReviewFact fact) const {
    return options.layout ? options.layout->facts.test(index(fact)) : has_line(fact);
  }

  // Whether the target keeps the place itself, so that its reader finds the fact there again.
  [[nodiscard]] bool keeps(std::string_view where) const {
    if (where.starts_with("meta:")) return options.held.has(Field::meta_value);
    if (where.starts_with("taxonomy:")) return options.held.has(Field::term_name);
    if (where.starts_with("front-matter:")) return options.held.has(Field::extra_raw);
    return true;  // the title, the body: blocks, JSON-LD...
  }

  // Whether another place than the body's lines says the fact in the target, too.
  [[nodiscard]] bool stands_elsewhere(const Review& review, ReviewFact fact) const {
    const Review& says = reading.says();
    if (!has_fact(says, fact) || !same_fact(review, says, fact)) return false;
    bool any = false;
    for (const Found& found : says.found) {
      if (!is_about(found, fact)) continue;
      if (!keeps(found.where)) return false;
      any = true;
    }
    return any;
  }

  // What should stand in the body and does not, unless the body says something else of it: two
  // would tell nothing. The title stands above it.
  [[nodiscard]] FactSet missing(const Review& review, const FactSet& said) const {
    FactSet facts;
    if (options.mode == Render::never) return facts;
    for (const ReviewFact fact : all_review_facts)
      facts.set(index(fact), shows(fact) && has_fact(review, fact) && !said.test(index(fact)) &&
                                 !has_fact(reading.decided.review, fact) &&
                                 (options.mode == Render::always ||
                                  (!holds(fact) && !stands_elsewhere(review, fact))));
    return facts;
  }

  // The review without what the body says otherwise: a line that says other facts would say it.
  [[nodiscard]] Review without_denied(const Review& review) const {
    Review rest = review;
    for (const ReviewFact fact : all_review_facts)
      if (denied.test(index(fact))) erase_fact(rest, fact);
    return rest;
  }

  [[nodiscard]] Layout layout_of(const Review& review, FactSet facts, const FactSet& said) const {
    if (options.layout) return lay_out(*options.layout, without_denied(review), facts);
    // Only what else is there tells the work's author from the post's.
    const bool lone_author = ((facts | said) & lines_besides_byline()).none();
    return lay_out(review, facts, lone_author);
  }

  // Whether what was written behind the body can be seen: it may be within a comment.
  [[nodiscard]] bool ends_seen(const LaidBody& laid) const {
    const auto& lines = reading.lines.lines;
    return laid.end == laid.value.size() || (!lines.empty() && lines.back().begin >= laid.end);
  }

  // What of the facts just written must not stand there: it does not come back, or, in a layout of
  // one's own, comes back as something else.
  [[nodiscard]] FactSet wrong_of(const Review& review, FactSet facts, const FactSet& now) const {
    if (!options.layout) return facts & ~now;
    return facts_contradicted(review, reading.decided.review) & ~denied;
  }

  // Writes the facts, reads the result, and writes it again without those that did not come back.
  void write(const Post& post, FactSet facts, const FactSet& said, ShownBody& shown) {
    const Text original = shown.body;
    const Review before = reading.says();
    denied = facts_contradicted(*post.review, reading.decided.review);
    FactSet still = said;
    still.reset(index(ReviewFact::title));
    while (facts.any()) {
      const Layout layout = layout_of(*post.review, facts, said);
      if (layout.top.empty() && layout.end.empty()) break;
      // What extraction can't read it does not see in the body either.
      if (options.layout && stands_in(original, layout)) break;
      LaidBody laid = with_layout(original, layout);
      shown.body.value = laid.value;
      (void)reading.read(post, &shown.body);
      const FactSet now = said_of(*post.review);
      const FactSet wrong = wrong_of(*post.review, facts, now);
      const bool spoils = (still & ~now).any() || !ends_seen(laid) ||
                          facts_invented(*post.review, before, reading.says()).any();
      if (wrong.none() && !spoils) {
        shown.rendered = true;
        return;
      }
      // Where no fact is to blame, one after the other is: it hides what the body says itself, or
      // is read as more than the review says.
      if ((facts & wrong).any())
        facts &= ~wrong;
      else
        facts.reset(last_of(facts));
    }
    shown.body = original;
    if (post.content) (void)reading.read(post, &shown.body);
  }

  // Takes out what extraction gives again, to the letter.
  void leave_to_body(Post& post) const {
    const Review& said = reading.says();
    const auto comes_again = [&](ReviewFact fact) {
      return !holds(fact) && has_fact(*post.review, fact) &&
             equal_with_provenance(*post.review, said, fact);
    };
    if (std::none_of(all_review_facts.begin(), all_review_facts.end(), comes_again)) return;
    Review rest = *post.review;
    for (const ReviewFact fact : all_review_facts)
      if (comes_again(fact)) erase_fact(rest, fact);
    Review again = rest;
    (void)fill_facts(again, said);
    if (again != *post.review) return;
    if (is_empty(rest))
      post.review.reset();
    else
      *post.review = std::move(rest);
  }

  // Where the shown body says the facts that are left: in a line, else in the JSON-LD.
  void tell_places(const Review& review, const std::optional<BodySpan>& json,
                   ShownBody& shown) const {
    const FactSet said = said_of(review);
    const FactSet stated = json ? facts_said(review, reading.says()) : FactSet();
    for (const ReviewFact fact : all_review_facts) {
      if (holds(fact)) continue;
      const auto& lines = reading.decided.lines_of(fact);
      if (said.test(index(fact)) && !lines.empty())
        shown.facts.push_back({fact, reading.lines.lines[lines.front().first].begin,
                               reading.lines.lines[lines.back().last].end});
      else if (stated.test(index(fact)) && is_of_json_ld(fact))
        shown.facts.push_back({fact, json->begin, json->end});
    }
  }

  [[nodiscard]] bool is_of_json_ld(ReviewFact fact) const {
    const std::vector<Found>& found = reading.says().found;
    // Works behind the first come along with it, without an entry of their own.
    const ReviewFact entry = fact == ReviewFact::other_works ? ReviewFact::title : fact;
    return std::any_of(found.begin(), found.end(), [entry](const Found& one) {
      return is_about(one, entry) && one.where == "json-ld";
    });
  }

  // JSON-LD behind all that.
  std::optional<BodySpan> state(const Post& post, ShownBody& shown) {
    const auto json = add_json_ld(post, author_of(post), reading, shown.body);
    if (json) shown.rendered = shown.rendered || !post.content || shown.body != *post.content;
    return json;
  }

  [[nodiscard]] std::string_view author_of(const Post& post) const {
    if (!options.authors) return {};
    const auto named = options.authors->find(post.author);
    return named == options.authors->end() ? std::string_view() : std::string_view(named->second);
  }

  // What Renderer::prepare() says, but for the tape.
  bool prepare(Post& post, ShownBody& shown) {
    if (!post.review || !is_written_by_people(post.type)) return false;
    if (post.content)
      shown.body = *post.content;
    else
      shown.body.format = "classic";
    const Text* own = post.content ? &*post.content : nullptr;
    const bool comes_again = reading.read(post, own);
    const FactSet said = said_of(*post.review);
    const FactSet lacking = missing(*post.review, said);
    // Before anything is written: the reader of the target gets the body as it was.
    const bool leave = options.leave_to_body && comes_again && !post.review->found.empty();
    if (lacking.any()) write(post, lacking, said, shown);
    std::optional<BodySpan> json;
    if (options.json_ld && options.mode != Render::never) json = state(post, shown);
    if (leave) {
      if (shown.rendered) (void)reading.read(post, own);
      leave_to_body(post);
      if (shown.rendered) (void)reading.read(post, &shown.body);
    }
    if (!post.review) return shown.rendered;
    tell_places(*post.review, shown.rendered ? json : std::nullopt, shown);
    return shown.rendered || !shown.facts.empty();
  }
};

// A target that holds all facts needs none in the body, and leaves none to it.
bool asks_bodies(const RenderOptions& options) {
  return options.mode == Render::always || options.json_ld ||
         !std::all_of(all_review_facts.begin(), all_review_facts.end(),
                      [&](ReviewFact fact) { return options.held.has(field_of(fact)); });
}

Renderer::Renderer(const RenderOptions& options, std::shared_ptr<PostReading> reading)
    : parts_(std::make_unique<Parts>(options, std::move(reading))) {}
Renderer::~Renderer() = default;
Renderer::Renderer(Renderer&&) noexcept = default;
Renderer& Renderer::operator=(Renderer&&) noexcept = default;

bool Renderer::prepare(Post& post, ShownBody& shown) {
  shown = {};
  if (parts_->options.leave_to_body && !parts_->options.held.has(Field::comment_rating))
    leave_comments_to_meta(post);
  const bool says = !parts_->is_idle && parts_->prepare(post, shown);
  if (post.content || shown.rendered)
    shown.tape = parts_->reading.tape_of(shown.rendered ? shown.body : *post.content);
  return says;
}

}  // namespace postferry
