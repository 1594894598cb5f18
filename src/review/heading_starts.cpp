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

// A number below 256 from a word's length, middle and end, whatever the case of its letters.
std::size_t mark_of(std::string_view word) noexcept {
  const auto letter = [&](std::size_t at) {
    return static_cast<unsigned char>(to_lower(word[at]));
  };
  return (word.size() * 53 + letter(word.size() / 2) * 7U + letter(word.size() - 1) * 29U) % 256;
}

}  // namespace

void WordSet::add(std::string_view word) {
  if (word.empty() || set_.contains(word)) return;
  set_.emplace(word);
  const std::size_t mark = mark_of(word);
  marks_[letter_index(word.front())][mark / 64] |= 1ULL << (mark % 64);
}

bool WordSet::hold(std::string_view word) const {
  if (word.empty() || word.size() > longest_word) return false;
  const std::size_t mark = mark_of(word);
  if ((marks_[letter_index(word.front())][mark / 64] >> (mark % 64) & 1U) == 0) return false;
  std::array<char, longest_word> small{};
  std::transform(word.begin(), word.end(), small.begin(), to_lower);
  return set_.contains(std::string_view(small.data(), word.size()));
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
  return is_ascii(word) ? words_.hold(word) : words_.hold(folded(word));
}

}  // namespace postferry
