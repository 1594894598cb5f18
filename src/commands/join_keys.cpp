// SPDX-License-Identifier: MIT
#include "commands/join_keys.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/ascii.h"
#include "base/case_fold.h"
#include "base/utf8.h"

namespace postferry {

namespace {

constexpr bool between(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

// Base letters of U+00E0-U+00FF and U+0100-U+017F; '.': no letter, or one with more letters.
constexpr std::string_view latin_1 = "aaaaaa.ceeeeiiiidnooooo.ouuuuy.y";
constexpr std::string_view latin_extended =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkkllllllllllnnnnnnnnnoooooo..rrrrrr"
    "ssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(latin_1.size() == 0x20 && latin_extended.size() == 0x80);

// Of a letter in lower case: what it is without its accent.
void append_base_letter(std::string& out, char32_t c) {
  char base = '.';
  if (between(c, 0xE0, 0xFF)) base = latin_1[c - 0xE0];
  if (between(c, 0x100, 0x17F)) base = latin_extended[c - 0x100];
  if (base != '.') {
    out += base;
    return;
  }
  switch (c) {
    case 0xDF: out += "ss"; break;
    case 0xE6: out += "ae"; break;
    case 0xFE: out += "th"; break;
    case 0x133: out += "ij"; break;
    case 0x153: out += "oe"; break;
    case 0x219: out += 's'; break;
    case 0x21B: out += 't'; break;
    case 0x451: append_utf8(out, 0x435); break;  // a Russian yo is mostly printed as ye
    default: append_utf8(out, c);
  }
}

bool is_apostrophe(char32_t c) {
  return c == '\'' || c == '`' || c == 0xB4 || between(c, 0x2018, 0x201B) || c == 0x2BC;
}

bool is_accent(char32_t c) { return between(c, 0x300, 0x36F); }

bool is_letter(char32_t c) {
  if (c < 0x80) return is_alpha(static_cast<char>(c)) || is_digit(static_cast<char>(c));
  return !between(c, 0x80, 0xBF) && c != 0xD7 && c != 0xF7 && !between(c, 0x2000, 0x206F) &&
         !between(c, 0x2190, 0x2BFF) && !between(c, 0x2E00, 0x2E7F) &&
         !between(c, 0x3000, 0x3030) && !between(c, 0xFE00, 0xFE6F) &&
         !between(c, 0xFF00, 0xFF0F) && c != 0xFFFD;
}

bool has_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), is_digit); }

// What the text's end holds in brackets, which then are cut off it; empty if it does not end so or
// is nothing else.
std::string_view take_bracket(std::string_view& text) {
  const std::string_view whole = trim(text);
  if (whole.empty() || (whole.back() != ')' && whole.back() != ']')) return {};
  const std::size_t open = whole.rfind(whole.back() == ')' ? '(' : '[');
  if (open == std::string_view::npos || trim(whole.substr(0, open)).empty()) return {};
  text = trim(whole.substr(0, open));
  return whole.substr(open + 1, whole.size() - open - 2);
}

bool tells_volumes_apart(const std::string& subtitle) {
  constexpr std::array<std::string_view, 14> words = {
      "part", "book", "volume", "vol",  "season", "episode", "issue",
      "tome", "band", "teil",   "buch", "parte",  "tomo",    "deel"};
  const std::string_view first = std::string_view(subtitle).substr(0, subtitle.find(' '));
  return has_digit(subtitle) || std::find(words.begin(), words.end(), first) != words.end();
}

std::vector<std::string> split_words(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// "j r r tolkien" has the words jrr and tolkien.
void join_initials(std::vector<std::string>& words) {
  std::vector<std::string> joined;
  bool open = false;
  for (std::string& word : words) {
    const bool initial = word.size() == 1;
    if (initial && open)
      joined.back() += word;
    else
      joined.push_back(std::move(word));
    open = initial;
  }
  words = std::move(joined);
}

bool is_suffix(const std::string& word) {
  constexpr std::array<std::string_view, 8> suffixes = {"jr", "sr",  "phd", "md",
                                                        "ii", "iii", "iv",  "esq"};
  return std::find(suffixes.begin(), suffixes.end(), word) != suffixes.end();
}

}  // namespace

std::string plain_words(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  const auto begin_letter = [&] {
    if (gap && !out.empty()) out += ' ';
    gap = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint read = decode_utf8(text, at);
    at += read.length;
    const char32_t c = fold_case(read.value);
    if (is_apostrophe(c) || is_accent(c)) continue;
    if (c == '&') {
      gap = true;
      begin_letter();
      out += "and";
      gap = true;
    } else if (!is_letter(c)) {
      gap = true;
    } else {
      begin_letter();
      if (c < 0x80)
        out += static_cast<char>(c);
      else
        append_base_letter(out, c);
    }
  }
  return out;
}

TitleForms title_forms(const Work& work) {
  TitleForms forms;
  std::string_view title = trim(work.title);
  if (!work.series.empty()) forms.volume = work.series.front().position;
  std::string_view base = title;
  std::string_view bracket = take_bracket(base);
  if (const std::size_t hash = bracket.find('#'); hash != std::string_view::npos) {
    if (forms.volume.empty()) forms.volume = trim(bracket.substr(hash + 1));
    title = base;
    bracket = {};
  }
  forms.full = plain_words(title);
  std::string_view brief = base;
  std::string subtitle = work.subtitle;
  const std::size_t colon = base.find(':');
  if (subtitle.empty() && colon != std::string_view::npos && colon + 1 < base.size() &&
      !is_digit(base[colon + 1])) {
    subtitle = base.substr(colon + 1);
    brief = base.substr(0, colon);
  } else if (!subtitle.empty()) {
    forms.full = plain_words(std::string(title) + " " + subtitle);
  }
  forms.brief = plain_words(brief);
  if (forms.brief.empty() || tells_volumes_apart(plain_words(subtitle)) || has_digit(bracket))
    forms.brief = forms.full;
  return forms;
}

std::string name_key(std::string_view name) {
  std::string turned;
  const std::size_t comma = name.find(',');
  if (comma != std::string_view::npos) {
    const std::string_view behind = name.substr(comma + 1);
    if (is_suffix(plain_words(behind)))
      turned = name.substr(0, comma);
    else if (behind.find(',') == std::string_view::npos)
      turned = std::string(behind) + " " + std::string(name.substr(0, comma));
  }
  std::vector<std::string> words = split_words(plain_words(turned.empty() ? name : turned));
  while (words.size() > 2 && is_suffix(words.back())) words.pop_back();
  join_initials(words);
  if (words.size() <= 2) {
    std::string key;
    for (const std::string& word : words) key += (key.empty() ? "" : " ") + word;
    return key;
  }
  return words.front() + " " + words.back();
}

}  // namespace postferry
