// SPDX-License-Identifier: MIT
#include "review/phrases.h"

#include <array>
#include <limits>

#include "base/ascii.h"
#include "base/bytes.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::string_view gap = " ... ";
constexpr char dashes[] = "\xE2\x80";  // what dashes, quotes and dots begin with in UTF-8

constexpr std::array<bool, 256> word_bytes = [] {
  std::array<bool, 256> table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    const char c = static_cast<char>(i);
    table[i] = is_alpha(c) || is_digit(c) || i >= 0x80;
  }
  return table;
}();

bool is_word_byte(char c) noexcept { return word_bytes[static_cast<unsigned char>(c)]; }

bool is_word_end(std::string_view text, std::size_t at) noexcept {
  return at >= text.size() || !is_word_byte(text[at]) || stands_at(text, at, dashes);
}

std::string_view word_at(std::string_view text, std::size_t at) noexcept {
  std::size_t end = at;
  while (end < text.size() && is_word_byte(text[end]) &&
         (text[end] != dashes[0] || !stands_at(text, end, dashes)))
    ++end;
  return text.substr(at, end - at);
}

std::uint32_t second_bit(char c) noexcept { return 1U << (static_cast<unsigned char>(c) & 31U); }

bool stands_behind(std::string_view text, std::size_t at, std::string_view phrase) {
  for (at = text.find(phrase, at); at != npos; at = text.find(phrase, at + 1))
    if (is_word_end(text, at - 1) && is_word_end(text, at + phrase.size())) return true;
  return false;
}

}  // namespace

bool is_of_wide_script(std::string_view text) noexcept {
  return !text.empty() && static_cast<unsigned char>(text.front()) >= 0xE3;
}

void Phrases::add(std::string_view phrase, PhrasePlace place, std::uint8_t value) {
  const std::size_t at = phrase.find(gap);
  const std::string_view front = phrase.substr(0, at);
  const std::string_view rest = at == npos ? std::string_view() : phrase.substr(at + gap.size());
  Phrase added;
  added.begin = static_cast<std::uint32_t>(texts_.size());
  added.size = static_cast<std::uint32_t>(front.size());
  added.rest_size = static_cast<std::uint32_t>(rest.size());
  added.last = front.empty() ? '\0' : front.back();
  added.place = place;
  added.value = value;
  texts_.append(front).append(rest);
  const auto number = static_cast<std::uint32_t>(phrases_.size());
  phrases_.push_back(added);
  if (is_of_wide_script(phrase))
    wide_.push_back(number);
  else
    add_to_group(front, number);
}

void Phrases::add_to_group(std::string_view phrase, std::uint32_t number) {
  const std::string_view word = word_at(phrase, 0);
  const std::uint32_t at = first_words_.add(word);
  if (at == groups_.size()) groups_.emplace_back();
  Group& group = groups_[at];
  (group.first == no_phrase ? group.first : phrases_[group.last].next) = number;
  group.last = number;
  if (phrase.size() > word.size() + 1)
    group.seconds |= second_bit(phrase[word.size() + 1]);
  else
    group.has_lone = true;
}

// The byte behind the one behind the first word tells most phrases apart.
void Phrases::look_at(const Group& group, std::string_view word, std::string_view text,
                      std::size_t at, Best& best) const {
  const std::size_t second = at + word.size() + 1;
  const bool goes_on = second < text.size() && (group.seconds & second_bit(text[second])) != 0;
  if (!goes_on && !group.has_lone) return;
  for (std::uint32_t i = group.first; i != no_phrase; i = phrases_[i].next) {
    const Phrase& phrase = phrases_[i];
    if (phrase.size <= text.size() - at && text[at + phrase.size - 1] == phrase.last)
      look_at(phrase, text, at, best);
  }
}

void Phrases::look_at(const Phrase& phrase, std::string_view text, std::size_t at,
                      Best& best) const {
  const std::size_t size = phrase.size;
  const bool whole = at == 0 && size == text.size() && phrase.rest_size == 0;
  if (phrase.place == PhrasePlace::whole && !whole) return;
  if (phrase.place == PhrasePlace::front && at > 0) return;
  const std::string_view wanted = text_of(phrase);
  if (!text.substr(at).starts_with(wanted)) return;
  if (!is_of_wide_script(wanted) && !is_word_end(text, at + size)) return;
  if (phrase.rest_size > 0) {
    const std::string_view all = texts_;
    if (!stands_behind(text, at + size + 1, all.substr(phrase.begin + size, phrase.rest_size)))
      return;
  }
  const std::size_t weight =
      whole ? std::numeric_limits<std::size_t>::max() : size + phrase.rest_size;
  if (weight > best.size) best = {weight, phrase.value};
}

std::optional<std::uint8_t> Phrases::find(std::string_view text) const {
  Best best;
  bool wide = false;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_word_byte(text[at])) {
      ++at;
      continue;
    }
    wide = wide || is_of_wide_script(text.substr(at));
    if (stands_at(text, at, dashes)) {
      at += 3;
      continue;
    }
    const std::string_view word = word_at(text, at);
    if (const std::uint32_t number = first_words_.find(word); number != WordIndex::none)
      look_at(groups_[number], word, text, at, best);
    wide = wide || static_cast<unsigned char>(word.front()) >= 0xE2;
    at += word.size();
  }
  if (!wide) return best.value;
  for (const std::uint32_t i : wide_) {
    const std::string_view phrase = text_of(phrases_[i]);
    for (std::size_t at = text.find(phrase); at != npos; at = text.find(phrase, at + 1))
      look_at(phrases_[i], text, at, best);
  }
  return best.value;
}

}  // namespace postferry
