// SPDX-License-Identifier: MIT
// What the cheap look at a body goes by: words of labels and headings, found by their hashes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "review/phrases.h"

namespace postferry {

/// Words that labels end with and that headings hold. Part of a LabelTable.
class Clues {
 public:
  using Set = std::unordered_set<std::string, TextHash, std::equal_to<>>;

  /// Words, and which first letters and lengths they have: most that are not there cost no hash.
  struct Words {
    Set set;
    std::array<std::uint32_t, 27> lengths{};  // bits, by first letter; all others last

    void add(std::string_view word);
    [[nodiscard]] bool hold(std::string_view word) const;
  };

  /// Makes room for that many.
  void reserve(std::size_t labels, std::size_t headings);
  void add_label(std::string_view label);
  void add_heading(std::string_view phrase, PhrasePlace place);

  /// Whether a label's last word stands at the end of the text (source bytes, marks and blanks
  /// behind the label taken off).
  [[nodiscard]] bool ends_with_label(std::string_view text) const;
  /// Whether the text (source bytes) holds a word of a heading.
  [[nodiscard]] bool holds_heading(std::string_view text) const;
  /// Whether a heading that needs no colon and no mark can begin with the text's first word.
  [[nodiscard]] bool begins_heading(std::string_view text) const;

 private:
  /// A phrase by one of its runs of ASCII letters.
  struct Phrase {
    std::string other;      // another run of it, or empty
    std::size_t count = 0;  // of runs, where the phrase must be all of the heading; else 0
  };
  /// The runs of a text, looked up one after the other.
  class Runs;

  void add_runs(std::string_view phrase, PhrasePlace place);
  [[nodiscard]] bool holds_other_script(std::string_view text) const;

  Words label_ends_;   // folded
  Words first_words_;  // folded
  Words other_words_;  // of phrases without ASCII letters the longest word, folded
  Words phrase_runs_;  // the keys of phrases_
  std::unordered_map<std::string, std::vector<Phrase>, TextHash, std::equal_to<>> phrases_;
  std::vector<std::string> wide_;  // phrases of scripts without blanks, folded
};

}  // namespace postferry
