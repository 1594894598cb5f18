// SPDX-License-Identifier: MIT
// The model post's layout, in each format that a body can have.
#pragma once

#include <bitset>
#include <string>
#include <vector>

#include "model/post.h"
#include "model/review_facts.h"

namespace postferry {

using FactSet = std::bitset<all_review_facts.size()>;

/// Whether the layout has a line for the fact. The title stands above the body; what is left
/// (ids, pages, dates...) has no place in it.
[[nodiscard]] constexpr bool has_line(ReviewFact fact) noexcept {
  return fact == ReviewFact::authors || fact == ReviewFact::subjects ||
         fact == ReviewFact::rating || fact == ReviewFact::recommendations ||
         fact == ReviewFact::upcoming;
}

/// A stretch of a line.
struct LaidText {
  std::string text;
  std::string url;      ///< it links there
  bool italic = false;  ///< in plain text: quoted
};
using LaidLine = std::vector<LaidText>;

/// Lines at the top (By, Subject Matter, Rating: one paragraph), paragraphs at the end
/// (recommendations, upcoming).
struct Layout {
  std::vector<LaidLine> top;
  std::vector<LaidLine> end;
};

/// Lays out those of the facts that have a line. `lone_author`: nothing else in the post proves
/// that a "By:" means the work's author, so the label says it.
[[nodiscard]] Layout lay_out(const Review& review, const FactSet& facts, bool lone_author);

/// The body with the layout around it, in the body's own format. What is between stays byte for
/// byte.
[[nodiscard]] std::string with_layout(const Text& body, const Layout& layout);

}  // namespace postferry
