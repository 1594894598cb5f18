// SPDX-License-Identifier: MIT
#include "review/heading_starts.h"

#include <algorithm>

#include "base/ascii.h"
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

std::string_view first_word(std::string_view text) noexcept {
  std::size_t end = 0;
  while (end < text.size() && end < longest_word && word_byte(text[end]) != 0) ++end;
  return text.substr(0, end);
}

}  // namespace

void WordSet::add(std::string_view word) {
  if (word.empty()) return;
  (void)words_.add(word);
  Row& row = rows_[row_of(word.front())];
  row.lengths |= length_bit(word.size());
  row.ends |= letter_bit(word.back());
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
  words_.add(first_word(phrase.substr(static_cast<std::size_t>(begin - phrase.begin()))));
}

bool HeadingStarts::begin(std::string_view text) const {
  if (is_of_wide_script(text)) {
    const std::string small = folded(first_word(text));
    return std::any_of(wide_.begin(), wide_.end(), [&](const std::string& phrase) {
      return small.find(phrase) != std::string::npos;
    });
  }
  const std::string_view word = first_word(text);
  const bool is_wide = std::any_of(word.begin(), word.end(),
                                   [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  if (!is_wide) return words_.hold(word);
  std::array<char, 3 * longest_word> small;  // a byte that is no UTF-8 becomes three
  return words_.hold({small.data(), fold_to(word, small.data())});
}

}  // namespace postferry
