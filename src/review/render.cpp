// SPDX-License-Identifier: MIT
#include "review/render.h"

#include <algorithm>
#include <utility>

#include "model/members.h"
#include "review/json_ld.h"
#include "review/layout.h"
#include "review/places_comments.h"
#include "review/reading.h"
#include "review/render_check.h"
#include "review/render_json_ld.h"
#include "review/render_lines.h"
#include "review/template.h"

namespace postferry {

namespace {

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
  bool is_idle;  // whatever the post says, its body stays and tells nothing to the target

  [[nodiscard]] bool holds(ReviewFact fact) const { return options.held.has(field_of(fact)); }

  // Facts that the lines of the last body read say as the review does.
  [[nodiscard]] FactSet said_of(const Review& review) const {
    return facts_said(review, reading.decided.review);
  }

  [[nodiscard]] bool shows(ReviewFact fact) const {
    return options.layout ? options.layout->facts.test(bit_of(fact)) : has_line(fact);
  }

  // Whether the target keeps the place itself, so that its reader finds the fact there again.
  [[nodiscard]] bool keeps(const Post& post, std::string_view where) const {
    if (options.keeps && options.keeps(post, where)) return true;
    if (where.starts_with("meta:")) return options.held.has(Field::meta_value);
    if (where.starts_with("taxonomy:")) return options.held.has(Field::term_name);
    if (where.starts_with("front-matter:")) return options.held.has(Field::extra_raw);
    return true;  // the title, the body: blocks, JSON-LD...
  }

  // Whether another place than the body's lines says the fact in the target, too.
  [[nodiscard]] bool stands_elsewhere(const Post& post, ReviewFact fact) const {
    const Review& review = *post.review;
    const Review& says = reading.says();
    if (!has_fact(says, fact) || !same_fact(review, says, fact)) return false;
    bool any = false;
    for (const Found& found : says.found) {
      if (!is_about(found, fact)) continue;
      if (!keeps(post, found.where)) return false;
      any = true;
    }
    return any;
  }

  // What should stand in the body and does not, unless the body says something else of it: two
  // would tell nothing. The title stands above it.
  [[nodiscard]] FactSet missing(const Post& post, const FactSet& said) const {
    const Review& review = *post.review;
    FactSet facts;
    if (options.mode == Render::never) return facts;
    for (const ReviewFact fact : all_review_facts)
      facts.set(bit_of(fact), shows(fact) && has_fact(review, fact) && !said.test(bit_of(fact)) &&
                                  !has_fact(reading.decided.review, fact) &&
                                  (options.mode == Render::always ||
                                   (!holds(fact) && !stands_elsewhere(post, fact))));
    return facts;
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
  void tell_places(const Review& review, bool states, ShownBody& shown) const {
    const FactSet said = said_of(review);
    const FactSet stated = states ? facts_said(review, reading.says()) : FactSet();
    const JsonLdScript json = states ? own_script() : JsonLdScript();
    for (const ReviewFact fact : all_review_facts) {
      if (holds(fact)) continue;
      const auto& lines = reading.decided.lines_of(fact);
      if (said.test(bit_of(fact)) && !lines.empty())
        shown.facts.push_back({fact, reading.lines.lines[lines.front().first].begin,
                               reading.lines.lines[lines.back().last].end});
      else if (stated.test(bit_of(fact)) && is_of_json_ld(fact) &&
               (fact != ReviewFact::rating || review.rating->text.empty()))
        shown.facts.push_back({fact, json.begin, json.end});
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

  [[nodiscard]] JsonLdScript own_script() const {
    for (const JsonLdScript& script : json_ld_scripts(reading.tape))
      if (script.own) return script;
    return {};
  }

  bool write(const Post& post, const FactSet& facts, const FactSet& said, Text& body) {
    return LineRenderer(reading, options.layout.get()).write(post, facts, said, body);
  }

  // JSON-LD behind all that. It proves that the post is about a work: so more lines may count.
  bool state(const Post& post, ShownBody& shown, Notes* notes) {
    const Stating stating = add_json_ld(post, author_of(post), reading, shown.body);
    if (notes != nullptr && stating != Stating::stated)
      notes->add(NoteCode::review_not_stated, {}, std::string(shortcoming(stating)));
    shown.rendered =
        shown.rendered || (post.content ? shown.body != *post.content : !shown.body.value.empty());
    if (!is_stated(stating)) return false;
    const FactSet said = said_of(*post.review);
    const FactSet lacking = missing(post, said);
    if (lacking.any() && write(post, lacking, said, shown.body)) shown.rendered = true;
    return true;
  }

  [[nodiscard]] std::string_view author_of(const Post& post) const {
    if (!options.authors) return {};
    const auto named = options.authors->find(post.author);
    return named == options.authors->end() ? std::string_view() : std::string_view(named->second);
  }

  // What Renderer::prepare() says, but for the tape.
  bool prepare(Post& post, ShownBody& shown, Notes* notes) {
    if (!post.review || !is_written_by_people(post.type)) return false;
    if (post.content)
      shown.body = *post.content;
    else
      shown.body.format = "classic";
    const Text* own = post.content ? &*post.content : nullptr;
    const bool comes_again = reading.read(post, own);
    const FactSet said = said_of(*post.review);
    const FactSet lacking = missing(post, said);
    // Before anything is written: the reader of the target gets the body as it was.
    const bool leave = options.leave_to_body && comes_again && !post.review->found.empty();
    if (lacking.any()) shown.rendered = write(post, lacking, said, shown.body);
    const bool stated =
        options.json_ld && options.mode != Render::never && state(post, shown, notes);
    if (leave) {
      if (shown.rendered) (void)reading.read(post, own);
      leave_to_body(post);
      if (shown.rendered) (void)reading.read(post, &shown.body);
    }
    if (!post.review) return shown.rendered;
    tell_places(*post.review, stated && shown.rendered, shown);
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

bool Renderer::prepare(Post& post, ShownBody& shown, Notes* notes) {
  shown = {};
  if (parts_->options.leave_to_body && !parts_->options.held.has(Field::comment_rating))
    leave_comments_to_meta(post);
  const bool says = !parts_->is_idle && parts_->prepare(post, shown, notes);
  if (post.content || shown.rendered)
    shown.tape = parts_->reading.tape_of(shown.rendered ? shown.body : *post.content);
  return says;
}

}  // namespace postferry
