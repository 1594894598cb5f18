// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "review/phrases.h"
#include "review/word_index.h"

namespace postferry {

/// Folded words; most that are not there are told by their first letter and length.
class WordSet {
 public:
  void add(std::string_view word);
  /// Of ASCII words the case does not matter, others must be folded.
  [[nodiscard]] bool hold(std::string_view word) const;

 private:
  WordIndex words_;
  std::array<std::uint32_t, 27> lengths_{};  // bits, by first letter; all others last
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
