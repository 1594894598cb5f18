// SPDX-License-Identifier: MIT
// Rendering: facts of post.review as lines of the body, in the model post's layout. A filter before
// the encoder; no format knows it. Layout and the way back: README.md.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/note.h"
#include "model/field.h"
#include "model/post.h"
#include "model/review_facts.h"
#include "review/extract.h"
#include "review/modes.h"

namespace postferry {

struct Template;

/// Display names by login.
using AuthorNames = std::unordered_map<std::string, std::string>;

struct RenderOptions {
  Render mode = Render::automatic;
  FieldSet held{};  ///< fields that the target keeps in its own terms, wholly or partly
  /// Whether the target keeps a place of that post (meta:KEY, taxonomy:NAME) where `held` is not
  /// enough to tell. May be empty; is asked by several threads.
  std::function<bool(const Post& post, std::string_view where)> keeps = {};
  /// Whether the reader of the target will find facts in the body again (extraction is not off):
  /// then facts that the body says need not be carried.
  bool leave_to_body = true;
  std::shared_ptr<const Template> layout = {};  ///< the user's own; null: the model post's
  bool json_ld = false;                         ///< the review stands in the body as JSON-LD, too
  std::shared_ptr<const AuthorNames> authors = {};  ///< for JSON-LD; may be null
};

/// Whether rendering asks what bodies say: not if the target holds all facts of a review itself.
[[nodiscard]] bool asks_bodies(const RenderOptions& options);

/// One a worker.
class Renderer {
 public:
  explicit Renderer(const RenderOptions& options,
                    std::shared_ptr<PostReading> reading = make_post_reading());
  ~Renderer();
  Renderer(Renderer&&) noexcept;
  Renderer& operator=(Renderer&&) noexcept;

  /// Prepares `post` for the target. `shown` gets the body to show, with the missing facts written
  /// into it, and tells which facts of post.review it says and where. Only what extraction reads
  /// back exactly is written; the rest stays in the model for the target's carrier. (A user's own
  /// layout may show what extraction can't read, but nothing that it would read as something else;
  /// the facts it shows so are not told.) Facts that
  /// extraction gave and gives again, entries of `found` included, are taken out of post.review
  /// where the target does not hold them. False if the body stays and says none of the facts left.
  /// The notes, if there are any, hear of reviews that --jsonld did not state in full.
  bool prepare(Post& post, ShownBody& shown, Notes* notes = nullptr);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace postferry
