// SPDX-License-Identifier: MIT
// The tables of labels.def and headings.def, what a user adds to them, and how a line is held
// against them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "review/heading_starts.h"
#include "review/phrases.h"

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
/// Other words around lists of works: what headings.def calls REASON, LEAD, BY and WORKS.
enum class ListWord : std::uint8_t { reason, lead, by, works };

struct LabelRow {
  std::string_view language;
  Fact fact;
  std::string_view text;
};
struct HeadingRow {
  std::string_view language;
  WorkList list;
  PhrasePlace place;
  std::string_view text;
};
struct ListWordRow {
  std::string_view language;
  ListWord word;
  std::string_view text;
};
[[nodiscard]] std::span<const LabelRow> label_rows() noexcept;
[[nodiscard]] std::span<const HeadingRow> heading_rows() noexcept;
[[nodiscard]] std::span<const ListWordRow> list_word_rows() noexcept;

/// A line that is a label and what follows it; views into the line.
struct LabelledLine {
  Fact fact{};
  std::string_view value;  ///< trimmed; may be empty
};

/// What labels and headings mean: the built-in rows, and a user's. Made once, then shared by all
/// workers, who only read it.
class LabelTable {
 public:
  static constexpr std::size_t longest_label = 48;     ///< bytes, folded
  static constexpr std::size_t longest_heading = 160;  ///< bytes

  LabelTable();  ///< the built-in rows

  /// Adds a wording, folded. A label wins over a built-in one, and over one added before.
  void add(Fact fact, std::string_view wording);
  void add(WorkList list, PhrasePlace place, std::string_view wording);
  void add(ListWord word, std::string_view wording);

  /// The fact that `text` is a label of, without a colon.
  [[nodiscard]] std::optional<Fact> find_label(std::string_view text) const;
  /// Splits "Rating: 4/5" if what stands before the first colon is a known label. The colon may be
  /// U+FF1A, be doubled, have blanks on either side (no-break ones too).
  [[nodiscard]] std::optional<LabelledLine> labelled(std::string_view line) const;
  /// What list the text is a heading of; colons and dots at its end don't count. Texts that are
  /// longer than headings are (160 bytes) are none.
  [[nodiscard]] std::optional<WorkList> heading_of(std::string_view text) const;

  /// Whether a heading is about something to read: "More books like this".
  [[nodiscard]] bool is_about_works(std::string_view heading) const;
  /// Whether a heading can say why works of a list are in it: "For more of the sea".
  [[nodiscard]] bool is_reason(std::string_view heading) const;
  /// Whether the folded word can be the last of those: what is cheap to ask first.
  [[nodiscard]] bool is_end_of_lead(std::string_view word) const;
  /// Whether the text ends with words that works follow: "If you liked this, try".
  [[nodiscard]] bool ends_with_lead(std::string_view text) const;
  /// Whether the word stands between a title and its author: "by", "von".
  [[nodiscard]] bool is_by(std::string_view word) const;
  /// The same of two words: "penned by". `by` is the second.
  [[nodiscard]] bool is_by(std::string_view word, std::string_view by) const;

  [[nodiscard]] const HeadingStarts& heading_starts() const noexcept { return starts_; }

 private:
  using Set = std::unordered_set<std::string, TextHash, std::equal_to<>>;

  std::unordered_map<std::string, Fact, TextHash, std::equal_to<>> added_labels_;
  Phrases headings_;
  Phrases works_;
  Set reasons_;  // first words, or phrases, of headings
  Set leads_;
  WordSet lead_ends_;  // their last words
  WordSet bys_;
  WordSet by_starts_;  // the first words of those that are several
  HeadingStarts starts_;
};

/// The built-in rows alone.
[[nodiscard]] const LabelTable& built_in_labels();

[[nodiscard]] inline std::optional<LabelledLine> labelled(std::string_view line) {
  return built_in_labels().labelled(line);
}
[[nodiscard]] inline std::optional<Fact> find_label(std::string_view text) {
  return built_in_labels().find_label(text);
}
[[nodiscard]] inline std::optional<WorkList> heading_of(std::string_view text) {
  return built_in_labels().heading_of(text);
}

}  // namespace postferry
