// SPDX-License-Identifier: MIT
// Posts that state several reviews for programs: two JSON-LD scripts, two hReviews, two blocks of a
// plugin for book reviews. Each rates a work of its own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/note.h"
#include "model/review_facts.h"
#include "review/statement.h"

namespace postferry {

/// Something that reading a post left out and that a person should hear of.
struct Remark {
  NoteCode code{};
  ReviewFact fact{};
  std::string text;
};

/// Makes of statements that each name another work one statement with several works: the first is
/// the one that the source's own field (`own_title`, or empty), else places of more trust, else the
/// post's title name, else the first in the post; the
/// others follow it, each with its rating. Facts that a review has but once (subjects, a summary)
/// are kept of the first; of the others they are remarks. Nothing is done where places of more
/// trust name none of them. Returns whether there are several works, so that `own_title` counts.
bool gather_works(std::string_view own_title, std::string_view post_title, Statements& statements,
                  std::vector<Remark>& remarks);

/// Gives statements of parts that stand in no book of their own, or in one without a title, to the
/// post: parts of one item are known to be of one work only where all items name theirs.
void settle_items(Statements& statements, std::size_t from);

}  // namespace postferry
