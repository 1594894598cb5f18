// SPDX-License-Identifier: MIT
#include "review/heading_starts.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/bytes.h"
#include "review/text.h"

namespace postferry {

namespace {

constexpr std::size_t longest_word = 48;

constexpr auto word_bytes = [] {
  std::array<bool, 256> table{};
  for (std::size_t i = 0; i < table.size(); ++i)
    table[i] = i >= 0x80 || is_alpha(static_cast<char>(i));
  return table;
}();

bool is_word_byte(char c) noexcept { return word_bytes[static_cast<unsigned char>(c)]; }

std::string_view first_word(std::string_view text) noexcept {
  const std::size_t most = std::min(text.size(), longest_word);
  std::size_t end = 0;
  while (end < most && is_word_byte(text[end])) ++end;
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

// By the second byte and the last; words of one have their own.
std::uint32_t second_bit(std::string_view word) noexcept {
  return 1U << (word.size() < 2 ? 27 : letter_index(word[1]));
}
std::uint32_t last_bit(std::string_view word) noexcept { return 1U << letter_index(word.back()); }

// Curly quotes become straight ones when they are folded, which no word holds: "It’s".
bool has_curly_quote(std::string_view word) noexcept {
  for (std::size_t at = find_byte(word, '\xE2');
       at != std::string_view::npos && at + 2 < word.size(); at = find_byte(word, '\xE2', at + 1)) {
    const auto last = static_cast<unsigned char>(word[at + 2]);
    if (word[at + 1] == '\x80' && last >= 0x98 && last <= 0x9E && last != 0x9A) return true;
  }
  return false;
}

}  // namespace

void WordSet::add(std::string_view word) {
  if (word.empty() || set_.contains(word)) return;
  set_.emplace(word);
  const std::size_t letter = letter_index(word.front());
  lengths_[letter] |= length_bit(word.size());
  seconds_[letter] |= second_bit(word);
  lasts_[letter] |= last_bit(word);
}

bool WordSet::hold(std::string_view word) const {
  if (word.empty() || word.size() > longest_word) return false;
  const std::size_t letter = letter_index(word.front());
  if ((lengths_[letter] & length_bit(word.size())) == 0 ||
      (seconds_[letter] & second_bit(word)) == 0 || (lasts_[letter] & last_bit(word)) == 0)
    return false;
  std::array<char, longest_word> small;
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
  if (is_ascii(word)) return words_.hold(word);
  return !has_curly_quote(word) && words_.hold(folded(word));
}

}  // namespace postferry
