// SPDX-License-Identifier: MIT
#include "review/heading_starts.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include "base/ascii.h"
#include "base/byte_block.h"
#include "review/text.h"

namespace postferry {

namespace {

constexpr std::size_t longest_word = 48;

// Bytes of words, letters in lower case; 0 of all others.
constexpr std::array<char, 256> word_bytes = [] {
  std::array<char, 256> table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    const char c = static_cast<char>(i);
    if (is_alpha(c) || i >= 0x80) table[i] = to_lower(c);
  }
  return table;
}();

char word_byte(char c) noexcept { return word_bytes[static_cast<unsigned char>(c)]; }

/// The letters that a text begins with.
struct FirstWord {
  std::string_view text;
  bool is_wide = false;  // others than ASCII's are among them
};

FirstWord long_first_word(std::string_view text) noexcept {
  FirstWord word;
  std::size_t end = 0;
  for (; end < text.size() && end < longest_word && word_byte(text[end]) != 0; ++end)
    word.is_wide = word.is_wide || static_cast<unsigned char>(text[end]) >= 0x80;
  word.text = text.substr(0, end);
  return word;
}

// Most end in the first sixteen bytes: one look, and no branch for each letter.
FirstWord first_word(std::string_view text) noexcept {
  if (text.size() < ByteBlock::size) return long_first_word(text);
  const ByteBlock bytes(text.data());
  const ByteMask wide = bytes.is_wide();
  const std::uint32_t letters = (bytes.between('a', 'z') | bytes.between('A', 'Z') | wide).bits();
  const auto size = static_cast<std::size_t>(std::countr_one(letters));
  if (size >= ByteBlock::size) return long_first_word(text);
  return {text.substr(0, size), (wide.bits() & ((1U << size) - 1)) != 0};
}

}  // namespace

void WordSet::add(std::string_view word) {
  if (word.empty()) return;
  (void)words_.add(word);
}

bool WordSet::holds(std::string_view word) const {
  if (word.size() > longest_word) return false;
  std::array<char, longest_word> small;
  std::transform(word.begin(), word.end(), small.begin(), to_lower);
  return words_.find({small.data(), word.size()}) != WordIndex::none;
}

void HeadingStarts::add(std::string_view phrase, PhrasePlace place) {
  if (is_of_wide_script(phrase)) {
    wide_.emplace_back(phrase);
    return;
  }
  if (place == PhrasePlace::within) return;
  const auto begin =
      std::find_if(phrase.begin(), phrase.end(), [](char c) { return word_byte(c) != 0; });
  words_.add(first_word(phrase.substr(static_cast<std::size_t>(begin - phrase.begin()))).text);
}

bool HeadingStarts::begin(std::string_view text) const {
  const FirstWord word = first_word(text);
  if (is_of_wide_script(text)) {
    const std::string small = folded(word.text);
    return std::any_of(wide_.begin(), wide_.end(), [&](const std::string& phrase) {
      return small.find(phrase) != std::string::npos;
    });
  }
  if (!word.is_wide) return words_.hold(word.text);
  std::array<char, 3 * longest_word> small;  // a byte that is no UTF-8 becomes three
  return words_.hold({small.data(), fold_to(word.text, small.data())});
}

}  // namespace postferry
