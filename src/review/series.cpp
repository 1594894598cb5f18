// SPDX-License-Identifier: MIT
#include "review/series.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "review/text.h"

namespace postferry {

namespace {

/// Words for a part of a series, in the languages of titles.def.
constexpr auto part_words = std::to_array<std::string_view>(
    {"book",  "vol",   "vol.",  "volume",  "part",  "no.",   "band", "teil",   "bd.",  "tome",
     "livre", "libro", "tomo",  "volumen", "livro", "parte", "deel", "boek",   "tom",  "część",
     "del",   "bok",   "книга", "том",     "nr.",   "nr",    "n.",   "series", "saga", "number"});

bool is_part_word(std::string_view word) {
  return std::find(part_words.begin(), part_words.end(), folded(word)) != part_words.end();
}

// "1", "#1", "1.5", "1-3", "IV" is left alone.
std::string_view position_of(std::string_view word) {
  if (word.starts_with('#')) word.remove_prefix(1);
  if (word.empty() || word.size() > 7 || !is_digit(word.front()) || !is_digit(word.back()))
    return {};
  return word.find_first_not_of("0123456789.-") == std::string_view::npos ? word
                                                                          : std::string_view{};
}

std::string_view clean(std::string_view name) {
  name = trim_blanks(name);
  while (!name.empty() &&
         (name.back() == ',' || name.back() == ':' || name.back() == ';' || name.back() == '-'))
    name = trim_blanks(name.substr(0, name.size() - 1));
  return trim_blanks(unquoted(name));
}

// What the bracket at the text's end holds, which then is cut off; empty if it is all of the text.
std::string_view take_bracket(std::string_view& text) {
  const std::size_t open = text.ends_with(')') ? text.rfind('(') : std::string_view::npos;
  if (open == std::string_view::npos || open == 0) return {};
  const std::string_view inside = trim_blanks(text.substr(open + 1, text.size() - open - 2));
  text = trim_blanks(text.substr(0, open));
  return inside;
}

std::string_view last_word(std::string_view text) {
  const std::size_t blank = text.find_last_of(" \t\n");
  return blank == std::string_view::npos ? text : text.substr(blank + 1);
}

// "Book 1 of The Sprawl", "#1 in the Sprawl series".
std::optional<Series> number_first(std::string_view text) {
  std::size_t at = 0;
  std::string_view word = next_word(text, at);
  const bool part = is_part_word(word);
  if (part) word = next_word(text, at);
  const bool sign = word.starts_with('#');
  const std::string_view position = position_of(word);
  if (position.empty() || (!part && !sign)) return std::nullopt;
  const std::string joint = folded(next_word(text, at));
  if (joint != "of" && joint != "in" && joint != "der" && joint != "de" && joint != "aus")
    return std::nullopt;
  std::string_view name = clean(text.substr(at));
  if (folded(name.substr(0, 4)) == "the" && last_word(name) == "series")
    name = clean(name.substr(4, name.size() - 4 - std::string_view("series").size()));
  if (name.empty()) return std::nullopt;
  return Series{std::string(name), std::string(position)};
}

}  // namespace

std::optional<Series> parse_series(std::string_view text) {
  constexpr std::size_t longest = 150;
  text = trim_blanks(text);
  if (text.empty() || text.size() > longest) return std::nullopt;
  if (auto found = number_first(text)) return found;
  std::string_view word = last_word(text);
  if (const std::size_t sign = word.find('#'); sign != std::string_view::npos)
    word.remove_prefix(sign);
  const std::string_view position = position_of(word);
  if (position.empty() || word.size() == text.size()) return std::nullopt;
  std::string_view name = clean(text.substr(0, text.size() - word.size()));
  const std::string_view part = last_word(name);
  const bool says_part = is_part_word(part) && part.size() < name.size();
  if (says_part) name = clean(name.substr(0, name.size() - part.size()));
  if (name.empty() || (!says_part && !word.starts_with('#'))) return std::nullopt;
  return Series{std::string(name), std::string(position)};
}

Series series_of(std::string_view text) {
  text = trim_blanks(text);
  if (text.size() > 2 && text.front() == '(' && text.back() == ')')
    text = trim_blanks(text.substr(1, text.size() - 2));
  if (auto found = parse_series(text)) return *std::move(found);
  // "The Sprawl (1)", "The Sprawl (Book 1)".
  std::string_view name = text;
  if (std::string_view inside = take_bracket(name); !inside.empty()) {
    if (const std::size_t blank = inside.find(' ');
        blank != std::string_view::npos && is_part_word(inside.substr(0, blank)))
      inside = trim_blanks(inside.substr(blank));
    if (const std::string_view position = position_of(inside); !position.empty())
      return {std::string(clean(name)), std::string(position)};
  }
  return {std::string(text), {}};
}

std::optional<Series> take_series(std::string& title) {
  std::string_view name = title;
  const std::string_view inside = take_bracket(name);
  if (inside.empty()) return std::nullopt;
  std::optional<Series> series = parse_series(inside);
  if (series) title = std::string(name);
  return series;
}

}  // namespace postferry
