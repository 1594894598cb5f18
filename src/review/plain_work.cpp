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

// What a byte may be part of.
constexpr std::uint8_t in_title = 1;
constexpr std::uint8_t in_name = 2;
constexpr std::uint8_t at_front = 4;  // of a title
constexpr std::uint8_t is_curly = 8;  // if it begins an apostrophe

// Blanks and quotes of other scripts begin with bytes that are left out.
constexpr std::array<std::uint8_t, 256> parts = [] {
  std::array<std::uint8_t, 256> table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    const char c = static_cast<char>(i);
    const bool is_letter = is_alpha(c) || (i >= 0xC3 && i < 0xE0) || i == 0xE1;
    if (is_letter || is_digit(c)) table[i] = in_title | in_name | at_front;
    if (i >= 0x80 && i < 0xC0) table[i] = in_title | in_name;
  }
  for (const char c : std::string_view(" '.-&"))
    table[static_cast<unsigned char>(c)] = in_title | in_name;
  for (const char c : std::string_view(",!?")) table[static_cast<unsigned char>(c)] = in_title;
  table[0xE2] = in_title | in_name | is_curly;
  return table;
}();

std::uint8_t parts_of(char c) noexcept { return parts[static_cast<unsigned char>(c)]; }

// Whether all bytes may stand there.
bool may_be(std::string_view text, std::uint8_t part) noexcept {
  std::uint8_t all = part;
  std::uint8_t any = 0;
  for (const char c : text) {
    all &= parts_of(c);
    any |= parts_of(c);
  }
  if (all == 0) return false;
  if ((any & is_curly) == 0) return true;
  for (std::size_t at = find_byte(text, curly[0]); at != npos;
       at = find_byte(text, curly[0], at + 1))
    if (!stands_at(text, at, curly)) return false;
  return true;
}

// The last " by ".
std::size_t rfind_by(std::string_view text) noexcept {
  for (std::size_t at = text.size() - std::min(text.size(), sizeof by - 1); at > 0; --at)
    if (stands_at(text, at, by)) return at;
  return npos;
}

std::size_t end_of_word(std::string_view text, std::size_t at) noexcept {
  while (at < text.size() && text[at] != ' ') ++at;
  return at;
}

std::string_view last_word(std::string_view text) noexcept {
  std::size_t begin = text.size();
  while (begin > 0 && text[begin - 1] != ' ') --begin;
  return text.substr(begin);
}

// One name, of words with capitals and particles; the first has a capital.
bool is_plain_name(std::string_view text) {
  constexpr std::size_t most_words = 7;
  constexpr std::size_t longest_name = 80;
  if (text.size() > longest_name || !may_be(text, in_name)) return false;
  std::size_t words = 0;
  for (std::size_t at = 0; at <= text.size(); ++words) {
    const std::size_t end = end_of_word(text, at);
    const std::string_view word = text.substr(at, end - at);
    at = end + 1;
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
    at = end + 1;
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
  if ((parts_of(title.front()) & at_front) == 0 || !may_be(title, in_title) || !can_be_title(title))
    return std::nullopt;
  if (title.ends_with(' ') || title.ends_with('-')) return std::nullopt;
  const std::string_view last = last_word(title);
  if (find_byte(last, ',') != npos || is_role(last)) return std::nullopt;
  if (last.size() < title.size() && labels.is_by(last, "by")) return std::nullopt;
  // Outside lists it may be a sentence that names several.
  if (!item && (is_digit(title.front()) || find_byte(title, ',') != npos || has_joint(title)))
    return std::nullopt;
  return PlainWork{title, author};
}

}  // namespace postferry
