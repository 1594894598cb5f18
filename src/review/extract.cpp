// SPDX-License-Identifier: MIT
#include "review/extract.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "model/members.h"
#include "model/review_facts.h"
#include "review/cut.h"
#include "review/fact_text.h"
#include "review/own_fields.h"
#include "review/places_comments.h"
#include "review/places_outside.h"
#include "review/reading.h"

namespace postferry {

struct Extractor::Parts {
  Parts(const ExtractOptions& how, std::shared_ptr<PostReading> shared)
      : mode(how.mode), shared_reading(std::move(shared)), reading(*shared_reading) {
    reading.options = how;
    if (mode == Extract::move) reading.options.reads_once = false;  // it asks what the lines said
  }

  Extract mode;
  std::shared_ptr<PostReading> shared_reading;
  PostReading& reading;

  // What the post says, to a post that has no review yet.
  void give(std::optional<Review>& review) {
    if (reading.options.reads_once)
      review.emplace(reading.take());
    else
      review.emplace(reading.says());
    order_found(*review);
  }

  [[nodiscard]] std::vector<Disagreement> disagreements(const Post& post) const {
    if (!post.review) return reading.disagreements;
    return disagreements_with(*post.review, reading.says(), reading.disagreements);
  }

  // Lines whose fact the review says as they do.
  void move_lines(Text& body, Review& review) {
    std::vector<LineRange> ranges;
    for (const ReviewFact fact : all_review_facts) {
      const auto& lines = reading.decided.lines_of(fact);
      if (!lines.empty() && same_fact(review, reading.decided.review, fact))
        ranges.insert(ranges.end(), lines.begin(), lines.end());
    }
    const Cuts cuts = cuts_for(reading.tape, reading.lines, body.format, ranges);
    if (cuts.empty()) return;
    body.value = without(body.value, cuts);
    for (Found& found : review.found)
      if (found.where.starts_with("body:")) found.where = "body";
  }
};

namespace {

// What places say of facts that the source has fields of its own for.
void leave_beside(const Review& own, const Review& says, Trail& trail) {
  Review filled = own;
  (void)fill_facts(filled, says);
  for (const ReviewFact fact : all_review_facts) {
    if (!has_fact(says, fact) || same_fact(filled, says, fact) ||
        fact_text(filled, fact) == fact_text(says, fact))
      continue;
    const bool has = has_fact(own, fact);
    const auto found = std::find_if(says.found.begin(), says.found.end(),
                                    [&](const Found& entry) { return is_about(entry, fact); });
    trail.leave({has ? Reason::own_field : Reason::other_work, std::string(name(fact)),
                 found == says.found.end() ? std::string() : found->where, fact_text(says, fact),
                 has ? fact_text(own, fact) : std::string()});
  }
}

}  // namespace

std::shared_ptr<PostReading> make_post_reading() { return std::make_shared<PostReading>(); }

Extractor::Extractor(const ExtractOptions& options, std::shared_ptr<PostReading> reading)
    : parts_(std::make_unique<Parts>(options, std::move(reading))) {}
Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;

bool Extractor::extract(Post& post, Notes* notes, Trail* trail) {
  static const Review nothing;
  Parts& parts = *parts_;
  if (parts.mode == Extract::off) return false;
  if (!is_written_by_people(post.type)) {
    if (trail != nullptr) trail->leave({Reason::not_by_people, {}, "type", post.type, {}});
    return false;
  }
  const bool rated = rate_comments(post);
  if (notes != nullptr)
    for (const OutsideData& plugin : outside_plugins(post))
      notes->add(NoteCode::review_outside, {},
                 std::string(plugin.plugin) + ": " + std::string(plugin.missing));
  parts.reading.trail = trail;
  const bool says = parts.reading.read(post, post.content ? &*post.content : nullptr);
  parts.reading.trail = nullptr;
  if (notes != nullptr)
    for (const Remark& remark : parts.reading.remarks)
      notes->add(remark.code, std::string(name(remark.fact)), remark.text);
  if (post.review && !post.review->found.empty())
    renew_spans(*post.review, says ? parts.reading.says() : nothing,
                post.content ? std::string_view(post.content->value) : std::string_view());
  if (!says) return rated;
  if (notes != nullptr)
    for (const Disagreement& found : parts.disagreements(post))
      notes->add(NoteCode::review_disagrees, std::string(name(found.fact)),
                 found.taken + ", not " + found.other);
  if (trail != nullptr && post.review) leave_beside(*post.review, parts.reading.says(), *trail);
  bool added = true;
  if (post.review)
    added = fill_facts(*post.review, parts.reading.says());
  else
    parts.give(post.review);
  if (parts.mode == Extract::move && post.review && post.content)
    parts.move_lines(*post.content, *post.review);
  return added;
}

}  // namespace postferry
