// SPDX-License-Identifier: MIT
#include "review/clues.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/bytes.h"
#include "review/text.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t longest_word = 48;
constexpr std::size_t most_whole_runs = 8;

bool is_word_byte(char c) noexcept { return is_alpha(c) || static_cast<unsigned char>(c) >= 0x80; }

// Letters of ASCII and of scripts with two bytes a letter.
bool is_narrow_byte(char c) noexcept {
  const auto u = static_cast<unsigned char>(c);
  return is_alpha(c) || (u >= 0x80 && u < 0xE0);
}

std::string_view last_word(std::string_view text) noexcept {
  std::size_t begin = text.size();
  while (begin > 0 && is_word_byte(text[begin - 1]) && text.size() - begin < longest_word) --begin;
  return text.substr(begin);
}

// Without what labels end with besides words: "(s)", "(out of 5)", "-13", "#", "/a".
std::string_view without_tail(std::string_view text) noexcept {
  constexpr std::size_t longest_tail = 24;
  if (text.ends_with(')')) {
    const std::size_t open = text.rfind('(');
    if (open != npos && text.size() - open <= longest_tail) text = text.substr(0, open);
  }
  for (std::size_t n = 0; n < longest_tail && !text.empty(); ++n) {
    const char c = text.back();
    const bool single = is_alpha(c) && text.size() > 1 &&
                        std::string_view("/.*-").find(text[text.size() - 2]) != npos;
    if (!single && !is_digit(c) && std::string_view(" .#-/*").find(c) == npos) break;
    text.remove_suffix(1);
  }
  return text;
}

// The runs of bytes for which `belongs` holds, until `look` is true of one.
template <class Belongs, class Look>
bool any_run(std::string_view text, Belongs belongs, Look look) {
  for (std::size_t at = 0; at < text.size();) {
    if (!belongs(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at + 1;
    while (end < text.size() && belongs(text[end])) ++end;
    if (look(text.substr(at, end - at))) return true;
    at = end;
  }
  return false;
}

template <class Belongs>
std::string_view longest_run(std::string_view text, Belongs belongs) {
  std::string_view longest;
  any_run(text, belongs, [&](std::string_view run) {
    if (run.size() > longest.size()) longest = run;
    return false;
  });
  return longest;
}

bool is_ascii_letter(char c) noexcept { return is_alpha(c); }

bool is_ascii(std::string_view text) noexcept {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// A letter of another script as a reference: "&#1050;", "&#x3042;".
bool holds_letter_reference(std::string_view text) noexcept {
  for (std::size_t at = text.find("&#"); at != npos; at = text.find("&#", at + 2)) {
    std::size_t digits = at + 2;
    const bool hex = digits < text.size() && to_lower(text[digits]) == 'x';
    std::uint32_t value = 0;
    for (digits += hex ? 1 : 0; digits < text.size() && value < 0x110000; ++digits) {
      const char c = to_lower(text[digits]);
      const bool letter = hex && c >= 'a' && c <= 'f';
      if (!is_digit(c) && !letter) break;
      value = value * (hex ? 16 : 10) + static_cast<std::uint32_t>(letter ? c - 'a' + 10 : c - '0');
    }
    if ((value >= 0x370 && value < 0x2000) || value >= 0x3000) return true;
  }
  return false;
}

std::size_t letter_index(char c) noexcept {
  return is_alpha(c) ? static_cast<std::size_t>(to_lower(c) - 'a') : 26;
}

std::uint32_t length_bit(std::size_t size) noexcept {
  return 1U << std::min<std::size_t>(size, 31);
}

}  // namespace

void Clues::Words::add(std::string_view word) {
  if (word.empty()) return;
  if (set.contains(word)) return;
  set.emplace(word);
  lengths[letter_index(word.front())] |= length_bit(word.size());
}

// Of ASCII words the case does not matter; others must be folded.
bool Clues::Words::hold(std::string_view word) const {
  if (word.empty() || word.size() > longest_word ||
      (lengths[letter_index(word.front())] & length_bit(word.size())) == 0)
    return false;
  std::array<char, longest_word> small{};
  std::transform(word.begin(), word.end(), small.begin(), to_lower);
  return set.contains(std::string_view(small.data(), word.size()));
}

void Clues::reserve(std::size_t labels, std::size_t headings) {
  label_ends_.set.reserve(labels);
  phrase_runs_.set.reserve(headings);
  phrases_.reserve(headings);
}

void Clues::add_label(std::string_view label) { label_ends_.add(last_word(without_tail(label))); }

void Clues::add_heading(std::string_view phrase, PhrasePlace place) {
  if (is_of_wide_script(phrase)) {
    wide_.emplace_back(phrase);
    return;
  }
  if (longest_run(phrase, is_ascii_letter).empty())
    other_words_.add(longest_run(phrase, is_narrow_byte));
  else
    add_runs(phrase, place);
  if (place == PhrasePlace::within) return;
  const std::size_t end = std::min(phrase.find(' '), phrase.size());
  first_words_.add(longest_run(phrase.substr(0, end), is_word_byte));
}

// Whole headings are known by their last run and the first; phrases by their two longest runs.
void Clues::add_runs(std::string_view phrase, PhrasePlace place) {
  std::vector<std::string_view> runs;
  any_run(phrase, is_ascii_letter, [&](std::string_view run) {
    runs.push_back(run);
    return false;
  });
  Phrase added;
  std::string_view key = runs.back();
  if (place == PhrasePlace::whole && runs.size() <= most_whole_runs) {
    added = {std::string(runs.front()), runs.size()};
  } else {
    const auto shorter = [](std::string_view a, std::string_view b) { return a.size() < b.size(); };
    const auto longest = std::max_element(runs.begin(), runs.end(), shorter);
    key = *longest;
    runs.erase(longest);
    if (!runs.empty()) added.other = *std::max_element(runs.begin(), runs.end(), shorter);
  }
  phrase_runs_.add(key);
  auto group = phrases_.find(key);
  if (group == phrases_.end()) group = phrases_.try_emplace(std::string(key)).first;
  group->second.push_back(std::move(added));
}

bool Clues::ends_with_label(std::string_view text) const {
  text = without_tail(text);
  const std::string_view word = last_word(text);
  if (word.empty()) return false;
  // An umlaut as a reference ("Th&egrave;mes") stands right before the word.
  if (text.size() > word.size() && text[text.size() - word.size() - 1] == ';') return true;
  // Scripts without blanks: the label may follow other text directly.
  if (word.size() == longest_word) return true;
  if (is_ascii(word)) return label_ends_.hold(word);
  return label_ends_.set.contains(folded(word));
}

// A body's text: what stands in tags is none of it, nor are references.
class Clues::Runs {
 public:
  explicit Runs(std::string_view text) : text_(text) {}

  // The next run; empty at the end.
  std::string_view next() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '<') {
        at_ = std::min(find_byte(text_, '>', at_), text_.size());
      } else if (is_alpha(c)) {
        const std::size_t begin = at_;
        while (at_ < text_.size() && is_alpha(text_[at_])) ++at_;
        const bool reference =
            begin > 0 && text_[begin - 1] == '&' && at_ < text_.size() && text_[at_] == ';';
        if (!reference) return text_.substr(begin, at_ - begin);
      } else {
        ++at_;
      }
    }
    return {};
  }

  [[nodiscard]] static bool hold(std::string_view text, std::string_view wanted) {
    Runs runs(text);
    for (std::string_view run = runs.next(); !run.empty(); run = runs.next())
      if (equals_ignoring_case(run, wanted)) return true;
    return false;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

bool Clues::holds_heading(std::string_view text) const {
  std::array<std::string_view, most_whole_runs> last{};  // a ring
  std::size_t count = 0;
  Runs runs(text);
  const auto phrases_of = [this](std::string_view run) -> const std::vector<Phrase>* {
    if (!phrase_runs_.hold(run)) return nullptr;
    return &phrases_.find(lower(run))->second;
  };
  for (std::string_view run = runs.next(); !run.empty(); run = runs.next()) {
    last[count++ % most_whole_runs] = run;
    const auto* phrases = phrases_of(run);
    if (phrases == nullptr) continue;
    for (const Phrase& phrase : *phrases)
      if (phrase.count == 0 && (phrase.other.empty() || Runs::hold(text, phrase.other)))
        return true;
  }
  if (count > 0)
    if (const auto* phrases = phrases_of(last[(count - 1) % most_whole_runs]))
      for (const Phrase& phrase : *phrases)
        if (phrase.count > 0 && phrase.count <= count &&
            equals_ignoring_case(last[(count - phrase.count) % most_whole_runs], phrase.other))
          return true;
  return holds_other_script(text);
}

bool Clues::holds_other_script(std::string_view text) const {
  if (holds_letter_reference(text)) return true;
  if (is_ascii(text)) return false;
  const std::string small = folded(text);
  return any_run(small, is_narrow_byte,
                 [this](std::string_view run) { return other_words_.set.contains(run); }) ||
         std::any_of(wide_.begin(), wide_.end(),
                     [&](const std::string& phrase) { return small.find(phrase) != npos; });
}

bool Clues::begins_heading(std::string_view text) const {
  if (text.empty() || !is_word_byte(text.front())) return false;
  std::size_t end = 0;
  while (end < text.size() && end < longest_word && is_word_byte(text[end])) ++end;
  const std::string_view word = text.substr(0, end);
  if (is_of_wide_script(text)) return holds_other_script(word);
  return is_ascii(word) ? first_words_.hold(word) : first_words_.set.contains(folded(word));
}

}  // namespace postferry
