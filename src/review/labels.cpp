// SPDX-License-Identifier: MIT
#include "review/labels.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "base/ascii.h"
#include "review/text.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t longest_label = 48;
constexpr std::size_t longest_heading = 160;
constexpr std::string_view wide_colon = "\xEF\xBC\x9A";

constexpr auto labels = std::to_array<LabelRow>({
#define LABEL(language, fact, text) {#language, Fact::fact, text},
#include "review/labels.def"
#undef LABEL
});

constexpr auto headings = std::to_array<HeadingRow>({
#define HEADING(language, list, place, text) {#language, WorkList::list, PhrasePlace::place, text},
#include "review/headings.def"
#undef HEADING
});

using LabelIndex = std::unordered_map<std::string_view, Fact>;

const LabelIndex& label_index() {
  static const LabelIndex index = [] {
    LabelIndex made;
    for (const LabelRow& row : labels) made.emplace(row.text, row.fact);
    return made;
  }();
  return index;
}

// The first colon of either kind, and its length.
std::size_t find_colon(std::string_view text, std::size_t& size) {
  const std::size_t narrow = text.find(':');
  const std::size_t wide = text.find(wide_colon);
  size = wide < narrow ? wide_colon.size() : 1;
  return std::min(narrow, wide);
}

bool is_word_end(std::string_view text, std::size_t at) {
  return at >= text.size() || (!is_alpha(text[at]) && !is_digit(text[at]) &&
                               static_cast<unsigned char>(text[at]) < 0x80);
}

bool stands_within(std::string_view text, std::string_view phrase) {
  for (std::size_t at = text.find(phrase); at != npos; at = text.find(phrase, at + 1))
    if ((at == 0 || is_word_end(text, at - 1)) && is_word_end(text, at + phrase.size()))
      return true;
  return false;
}

bool matches(const HeadingRow& row, std::string_view text) {
  switch (row.place) {
    case PhrasePlace::whole: return text == row.text;
    case PhrasePlace::front:
      return text.starts_with(row.text) && is_word_end(text, row.text.size());
    case PhrasePlace::within: return stands_within(text, row.text);
  }
  return false;
}

}  // namespace

std::span<const LabelRow> label_rows() noexcept { return labels; }
std::span<const HeadingRow> heading_rows() noexcept { return headings; }

std::optional<Fact> find_label(std::string_view text) {
  text = trim_blanks(text);
  if (text.empty() || text.size() > longest_label) return std::nullopt;
  const LabelIndex& index = label_index();
  const auto hit = index.find(folded(text));
  if (hit == index.end()) return std::nullopt;
  return hit->second;
}

std::optional<LabelledLine> labelled(std::string_view line) {
  line = unmarked(trim_blanks(line));
  // Markdown's marks that nobody took for such: "**Rating:** 4/5", "**Rating**: 4/5".
  const std::string_view marks = line.substr(0, marks_at_front(line));
  line.remove_prefix(marks.size());
  std::size_t size = 0;
  const std::size_t colon = find_colon(line.substr(0, longest_label + wide_colon.size()), size);
  if (colon == npos) return std::nullopt;
  std::string_view label = trim_blanks(line.substr(0, colon));
  std::string_view value = line.substr(colon + size);
  if (value.starts_with(':')) value.remove_prefix(1);  // Dataview's "rating:: 4"
  if (!marks.empty()) {
    value = trim_blanks(value);
    if (label.ends_with(marks))
      label.remove_suffix(marks.size());
    else if (value.starts_with(marks))
      value.remove_prefix(marks.size());
    else
      return std::nullopt;
  }
  const std::optional<Fact> fact = find_label(label);
  if (!fact) return std::nullopt;
  return LabelledLine{*fact, unmarked(trim_blanks(value))};
}

std::optional<WorkList> heading_of(std::string_view text) {
  if (text.size() > longest_heading) return std::nullopt;
  std::string heading = folded(text);
  while (!heading.empty() && (heading.back() == ':' || heading.back() == '.' ||
                              heading.back() == '!' || heading.back() == ' '))
    heading.pop_back();
  if (heading.ends_with(wide_colon)) heading.resize(heading.size() - wide_colon.size());
  for (const HeadingRow& row : headings)
    if (matches(row, heading)) return row.list;
  return std::nullopt;
}

}  // namespace postferry
