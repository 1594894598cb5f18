// SPDX-License-Identifier: MIT
#include "review/title_parts.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "review/text.h"
#include "review/titles.h"
#include "review/word_list.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;

constexpr std::array<std::string_view, 5> dashes = {" - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ",
                                                    " | ", " -- "};

/// Words before "review" that make something else of it: "Year in Review", "Code Review".
constexpr WordList other_reviews(std::to_array<std::string_view>(
    {"in",       "a",        "the",    "code",  "peer", "annual",     "weekly",      "monthly",
     "daily",    "year",     "yearly", "under", "of",   "literature", "performance", "for",
     "to",       "my",       "your",   "our",   "this", "design",     "mid-year",    "quarterly",
     "judicial", "please",   "and",    "&",     "law",  "systematic", "security",    "legal",
     "history",  "business", "week",   "month", "no",   "another",    "quick",       "first",
     "we",       "i",        "how",    "why",   "you",  "they",       "can",         "will",
     "with",     "on"}));

// The length of the dash with blanks around it that begins with the blank at `at`, or 0.
std::size_t dash_at(std::string_view text, std::size_t at) noexcept {
  if (at + 1 >= text.size() || is_alpha(text[at + 1])) return 0;
  for (const std::string_view dash : dashes)
    if (text.substr(at).starts_with(dash)) return dash.size();
  return 0;
}

bool has_dash_at_back(std::string_view text) noexcept {
  return text.ends_with("\xE2\x80\x93") || text.ends_with("\xE2\x80\x94") || text.ends_with('|');
}

}  // namespace

Break first_dash(std::string_view text) {
  for (std::size_t at = text.find(' '); at != npos; at = text.find(' ', at + 1))
    if (const std::size_t size = dash_at(text, at); size > 0) return {at, at + size};
  return {};
}

Break last_dash(std::string_view text) {
  for (std::size_t at = text.rfind(' '); at != npos; at = at == 0 ? npos : text.rfind(' ', at - 1))
    if (const std::size_t size = dash_at(text, at); size > 0) return {at, at + size};
  return {};
}

Break first_colon(std::string_view text) {
  constexpr std::string_view wide = "\xEF\xBC\x9A";
  Break found;
  if (const std::size_t at = text.find(':'); at != npos) found = {at, at + 1};
  if (const std::size_t at = text.find(wide); at < found.at) found = {at, at + wide.size()};
  return found;
}

std::string_view bracket_at_front(std::string_view text, std::size_t& size) {
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"[", "]"},
                                    {"(", ")"},
                                    {"\xE3\x80\x90", "\xE3\x80\x91"}}) {
    if (!text.starts_with(open)) continue;
    const std::size_t end = text.find(close);
    if (end == npos) continue;
    size = end + close.size();
    return trim_blanks(text.substr(open.size(), end - open.size()));
  }
  return {};
}

std::string_view bracket_at_back(std::string_view text, std::size_t& size) {
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"(", ")"},
                                    {"[", "]"},
                                    {"\xEF\xBC\x88", "\xEF\xBC\x89"}}) {
    if (!text.ends_with(close)) continue;
    const std::size_t begin = text.rfind(open);
    if (begin == npos || begin == 0) continue;
    size = text.size() - begin;
    return trim_blanks(
        text.substr(begin + open.size(), text.size() - begin - open.size() - close.size()));
  }
  return {};
}

// How titles begin, sentences that go on do not: a capital, a quote, another script; no lone
// number.
bool begins_title(std::string_view text) {
  if (text.empty()) return false;
  const char c = text.front();
  if (is_digit(c)) return text.find_first_not_of("0123456789 -/.") != npos;
  // "iPad" too.
  const bool inner_capital =
      c >= 'a' && c <= 'z' && text.size() > 1 && text[1] >= 'A' && text[1] <= 'Z';
  return inner_capital || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80 ||
         c == '"' || c == '\'' || c == '(' || c == '*' || c == '_';
}

bool is_other_review(std::string_view before) {
  before = trim_blanks(before);
  const std::size_t blank = before.find_last_of(" \t\n");
  return other_reviews.contains(trim_blanks(blank == npos ? before : before.substr(blank + 1)));
}

bool names_other_review(std::string_view title) {
  constexpr WordList kinds(std::to_array<std::string_view>(
      {"code", "peer", "literature", "performance", "design", "security", "annual"}));
  std::size_t at = 0;
  if (!kinds.contains(next_word(title, at))) return false;
  const std::string second = folded(next_word(title, at));
  return second.starts_with("review");
}

std::string_view without_hashtags(std::string_view title) {
  for (;;) {
    const std::size_t blank = title.rfind(' ');
    if (blank == npos || blank + 2 >= title.size()) return title;
    const std::string_view word = title.substr(blank + 1);
    if ((word.front() != '#' && word.front() != '@') || !is_alpha(word[1])) return title;
    const std::string_view rest = trim_blanks(title.substr(0, blank));
    // "Review: #Lamps"
    if (rest.empty() || rest.ends_with(':') || rest.ends_with('-') || has_dash_at_back(rest))
      return title;
    title = rest;
  }
}

std::string_view without_parts(std::string_view title) {
  for (const std::string_view part :
       {", narrated by ", ", translated by ", ", illustrated by ", ", read by ", ", edited by "})
    if (const std::size_t at = title.find(part); at != npos && at > 0) title = title.substr(0, at);
  return title;
}

bool is_instalment(std::string_view title) {
  constexpr WordList units(std::to_array<std::string_view>(
      {"week", "day", "lesson", "sprint", "woche", "tag", "semaine", "jour", "semana"}));
  std::size_t at = 0;
  if (!units.contains(next_word(title, at))) return false;
  const std::string_view number = next_word(title, at);
  return !number.empty() && is_digit(number.front());
}

bool is_instruction(std::string_view title) {
  constexpr WordList questions(std::to_array<std::string_view>({"how", "why"}));
  constexpr WordList after_how(std::to_array<std::string_view>({"to", "i", "we"}));
  constexpr WordList after_why(std::to_array<std::string_view>({"i", "we"}));
  std::size_t at = 0;
  const std::string_view first = next_word(title, at);
  if (!questions.contains(first)) return false;
  const std::string_view second = next_word(title, at);
  if (to_lower(first.front()) == 'h' ? !after_how.contains(second) : !after_why.contains(second))
    return false;
  const std::string_view third = next_word(title, at);
  return !third.empty() && third.front() >= 'a' && third.front() <= 'z';
}

std::string_view last_word(std::string_view text) {
  std::size_t end = text.size();
  while (const std::size_t blank = blank_at_back(text.substr(0, end))) end -= blank;
  std::size_t at = end;
  while (at > 0 && (is_plain_byte(text[at - 1]) || blank_at_back(text.substr(0, at)) == 0)) --at;
  return text.substr(at, end - at);
}

bool is_person(std::string_view text) {
  if (!looks_like_name(text) || !has_more_words(text, 1) || has_more_words(text, 4)) return false;
  // "Der Schwarm", "La Lampe": people's names hardly begin so, titles do.
  constexpr WordList articles(std::to_array<std::string_view>(
      {"a",   "an",  "der", "die", "das", "ein", "eine", "le", "la", "les", "un", "une", "el",
       "los", "las", "una", "il",  "gli", "het", "een",  "o",  "os", "as",  "um", "uma"}));
  constexpr WordList joints(std::to_array<std::string_view>({"the", "of", "and"}));
  std::size_t at = 0;
  if (articles.contains(next_word(text, at))) return false;
  at = 0;
  for (std::string_view word = next_word(text, at); !word.empty(); word = next_word(text, at)) {
    if (joints.contains(word)) return false;
    if (std::any_of(word.begin(), word.end(), is_digit)) return false;
  }
  return true;
}

bool is_year(std::string_view text) {
  return text.size() == 4 && std::all_of(text.begin(), text.end(), is_digit);
}

std::string_view quoted_part(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> quotes = {{
      {"\"", "\""},
      {"\xE2\x80\x9C", "\xE2\x80\x9D"},
      {"\xE2\x80\x9E", "\xE2\x80\x9C"},
      {"\xC2\xAB", "\xC2\xBB"},
  }};
  for (const auto& [open, close] : quotes) {
    const std::size_t begin = text.find(open);
    if (begin == npos) continue;
    const std::size_t inside = begin + open.size();
    const std::size_t end = text.find(close, inside);
    if (end == npos || text.find(open, end + close.size()) != npos) return {};
    return trim_blanks(text.substr(inside, end - inside));
  }
  return {};
}

bool has_model_number(std::string_view text) {
  std::size_t at = 0;
  for (std::string_view word = next_word(text, at); !word.empty(); word = next_word(text, at)) {
    const bool digit = std::any_of(word.begin(), word.end(), is_digit);
    const bool letter = std::any_of(word.begin(), word.end(), is_alpha);
    // "1st", "80s" and "2nd" are no models.
    const bool ordinal =
        is_digit(word.front()) && word.size() <= 5 && word.back() >= 'a' && word.back() <= 'z';
    if (digit && letter && !ordinal) return true;
  }
  return false;
}

std::size_t size_of_later(std::string_view text) {
  static constexpr WordList numbers(std::to_array<std::string_view>(
      {"a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
       "twelve", "few", "several", "some", "many"}));
  constexpr WordList units(std::to_array<std::string_view>(
      {"day", "days", "week", "weeks", "month", "months", "year", "years"}));
  constexpr WordList behind_units(std::to_array<std::string_view>({"on", "later", "in"}));
  constexpr WordList after(std::to_array<std::string_view>({"after"}));
  const std::string_view last = last_word(text);
  const bool ends_with_unit = units.contains(last);
  if (!ends_with_unit && !behind_units.contains(last)) return 0;
  constexpr std::size_t longest_last = 6;  // "months"
  if (text.size() - std::min(text.rfind(' '), text.size()) > longest_last + 1) return 0;
  std::array<std::string_view, 4> words;  // the last ones
  std::size_t at = 0;
  for (std::string_view word = next_word(text, at); !word.empty(); word = next_word(text, at)) {
    std::rotate(words.begin(), words.begin() + 1, words.end());
    words.back() = word;
  }
  const auto is_number = [](std::string_view word) {
    return numbers.contains(word) || is_all_digits(word);
  };
  const bool later = ends_with_unit ? after.contains(words[1]) && is_number(words[2])
                                    : units.contains(words[2]) && is_number(words[1]);
  return later ? static_cast<std::size_t>(text.data() + text.size() - words[1].data()) : 0;
}

}  // namespace postferry
