// SPDX-License-Identifier: MIT
#include "review/plain_work.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/ascii.h"
#include "base/bytes.h"
#include "review/name_words.h"
#include "review/segments.h"
#include "review/work_parts.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t longest = 239;  // longer lines may be prose
constexpr char by[] = " by ";
constexpr char curly[] = "\xE2\x80\x99";  // the apostrophe
constexpr char hard_blank[] = "\xC2\xA0";
constexpr std::size_t longest_name = 80;

// What a byte can't be, or calls for.
constexpr std::uint8_t no_title = 1;     // no part of one
constexpr std::uint8_t no_name = 2;      // no part of one
constexpr std::uint8_t no_front = 4;     // begins no title
constexpr std::uint8_t look_closer = 8;  // begins an apostrophe or a blank, or what is in neither

// Other blanks and quotes begin with bytes that are in neither.
constexpr std::array<std::uint8_t, 256> rules = [] {
  std::array<std::uint8_t, 256> table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    const char c = static_cast<char>(i);
    const bool is_letter = is_alpha(c) || (i >= 0xC3 && i < 0xE0) || i == 0xE1;
    const bool goes_on = i >= 0x80 && i < 0xC0;
    table[i] = is_letter || is_digit(c) ? 0 : goes_on ? no_front : no_title | no_name | no_front;
  }
  for (const char c : std::string_view(" '.-&")) table[static_cast<unsigned char>(c)] = no_front;
  for (const char c : std::string_view(",!?:"))
    table[static_cast<unsigned char>(c)] = no_name | no_front;
  for (const char c : {curly[0], hard_blank[0]})
    table[static_cast<unsigned char>(c)] = no_front | look_closer;
  return table;
}();

// Whether each byte may stand there.
bool may_be(std::string_view text, std::uint8_t ruled_out) noexcept {
  std::uint8_t any = 0;
  for (const char c : text) any |= rules[static_cast<unsigned char>(c)];
  if ((any & ruled_out) != 0) return false;
  if ((any & look_closer) == 0) return true;
  for (std::size_t at = 0; at < text.size(); ++at)
    if ((rules[static_cast<unsigned char>(text[at])] & look_closer) != 0 &&
        !stands_at(text, at, curly) && !stands_at(text, at, hard_blank))
      return false;
  return true;
}

// The last " by " that no more than a name stands behind.
std::size_t rfind_by(std::string_view text) noexcept {
  constexpr std::size_t size = sizeof by - 1;
  if (text.size() < size) return npos;
  const std::size_t first = text.size() - std::min(text.size(), size + longest_name);
  for (std::size_t at = text.size() - size; at > first; --at)
    if (text[at] == by[0] && stands_at(text, at, by)) return at;
  return npos;
}

std::size_t end_of_word(std::string_view text, std::size_t at) noexcept {
  while (at < text.size() && text[at] != ' ' && text[at] != hard_blank[0]) ++at;
  return at;
}
std::size_t behind_blank(std::string_view text, std::size_t at) noexcept {
  return at + (at < text.size() && text[at] == hard_blank[0] ? sizeof hard_blank - 1 : 1);
}

std::string_view last_word(std::string_view text) noexcept {
  std::size_t begin = text.size();
  while (begin > 0 && text[begin - 1] != ' ') --begin;
  return text.substr(begin);
}

// One name, of words with capitals and particles; the first has a capital.
bool is_plain_name(std::string_view text) {
  constexpr std::size_t most_words = 7;
  if (!may_be(text, no_name)) return false;
  std::size_t words = 0;
  for (std::size_t at = 0; at <= text.size(); ++words) {
    const std::size_t end = end_of_word(text, at);
    const std::string_view word = text.substr(at, end - at);
    at = behind_blank(text, end);
    if (word.empty() || words == most_words) return false;
    const bool is_capital = (word.front() >= 'A' && word.front() <= 'Z') || has_capital(word);
    if (words == 0 ? !is_capital || begins_phrase(word)
                   : !is_capital && (is_joint(word) || !is_particle(word)))
      return false;
  }
  return true;
}

// Whether a sentence that parts works may have a joint there.
bool has_joint(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = end_of_word(text, at);
    if (is_joint(text.substr(at, end - at))) return true;
    at = behind_blank(text, end);
  }
  return false;
}

}  // namespace

std::optional<PlainWork> read_plain_work(std::string_view text, bool item,
                                         const LabelTable& labels) {
  if (text.size() > longest) return std::nullopt;
  const std::size_t at = rfind_by(text);
  if (at == npos) return std::nullopt;
  const std::string_view title = text.substr(0, at);
  const std::string_view author = text.substr(at + sizeof by - 1);
  if (author.ends_with('.') || !is_plain_name(author)) return std::nullopt;
  if ((rules[static_cast<unsigned char>(title.front())] & no_front) != 0 ||
      !may_be(title, no_title) || !can_be_title(title))
    return std::nullopt;
  if (title.ends_with(' ') || title.ends_with(hard_blank) || title.ends_with('-'))
    return std::nullopt;
  const std::string_view last = last_word(title);
  if (find_byte(last, ',') != npos || is_role(last)) return std::nullopt;
  if (last.size() < title.size() && labels.is_by(last, "by")) return std::nullopt;
  // Outside lists it may be a sentence that names several.
  if (!item && (is_digit(title.front()) || find_byte(title, ',') != npos || has_joint(title)))
    return std::nullopt;
  return PlainWork{title, author};
}

}  // namespace postferry
