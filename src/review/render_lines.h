// SPDX-License-Identifier: MIT
// Facts as lines of a body.
#pragma once

#include "model/post.h"
#include "review/layout.h"
#include "review/reading.h"
#include "review/template.h"

namespace postferry {

/// Writes facts into bodies in the model post's layout, or a user's own. What was written is read
/// again: what does not come back is taken out.
class LineRenderer {
 public:
  /// `own` is the user's layout or null; both outlive it.
  LineRenderer(PostReading& reading, const Template* own) : reading_(reading), own_(own) {}

  /// Writes those of the facts that can be written; `reading` is of `body`, which says `said`
  /// already. False if there are none; then `body` is as it was. `reading` is of the result.
  bool write(const Post& post, FactSet facts, const FactSet& said, Text& body);

 private:
  enum class Written : std::uint8_t { well, nothing, badly };

  /// A body, and what must stay true of it.
  struct Task {
    const Post& post;
    const Text& original;
    const FactSet& said;   // by the original
    const Review& before;  // what all places say with it
  };

  [[nodiscard]] Layout layout_of(const Review& review, const FactSet& facts,
                                 const FactSet& said) const;
  [[nodiscard]] FactSet without_shown(const Task& task, FactSet facts) const;
  [[nodiscard]] bool ends_seen(const LaidBody& laid) const;
  Written try_writing(const Task& task, const FactSet& facts, FactSet& wrong, Text& body);
  Written write_all(const Task& task, FactSet facts, Text& body);
  Written write_blamed(const Task& task, FactSet facts, const FactSet& blamed, Text& body);

  PostReading& reading_;
  const Template* own_;
  FactSet denied_;  // what the body says otherwise, before anything is written
};

}  // namespace postferry
