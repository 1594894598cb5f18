// SPDX-License-Identifier: MIT
// Bodies of other formats as Markdown, and back to the letter. The Markdown of a body is rendered
// back block by block, each for itself (with the file's link definitions); only what does not come
// out as it was is carried, each with the place of the block that it belongs to. So an unedited
// file gives the original's bytes, and an edited block changes itself alone.
//
// The carrier's JSON: "classic" where the rendering is the original; else
//   {"as": "classic", "sum": "1f0a...", "n": blocks, "fix": [[block, check, patch, gap]...]}
//     sum: four hex digits a block, of a hash of its Markdown, so that blocks are found again when
//          others were edited, put in or taken out
//     check: eight more digits of that hash, for the block must be the one it was
//     patch: a string (the block's own source), or [[at, removed, "inserted"]...] on its rendering
//     gap: the white space behind it, where that is not a blank line (in HTML: a line break; at
//          the end: nothing)
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

  /// `tape`: of the body, if the caller has it; else null.
  void write(const Text& body, const Tape* tape, WrittenBody& out);
  /// The body that Markdown and carrier stand for; false (and `body` stays) if the carrier is none.
  [[nodiscard]] bool restore(std::string_view markdown, const JsonNode& carrier, Text& body);

 private:
  // One block, without white space behind it.
  void render_block(std::string_view markdown, std::string_view format,
                    std::string_view definitions, std::string& out);
  void render_plain(std::string_view text, std::string_view format);
  void render(std::string_view markdown, std::string_view format, std::string& out);
  [[nodiscard]] std::string link_definitions(std::string_view markdown,
                                             const std::vector<Span>& cuts);
  [[nodiscard]] bool shows_anything(std::string_view markdown);
  [[nodiscard]] bool render_meant(std::string_view markdown, std::string_view format,
                                  std::string_view definitions);
  [[nodiscard]] bool make_fixes(const Text& body, std::string_view markdown, std::string& carrier);
  void add_fix(std::size_t index, std::uint64_t hash, std::string_view source, std::string_view gap,
               std::string& fixes) const;
  [[nodiscard]] std::string fix_of(std::string_view rendered, std::string_view original) const;
  [[nodiscard]] bool restore_blocks(std::string_view markdown, const JsonNode& carrier,
                                    std::string_view format, std::string& out);

  MarkdownOptions options_;
  Tape tape_;
  std::vector<Section> sections_;
  std::string block_;                   // the rendering of one
  std::string defined_;                 // a block with the definitions it may need
  std::size_t definitions_budget_ = 0;  // bytes of definitions that may still be read again
};

}  // namespace postferry::markdown
