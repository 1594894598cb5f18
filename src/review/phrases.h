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
  /// Makes room for that many.
  void reserve(std::size_t count) { phrases_.reserve(count); }
  /// Adds a folded phrase.
  void add(std::string_view phrase, PhrasePlace place, std::uint8_t value);

  /// The value of the phrase in a folded text: one that is all of the text comes first, then the
  /// longest.
  [[nodiscard]] std::optional<std::uint8_t> find(std::string_view text) const;

 private:
  static constexpr std::uint32_t no_phrase = 0xFFFFFFFF;

  struct Phrase {
    std::uint32_t begin = 0;         // of its text in `texts_`: up to the gap, and behind it
    std::uint32_t size = 0;          // up to the gap
    std::uint32_t rest_size = 0;     // behind the gap
    std::uint32_t next = no_phrase;  // of its group
    char last = 0;                   // byte before the gap: with the size it rules most out
    PhrasePlace place{};
    std::uint8_t value = 0;
  };
  /// Phrases that begin with the same word.
  struct Group {
    std::uint32_t first = no_phrase;
    std::uint32_t last = no_phrase;
    std::uint32_t seconds = 0;  // bits of the bytes that their second words begin with
    bool has_lone = false;      // the word alone is one
  };
  /// What was found so far.
  struct Best {
    std::size_t size = 0;
    std::optional<std::uint8_t> value;
  };

  [[nodiscard]] std::string_view text_of(const Phrase& phrase) const {
    return std::string_view(texts_).substr(phrase.begin, phrase.size);
  }
  void add_to_group(std::string_view phrase, std::uint32_t number);
  void look_at(const Group& group, std::string_view word, std::string_view text, std::size_t at,
               Best& best) const;
  void look_at(const Phrase& phrase, std::string_view text, std::size_t at, Best& best) const;

  WordIndex first_words_;
  std::vector<Group> groups_;  // by the numbers of these
  std::vector<Phrase> phrases_;
  std::vector<std::uint32_t> wide_;  // phrases of scripts without blanks
  std::string texts_;
};

}  // namespace postferry
