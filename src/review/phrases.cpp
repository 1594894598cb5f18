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
  Phrase added{static_cast<std::uint32_t>(front.size()),
               front.empty() ? '\0' : front.back(),
               place,
               value,
               std::string(front),
               {}};
  if (at != npos) added.rest = phrase.substr(at + gap.size());
  if (is_of_wide_script(phrase)) {
    wide_.push_back(std::move(added));
    return;
  }
  const std::uint32_t word = first_words_.add(word_at(phrase, 0));
  if (word == by_first_word_.size()) by_first_word_.emplace_back();
  by_first_word_[word].push_back(std::move(added));
}

void Phrases::look_at(const Phrase& phrase, std::string_view text, std::size_t at,
                      Best& best) const {
  const std::size_t size = phrase.text.size();
  const bool whole = at == 0 && size == text.size() && phrase.rest.empty();
  if (phrase.place == PhrasePlace::whole && !whole) return;
  if (phrase.place == PhrasePlace::front && at > 0) return;
  if (!text.substr(at).starts_with(phrase.text)) return;
  if (!is_of_wide_script(phrase.text) && !is_word_end(text, at + size)) return;
  if (!phrase.rest.empty() && !stands_behind(text, at + size + 1, phrase.rest)) return;
  const std::size_t weight =
      whole ? std::numeric_limits<std::size_t>::max() : size + phrase.rest.size();
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
      for (const Phrase& phrase : by_first_word_[number])
        if (phrase.size <= text.size() - at && text[at + phrase.size - 1] == phrase.last)
          look_at(phrase, text, at, best);
    wide = wide || static_cast<unsigned char>(word.front()) >= 0xE2;
    at += word.size();
  }
  if (!wide) return best.value;
  for (const Phrase& phrase : wide_)
    for (std::size_t at = text.find(phrase.text); at != npos; at = text.find(phrase.text, at + 1))
      look_at(phrase, text, at, best);
  return best.value;
}

}  // namespace postferry
