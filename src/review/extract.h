// SPDX-License-Identifier: MIT
// Extraction: what a post says about works, read from its body, its title and its other places into
// post.review. A filter after the parser; no format knows it. Rules, places and order of trust:
// README.md.
#pragma once

#include <memory>
#include <string_view>

#include "base/note.h"
#include "model/post.h"
#include "review/extract_options.h"
#include "review/modes.h"
#include "review/trail.h"

namespace postferry {

/// One a worker: keeps the buffers it reads bodies with. Time is linear in the body, whatever it
/// is.
struct PostReading;

/// What was read last of a body. The extractor and the renderer of one worker see the same post:
/// with a reading in common its body is taken apart once.
[[nodiscard]] std::shared_ptr<PostReading> make_post_reading();

class Extractor {
 public:
  explicit Extractor(const ExtractOptions& options = {},
                     std::shared_ptr<PostReading> reading = make_post_reading());
  explicit Extractor(Extract mode) : Extractor(ExtractOptions{.mode = mode}) {}
  ~Extractor();
  Extractor(Extractor&&) noexcept;
  Extractor& operator=(Extractor&&) noexcept;

  /// Fills facts of post.review that have no value yet; what the source itself says wins. Each
  /// filled fact has entries in review.found: where it stood (`body:BEGIN-END` in content.value,
  /// `meta:KEY`, `title`...; with Extract::move just `body`) and how sure it is. Posts of types
  /// that no person writes (attachments, menu items, revisions) are left alone. Returns whether it
  /// added anything. `notes`, if given, hears of places that disagree; the trail, if given, of all
  /// that looked like a fact and is not in the review.
  bool extract(Post& post, Notes* notes = nullptr, Trail* trail = nullptr);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace postferry
