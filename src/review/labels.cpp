// SPDX-License-Identifier: MIT
#include "review/labels.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "base/bytes.h"
#include "review/text.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::string_view wide_colon = "\xEF\xBC\x9A";
constexpr std::string_view open_bracket = "\xE3\x80\x90";
constexpr std::string_view close_bracket = "\xE3\x80\x91";
constexpr std::string_view ellipsis = "\xE2\x80\xA6";
constexpr std::string_view en_dash = "\xE2\x80\x93";
constexpr std::string_view em_dash = "\xE2\x80\x94";

constexpr auto labels = std::to_array<LabelRow>({
#define LABEL(language, fact, text) {#language, Fact::fact, text},
#include "review/labels.def"
#undef LABEL
});

// FNV-1a: short, and the compiler can work it out.
constexpr std::uint32_t hash_of_label(std::string_view text) noexcept {
  std::uint32_t hash = 0x811C9DC5;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193;
  return hash ^ (hash >> 15);
}

/// Rows of labels.def by their hash, made by the compiler: no run has to begin with it. Of two
/// languages that have a wording the first says what it means.
constexpr std::size_t label_slots = 8192;
static_assert(2 * labels.size() < label_slots && labels.size() < 0xFFFF);
constexpr auto rows_by_hash = [] {
  std::array<std::uint16_t, label_slots> slots{};  // 1 is the first row; 0 is none
  for (std::size_t row = 0; row < labels.size(); ++row) {
    std::size_t at = hash_of_label(labels[row].text) % label_slots;
    while (slots[at] != 0 && labels[slots[at] - 1U].text != labels[row].text)
      at = (at + 1) % label_slots;
    if (slots[at] == 0) slots[at] = static_cast<std::uint16_t>(row + 1);
  }
  return slots;
}();

const LabelRow* built_in_label(std::string_view folded_text) noexcept {
  for (std::size_t at = hash_of_label(folded_text) % label_slots; rows_by_hash[at] != 0;
       at = (at + 1) % label_slots)
    if (const LabelRow& row = labels[rows_by_hash[at] - 1U]; row.text == folded_text) return &row;
  return nullptr;
}

// headings.def is read twice: each table takes its own rows.
#define HEADING(language, list, place, text)
#define REASON(language, text) {#language, ListWord::reason, text},
#define LEAD(language, text) {#language, ListWord::lead, text},
#define BY(language, text) {#language, ListWord::by, text},
#define WORKS(language, text) {#language, ListWord::works, text},
constexpr auto list_words = std::to_array<ListWordRow>({
#include "review/headings.def"
});
#undef HEADING
#undef REASON
#undef LEAD
#undef BY
#undef WORKS

#define HEADING(language, list, place, text) {#language, WorkList::list, PhrasePlace::place, text},
#define REASON(language, text)
#define LEAD(language, text)
#define BY(language, text)
#define WORKS(language, text)
constexpr auto headings = std::to_array<HeadingRow>({
#include "review/headings.def"
});
#undef HEADING
#undef REASON
#undef LEAD
#undef BY
#undef WORKS

// The first colon of either kind, and its length.
std::size_t find_colon(std::string_view text, std::size_t& size) {
  const std::size_t narrow = find_byte(text, ':');
  const std::size_t wide = text.find(wide_colon);
  size = wide < narrow ? wide_colon.size() : 1;
  return std::min(narrow, wide);
}

/// Signs that stand before labels and headings, or around them, for decoration.
constexpr auto ornaments = std::to_array<std::string_view>(
    {"\xE3\x80\x90", "\xE3\x80\x91", "\xE2\x96\xA0", "\xE2\x96\xA1", "\xE2\x97\x86", "\xE2\x97\x8F",
     "\xE2\x97\x8B", "\xE2\x96\xBC", "\xE2\x96\xB6", "\xE2\x80\xA2", "\xE3\x83\xBB", "\xE2\x9E\xA4",
     "\xE2\x9C\xA6", "\xE2\x9D\xA5"});

std::string_view without_ornaments(std::string_view text) {
  for (std::size_t size = text.size() + 1; text.size() < size;) {
    size = text.size();
    if (!text.empty() && static_cast<unsigned char>(text.front()) >= 0xE2)
      for (const std::string_view sign : ornaments)
        if (text.starts_with(sign)) text = trim_blanks(text.substr(sign.size()));
    if (!text.empty() && static_cast<unsigned char>(text.back()) >= 0x80)
      for (const std::string_view sign : ornaments)
        if (text.ends_with(sign)) text = trim_blanks(text.substr(0, text.size() - sign.size()));
  }
  return text;
}

// "- Rating: 4/5" where nothing makes lists of lines.
std::string_view without_bullet(std::string_view line) {
  if (line.size() > 2 && (line[0] == '-' || line[0] == '*') && blank_at_front(line.substr(1)) > 0)
    return trim_blanks(line.substr(2));
  return line;
}

// A heading is compared without colons and dots at its end.
std::string_view without_stops(std::string_view heading) {
  for (;;) {
    const std::size_t size = heading.size();
    while (!heading.empty() &&
           std::string_view(":.!,- ").find(heading.back()) != std::string_view::npos)
      heading.remove_suffix(1);
    for (const std::string_view tail : {wide_colon, ellipsis, en_dash, em_dash})
      if (heading.ends_with(tail)) heading.remove_suffix(tail.size());
    if (heading.size() == size) return heading;
  }
}

// The last words of a folded text, longest first, until `look` is true of some.
template <class Look>
bool any_ending(std::string_view text, std::size_t most_words, Look look) {
  std::array<std::size_t, 6> begins{};
  std::size_t count = 0;
  for (std::size_t at = text.size(); count < std::min(most_words, begins.size());) {
    at = at == 0 ? npos : text.rfind(' ', at - 1);
    begins[count++] = at == npos ? 0 : at + 1;
    if (at == npos) break;
  }
  while (count > 0)
    if (look(text.substr(begins[--count]))) return true;
  return false;
}

}  // namespace

std::span<const LabelRow> label_rows() noexcept { return labels; }
std::span<const HeadingRow> heading_rows() noexcept { return headings; }
std::span<const ListWordRow> list_word_rows() noexcept { return list_words; }

LabelTable::LabelTable() {
  headings_.reserve(headings.size());
  for (const HeadingRow& row : headings) add(row.list, row.place, row.text);
  for (const ListWordRow& row : list_words) add(row.word, row.text);
}

void LabelTable::add(Fact fact, std::string_view wording) {
  added_labels_.insert_or_assign(std::string(wording), fact);
}

void LabelTable::add(WorkList list, PhrasePlace place, std::string_view wording) {
  headings_.add(wording, place, static_cast<std::uint8_t>(list));
  starts_.add(wording, place);
}

void LabelTable::add(ListWord word, std::string_view wording) {
  switch (word) {
    case ListWord::reason: reasons_.emplace(wording); break;
    case ListWord::lead:
      leads_.emplace(wording);
      lead_ends_.add(wording.substr(wording.rfind(' ') + 1));
      break;
    case ListWord::by:
      bys_.add(wording);
      if (const std::size_t blank = wording.find(' '); blank != npos)
        by_starts_.add(wording.substr(0, blank));
      break;
    case ListWord::works: works_.add(wording, PhrasePlace::within, 0); break;
  }
}

std::optional<Fact> LabelTable::find_label(std::string_view text) const {
  text = without_ornaments(trim_blanks(text));
  if (text.empty() || text.size() > longest_label) return std::nullopt;
  std::array<char, 3 * longest_label> small;  // a byte that is no UTF-8 becomes three
  const std::string_view label(small.data(), fold_to(text, small.data()));
  if (!added_labels_.empty())
    if (const auto hit = added_labels_.find(label); hit != added_labels_.end()) return hit->second;
  const LabelRow* const row = built_in_label(label);
  return row == nullptr ? std::nullopt : std::optional(row->fact);
}

std::optional<LabelledLine> LabelTable::labelled(std::string_view line) const {
  line = unmarked(without_bullet(trim_blanks(line)));
  // Markdown's marks that nobody took for such: "**Rating:** 4/5", "**Rating**: 4/5".
  const std::string_view marks = line.substr(0, marks_at_front(line));
  line.remove_prefix(marks.size());
  std::size_t size = 0;
  const std::string_view front = line.substr(0, longest_label + wide_colon.size());
  std::size_t colon = find_colon(front, size);
  if (line.starts_with(open_bracket) && colon > line.find(close_bracket)) {
    colon = line.find(close_bracket);  // "【Rating】4/5" needs no colon
    size = close_bracket.size();
    const std::string_view behind = line.substr(colon + size);
    if (behind.starts_with(':')) ++size;
    if (behind.starts_with(wide_colon)) size += wide_colon.size();
  }
  if (colon == npos) return std::nullopt;
  std::string_view label = trim_blanks(line.substr(0, colon));
  std::string_view value = line.substr(colon + size);
  if (value.starts_with(':')) value.remove_prefix(1);      // Dataview's "rating:: 4"
  for (const std::string_view ending : {"in:", "innen:"})  // German's "Autor:in: ..."
    if (value.starts_with(ending)) value.remove_prefix(ending.size());
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

std::optional<WorkList> LabelTable::heading_of(std::string_view text) const {
  if (text.size() > longest_heading) return std::nullopt;
  text = without_ornaments(trim_blanks(text));
  std::array<char, 3 * longest_heading> small;  // a byte that is no UTF-8 becomes three
  const std::optional<std::uint8_t> list =
      headings_.find(without_stops({small.data(), fold_to(text, small.data())}));
  if (!list) return std::nullopt;
  return static_cast<WorkList>(*list);
}

bool LabelTable::is_about_works(std::string_view heading) const {
  return heading.size() <= longest_heading && works_.find(folded(heading)).has_value();
}

bool LabelTable::is_reason(std::string_view heading) const {
  if (heading.size() > longest_heading) return false;
  const std::string text = folded(heading);
  for (std::size_t at = text.find(' '); at != npos; at = text.find(' ', at + 1)) {
    if (at > longest_label) return false;
    if (reasons_.contains(std::string_view(text).substr(0, at))) return true;
  }
  return false;
}

bool LabelTable::is_end_of_lead(std::string_view word) const { return lead_ends_.hold(word); }

bool LabelTable::ends_with_lead(std::string_view text) const {
  const std::size_t begin = text.size() > longest_label ? text.size() - longest_label : 0;
  return any_ending(folded(text.substr(begin)), 6,
                    [this](std::string_view words) { return leads_.contains(words); });
}

bool LabelTable::is_by(std::string_view word) const {
  if (word.empty() || word.size() > longest_label) return false;
  const bool is_ascii = std::all_of(word.begin(), word.end(), is_plain_byte);
  return is_ascii ? bys_.hold(word) : bys_.hold(folded(word));
}

bool LabelTable::is_by(std::string_view word, std::string_view by) const {
  // Most words begin no such wording: letters need no folding to tell.
  if (std::all_of(word.begin(), word.end(), is_alpha) && !by_starts_.hold(word)) return false;
  return is_by(std::string(word).append(1, ' ').append(by));
}

const LabelTable& built_in_labels() {
  // Never taken apart: at the end of a run that takes time and is of no use.
  static const LabelTable& table = *new LabelTable;
  return table;
}

}  // namespace postferry
