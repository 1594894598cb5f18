// SPDX-License-Identifier: MIT
// Phrases that are looked for in short texts, by their first words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "review/word_index.h"

namespace postferry {

/// Where a phrase must stand: it is the text, the text begins with it, it stands in the text at
/// word boundaries (anywhere in scripts that part words by no blanks).
enum class PhrasePlace : std::uint8_t { whole, front, within };

/// For tables that are asked with a string_view.
struct TextHash : std::hash<std::string_view> {
  using is_transparent = void;
};

/// True if the text begins with a letter of a script that parts words by no blanks (and whatever
/// else UTF-8 writes with such first bytes).
[[nodiscard]] bool is_of_wide_script(std::string_view text) noexcept;

/// Phrases, each with a value; " ... " in one stands for any words. Looking a text up takes time
/// linear in its words, however many phrases there are.
class Phrases {
 public:
  /// Adds a folded phrase.
  void add(std::string_view phrase, PhrasePlace place, std::uint8_t value);

  /// The value of the phrase in a folded text: one that is all of the text comes first, then the
  /// longest.
  [[nodiscard]] std::optional<std::uint8_t> find(std::string_view text) const;

 private:
  struct Phrase {
    std::uint32_t size = 0;  // of `text`; with its last byte it rules most phrases out
    char last = 0;
    PhrasePlace place{};
    std::uint8_t value = 0;
    std::string text;  // up to the gap
    std::string rest;  // behind the gap
  };
  /// What was found so far.
  struct Best {
    std::size_t size = 0;
    std::optional<std::uint8_t> value;
  };

  void look_at(const Phrase& phrase, std::string_view text, std::size_t at, Best& best) const;

  WordIndex first_words_;
  std::vector<std::vector<Phrase>> by_first_word_;  // by the numbers of these
  std::vector<Phrase> wide_;                        // of scripts without blanks
};

}  // namespace postferry
