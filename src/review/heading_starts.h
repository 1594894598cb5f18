// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "review/phrases.h"
#include "review/word_index.h"

namespace postferry {

/// Folded words; most that are not there are told by their ends and length.
class WordSet {
 public:
  void add(std::string_view word);
  /// Of ASCII words the case does not matter, others must be folded.
  [[nodiscard]] bool hold(std::string_view word) const { return may_hold(word) && holds(word); }

 private:
  [[nodiscard]] bool may_hold(std::string_view word) const noexcept {
    return !word.empty() && words_.may_have(word);
  }
  [[nodiscard]] bool holds(std::string_view word) const;

  WordIndex words_;
};

/// The first words of headings: most sentences begin with none of them, and so need no further
/// look. Part of a LabelTable.
class HeadingStarts {
 public:
  /// Adds a heading's wording, folded. One that may stand anywhere within a heading has no start.
  void add(std::string_view phrase, PhrasePlace place);

  /// Whether a heading can begin with the text's first word.
  [[nodiscard]] bool begin(std::string_view text) const;

 private:
  WordSet words_;
  std::vector<std::string> wide_;  // phrases of scripts without blanks, folded
};

}  // namespace postferry
