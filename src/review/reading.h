// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "body/lines.h"
#include "body/tape.h"
#include "model/post.h"
#include "review/body_facts.h"
#include "review/decide.h"
#include "review/extract_options.h"
#include "review/labels.h"
#include "review/several_works.h"
#include "review/statement.h"
#include "review/trail.h"
#include "review/weigh.h"

namespace postferry {

/// False for types of posts that hold no person's text, or a copy of another post's: attachments,
/// menu items, revisions, the editor's own.
[[nodiscard]] bool is_written_by_people(std::string_view type) noexcept;

/// A post taken apart and what its places say; all buffers are reused. One a worker.
struct PostReading {
  ExtractOptions options;
  Trail* trail = nullptr;  ///< hears what is left out; then nothing is kept from the last call

  Tape tape;
  BodyLines lines;
  BodyFacts facts;
  Decided decided;        ///< what the body's lines and the title say
  Statements statements;  ///< what all other places say
  std::vector<Disagreement> disagreements;
  std::vector<Remark> remarks;  ///< what was left out and people should hear of

  /// Reads the post with `body` in place of its own, which may be null: none. Keeps what it finds
  /// if all is as at the last call. False if nothing is said; then `decided` is empty and the rest
  /// may be of an earlier body.
  bool read(const Post& post, const Text* body);

  /// All places together.
  [[nodiscard]] const Review& says() const noexcept {
    return statements.empty() ? decided.review : weighed_;
  }
  /// The same, given away; for options.reads_once.
  [[nodiscard]] Review take() noexcept {
    return std::move(statements.empty() ? decided.review : weighed_);
  }

  /// The tape of that body, if it is the one that was read last and taken apart; else null.
  [[nodiscard]] const Tape* tape_of(const Text& body) const noexcept;

 private:
  bool read_anew(const Post& post, const Text& body);
  void read_body(const Post& post, const Text& body);
  void take_apart(std::string_view body, std::string_view format);
  void place_ratings();
  void add_unsettled(const Review& says);

  Statements apart_;  // ratings of the body's blocks and shortcodes that contradict each other
  Text body_;         // the last one, and what else is kept of its post, unless options.reads_once
  std::string title_;
  std::string own_title_;     // of the work, in the source's own field
  std::uint64_t places_ = 0;  // fingerprint of what stands outside of the body
  bool says_something_ = false;
  bool own_title_counts_ = false;
  bool taken_apart_ = false;
  bool has_read_ = false;
  Review weighed_;
};

}  // namespace postferry
