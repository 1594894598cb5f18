// SPDX-License-Identifier: MIT
#include "review/extract.h"

#include <algorithm>
#include <utility>

#include "model/members.h"
#include "model/review_facts.h"
#include "review/cut.h"
#include "review/reading.h"

namespace postferry {

namespace {

bool lacks_any(const std::optional<Review>& review) {
  return !review || std::any_of(all_review_facts.begin(), all_review_facts.end(),
                                [&](ReviewFact fact) { return !has_fact(*review, fact); });
}

}  // namespace

struct Extractor::Parts {
  Parts(Extract how, std::shared_ptr<BodyReading> shared)
      : mode(how), shared_reading(std::move(shared)), reading(*shared_reading) {}

  Extract mode;
  std::shared_ptr<BodyReading> shared_reading;
  BodyReading& reading;

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

std::shared_ptr<BodyReading> make_body_reading() { return std::make_shared<BodyReading>(); }

Extractor::Extractor(Extract mode, std::shared_ptr<BodyReading> reading)
    : parts_(std::make_unique<Parts>(mode, std::move(reading))) {}
Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;

bool Extractor::extract(Post& post) {
  Parts& parts = *parts_;
  if (parts.mode == Extract::off || !post.content || !is_written_by_people(post.type)) return false;
  if (parts.mode == Extract::keep && !lacks_any(post.review)) return false;
  if (!parts.reading.read(*post.content, post.title, clues_of(post))) return false;
  const bool had_review = post.review.has_value();
  if (!had_review) post.review.emplace();
  const bool added = fill_facts(*post.review, parts.reading.decided.review);
  if (!had_review && !added) post.review.reset();
  if (parts.mode == Extract::move && post.review) parts.move_lines(*post.content, *post.review);
  return added;
}

}  // namespace postferry
