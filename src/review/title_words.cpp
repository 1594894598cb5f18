// SPDX-License-Identifier: MIT
#include "review/title_words.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/ascii.h"
#include "review/text.h"
#include "review/title_parts.h"

namespace postferry {

namespace {

constexpr std::size_t longest_phrase = 48;

constexpr auto rows = std::to_array<TitleRow>({
#define SET_OFF(language, medium, text) {#language, TitlePlace::set_off, Medium::medium, text},
#define FRONT(language, medium, text) {#language, TitlePlace::front, Medium::medium, text},
#define BACK(language, medium, text) {#language, TitlePlace::back, Medium::medium, text},
#define KIND(language, medium, text) {#language, TitlePlace::kind, Medium::medium, text},
#define WORD(language, medium, text) {#language, TitlePlace::word, Medium::medium, text},
#define NEWS(language, text) {#language, TitlePlace::news, Medium::any, text},
#define LEAD(language, medium, text) {#language, TitlePlace::lead, Medium::medium, text},
#define ANNOUNCES(language, text) {#language, TitlePlace::announces, Medium::any, text},
#include "review/titles.def"
});

/// Words that parts of a term's name are joined with.
constexpr auto joints = std::to_array<std::string_view>(
    {"de", "of", "&",  "and", "my", "our", "the", "du",  "des", "d'",
     "di", "do", "da", "dos", "y",  "e",   "et",  "und", "och", "en",
     "i",  "и",  "/",  "-",   "+",  "von", "av",  "van", "mes", "mis"});

constexpr std::string_view first_of(std::string_view phrase) {
  return phrase.substr(0, phrase.find(' '));
}
constexpr std::string_view last_of(std::string_view phrase) {
  return phrase.substr(phrase.rfind(' ') + 1);  // npos + 1 is 0
}

/// Tells of most words that no row has them, by their ends and length.
class WordFilter {
 public:
  /// Of the words that `word_of` takes from the rows' phrases; of all if it is null.
  explicit constexpr WordFilter(std::string_view (*word_of)(std::string_view)) {
    for (const TitleRow& row : rows) {
      const std::string_view word = word_of == nullptr ? row.text : word_of(row.text);
      places_[slot(word)] |= static_cast<std::uint8_t>(1U << static_cast<unsigned>(row.place));
    }
  }

  /// False if no row of the place has the word. Words that folded() does more to than to make them
  /// lower-case may be any.
  [[nodiscard]] constexpr bool may_have(TitlePlace place, std::string_view word) const noexcept {
    for (const char c : word)
      if (!is_plain_byte(c) || c == '`') return true;
    return word.empty() || (places_[slot(word)] >> static_cast<unsigned>(place) & 1U) != 0;
  }

 private:
  static constexpr std::size_t slots = 2048;
  static constexpr std::size_t slot(std::string_view word) noexcept {
    const auto code = [](char c) { return static_cast<unsigned char>(to_lower(c)); };
    return (code(word.front()) * 67U + code(word.back()) * 13U + word.size() * 5U) % slots;
  }

  std::array<std::uint8_t, slots> places_{};
};

constexpr WordFilter first_words(first_of);
constexpr WordFilter last_words(last_of);
constexpr WordFilter phrases(nullptr);

using Index = std::unordered_map<std::string_view, const TitleRow*>;

Index index_of(TitlePlace place) {
  Index made;
  for (const TitleRow& row : rows)
    if (row.place == place) made.emplace(row.text, &row);
  return made;
}

// By their first word (front) or last word (back): where the looks are cheap.
using Groups = std::unordered_map<std::string_view, std::vector<const TitleRow*>>;

Groups group(TitlePlace place, std::string_view (*key)(std::string_view)) {
  Groups made;
  for (const TitleRow& row : rows)
    if (row.place == place) made[key(row.text)].push_back(&row);
  for (auto& [word, list] : made)
    std::stable_sort(list.begin(), list.end(), [](const TitleRow* a, const TitleRow* b) {
      return a->text.size() > b->text.size();
    });
  return made;
}

// Bytes of `text` that are the phrase's words, from the front; 0 if they are not.
std::size_t size_of_phrase(std::string_view text, std::string_view phrase) {
  std::size_t at = 0;
  std::size_t in_phrase = 0;
  for (std::string_view wanted = next_word(phrase, in_phrase); !wanted.empty();
       wanted = next_word(phrase, in_phrase)) {
    const std::string_view word = next_word(text, at);
    if (word.size() > longest_phrase || folded(word) != wanted) return 0;
  }
  return at;
}

std::size_t words_in(std::string_view text) {
  std::size_t at = 0;
  std::size_t count = 0;
  while (!next_word(text, at).empty()) ++count;
  return count;
}

// Where the last `count` words of the text begin.
std::size_t begin_of_last(std::string_view text, std::size_t count) {
  std::size_t at = text.size();
  for (; count > 0; --count) {
    while (at > 0 && blank_at_back(text.substr(0, at)) > 0) at -= blank_at_back(text.substr(0, at));
    while (at > 0 && (is_plain_byte(text[at - 1]) || blank_at_back(text.substr(0, at)) == 0)) --at;
  }
  return at;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// "#12", "no. 3", "12" at the end of a phrase.
std::string_view without_number(std::string_view text) {
  text = trim_blanks(text);
  const std::size_t begin = begin_of_last(text, 1);
  if (begin == 0) return text;
  std::string_view word = text.substr(begin);
  if (word.starts_with('#')) word.remove_prefix(1);
  if (word.empty() || !std::all_of(word.begin(), word.end(), is_digit)) return text;
  return trim_blanks(text.substr(0, begin));
}

// Those of a word, which need not be folded.
std::span<const TitleRow* const> rows_of(const Groups& groups, std::string_view word) {
  if (word.empty() || word.size() > longest_phrase) return {};
  const auto hit = groups.find(folded(word));
  if (hit == groups.end()) return {};
  return hit->second;
}

const TitleRow* row_of(const Index& index, std::string_view text) {
  text = without_number(text);
  if (text.empty() || text.size() > longest_phrase) return nullptr;
  const auto hit = index.find(folded(text));
  return hit == index.end() ? nullptr : hit->second;
}

// The longest phrase of a group of first words that stands before more text.
const TitleRow* first_phrase(const Groups& groups, std::string_view word, std::string_view text,
                             std::size_t& size) {
  for (const TitleRow* row : rows_of(groups, word)) {
    size = size_of_phrase(text, row->text);
    if (size > 0 && size < text.size()) return row;
  }
  return nullptr;
}

}  // namespace

std::span<const TitleRow> title_rows() noexcept { return rows; }

const TitleRow* find_set_off(std::string_view text) {
  static const Index index = index_of(TitlePlace::set_off);
  text = without_number(text);
  if (text.starts_with('#')) text.remove_prefix(1);
  if (text.empty() || text.size() > longest_phrase) return nullptr;
  const auto hit = index.find(folded(text));
  return hit == index.end() ? nullptr : hit->second;
}

const TitleRow* set_off_at_front(std::string_view text) {
  static const Groups groups = group(TitlePlace::set_off, first_of);
  std::size_t at = 0;
  for (const TitleRow* row : rows_of(groups, next_word(text, at)))
    if (size_of_phrase(text, row->text) > 0) return row;
  return nullptr;
}

const TitleRow* phrase_at_front(std::string_view text, std::size_t& size) {
  static const Groups groups = group(TitlePlace::front, first_of);
  std::size_t at = 0;
  const std::string_view word = next_word(text, at);
  if (!first_words.may_have(TitlePlace::front, word)) return nullptr;
  return first_phrase(groups, word, text, size);
}

const TitleRow* find_lead(std::string_view text) {
  static const Index index = index_of(TitlePlace::lead);
  return row_of(index, text);
}

const TitleRow* lead_at_front(std::string_view text, std::size_t& size) {
  static const Groups groups = group(TitlePlace::lead, first_of);
  std::size_t at = 0;
  const std::string_view word = next_word(text, at);
  if (!first_words.may_have(TitlePlace::lead, word)) return nullptr;
  const TitleRow* row = first_phrase(groups, word, text, size);
  // A lone word may be the title's own.
  return row != nullptr && has_more_words(row->text, 1) ? row : nullptr;
}

bool announces_work(std::string_view title) {
  static const Index index = index_of(TitlePlace::announces);
  title = trim_blanks(title);
  std::size_t size = 0;
  if (row_of(index, bracket_at_front(title, size)) != nullptr ||
      row_of(index, bracket_at_back(title, size)) != nullptr)
    return true;
  for (const Break at : {first_colon(title), first_dash(title)})
    if (at.at != std::string_view::npos && row_of(index, title.substr(0, at.at)) != nullptr)
      return true;
  const Break dash = last_dash(title);
  return dash.at != std::string_view::npos && row_of(index, title.substr(dash.next)) != nullptr;
}

const TitleRow* phrase_at_back(std::string_view text, std::size_t& size) {
  static const Groups groups = group(TitlePlace::back, last_of);
  const std::string_view word = text.substr(begin_of_last(text, 1));
  if (word.empty() || word.size() > longest_phrase) return nullptr;
  if (!last_words.may_have(TitlePlace::back, word)) return nullptr;
  const std::string small = folded(word);
  if (const auto hit = groups.find(small); hit != groups.end())
    for (const TitleRow* row : hit->second) {
      const std::size_t begin = begin_of_last(text, words_in(row->text));
      if (begin == 0 || size_of_phrase(text.substr(begin), row->text) == 0) continue;
      size = text.size() - begin;
      return row;
    }
  // Scripts that write no blanks.
  if (is_ascii(word)) return nullptr;
  const TitleRow* best = nullptr;
  for (const TitleRow& row : rows)
    if (row.place == TitlePlace::back && !is_ascii(row.text) && text.size() > row.text.size() &&
        text.ends_with(row.text) && (best == nullptr || best->text.size() < row.text.size()))
      best = &row;
  if (best != nullptr) size = best->text.size();
  return best;
}

const TitleRow* kind_of(std::string_view text) {
  static const Index index = index_of(TitlePlace::kind);
  if (text.empty() || text.size() > longest_phrase) return nullptr;
  if (!phrases.may_have(TitlePlace::kind, text)) return nullptr;
  const auto hit = index.find(folded(text));
  return hit == index.end() ? nullptr : hit->second;
}

bool has_news(std::string_view text) {
  static const Index index = index_of(TitlePlace::news);
  std::size_t at = 0;
  for (std::string_view word = next_word(text, at); !word.empty(); word = next_word(text, at)) {
    while (!word.empty() &&
           std::string_view(":,.!?()[]\"").find(word.back()) != std::string_view::npos)
      word.remove_suffix(1);
    if (word.size() <= longest_phrase && phrases.may_have(TitlePlace::news, word) &&
        index.contains(folded(word)))
      return true;
  }
  return false;
}

namespace {

// A word's first and last byte as a number.
constexpr std::size_t ends_of(std::string_view word) noexcept {
  const auto code = [](char c) { return static_cast<unsigned char>(c) & 31U; };
  return code(word.front()) * 32U + code(word.back());
}

// How long the words are that terms' names are made of, as bits, by their ends.
constexpr auto part_lengths = [] {
  std::array<std::uint32_t, 32 * 32> lengths{};
  const auto add = [&lengths](std::string_view word) {
    lengths[ends_of(word)] |= std::uint32_t{1} << word.size() % 32;
  };
  for (const TitleRow& row : rows)
    if (row.place == TitlePlace::word) add(row.text);
  for (const std::string_view joint : joints) add(joint);
  return lengths;
}();

// False of most words that are no part of a term's name that says something. What folded() does
// more to than to make it lower-case may be one.
bool may_be_part(std::string_view word) noexcept {
  const auto is_lowered_alone = [](char c) { return is_plain_byte(c) && c != '`'; };
  if (!std::all_of(word.begin(), word.end(), is_lowered_alone)) return true;
  if (word.ends_with(',') || word.ends_with(':')) word.remove_suffix(1);
  return !word.empty() && (part_lengths[ends_of(word)] >> word.size() % 32 & 1U) != 0;
}

}  // namespace

std::uint8_t media_of_term(std::string_view name) {
  // A word may stand for a review and for what is reviewed: "Buchrezensionen".
  static const std::unordered_map<std::string_view, unsigned> index = [] {
    std::unordered_map<std::string_view, unsigned> made;
    for (const TitleRow& row : rows)
      if (row.place == TitlePlace::word) made[row.text] |= 1U << static_cast<unsigned>(row.medium);
    return made;
  }();
  if (name.size() > 2 * longest_phrase) return 0;
  // Word by word: most names say at their first that they are about something else.
  std::array<char, 6 * longest_phrase> small;
  unsigned media = 0;
  std::size_t at = 0;
  for (std::string_view word = next_word(name, at); !word.empty(); word = next_word(name, at)) {
    if (!may_be_part(word)) return 0;
    word = std::string_view(small.data(), fold_to(word, small.data()));
    if (word.ends_with(',') || word.ends_with(':')) word.remove_suffix(1);
    if (const auto hit = index.find(word); hit != index.end())
      media |= hit->second;
    else if (std::find(joints.begin(), joints.end(), word) == joints.end())
      return 0;
  }
  return static_cast<std::uint8_t>(media);
}

}  // namespace postferry
