// SPDX-License-Identifier: MIT
#include "review/work_parts.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "review/few_words.h"
#include "review/phrases.h"
#include "review/text.h"
#include "review/titles.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t most_title_words = 24;
constexpr std::size_t longest_title = 250;

/// Words that no name begins with, but titles and places do.
constexpr FewWords articles({"the", "a",  "an",  "der", "die", "das", "ein", "eine", "le",  "la",
                             "les", "un", "une", "el",  "los", "las", "una", "il",   "lo",  "gli",
                             "i",   "o",  "os",  "as",  "um",  "uma", "de",  "het",  "een", "den",
                             "det", "en", "ett", "my",  "our", "his", "her", "how",  "why", "who",
                             "in",  "on", "at",  "of",  "no",  "from"});
constexpr std::array<std::string_view, 3> dashes = {" \xE2\x80\x93 ", " \xE2\x80\x94 ", " - "};

bool is_article(std::string_view word) { return articles.hold(folded(word)); }

}  // namespace

bool is_full_name(std::string_view text) {
  if (!looks_like_name(text)) return false;
  std::size_t at = 0;
  const std::string_view first = next_word(text, at);
  if (is_of_wide_script(first)) return true;
  const auto digit = [](char c) { return is_digit(c); };
  if (is_article(first) || std::any_of(text.begin(), text.end(), digit)) return false;
  if (first == lower(first) && static_cast<unsigned char>(first.front()) < 0x80) return false;
  return has_more_words(text, 1);
}

bool are_full_names(const std::vector<std::string>& names) {
  return !names.empty() && std::all_of(names.begin(), names.end(),
                                       [](const std::string& name) { return is_full_name(name); });
}

std::optional<std::vector<std::string>> full_names(std::string_view text) {
  std::vector<std::string> names = split_names(text);
  if (!are_full_names(names)) return std::nullopt;
  return names;
}

bool can_be_title(std::string_view title) {
  return !title.empty() && title.size() <= longest_title &&
         !has_more_words(title, most_title_words);
}

std::string_view clean_title(std::string_view title) {
  title = trim_blanks(title);
  while (title.ends_with(',') || title.ends_with(';'))
    title = trim_blanks(title.substr(0, title.size() - 1));
  return trim_blanks(unquoted(unmarked(title)));
}

bool begins_as_phrase(std::string_view name) {
  std::size_t at = 0;
  const std::string_view first = next_word(name, at);
  return articles.hold(first);
}

std::string_view take_brackets(std::string_view& text) {
  if (!text.ends_with(')')) return {};
  const std::size_t open = text.rfind('(');
  if (open == npos) return {};
  const std::string_view inside = trim_blanks(text.substr(open + 1, text.size() - open - 2));
  text = trim_blanks(text.substr(0, open));
  return inside;
}

std::size_t find_dash(std::string_view text, std::size_t& size) {
  std::size_t first = npos;
  for (const std::string_view dash : dashes)
    if (const std::size_t at = text.find(dash); at < first) {
      first = at;
      size = dash.size();
    }
  return first;
}

std::size_t rfind_dash(std::string_view text, std::size_t& size) {
  std::size_t last = npos;
  for (const std::string_view dash : dashes)
    if (const std::size_t at = text.rfind(dash); at != npos && (last == npos || at > last)) {
      last = at;
      size = dash.size();
    }
  return last;
}

}  // namespace postferry
