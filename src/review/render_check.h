// SPDX-License-Identifier: MIT
// What a body that was written to says, held against the review that was to be written.
#pragma once

#include "model/review_facts.h"
#include "review/layout.h"

namespace postferry {

/// Facts that `said` says as the review does.
[[nodiscard]] FactSet facts_said(const Review& review, const Review& said);
/// Facts that `said` says in a way that contradicts the review. Some of several ids, contributors
/// or series contradict nothing, nor do ratings of another wording, nor a post's title, which may
/// be a headline.
[[nodiscard]] FactSet facts_contradicted(const Review& review, const Review& said);
/// Facts that `after` says and neither `before` nor the review does, but for those that the post's
/// title says once it is known that the post is about a work.
[[nodiscard]] FactSet facts_invented(const Review& review, const Review& before,
                                     const Review& after);

}  // namespace postferry
