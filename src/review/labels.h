// SPDX-License-Identifier: MIT
// The tables of labels.def and headings.def, and how a line is held against them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace postferry {

/// What a label announces.
enum class Fact : std::uint8_t {
  byline,
  author,
  subjects,
  rating,
  title,
  not_ours,
  isbn,
  asin,
  publisher,
  pages,
  year,
  series,
  binding,
  language,
  translator,
  illustrator,
  editor,
  narrator,
  started,
  finished
};
/// What a heading announces.
enum class WorkList : std::uint8_t { recommendations, upcoming };

struct LabelRow {
  std::string_view language;
  Fact fact;
  std::string_view text;
};
enum class PhrasePlace : std::uint8_t { whole, front, within };
struct HeadingRow {
  std::string_view language;
  WorkList list;
  PhrasePlace place;
  std::string_view text;
};
[[nodiscard]] std::span<const LabelRow> label_rows() noexcept;
[[nodiscard]] std::span<const HeadingRow> heading_rows() noexcept;

/// A line that is a label and what follows it; views into the line.
struct LabelledLine {
  Fact fact{};
  std::string_view value;  ///< trimmed; may be empty
};

/// Splits "Rating: 4/5" if what stands before the first colon is a known label. The colon may be
/// U+FF1A, be doubled, have blanks on either side (no-break ones too).
[[nodiscard]] std::optional<LabelledLine> labelled(std::string_view line);
/// The fact that `text` is a label of, without a colon.
[[nodiscard]] std::optional<Fact> find_label(std::string_view text);

/// What list the text is a heading of; colons and dots at its end don't count. Texts that are
/// longer than headings are (160 bytes) are none.
[[nodiscard]] std::optional<WorkList> heading_of(std::string_view text);

}  // namespace postferry
