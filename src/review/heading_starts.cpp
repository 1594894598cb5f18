// SPDX-License-Identifier: MIT
#include "review/heading_starts.h"

#include <algorithm>

#include "base/ascii.h"
#include "review/text.h"

namespace postferry {

namespace {

constexpr std::size_t longest_word = 48;

bool is_word_byte(char c) noexcept { return is_alpha(c) || static_cast<unsigned char>(c) >= 0x80; }

std::string_view first_word(std::string_view text) noexcept {
  std::size_t end = 0;
  while (end < text.size() && end < longest_word && is_word_byte(text[end])) ++end;
  return text.substr(0, end);
}

bool is_ascii(std::string_view text) noexcept {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::size_t letter_index(char c) noexcept {
  return is_alpha(c) ? static_cast<std::size_t>(to_lower(c) - 'a') : 26;
}

std::uint32_t length_bit(std::size_t size) noexcept {
  return 1U << std::min<std::size_t>(size, 31);
}

}  // namespace

void WordSet::add(std::string_view word) {
  if (word.empty()) return;
  (void)words_.add(word);
  lengths_[letter_index(word.front())] |= length_bit(word.size());
}

bool WordSet::hold(std::string_view word) const {
  if (word.empty() || word.size() > longest_word ||
      (lengths_[letter_index(word.front())] & length_bit(word.size())) == 0)
    return false;
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
  const auto begin = std::find_if(phrase.begin(), phrase.end(), is_word_byte);
  words_.add(first_word(phrase.substr(static_cast<std::size_t>(begin - phrase.begin()))));
}

bool HeadingStarts::begin(std::string_view text) const {
  const std::string_view word = first_word(text);
  if (word.empty()) return false;
  if (is_of_wide_script(text)) {
    const std::string small = folded(word);
    return std::any_of(wide_.begin(), wide_.end(), [&](const std::string& phrase) {
      return small.find(phrase) != std::string::npos;
    });
  }
  if (is_ascii(word)) return words_.hold(word);
  std::array<char, 3 * longest_word> small;  // a byte that is no UTF-8 becomes three
  return words_.hold({small.data(), fold_to(word, small.data())});
}

}  // namespace postferry
