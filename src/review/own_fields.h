// SPDX-License-Identifier: MIT
// Reviews that the source brings in fields of its own (front matter, a carrier, JSON), held against
// what the post says now: people edit one and forget the other.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/post.h"
#include "review/weigh.h"

namespace postferry {

/// What the post's places say of rating, title and authors, and of the ratings of further works,
/// that contradicts the review's own fields, which stay; what the places say against each other of
/// other facts, or of these where the most trusted one agrees with the review, is told as `among`
/// has it.
[[nodiscard]] std::vector<Disagreement> disagreements_with(const Review& own, const Review& says,
                                                           const std::vector<Disagreement>& among);

/// Mends the spans of review.found (`body:BEGIN-END`) after the body was edited: one whose bytes
/// say its value stays; else, if the post says that value elsewhere now, that place takes over;
/// else the entry goes. `says` is what the post's places say, or empty.
void renew_spans(Review& own, const Review& says, std::string_view body);

}  // namespace postferry
