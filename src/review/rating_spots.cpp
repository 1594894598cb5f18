// SPDX-License-Identifier: MIT
#include "review/rating_spots.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "base/bytes.h"
#include "review/ratings.h"
#include "review/text.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t longest_number = 24;  // "four and a half " before "stars"
constexpr std::size_t look_back = 120;
constexpr std::size_t farthest_phrase = 48;  // from the phrase to the rating
constexpr std::size_t farthest_remark = 24;

constexpr auto before_rows = std::to_array<VerdictRow>({
#define BEFORE(language, text) {#language, text},
#include "review/verdicts.def"
});
constexpr auto after_rows = std::to_array<VerdictRow>({
#define AFTER(language, text) {#language, text},
#include "review/verdicts.def"
});
constexpr auto hedge_rows = std::to_array<VerdictRow>({
#define HEDGE(language, text) {#language, text},
#include "review/verdicts.def"
});

/// What the words for stars have in common, in the languages of rating_words.def.
constexpr auto star_stems = std::to_array<std::string_view>(
    {"star", "tern", "toile", "estrel", "stell", "sterren", "gwiazd", "stj\xC3\xA4rn",
     "\xD0\xB7\xD0\xB2\xD0\xB5\xD0\xB7\xD0\xB4", "\xD0\xB7\xD0\xB2\xD1\x91\xD0\xB7\xD0\xB4"});
constexpr auto star_signs = std::to_array<std::string_view>(
    {"\xE2\x98\x85", "\xE2\xAD\x90", "\xF0\x9F\x8C\x9F", "\xE2\x98\x86"});

bool is_word_byte(char c) noexcept {
  return is_alpha(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

// Back over the number that ends at `end`: digits, a point, a half. Its begin, or npos.
std::size_t begin_of_number(std::string_view text, std::size_t end) noexcept {
  std::size_t at = end;
  while (at > 0 && end - at < longest_number && blank_at_back(text.substr(0, at)) > 0)
    at -= blank_at_back(text.substr(0, at));
  const std::size_t behind = at;
  if (text.substr(0, at).ends_with("\xC2\xBD")) at -= 2;
  while (at > 0 && behind - at < longest_number &&
         (is_digit(text[at - 1]) || ((text[at - 1] == '.' || text[at - 1] == ',') && at > 1 &&
                                     is_digit(text[at - 2]) && at < behind)))
    --at;
  if (at == behind) return npos;
  if (at > 0 && (text[at - 1] == '/' || text[at - 1] == '-' || text[at - 1] == '.' ||
                 is_word_byte(text[at - 1])))
    return npos;
  return at;
}

// "4/5": a number, a slash, a scale that ratings have.
std::size_t at_slash(std::string_view text, std::size_t slash) noexcept {
  std::size_t at = slash + 1;
  while (at < text.size() && text[at] == ' ') ++at;
  const std::size_t begin = at;
  while (at < text.size() && is_digit(text[at]) && at - begin < 4) ++at;
  const std::string_view best = text.substr(begin, at - begin);
  if (best != "5" && best != "10" && best != "6" && best != "20" && best != "100") return npos;
  if (at < text.size() && (text[at] == '/' || is_alpha(text[at]))) return npos;
  return begin_of_number(text, slash);
}

// "4 von 5 Sternen": from the best back to the value, over a short word.
std::size_t begin_of_value(std::string_view text, std::size_t best) noexcept {
  constexpr std::size_t longest_word = 8;
  std::size_t at = best;
  while (at > 0 && blank_at_back(text.substr(0, at)) > 0) at -= blank_at_back(text.substr(0, at));
  const std::size_t end = at;
  while (at > 0 && end - at < longest_word && !is_digit(text[at - 1]) &&
         is_word_byte(text[at - 1]) && blank_at_back(text.substr(0, at)) == 0)
    --at;
  if (at == end || at == 0 || blank_at_back(text.substr(0, at)) == 0) return npos;
  const std::size_t value = begin_of_number(text, at);
  if (value == npos) return npos;
  const auto found = rating_at_front(text.substr(value, 2 * longest_number));
  return found && !found->bare && value + found->size > best ? value : npos;
}

// "4 stars", "four stars", "4-star": a number before the word.
std::size_t at_star_word(std::string_view text, std::size_t word) noexcept {
  std::size_t at = word;
  while (at > 0 && is_word_byte(text[at - 1]) && word - at < 3) --at;  // é of étoile, s of stern
  if (at == 0) return npos;
  const std::size_t blank = text[at - 1] == '-' ? 1 : blank_at_back(text.substr(0, at));
  if (blank == 0) return npos;
  if (const std::size_t number = begin_of_number(text, at - blank); number != npos) {
    const std::size_t value = begin_of_value(text, number);
    return value != npos ? value : number;
  }
  // A word: back over as many as numbers have ("four and a half").
  std::size_t begin = at;
  std::size_t farthest = npos;
  const std::size_t first = at > longest_number ? at - longest_number : 0;
  while (begin > first) {
    std::size_t back = begin;
    while (back > first && !is_word_byte(text[back - 1])) --back;
    while (back > first && is_word_byte(text[back - 1])) --back;
    if (back == begin) break;
    begin = back;
    const auto found = rating_at_front(text.substr(begin, at - begin + 2 * longest_number));
    if (found && !found->bare && begin + found->size > word) farthest = begin;
  }
  return farthest;
}

std::size_t nearest(std::size_t a, std::size_t b) noexcept { return std::min(a, b); }

// At word boundaries.
std::size_t find_phrase(std::string_view text, std::string_view phrase) {
  for (std::size_t at = text.rfind(phrase); at != npos;
       at = at == 0 ? npos : text.rfind(phrase, at - 1)) {
    const std::size_t end = at + phrase.size();
    if ((at == 0 || !is_word_byte(text[at - 1])) &&
        (end == text.size() || !is_word_byte(text[end])))
      return end;
  }
  return npos;
}

// What stands before the rating in its sentence, folded.
std::string sentence_before(std::string_view text, std::size_t at) {
  std::string_view before =
      text.substr(at > look_back ? at - look_back : 0, std::min(at, look_back));
  for (std::size_t i = before.size(); i > 1; --i)
    if ((before[i - 2] == '.' || before[i - 2] == '!' || before[i - 2] == '?' ||
         before[i - 2] == '\n') &&
        blank_at_front(before.substr(i - 1)) > 0) {
      before.remove_prefix(i - 1);
      break;
    }
  return folded(before);
}

/// What a text holds: it decides what is worth looking for.
struct Holdings {
  bool number = false;  // a digit or a half
  bool sign = false;    // what the signs of stars begin with
  bool cyrillic = false;
};

// Without branches: the compiler looks at many bytes at once.
Holdings holdings_of(std::string_view text) noexcept {
  unsigned char number = 0;
  unsigned char sign = 0;
  unsigned char cyrillic = 0;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const auto next = static_cast<unsigned char>(text[i + 1]);
    number |= static_cast<unsigned char>((static_cast<unsigned char>(c - '0') < 10) | (c == 0xC2));
    sign |=
        static_cast<unsigned char>(((c == 0xE2) & ((next == 0x98) | (next == 0xAD))) | (c >= 0xF0));
    cyrillic |= static_cast<unsigned char>(c == 0xD0);
  }
  const bool ends_in_digit = !text.empty() && is_digit(text.back());
  return {number != 0 || ends_in_digit, sign != 0, cyrillic != 0};
}

std::size_t next_slash(std::string_view text, std::size_t from) noexcept {
  for (std::size_t at = find_byte(text, '/', from); at != npos; at = find_byte(text, '/', at + 1))
    if (const std::size_t begin = at_slash(text, at); begin != npos && begin >= from) return begin;
  return npos;
}

bool is_own(std::string_view text, std::size_t begin, std::size_t end, Why why) {
  say_why(why, Reason::told_not_own);
  const std::string before = sentence_before(text, begin);
  if (std::any_of(hedge_rows.begin(), hedge_rows.end(),
                  [&](const VerdictRow& row) { return find_phrase(before, row.text) != npos; })) {
    say_why(why, Reason::told_hedged);
    return false;
  }
  const std::string after = folded(text.substr(end, farthest_remark));
  if (after.starts_with("of ") || after.starts_with("to ") || after.starts_with("or "))
    return false;
  return std::any_of(
             after_rows.begin(), after_rows.end(),
             [&](const VerdictRow& row) {
               return after.starts_with(row.text) &&
                      (after.size() == row.text.size() || !is_word_byte(after[row.text.size()]));
             }) ||
         std::any_of(before_rows.begin(), before_rows.end(), [&](const VerdictRow& row) {
           const std::size_t at = find_phrase(before, row.text);
           return at != npos && before.size() - at <= farthest_phrase;
         });
}

// Numbers around slashes that are no places of ratings: 3/4 of the book, 4/5/2020.
void leave_fractions(std::string_view text, std::vector<LeftSpot>& left) {
  const auto is_of_it = [](char c) { return is_digit(c) || c == '/' || c == '.'; };
  for (std::size_t at = text.find('/'); at != npos; at = text.find('/', at)) {
    const std::size_t slash = at++;
    if (slash == 0 || !is_digit(text[slash - 1]) || at == text.size() || !is_digit(text[at]) ||
        at_slash(text, slash) != npos)
      continue;
    std::size_t begin = slash;
    while (begin > 0 && is_of_it(text[begin - 1])) --begin;
    while (at < text.size() && is_of_it(text[at])) ++at;
    if (text[begin] != '/' && (begin == 0 || !is_word_byte(text[begin - 1])))
      left.push_back({Reason::rating_scale, text.substr(begin, at - begin)});
  }
}

}  // namespace

std::span<const VerdictRow> verdict_rows() noexcept { return before_rows; }

std::size_t next_rating_spot(std::string_view text, std::size_t from) noexcept {
  const Holdings holds = holdings_of(text.substr(std::min(from, text.size())));
  std::size_t best = holds.number ? next_slash(text, from) : npos;
  if (holds.sign)
    for (const std::string_view sign : star_signs)
      best = nearest(best, find_bytes(text, sign, from));
  for (const std::string_view stem : star_stems) {
    if (!holds.cyrillic && static_cast<unsigned char>(stem.front()) >= 0x80) continue;
    for (std::size_t at = find_bytes(text, stem, from); at != npos && at < best;
         at = find_bytes(text, stem, at + 1))
      if (const std::size_t begin = at_star_word(text, at); begin != npos && begin >= from) {
        best = nearest(best, begin);
        break;
      }
  }
  if (!holds.number) return best;
  for (std::size_t at = find_bytes(text, "out of ", from); at != npos && at < best;
       at = find_bytes(text, "out of ", at + 1))
    if (const std::size_t begin = begin_of_number(text, at); begin != npos && begin >= from) {
      best = nearest(best, begin);
      break;
    }
  return best;
}

std::optional<Rating> rating_in_sentences(std::string_view text, std::vector<LeftSpot>* left) {
  constexpr int most = 8;
  constexpr std::size_t longest_rating = 120;
  std::optional<Rating> said;
  std::optional<Reason> why;
  if (left != nullptr) leave_fractions(text, *left);
  std::size_t at = next_rating_spot(text);
  for (int tries = 0; at != npos && tries < most; ++tries) {
    const auto found = rating_at_front(text.substr(at, longest_rating));
    std::size_t next = at + 1;
    if (found && !found->bare) {
      next = at + found->size;
      if (is_own(text, at, next, left == nullptr ? nullptr : &why)) {
        if (said && (said->value != found->rating.value || said->best != found->rating.best)) {
          if (left != nullptr)
            left->push_back({Reason::told_several, text.substr(at, found->size)});
          return std::nullopt;
        }
        said = found->rating;
      } else if (left != nullptr) {
        left->push_back({*why, text.substr(at, found->size)});
      }
    }
    at = next_rating_spot(text, next);
  }
  return said;
}

}  // namespace postferry
