// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "body/lines.h"
#include "body/tape.h"
#include "model/post.h"
#include "review/body_facts.h"
#include "review/decide.h"
#include "review/post_title.h"

namespace postferry {

/// False for types of posts that hold no person's text, or a copy of another post's: attachments,
/// menu items, revisions, the editor's own.
[[nodiscard]] bool is_written_by_people(std::string_view type) noexcept;

/// A body taken apart and what it says; all buffers are reused. One a worker.
struct BodyReading {
  Tape tape;
  BodyLines lines;
  BodyFacts facts;
  Decided decided;

  /// Reads body and title; `clues` is what terms and type of the post say. Keeps what it finds if
  /// they are those of the last call. False if they say nothing; then `decided` is empty and the
  /// rest may be of an earlier body.
  bool read(const Text& body, std::string_view title, const PostClues& clues = {});

  /// The tape of that body, if it is the one that was read last and taken apart; else null.
  [[nodiscard]] const Tape* tape_of(const Text& body) const noexcept;

 private:
  bool read_anew();

  Text body_;
  std::string title_;
  PostClues clues_;
  bool says_something_ = false;
  bool taken_apart_ = false;
};

}  // namespace postferry
