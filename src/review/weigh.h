// SPDX-License-Identifier: MIT
// All places of a post together: of each fact the most trusted place is believed.
#pragma once

#include <string>
#include <vector>

#include "model/review_facts.h"
#include "review/decide.h"
#include "review/statement.h"
#include "review/trail.h"

namespace postferry {

/// Two places say different things of one fact.
struct Disagreement {
  ReviewFact fact{};
  std::string taken;  ///< what is used, and where it stands: "4 of 5 (meta:my_rating)"
  std::string other;
};

/// Whether two reviews contradict each other in a fact, as people would see it; only of what a
/// review says once. Both must have the fact.
[[nodiscard]] bool disagree(const Review& a, const Review& b, ReviewFact fact);

/// Puts statements and what the body's lines and the title say into one review, `found` included.
/// A statement about another work than the most trusted one adds nothing of its work. The trail, if
/// there is one, hears of all that a place says in vain.
void weigh(const Statements& statements, const Decided& body, Review& out,
           std::vector<Disagreement>& disagreements, Trail* trail = nullptr);
/// The same where nobody asks what the body said: facts that are taken of it are moved.
void weigh(const Statements& statements, Decided&& body, Review& out,
           std::vector<Disagreement>& disagreements);

/// How far a fact is believed that the body's lines or the post's title say.
[[nodiscard]] Trust trust_of_body(const Review& says, ReviewFact fact);

}  // namespace postferry
