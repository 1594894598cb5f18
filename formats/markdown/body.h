// SPDX-License-Identifier: MIT
// Bodies of other formats as Markdown, and back to the letter. The Markdown of a body is rendered
// back block by block; only what does not come out as it was is carried, each with the place of the
// block that it belongs to. So an unedited file gives the original's bytes, and an edited block
// changes itself alone.
//
// The carrier's JSON: "classic" where the rendering is the original; else
//   {"as": "classic", "sum": "1f0a...", "n": blocks, "fix": [[block, check, patch, gap]...]}
//     sum: four hex digits a block, of a hash of its Markdown, so that blocks are found again when
//          others were edited, put in or taken out
//     check: eight more digits of that hash, for the block must be the one it was
//     patch: a string (the block's own source), or [[at, removed, "inserted"]...] on its rendering
//     gap: the white space behind it, where that is not a blank line (at the end: nothing)
//   {"as": "classic", "of": "16 hex digits", "is": "..."}   where blocks can't be told apart: the
//          whole original, for as long as the Markdown has that hash
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "body/markdown_sections.h"
#include "body/markdown_write.h"
#include "body/tape.h"
#include "codec/json_tree.h"
#include "markdown/flavor.h"
#include "model/post.h"

namespace postferry::markdown {

/// What became of a body.
struct WrittenBody {
  std::string markdown;     ///< without a line end at its end
  std::string carrier;      ///< JSON; empty for what is Markdown already
  bool whole_kept = false;  ///< the whole original is in the carrier
};

/// Writes and restores bodies. One a worker; reused.
class BodyCodec {
 public:
  explicit BodyCodec(Flavor flavor = Flavor::plain);

  void write(const Text& body, WrittenBody& out);
  /// The body that Markdown and carrier stand for; false (and `body` stays) if the carrier is none.
  [[nodiscard]] bool restore(std::string_view markdown, const JsonNode& carrier, Text& body);

 private:
  void render(std::string_view markdown, std::string_view format, std::string& out);
  [[nodiscard]] bool make_fixes(const Text& body, std::string_view markdown, std::string& carrier);
  [[nodiscard]] std::string fix_of(std::string_view rendered, std::string_view original) const;
  [[nodiscard]] bool restore_blocks(std::string_view markdown, const JsonNode& carrier,
                                    std::string_view format, std::string& out);

  MarkdownOptions options_;
  Tape tape_;
  std::vector<Section> sections_;
  std::string rendered_;
};

}  // namespace postferry::markdown
