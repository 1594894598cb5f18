// SPDX-License-Identifier: MIT
// The cheap look at a body before it is taken apart. Every rule needs a label or a heading, and
// these stand before a colon, or are a heading or bold on a line of their own; so only what is
// before colons, ends of headings and ends of bold text is looked at.
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <unordered_set>

#include "base/ascii.h"
#include "base/bytes.h"
#include "review/extract.h"
#include "review/labels.h"
#include "review/text.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t look_back = 2048;  // a heading with the markup in it
constexpr std::size_t label_look_back = 256;
constexpr int most_steps = 24;  // blanks and end tags between a label and its colon
constexpr std::size_t longest_word = 48;
constexpr std::string_view wide_colon = "\xEF\xBC\x9A";

bool is_word_byte(char c) noexcept { return is_alpha(c) || static_cast<unsigned char>(c) >= 0x80; }

std::string_view last_word(std::string_view text) noexcept {
  std::size_t begin = text.size();
  while (begin > 0 && is_word_byte(text[begin - 1]) && text.size() - begin < longest_word) --begin;
  return text.substr(begin);
}

// The longest run of ASCII letters: what is left of a word however its other letters are written
// (as they are, or as references).
std::string_view longest_ascii_run(std::string_view text) {
  std::string_view longest;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_alpha(text[end])) ++end;
    if (end - at > longest.size()) longest = text.substr(at, end - at);
    at = end + 1;
  }
  return longest;
}

/// What labels end with and headings hold, from the tables.
struct Clues {
  std::unordered_set<std::string> label_ends;  // folded last words
  std::vector<std::string> heading_words;      // of each phrase, each once
  std::vector<std::string> wide_words;         // of phrases without ASCII letters, folded
  std::uint32_t ends_by_first_letter = 0;  // bits of the ASCII letters that label_ends begin with

  Clues() {
    for (const LabelRow& row : label_rows()) {
      std::string_view text = row.text;
      if (text.ends_with("(s)")) text.remove_suffix(3);
      const std::string word(last_word(text));
      label_ends.insert(word);
      if (is_alpha(word[0])) ends_by_first_letter |= 1U << (word[0] - 'a');
    }
    for (const HeadingRow& row : heading_rows()) {
      const std::string_view run = longest_ascii_run(row.text);
      add(run.size() > 2 ? heading_words : wide_words, run.size() > 2 ? run : row.text);
    }
  }

 private:
  static void add(std::vector<std::string>& words, std::string_view word) {
    if (std::find(words.begin(), words.end(), word) == words.end()) words.emplace_back(word);
  }
};

const Clues& clues() {
  static const Clues made;
  return made;
}

/// Looks at places of one body.
class Scanner {
 public:
  explicit Scanner(std::string_view body)
      : body_(body), clues_(clues()), budget_(4 * body.size() + 8 * look_back) {}

  [[nodiscard]] bool run() {
    return at_each(":", [this](std::size_t at) { return colon(at, 1); }) ||
           at_each(wide_colon, [this](std::size_t at) { return colon(at, wide_colon.size()); }) ||
           at_each("</h", [this](std::size_t at) { return heading_ends(at); }) ||
           at_each("</b>", [this](std::size_t at) { return bold_ends(at, 4); }) ||
           at_each("</strong>", [this](std::size_t at) { return bold_ends(at, 9); }) ||
           at_each("**", [this](std::size_t at) { return bold_ends(at, 2); }) ||
           at_each("__", [this](std::size_t at) { return bold_ends(at, 2); }) ||
           at_each("#", [this](std::size_t at) { return hashes(at); }) ||
           at_each("\n--", [this](std::size_t at) { return heading_ends(at); }) ||
           at_each("\n==", [this](std::size_t at) { return heading_ends(at); });
  }

 private:
  template <class Look>
  [[nodiscard]] bool at_each(std::string_view what, Look look) {
    for (std::size_t at = find_bytes(body_, what); at != npos;
         at = find_bytes(body_, what, at + what.size()))
      if (look(at)) return true;
    return false;
  }

  // Whether a line ends at `at`, but for blanks and inline end tags.
  [[nodiscard]] bool line_ends(std::size_t at) const {
    constexpr std::size_t farthest = 64;
    const std::string_view rest = body_.substr(at, farthest);
    for (std::size_t i = 0; i < rest.size(); ++i) {
      const char c = rest[i];
      if (c == '\n' || c == '\r' || c == '<') return true;
      if (c == '&') return true;  // &nbsp; or what it may be
      if (c != ' ' && c != '\t' && c != '*' && c != '_' && c != '\\' && c != ':' &&
          static_cast<unsigned char>(c) < 0x80)
        return false;
    }
    return true;
  }

  [[nodiscard]] bool colon(std::size_t at, std::size_t size) {
    if (size == 1 && body_.substr(at + 1, 2) == "//") return false;
    return follows_label(at) || (line_ends(at + size) && follows_heading(at));
  }

  [[nodiscard]] bool heading_ends(std::size_t at) { return follows_heading(at); }

  [[nodiscard]] bool bold_ends(std::size_t at, std::size_t size) {
    return line_ends(at + size) && follows_heading(at);
  }

  // Markdown's "## Coming up", or HTML's "&#8217;".
  [[nodiscard]] bool hashes(std::size_t at) {
    if (at > 0 && body_[at - 1] != '\n' && body_[at - 1] != ' ') return false;
    const std::size_t end = std::min(body_.find('\n', at), body_.size());
    return end - at <= look_back && follows_heading(end);
  }

  // Back over blanks, end tags, Markdown's marks; whether a label's last word stands there.
  [[nodiscard]] bool follows_label(std::size_t at) const {
    std::string_view before = body_.substr(at > label_look_back ? at - label_look_back : 0,
                                           std::min(at, label_look_back));
    for (int steps = 0; !before.empty(); ++steps) {
      if (steps == most_steps) return true;
      const char c = before.back();
      if (c == '*' || c == '_' || c == '\\' || c == ':') {
        before.remove_suffix(1);
      } else if (const std::size_t blank = blank_at_back(before)) {
        before.remove_suffix(blank);
      } else if (c == '>') {
        const std::size_t open = before.rfind('<');
        if (open == npos) return false;
        before = before.substr(0, open);
      } else if (c == ';') {
        const std::size_t open = before.rfind('&');
        if (open == npos || before.size() - open > 12) return false;
        if (before.substr(open) != "&nbsp;" && before.substr(open) != "&#160;") return true;
        before = before.substr(0, open);
      } else {
        break;
      }
    }
    if (before.ends_with("(s)") || before.ends_with("(S)")) before.remove_suffix(3);
    return is_label_end(last_word(before), before);
  }

  [[nodiscard]] bool is_label_end(std::string_view word, std::string_view before) const {
    if (word.empty()) return false;
    if (is_alpha(word[0]) && (clues_.ends_by_first_letter >> (to_lower(word[0]) - 'a') & 1U) == 0)
      return false;
    // An umlaut as a reference ("Th&egrave;mes") stands right before the word.
    if (before.size() > word.size() && before[before.size() - word.size() - 1] == ';') return true;
    if (clues_.label_ends.contains(folded(word))) return true;
    // Scripts without blanks: the label may follow other text directly.
    return word.size() == longest_word;
  }

  // Where all is colons the looks would add up: then the body is taken apart.
  [[nodiscard]] bool follows_heading(std::size_t at) {
    std::string_view before =
        body_.substr(at > look_back ? at - look_back : 0, std::min(at, look_back));
    // The line alone, where it is one of the source.
    while (!before.empty() && is_space(before.back())) before.remove_suffix(1);
    const std::size_t newline = before.rfind('\n');
    if (newline != npos) before = before.substr(newline + 1);
    if (before.size() > budget_) return true;
    budget_ -= before.size();
    lowered_.assign(before);
    for (char& c : lowered_) c = to_lower(c);
    return std::any_of(
               clues_.heading_words.begin(), clues_.heading_words.end(),
               [&](const std::string& word) { return find_bytes(lowered_, word) != npos; }) ||
           holds_wide_word(before);
  }

  [[nodiscard]] bool holds_wide_word(std::string_view text) const {
    if (clues_.wide_words.empty() || std::all_of(text.begin(), text.end(), [](char c) {
          return static_cast<unsigned char>(c) < 0x80 && c != '&';
        }))
      return false;
    if (text.find('&') != npos) return true;
    const std::string small = folded(text);
    return std::any_of(clues_.wide_words.begin(), clues_.wide_words.end(),
                       [&](const std::string& word) { return small.find(word) != npos; });
  }

  std::string_view body_;
  const Clues& clues_;
  std::size_t budget_;  // bytes that may be looked at in all
  std::string lowered_;
};

}  // namespace

bool may_hold_facts(std::string_view body) noexcept { return Scanner(body).run(); }

}  // namespace postferry
