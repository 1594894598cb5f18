// SPDX-License-Identifier: MIT
#include "review/name_words.h"

#include "base/utf8.h"
#include "review/few_words.h"
#include "review/text.h"

namespace postferry {

namespace {

/// Words of names that need no capital.
constexpr FewWords particles({"de",  "da",  "do",  "dos", "das", "del",  "della", "der",
                              "den", "des", "di",  "du",  "van", "von",  "vom",   "zu",
                              "la",  "le",  "los", "las", "el",  "al",   "bin",   "ibn",
                              "y",   "e",   "af",  "av",  "ter", "ten",  "te",    "the",
                              "of",  "zum", "zur", "dei", "dal", "dalla"});

/// Words before "by" that name another part than the author's.
constexpr FewWords roles({"translated",  "edited",   "illustrated",  "narrated",    "read",
                          "adapted",     "compiled", "introduced",   "directed",    "published",
                          "performed",   "produced", "reviewed",     "recommended", "posted",
                          "followed",    "foreword", "introduction", "afterword",   "illustrations",
                          "translation", "art",      "photographs",  "inspired",    "selected"});

/// Words that begin a phrase, no name: "by the way", "by a friend".
constexpr FewWords no_names({"a",    "an",   "my",  "our", "your", "his", "her",  "their", "its",
                             "this", "that", "me",  "us",  "you",  "him", "them", "it",    "far",
                             "now",  "then", "and", "or",  "i",    "in",  "on",   "at"});

}  // namespace

bool has_capital(std::string_view word) {
  while (!word.empty() && (word.front() == '(' || word.front() == '"' || word.front() == '\''))
    word.remove_prefix(1);
  if (word.empty()) return false;
  if (word.front() >= 'A' && word.front() <= 'Z') return true;
  if (static_cast<unsigned char>(word.front()) < 0x80) {
    // d'Ormesson, al-Khatib, bell-like pen names no: a capital behind the first apostrophe or dash.
    const std::size_t joint = word.find_first_of("'-");
    if (joint != std::string_view::npos && joint + 1 < word.size() && joint <= 3)
      return has_capital(word.substr(joint + 1));
    const std::size_t curly = word.find("\xE2\x80\x99");
    if (curly != std::string_view::npos && curly <= 3) return has_capital(word.substr(curly + 3));
    return false;
  }
  const CodePoint point = decode_utf8(word, 0);
  const bool sign = (point.value >= 0x2000 && point.value < 0x2C00) ||
                    (point.value >= 0x3000 && point.value < 0x3040) || point.value >= 0x1F000;
  return !sign && (folded(word.substr(0, point.length)) != word.substr(0, point.length) ||
                   point.value >= 0x590);
}

bool is_particle(std::string_view word) noexcept { return particles.hold(word); }

bool begins_phrase(std::string_view word) noexcept { return no_names.hold_in_any_case(word); }

bool is_role(std::string_view word) noexcept { return roles.hold_in_any_case(word); }

}  // namespace postferry
