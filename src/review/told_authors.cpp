// SPDX-License-Identifier: MIT
#include "review/told_authors.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "review/text.h"
#include "review/title_parts.h"
#include "review/titles.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t longest_look = 1200;    // bytes of a line
constexpr std::size_t longest_between = 160;  // a subtitle, "is a novel that was ..."

/// Right behind a title: "by" needs nothing else; the others join other things, too, and count
/// behind a title that is set apart.
constexpr std::string_view plain_by = "by";
constexpr auto joints = std::to_array<std::string_view>(
    {"by", "von", "de", "di", "van", "door", "av", "af", "d'", "del"});
/// Anywhere in the sentence that begins with a title.
constexpr auto written = std::to_array<std::string_view>(
    {" written by ", " authored by ", " geschrieben von ", " écrit par ", " écrite par ",
     " escrito por ", " escrita por ", " scritto da ", " scritta da ", " geschreven door ",
     " skriven av ", " skrevet af ", " napisana przez ", " autorstwa "});
constexpr auto quotes = std::to_array<std::string_view>(
    {"\"", "'", "*", "_", "\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x9E", "\xE2\x80\x98",
     "\xE2\x80\x99", "\xC2\xAB", "\xC2\xBB"});

constexpr auto ands = std::to_array<std::string_view>(
    {"and", "&", "und", "et", "y", "e", "i", "och", "og", "en", "\xD0\xB8"});

std::size_t quote_at_front(std::string_view text) {
  for (const std::string_view quote : quotes)
    if (text.starts_with(quote)) return quote.size();
  return 0;
}

bool ends_with_quote(std::string_view text) {
  return std::any_of(quotes.begin(), quotes.end(),
                     [&](std::string_view quote) { return text.ends_with(quote); });
}

std::string_view without_quotes(std::string_view text) {
  for (;;) {
    const std::size_t size = std::max(quote_at_front(text), blank_at_front(text));
    if (size == 0) return text;
    text.remove_prefix(size);
  }
}

bool is_letter(char c) noexcept {
  return is_alpha(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

// Whether `word` is `wanted`, folded, with nothing but signs behind it; `size` is what it takes.
bool is_word(std::string_view word, std::string_view wanted, bool last, std::size_t& size) {
  size = word.size();
  const std::string small = folded(word);
  if (small == wanted) return true;
  if (!last) return false;
  // "Emma," and "Emma"": what follows a title's last word.
  size = word.size();
  while (size > 0) {
    --size;
    if ((static_cast<unsigned char>(word[size]) & 0xC0U) == 0x80) continue;
    const std::string_view tail = word.substr(size);
    if (is_letter(tail.front()) && quote_at_front(tail) == 0) return false;
    if (folded(word.substr(0, size)) == wanted) return true;
  }
  return false;
}

/// A title as it stands in a text: [begin, end).
struct Place {
  std::size_t begin = npos;
  std::size_t end = npos;
  bool set_apart = false;  // in quotes, or the line begins with it
};

std::size_t end_of_title(std::string_view text, std::string_view title) {
  std::size_t in_title = 0;
  std::size_t at = 0;
  const std::string small = folded(title);
  std::string_view wanted = next_word(small, in_title);
  while (!wanted.empty()) {
    const std::string_view word = next_word(text, at);
    const std::string_view following = next_word(small, in_title);
    std::size_t size = 0;
    if (word.empty() || !is_word(word, wanted, following.empty(), size)) return npos;
    if (following.empty()) return static_cast<std::size_t>(word.data() - text.data()) + size;
    wanted = following;
  }
  return npos;
}

// The first place at or behind `from`.
Place find_title(std::string_view text, std::string_view title, std::size_t from) {
  std::size_t at = from;
  for (std::string_view word = next_word(text, at); !word.empty(); word = next_word(text, at)) {
    const std::string_view bare = without_quotes(word);
    if (bare.empty()) continue;
    const auto begin = static_cast<std::size_t>(bare.data() - text.data());
    const std::size_t end = end_of_title(text.substr(begin), title);
    if (end == npos) continue;
    const std::string_view behind = trim_blanks(text.substr(begin + end));
    const bool quoted =
        ends_with_quote(trim_blanks(text.substr(0, begin))) || quote_at_front(behind) > 0;
    return {begin, begin + end, quoted || begin == 0};
  }
  return {};
}

// "Jane Austen, published by", "Jane Austen and Ann Ax.": names that the text begins with.
std::vector<std::string> names_at_front(std::string_view text) {
  constexpr std::size_t most_words = 9;
  std::size_t end = 0;
  std::size_t at = 0;
  for (std::size_t count = 0; count < most_words; ++count) {
    const std::string_view word = next_word(text, at);
    if (word.empty()) break;
    if (count > 0 && std::find(ands.begin(), ands.end(), word) != ands.end()) continue;
    const std::size_t sign = word.find_first_of(",;:()[]!?\"|");
    const auto begin = static_cast<std::size_t>(word.data() - text.data());
    const bool initial = word.size() <= 5 && word.ends_with('.');
    const bool last = sign != npos || (word.ends_with('.') && !initial);
    const std::string_view bare =
        word.substr(0, sign == npos ? word.size() - (last ? 1 : 0) : sign);
    if (bare.empty()) break;
    if (count > 0 && !looks_like_name(std::string(text.substr(0, begin)) + std::string(bare)) &&
        split_names(text.substr(0, begin + bare.size())).size() < 2)
      break;
    end = begin + bare.size();
    if (last) break;
  }
  // Joints and particles at the end belong to what follows.
  for (; end > 0; end = text.substr(0, end).find_last_of(' ') == npos
                            ? 0
                            : text.substr(0, end).find_last_of(' ')) {
    std::vector<std::string> names = split_names(trim_blanks(text.substr(0, end)));
    if (!names.empty() && std::all_of(names.begin(), names.end(),
                                      [](const std::string& name) { return is_person(name); }))
      return names;
  }
  return {};
}

// "(2015)", ": A Novel", quotes: what stands between a title and "by".
std::string_view behind_title(std::string_view rest) {
  rest = without_quotes(rest);
  if (rest.starts_with('(') || rest.starts_with('[')) {
    const std::size_t close = rest.substr(0, longest_between).find_first_of(")]");
    if (close != npos) rest = without_quotes(rest.substr(close + 1));
  }
  if (rest.starts_with(',')) rest = trim_blanks(rest.substr(1));
  return rest;
}

std::vector<std::string> behind_joint(std::string_view rest, bool set_apart) {
  std::size_t at = 0;
  const std::string_view word = next_word(rest, at);
  const std::string small = folded(word);
  if (std::find(joints.begin(), joints.end(), small) == joints.end()) return {};
  if (small != plain_by && !set_apart) return {};
  return names_at_front(trim_blanks(rest.substr(at)));
}

// ": How Things Go by Ann Ax".
std::vector<std::string> behind_subtitle(std::string_view rest) {
  if (!rest.starts_with(':')) return {};
  const std::string_view look = rest.substr(0, longest_between);
  const std::size_t by = look.find(" by ");
  if (by == npos || look.substr(0, by).find_first_of(".!;") != npos) return {};
  return names_at_front(trim_blanks(rest.substr(by + 4)));
}

std::vector<std::string> behind_written(std::string_view rest) {
  const std::string_view look = rest.substr(0, longest_between);
  for (const std::string_view phrase : written) {
    const std::size_t at = look.find(phrase);
    if (at == npos || look.substr(0, at).find(". ") != npos) continue;
    return names_at_front(trim_blanks(rest.substr(at + phrase.size())));
  }
  return {};
}

// "Jane Austen's ".
std::vector<std::string> before_title(std::string_view before) {
  before = trim_blanks(before);
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view quote : quotes)
      if (before.ends_with(quote) && quote != "'" && quote != "\xE2\x80\x99") {
        before = trim_blanks(before.substr(0, before.size() - quote.size()));
        more = true;
      }
  }
  for (const std::string_view mark : {"'s", "\xE2\x80\x99s"}) {
    if (!before.ends_with(mark)) continue;
    before.remove_suffix(mark.size());
    std::size_t begin = before.size();
    for (int words = 0; words < 2 && begin > 0; ++words) {
      begin = before.substr(0, begin).find_last_not_of(' ');
      begin = begin == npos ? 0 : before.substr(0, begin + 1).find_last_of(' ') + 1;
    }
    const std::string_view name = trim_blanks(before.substr(begin));
    if (is_person(name)) return {std::string(name)};
  }
  return {};
}

std::vector<std::string> named_in(std::string_view text, std::string_view title) {
  for (Place place = find_title(text, title, 0); place.begin != npos;
       place = find_title(text, title, place.end)) {
    const std::string_view rest = behind_title(text.substr(place.end));
    std::vector<std::string> names = behind_joint(rest, place.set_apart);
    if (names.empty()) names = behind_subtitle(rest);
    if (names.empty()) names = behind_written(rest);
    if (names.empty()) names = before_title(text.substr(0, place.begin));
    if (!names.empty()) return names;
  }
  return {};
}

// "by Jane Austen" and nothing else, on the line below the title.
std::vector<std::string> named_below(const Line& line, const BodyLines& lines) {
  if (line.quotes > 0 || (line.kind != LineKind::paragraph && line.kind != LineKind::heading))
    return {};
  std::string_view text = trim_blanks(lines.text_of(line));
  std::size_t at = 0;
  std::string_view word = next_word(text, at);
  if (equals_ignoring_case(word, "written")) word = next_word(text, at);
  if (!equals_ignoring_case(word, plain_by)) return {};
  text = trim_blanks(text.substr(at));
  return is_person(text) ? std::vector<std::string>{std::string(text)} : std::vector<std::string>();
}

}  // namespace

std::optional<ToldAuthors> told_authors(const BodyLines& lines, std::string_view title) {
  std::optional<ToldAuthors> found;
  const std::size_t count = std::min(lines.lines.size(), told_lines);
  for (std::size_t i = 0; i < count; ++i) {
    const Line& line = lines.lines[i];
    if (line.quotes > 0 || line.kind == LineKind::code || line.kind == LineKind::list_item ||
        line.kind == LineKind::table_cell)
      continue;
    const std::string_view text = lines.text_of(line).substr(0, longest_look);
    std::vector<std::string> names = named_in(text, title);
    if (names.empty() && i + 1 < count && folded(unquoted(trim_blanks(text))) == folded(title))
      names = named_below(lines.lines[i + 1], lines);
    if (names.empty()) continue;
    if (found && found->names != names) return std::nullopt;
    if (!found) found = ToldAuthors{std::move(names), static_cast<std::uint32_t>(i)};
  }
  return found;
}

}  // namespace postferry
