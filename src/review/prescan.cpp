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
constexpr std::size_t longest_word = 48;
constexpr std::string_view wide_colon = "\xEF\xBC\x9A";

bool is_word_byte(char c) noexcept { return is_alpha(c) || static_cast<unsigned char>(c) >= 0x80; }

std::string_view last_word(std::string_view text) noexcept {
  std::size_t begin = text.size();
  while (begin > 0 && is_word_byte(text[begin - 1]) && text.size() - begin < longest_word) --begin;
  return text.substr(begin);
}

/// What labels end with and headings hold, from the tables.
struct Clues {
  std::unordered_set<std::string> label_ends;  // folded last words
  std::vector<std::string> heading_words;      // longest word of each phrase, folded, each once
  std::uint32_t ends_by_first_letter = 0;  // bits of the ASCII letters that label_ends begin with

  Clues() {
    for (const LabelRow& row : label_rows()) {
      std::string_view text = row.text;
      if (text.ends_with("(s)")) text.remove_suffix(3);
      const std::string word(last_word(text));
      label_ends.insert(word);
      if (is_alpha(word[0])) ends_by_first_letter |= 1U << (word[0] - 'a');
    }
    for (const HeadingRow& row : heading_rows()) add_heading_word(row.text);
  }

 private:
  void add_heading_word(std::string_view phrase) {
    std::string_view longest;
    for (const std::string_view word : words_of(phrase))
      if (word.size() > longest.size() && word.find('\'') == npos) longest = word;
    if (std::find(heading_words.begin(), heading_words.end(), longest) == heading_words.end())
      heading_words.emplace_back(longest);
  }
};

const Clues& clues() {
  static const Clues made;
  return made;
}

/// Looks at places of one body.
class Scanner {
 public:
  explicit Scanner(std::string_view body) : body_(body), clues_(clues()) {}

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
  [[nodiscard]] bool at_each(std::string_view what, Look look) const {
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

  [[nodiscard]] bool colon(std::size_t at, std::size_t size) const {
    if (size == 1 && body_.substr(at + 1, 2) == "//") return false;
    return follows_label(at) || (line_ends(at + size) && follows_heading(at));
  }

  [[nodiscard]] bool heading_ends(std::size_t at) const { return follows_heading(at); }

  [[nodiscard]] bool bold_ends(std::size_t at, std::size_t size) const {
    return line_ends(at + size) && follows_heading(at);
  }

  // Markdown's "## Coming up", or HTML's "&#8217;".
  [[nodiscard]] bool hashes(std::size_t at) const {
    if (at > 0 && body_[at - 1] != '\n' && body_[at - 1] != ' ') return false;
    const std::size_t end = std::min(body_.find('\n', at), body_.size());
    return end - at <= look_back && follows_heading(end);
  }

  // Back over blanks, end tags, Markdown's marks; whether a label's last word stands there.
  [[nodiscard]] bool follows_label(std::size_t at) const {
    std::string_view before =
        body_.substr(at > look_back ? at - look_back : 0, std::min(at, look_back));
    while (!before.empty()) {
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

  [[nodiscard]] bool follows_heading(std::size_t at) const {
    const std::size_t from = at > look_back ? at - look_back : 0;
    std::string_view before = body_.substr(from, at - from);
    // The line alone, where it is one of the source.
    while (!before.empty() && is_space(before.back())) before.remove_suffix(1);
    const std::size_t newline = before.rfind('\n');
    if (newline != npos) before = before.substr(newline + 1);
    const std::string text = folded(before);
    return std::any_of(
        clues_.heading_words.begin(), clues_.heading_words.end(), [&](const std::string& word) {
          return find_bytes(text, word) != npos ||
                 (static_cast<unsigned char>(word[0]) >= 0x80 && text.find('&') != npos);
        });
  }

  std::string_view body_;
  const Clues& clues_;
};

}  // namespace

bool may_hold_facts(std::string_view body) noexcept { return Scanner(body).run(); }

}  // namespace postferry
