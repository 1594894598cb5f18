// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "base/note.h"
#include "model/post.h"
#include "model/review_facts.h"
#include "pipeline/moved_post.h"

namespace postferry {

/// The two filters between parser and encoder that know what a review is. One a worker. The
/// pipeline calls them and knows no more of them.
class ReviewStage {
 public:
  ReviewStage() = default;
  ReviewStage(const ReviewStage&) = delete;
  ReviewStage& operator=(const ReviewStage&) = delete;
  virtual ~ReviewStage() = default;

  /// Extraction: after the parser, before filters that ask for reviews.
  virtual void extract(Post& post, Notes& notes) = 0;
  /// Rendering: before the encoder, which is told of `shown`.
  virtual void render(Post& post, ShownBody& shown, Notes& notes) = 0;
  /// The files of the post that was rendered last which lie somewhere else now, in the order in
  /// which it shows them.
  [[nodiscard]] virtual std::vector<MovedFile> moved_files() const { return {}; }
};

}  // namespace postferry
