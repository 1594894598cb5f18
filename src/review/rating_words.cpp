// SPDX-License-Identifier: MIT
#include "review/rating_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "review/text.h"

namespace postferry {

namespace {

constexpr auto units = std::to_array<UnitRow>({
#define UNIT(language, unit, word) {#language, Unit::unit, word},
#include "review/rating_words.def"
});

constexpr auto numbers = std::to_array<NumberRow>({
#define NUMBER(language, value, word) {#language, value, word},
#include "review/rating_words.def"
});

constexpr std::size_t letter(char c) { return static_cast<std::size_t>(to_lower(c) - 'a'); }

/// First words of numbers that begin with one letter.
struct FirstWords {
  std::uint32_t seconds = 0;  // letters, as bits
  std::uint32_t lengths = 0;
};

constexpr auto first_words = [] {
  std::array<FirstWords, 26> table{};
  for (const NumberRow& row : numbers) {
    const std::string_view word = row.word.substr(0, row.word.find(' '));
    if (word.size() < 2 || !is_alpha(word[0]) || !is_alpha(word[1])) continue;
    table[letter(word[0])].seconds |= 1U << letter(word[1]);
    table[letter(word[0])].lengths |= 1U << word.size();
  }
  return table;
}();

// Two letters and the length tell of most words that they are no number's first.
bool may_begin_number(std::string_view word) {
  if (word.size() < 2 || !is_alpha(word[0]) || !is_alpha(word[1])) return true;
  const FirstWords& known = first_words[letter(word[0])];
  if ((known.seconds >> letter(word[1]) & 1U) == 0) return false;
  const bool is_ascii = std::all_of(word.begin(), word.end(),
                                    [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return !is_ascii || (word.size() < 32 && (known.lengths >> word.size() & 1U) != 0);
}

constexpr auto halves = std::to_array<PhraseRow>({
#define HALF(language, text) {#language, text},
#include "review/rating_words.def"
});

constexpr auto out_ofs = std::to_array<PhraseRow>({
#define OUT_OF(language, text) {#language, text},
#include "review/rating_words.def"
});

constexpr auto qualifiers = std::to_array<PhraseRow>({
#define QUALIFIER(language, text) {#language, text},
#include "review/rating_words.def"
});

constexpr auto votes = std::to_array<PhraseRow>({
#define VOTES(language, text) {#language, text},
#include "review/rating_words.def"
});

constexpr std::size_t longest_phrase = 40;

bool ends_word(const Cursor& cursor) {
  return cursor.ended() || blank_at_front(cursor.rest()) > 0 ||
         (!is_alpha(cursor.rest().front()) && !is_digit(cursor.rest().front()) &&
          static_cast<unsigned char>(cursor.rest().front()) < 0x80);
}

// "and-a-half" is written so too.
void skip_between_words(Cursor& cursor) {
  const std::size_t begin = cursor.at();
  cursor.skip_blanks();
  if (cursor.at() == begin) (void)cursor.take("-");
}

// A phrase of several words, whatever its case.
bool take_phrase(Cursor& cursor, std::string_view phrase) {
  const std::size_t begin = cursor.at();
  std::size_t at = 0;
  for (std::string_view wanted = next_word(phrase, at); !wanted.empty();
       wanted = next_word(phrase, at)) {
    if (at > wanted.size()) skip_between_words(cursor);
    const std::string_view word = cursor.take_word();
    if (word.empty() || word.size() > longest_phrase || folded(word) != wanted) {
      cursor.move_to(begin);
      return false;
    }
  }
  return true;
}

template <class Rows>
bool take_any_phrase(Cursor& cursor, const Rows& rows) {
  return std::any_of(rows.begin(), rows.end(),
                     [&](const PhraseRow& row) { return take_phrase(cursor, row.text); });
}

bool may_begin_word(const Cursor& cursor) {
  return !cursor.ended() && (is_alpha(cursor.rest().front()) ||
                             static_cast<unsigned char>(cursor.rest().front()) >= 0x80);
}

// A star behind a number: 4.5⭐.
bool take_star(Cursor& cursor) {
  if (!cursor.take("\xE2\xAD\x90") && !cursor.take("\xE2\x98\x85") &&
      !cursor.take("\xF0\x9F\x8C\x9F"))
    return false;
  (void)cursor.take("\xEF\xB8\x8F");
  return true;
}

// "+", "-", a minus or a dash that stands right behind the letter, " plus".
int take_sign(Cursor& cursor) {
  const std::size_t begin = cursor.at();
  skip_between_words(cursor);
  if (cursor.at() > begin) {
    const std::string word = folded(cursor.take_word());
    if (word == "plus") return 1;
    if (word == "minus") return -1;
    cursor.move_to(begin);
  }
  if (cursor.take("+")) return 1;
  if (cursor.take("-") || cursor.take("\xE2\x88\x92") || cursor.take("\xE2\x80\x93")) return -1;
  return 0;
}

}  // namespace

std::span<const UnitRow> unit_rows() noexcept { return units; }
std::span<const NumberRow> number_rows() noexcept { return numbers; }
std::span<const PhraseRow> half_rows() noexcept { return halves; }

Decimal plus_half(const Decimal& value) { return *Decimal::parse(value.to_string() + ".5"); }

Unit take_unit(Cursor& cursor) {
  const std::size_t begin = cursor.at();
  skip_between_words(cursor);
  if (may_begin_word(cursor)) {
    if (take_star(cursor)) {
      if (!take_star(cursor)) return Unit::stars;
    } else if (const std::string_view word = cursor.take_word(); word.size() <= longest_phrase) {
      const std::string small = folded(word);
      const auto* hit = std::find_if(units.begin(), units.end(),
                                     [&](const UnitRow& unit) { return unit.word == small; });
      if (hit != units.end()) return hit->unit;
    }
  }
  cursor.move_to(begin);
  return Unit::none;
}

bool take_out_of(Cursor& cursor) {
  const std::size_t begin = cursor.at();
  cursor.skip_blanks();
  if (cursor.take("/")) {
    cursor.skip_blanks();
    return true;
  }
  if (cursor.at() > begin && may_begin_word(cursor) && take_any_phrase(cursor, out_ofs)) {
    const std::size_t behind = cursor.at();
    cursor.skip_blanks();
    if (cursor.at() > behind) return true;
  }
  cursor.move_to(begin);
  return false;
}

bool take_half_words(Cursor& cursor) {
  const std::size_t begin = cursor.at();
  skip_between_words(cursor);
  if (may_begin_word(cursor) && take_any_phrase(cursor, halves) && ends_word(cursor)) return true;
  cursor.move_to(begin);
  return false;
}

std::optional<Decimal> take_number_words(Cursor& cursor) {
  if (!may_begin_word(cursor)) return std::nullopt;
  const std::size_t begin = cursor.at();
  const std::string_view word = cursor.take_word();
  if (!word.empty() && word.size() <= longest_phrase && may_begin_number(word) &&
      ends_word(cursor)) {
    const std::string small = folded(word);
    for (const NumberRow& row : numbers) {
      if (row.word.front() != small.front() || !row.word.starts_with(small)) continue;
      cursor.move_to(begin);
      if (!take_phrase(cursor, row.word) || !ends_word(cursor)) continue;
      const Decimal value = *Decimal::parse(row.value);
      return value.is_whole() && take_half_words(cursor) ? plus_half(value) : value;
    }
  }
  cursor.move_to(begin);
  return std::nullopt;
}

std::optional<Rating> grade_at_front(std::string_view text, std::size_t& size) {
  if (text.empty()) return std::nullopt;
  const char letter = text.front();
  if ((letter < 'A' || letter > 'D') && letter != 'F') return std::nullopt;
  Cursor cursor(text);
  cursor.move_to(1);
  const int sign = letter == 'F' ? 0 : take_sign(cursor);
  if (!ends_word(cursor)) return std::nullopt;
  const std::int64_t points = letter == 'F' ? 0 : ('E' - letter) * 10 + sign * 3;
  size = cursor.at();
  return Rating{Decimal(points, 1), Decimal(43, 1), std::nullopt,
                std::string(text.substr(0, cursor.at()))};
}

std::string_view without_qualifiers(std::string_view value) {
  constexpr int most_words = 3;
  for (int words = 0; words < most_words; ++words) {
    std::size_t at = 0;
    const std::string_view word = next_word(value, at);
    if (word.empty() || word.size() > longest_phrase) break;
    const std::string small = folded(word);
    if (std::none_of(qualifiers.begin(), qualifiers.end(),
                     [&](const PhraseRow& row) { return row.text == small; }))
      break;
    value = trim_blanks(value.substr(at));
  }
  return value;
}

bool counts_votes(std::string_view rest) {
  constexpr std::string_view marks = "([-,;|:";
  rest = trim_blanks(rest);
  while (!rest.empty() && marks.find(rest.front()) != std::string_view::npos)
    rest = trim_blanks(rest.substr(1));
  std::size_t at = 0;
  std::string_view number = next_word(rest, at);
  for (const std::string_view word : {"based", "on", "from"})
    if (folded(number) == word) number = next_word(rest, at);
  if (number.empty() || !is_digit(number.front()) ||
      number.find_first_not_of("0123456789.,") != std::string_view::npos)
    return false;
  std::string_view word = next_word(rest, at);
  while (!word.empty() && std::string_view(").],;!").find(word.back()) != std::string_view::npos)
    word.remove_suffix(1);
  if (word.empty() || word.size() > longest_phrase) return false;
  const std::string small = folded(word);
  return std::any_of(votes.begin(), votes.end(),
                     [&](const PhraseRow& row) { return row.text == small; });
}

}  // namespace postferry
