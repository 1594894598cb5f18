// SPDX-License-Identifier: MIT
// HTML piece by piece, for what contains HTML (Markdown).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "body/block_delimiter.h"
#include "body/html_read.h"
#include "body/html_tag.h"
#include "body/tape.h"
#include "body/tape_builder.h"
#include "body/text_piece.h"

namespace postferry {

struct QuickTag;

/// Reads pieces of `tape.source` in their order into the tape; what stands between them may be put
/// there through builder(). An element may begin in one piece and end in another; a tag or comment
/// may not. Call finish() once at the end.
class HtmlReader {
 public:
  /// For the whole source.
  explicit HtmlReader(Tape& tape);
  /// All of [begin, end).
  void read(std::size_t begin, std::size_t end);
  /// The whole source; see skim_html().
  void skim(const IsDull& is_dull);
  void finish();
  TapeBuilder& builder() noexcept { return builder_; }

 private:
  void read_all();
  [[nodiscard]] std::size_t skim_markup(std::size_t at, const IsDull& is_dull);
  [[nodiscard]] std::size_t skim_paragraph(std::size_t at, const IsDull& is_dull);
  [[nodiscard]] std::size_t skim_text(std::size_t at, const IsDull& is_dull);
  [[nodiscard]] std::size_t skim_piece(std::size_t at, const TextPiece& piece,
                                       const IsDull& is_dull);
  [[nodiscard]] std::size_t read_piece(std::size_t at, const TextPiece& piece);
  [[nodiscard]] bool may_leave_unread() const noexcept;
  [[nodiscard]] std::size_t read_markup(std::size_t at);
  [[nodiscard]] std::size_t read_quick_tag(std::size_t at, const QuickTag& quick);
  [[nodiscard]] std::size_t read_any_markup(std::size_t at);
  [[nodiscard]] std::size_t read_start_tag(std::size_t at);
  [[nodiscard]] std::size_t read_end_tag(std::size_t at);
  [[nodiscard]] std::size_t read_comment(std::size_t at);
  [[nodiscard]] std::size_t read_to_bracket(std::size_t at, TokenKind kind);
  void read_raw_text(Tag tag);
  [[nodiscard]] std::size_t raw_text_end(Tag tag, std::size_t at);
  void add_text(std::size_t begin, std::size_t end, bool references);
  /// Adds the text that stands between the last markup and `end`.
  void flush_text(std::size_t end) {
    if (end - base_ < shortest_reference) {
      if (end > base_) builder_.add(TokenKind::text, place(base_), place(end - base_));
    } else if (end > base_) {
      add_text(base_, end, true);
    }
    base_ = end;
  }
  [[nodiscard]] bool blocks_are_on();
  [[nodiscard]] static constexpr std::uint32_t place(std::size_t at) {
    return static_cast<std::uint32_t>(at);
  }

  static constexpr std::size_t shortest_reference = 3;  // "&lt"

  enum class Blocks : std::uint8_t { unknown, on, off };

  Tape& tape_;
  std::string_view whole_;
  TapeBuilder builder_;
  HtmlTagReader tags_;
  BlockDelimiters delimiters_;
  Blocks blocks_ = Blocks::unknown;
  std::optional<TextPieces> pieces_;       ///< of the whole source, while it is skimmed
  std::size_t base_ = 0;                   ///< where the text that is not added yet begins
  std::array<std::size_t, 4> raw_ends_{};  ///< the next end tags of raw text that are known
  std::string scratch_;
};

}  // namespace postferry
