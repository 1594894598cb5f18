// SPDX-License-Identifier: MIT
// A body as the lines that a person sees: what the review extraction reads.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "body/tape.h"

namespace postferry {

enum class LineKind : std::uint8_t {
  paragraph,
  heading,
  list_item,
  table_cell,
  quote,
  code,
  other
};

inline constexpr std::uint32_t no_token = 0xFFFFFFFF;

/// Marks of a run of text.
inline constexpr std::uint8_t bold = 1;         ///< strong, b
inline constexpr std::uint8_t italic = 2;       ///< em, i, var, dfn
inline constexpr std::uint8_t cited = 4;        ///< cite
inline constexpr std::uint8_t code_mark = 8;    ///< code, kbd, samp, tt
inline constexpr std::uint8_t struck = 16;      ///< s, del, strike
inline constexpr std::uint8_t underlined = 32;  ///< u, ins

/// A stretch of a line that comes from one text token, or an image (which has no text; its alt and
/// src are attributes of its token).
struct Run {
  std::uint32_t text_begin = 0;  ///< in BodyLines::text
  std::uint32_t text_size = 0;
  std::uint32_t token = 0;        ///< the text token, or the img
  std::uint32_t link = no_token;  ///< the innermost a around it
  std::uint32_t begin = 0;        ///< source bytes; exact unless the token's text is decoded
  std::uint32_t end = 0;
  std::uint8_t marks = 0;
  bool image = false;
};

/// One visual line: blocks end lines and so do br, and newlines where that was asked for. Lines
/// with neither text nor image are left out, but for blocks that were passed over unread.
struct Line {
  LineKind kind = LineKind::paragraph;
  std::uint8_t level = 0;      ///< heading: 1-6. Otherwise how many lists are around it
  std::uint8_t quotes = 0;     ///< how many blockquotes are around it, whatever its kind
  bool ordered = false;        ///< its innermost list is an ol
  bool first_of_item = false;  ///< the first line of its list item
  bool unread = false;         ///< it is prose that skim_html() left as it stands; has no text
  /// After an HTML reader: cutting bytes [begin, end) leaves sound HTML. Marks around the text are
  /// within as far as they begin and end on this line; false if one does only the other in its
  /// midst.
  bool sound = true;
  std::uint32_t block = no_token;  ///< opens its block (p, h2, li, td, div...); none at top level
  std::uint32_t item = no_token;   ///< innermost li
  std::uint32_t list = no_token;   ///< innermost ul or ol
  std::uint32_t row = no_token;    ///< innermost tr
  std::uint32_t wp_block = no_token;  ///< innermost block delimiter around it
  std::uint32_t text_begin = 0;       ///< in BodyLines::text
  std::uint32_t text_size = 0;
  std::uint32_t first_run = 0;
  std::uint32_t run_count = 0;
  std::uint32_t first = 0;  ///< tokens [first, last) are the line's
  std::uint32_t last = 0;
  std::uint32_t begin = 0;  ///< source bytes [begin, end) are the line's
  std::uint32_t end = 0;
};

/// All lines of a body. Reused from body to body.
struct BodyLines {
  std::string text;
  std::vector<Line> lines;
  std::vector<Run> runs;
  /// A line has prose that skim_html() left as it stands and other text besides ("prose</p> more",
  /// with an end tag that ends nothing): what such lines say is known when the body is read whole.
  bool partly_unread = false;

  void clear();
  /// White space collapsed as HTML does and trimmed; U+00A0 stays.
  [[nodiscard]] std::string_view text_of(const Line& line) const noexcept {
    return std::string_view(text).substr(line.text_begin, line.text_size);
  }
  [[nodiscard]] std::string_view text_of(const Run& run) const noexcept {
    return std::string_view(text).substr(run.text_begin, run.text_size);
  }
  [[nodiscard]] std::span<const Run> runs_of(const Line& line) const noexcept {
    return std::span(runs).subspan(line.first_run, line.run_count);
  }
};

/// `newlines` is for Markdown, whose authors put one fact on a line without a hard break: then
/// newlines in text end lines too.
void body_lines(const Tape& tape, BodyLines& out, bool newlines = false);

/// Gives those of the first lines that skim_html() passed over their text, for who has a use for
/// them after all. Their runs stay as they are.
void read_unread(const Tape& tape, std::size_t first_lines, BodyLines& lines);

/// Lines of tokens [first, last) alone, appended, as if nothing were around these.
void append_lines(const Tape& tape, std::uint32_t first, std::uint32_t last, bool newlines,
                  BodyLines& out);

}  // namespace postferry
