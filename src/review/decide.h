// SPDX-License-Identifier: MIT
// What is taken of the candidates, and with what provenance. Precision first: where a body says
// two things of a fact that a review says once, it says nothing.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "body/lines.h"
#include "model/post.h"
#include "model/review_facts.h"
#include "review/body_facts.h"
#include "review/post_title.h"
#include "review/trail.h"

namespace postferry {

/// What other places of the post prove: a line that may mean the blogger ("By: Jane") means the
/// work's author where the post is about a work.
struct Evidence {
  bool rates = false;       ///< another place has a rating
  bool names_work = false;  ///< another place names the work: title, authors or ids
  std::string_view title;   ///< the work's, as the first of these places says it
};

/// What labelled lines say different things of, so that none is taken.
struct Unsettled {
  ReviewFact fact{};
  std::string said;  ///< all of it, and where: "4 of 5 (body:22-33), 3 of 5 (body:99-110)"
};

/// A review as body and title say it, and the lines that say each fact.
struct Decided {
  Review review;
  std::vector<Unsettled> unsettled;  ///< of a post that is about a work
  std::array<std::vector<LineRange>, all_review_facts.size()> lines;  ///< by ReviewFact

  void clear();
  [[nodiscard]] std::vector<LineRange>& lines_of(ReviewFact fact) {
    return lines[static_cast<std::size_t>(fact)];
  }
};

/// Fills `out`, review.found included (spans `body:BEGIN-END`). `title` is the post's, taken apart.
/// The trail, if there is one, hears what is not taken. What is taken is moved out of `facts`.
void decide(BodyFacts& facts, const BodyLines& lines, const PostTitle& title,
            const Evidence& evidence, Decided& out, Trail* trail = nullptr);

}  // namespace postferry
