// SPDX-License-Identifier: MIT
// Phrases that are looked for in short texts, by their first words.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

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
  void reserve(std::size_t count) { by_first_word_.reserve(count); }
  /// Adds a folded phrase.
  void add(std::string_view phrase, PhrasePlace place, std::uint8_t value);

  /// The value of the phrase in a folded text: one that is all of the text comes first, then the
  /// longest.
  [[nodiscard]] std::optional<std::uint8_t> find(std::string_view text) const;

 private:
  struct Phrase {
    std::string text;  // up to the gap
    std::string rest;  // behind the gap
    PhrasePlace place{};
    std::uint8_t value = 0;
  };
  /// What was found so far.
  struct Best {
    std::size_t size = 0;
    std::optional<std::uint8_t> value;
  };

  void look_at(const Phrase& phrase, std::string_view text, std::size_t at, Best& best) const;

  std::unordered_map<std::string, std::vector<Phrase>, TextHash, std::equal_to<>> by_first_word_;
  std::array<std::uint32_t, 256> lengths_{};  // of first words: bits, by first byte
  std::vector<Phrase> wide_;                  // of scripts without blanks
};

}  // namespace postferry
