// SPDX-License-Identifier: MIT
// What a post gets of the library's row about the same work, and where the two disagree.
#pragma once

#include "base/note.h"
#include "model/post.h"

namespace postferry {

/// Fills what `to` lacks of the work. Where ids show that the row is another edition, only what all
/// editions share: authors, series, first year, kind, average rating.
void fill_work(Work& to, const Work& from);

/// Fills what `to` lacks of the reading: rating, dates, shelves, counts. Private notes, review
/// texts and who recommended it stay in the library.
void fill_reading(Review& to, const Review& from);

/// Notes where post and row say different things of the work.
void note_conflicts(const Work& post, const Work& row, Notes& notes);
/// Likewise of the reading: the rating (by less than a step of the coarser scale is no difference)
/// and the dates as far as both are known.
void note_conflicts(const Review& post, const Review& row, Notes& notes);

}  // namespace postferry
