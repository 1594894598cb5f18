// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "review/phrases.h"

namespace postferry {

/// Folded words; most that are not there cost no hash.
class WordSet {
 public:
  void add(std::string_view word);
  /// Of ASCII words the case does not matter, others must be folded.
  [[nodiscard]] bool hold(std::string_view word) const;

 private:
  std::unordered_set<std::string, TextHash, std::equal_to<>> set_;
  // By first letter (all others last): a bit for what its words have besides, which may clash.
  std::array<std::array<std::uint64_t, 4>, 27> marks_{};
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
