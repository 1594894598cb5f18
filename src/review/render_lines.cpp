// SPDX-License-Identifier: MIT
#include "review/render_lines.h"

#include "review/render_check.h"

namespace postferry {

namespace {

// Facts whose lines prove that "By:" names the work's author.
FactSet lines_besides_byline() {
  FactSet facts;
  for (const ReviewFact fact : all_review_facts)
    facts.set(bit_of(fact), has_line(fact) && fact != ReviewFact::authors);
  return facts;
}

std::size_t last_of(const FactSet& facts) {
  std::size_t last = facts.size() - 1;
  while (last > 0 && !facts.test(last)) --last;
  return last;
}

// The review without what the body says otherwise: a line that says other facts would say it.
Review without(const Review& review, const FactSet& denied) {
  Review rest = review;
  for (const ReviewFact fact : all_review_facts)
    if (denied.test(bit_of(fact))) erase_fact(rest, fact);
  return rest;
}

}  // namespace

Layout LineRenderer::layout_of(const Review& review, const FactSet& facts,
                               const FactSet& said) const {
  if (own_ != nullptr) return lay_out(*own_, without(review, denied_), facts);
  // Only what else is there tells the work's author from the post's.
  const bool lone_author = ((facts | said) & lines_besides_byline()).none();
  return lay_out(review, facts, lone_author);
}

// Whether what was written behind the body can be seen: it may be within a comment.
bool LineRenderer::ends_seen(const LaidBody& laid) const {
  const auto& lines = reading_.lines.lines;
  return laid.end == laid.value.size() || (!lines.empty() && lines.back().begin >= laid.end);
}

// What extraction can't read, it does not see in the body either.
FactSet LineRenderer::without_shown(const Task& task, FactSet facts) const {
  if (own_ == nullptr) return facts;
  for (const ReviewFact fact : all_review_facts) {
    if (!facts.test(bit_of(fact))) continue;
    const Layout layout = layout_of(*task.post.review, FactSet().set(bit_of(fact)), task.said);
    if (stands_in(task.original, layout)) facts.reset(bit_of(fact));
  }
  return facts;
}

// Writes the facts and reads the result; `wrong` gets those that must not stand there.
LineRenderer::Written LineRenderer::try_writing(const Task& task, const FactSet& facts,
                                                FactSet& wrong, Text& body) {
  const Review& review = *task.post.review;
  const Layout layout = layout_of(review, facts, task.said);
  if (layout.top.empty() && layout.end.empty()) return Written::nothing;
  const LaidBody laid = with_layout(task.original, layout);
  body.value = laid.value;
  (void)reading_.read(task.post, &body);
  const FactSet now = facts_said(review, reading_.decided.review);
  const FactSet misread = facts_contradicted(review, reading_.decided.review) & ~denied_;
  // A layout of one's own may show what can't be read.
  wrong = facts & (own_ != nullptr ? misread : ~now);
  FactSet still = task.said;
  still.reset(bit_of(ReviewFact::title));
  const bool spoils = (still & ~now).any() || misread.any() || !ends_seen(laid) ||
                      facts_invented(review, task.before, reading_.says()).any();
  return wrong.none() && !spoils ? Written::well : Written::badly;
}

LineRenderer::Written LineRenderer::write_all(const Task& task, FactSet facts, Text& body) {
  FactSet blamed;
  FactSet wrong;
  while (facts.any()) {
    const Written written = try_writing(task, facts, wrong, body);
    if (written == Written::well) return write_blamed(task, facts, blamed, body);
    if (written == Written::nothing) break;
    // Where no fact is to blame, one after the other is: it hides what the body says itself, or is
    // read as more than the review says.
    if (wrong.none()) blamed.set(last_of(facts));
    facts &= ~(wrong | blamed);
  }
  return Written::nothing;
}

// Only one of those that were blamed was to blame.
LineRenderer::Written LineRenderer::write_blamed(const Task& task, FactSet facts,
                                                 const FactSet& blamed, Text& body) {
  if (blamed.count() < 2) return Written::well;
  FactSet wrong;
  for (std::size_t i = 0; i < blamed.size(); ++i) {
    if (!blamed.test(i)) continue;
    facts.set(i);
    if (try_writing(task, facts, wrong, body) != Written::well) facts.reset(i);
  }
  return try_writing(task, facts, wrong, body);
}

bool LineRenderer::write(const Post& post, FactSet facts, const FactSet& said, Text& body) {
  const Text original = body;
  const Review before = reading_.says();
  const Task task{post, original, said, before};
  denied_ = facts_contradicted(*post.review, reading_.decided.review);
  facts = without_shown(task, facts);
  if (facts.none()) return false;
  if (write_all(task, facts, body) == Written::well) return true;
  body = original;
  (void)reading_.read(post, &body);
  return false;
}

}  // namespace postferry
