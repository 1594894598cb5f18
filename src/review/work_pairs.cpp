// SPDX-License-Identifier: MIT
#include "review/work_pairs.h"

#include <algorithm>
#include <optional>
#include <string>

#include "review/segments.h"
#include "review/text.h"
#include "review/work_parts.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;

/// What parts two halves of which one is a title and one an author.
enum class PairMark : std::uint8_t { dash, colon, bracket, comma };

// The halves of a pair, as the mark parts them. An author's name is on the side that is asked for:
// a title may hold the mark too.
bool halves(std::string_view text, PairMark mark, bool author_first, std::string_view& author,
            std::string_view& title) {
  std::size_t at = npos;
  std::size_t size = 0;
  switch (mark) {
    case PairMark::dash: at = author_first ? find_dash(text, size) : rfind_dash(text, size); break;
    case PairMark::colon:
      at = author_first ? text.find(": ") : npos;
      size = 2;
      break;
    case PairMark::comma:
      at = author_first ? text.find(", ") : text.rfind(", ");
      size = 2;
      break;
    case PairMark::bracket:
      if (author_first || !text.ends_with(')')) return false;
      at = text.rfind(" (");
      size = 2;
      text.remove_suffix(1);
      break;
  }
  if (at == npos) return false;
  const std::string_view left = trim_blanks(text.substr(0, at));
  const std::string_view right = trim_blanks(text.substr(at + size));
  author = author_first ? left : right;
  title = clean_title(author_first ? right : left);
  return can_be_title(title) && full_names(author).has_value();
}

bool all_are(const std::vector<ListEntry>& entries, PairMark mark, bool author_first) {
  std::string_view author;
  std::string_view title;
  return std::all_of(entries.begin(), entries.end(), [&](const ListEntry& entry) {
    return entry.kind != ListEntry::Kind::pair ||
           halves(entry.text, mark, author_first, author, title);
  });
}

void take_pairs(std::vector<ListEntry>& entries, PairMark mark, bool author_first) {
  for (ListEntry& entry : entries) {
    if (entry.kind != ListEntry::Kind::pair) continue;
    std::string_view author;
    std::string_view title;
    (void)halves(entry.text, mark, author_first, author, title);
    entry.work.title = title;
    entry.work.authors = *full_names(author);
    entry.kind = ListEntry::Kind::sure;
  }
}

// Works of a sentence, each a pair: "Jane Austen: Emma; Leo Tolstoy: Kim". A part without a mark
// ("Iron" of "Bread and Iron") belongs to the pair before, or to the one behind.
std::vector<ListEntry> read_pairs(std::string_view text, bool to_pair_before) {
  const std::vector<Segment> segments = segments_of(text);
  if (segments.size() < 2 || segments.size() > most_works_of_line) return {};
  std::vector<ListEntry> entries;
  const bool semicolons = text.find(';') != npos;
  std::size_t begin = npos;
  for (const Segment& segment : segments) {
    if (begin == npos) begin = segment.begin;
    std::size_t size = 0;
    const std::string_view part = text.substr(segment.begin, segment.end - segment.begin);
    const bool pair = find_dash(part, size) != npos || part.find(": ") != npos || semicolons;
    if (!pair && to_pair_before && !entries.empty()) {
      const auto from = static_cast<std::size_t>(entries.back().text.data() - text.data());
      entries.back().text = trim_blanks(text.substr(from, segment.end - from));
      begin = npos;
    }
    if (!pair) continue;
    entries.push_back(
        {ListEntry::Kind::pair, {}, trim_blanks(text.substr(begin, segment.end - begin))});
    begin = npos;
  }
  if (begin != npos) return {};
  return entries;
}

}  // namespace

std::vector<ListEntry> read_pairs(std::string_view text) {
  for (const bool to_pair_before : {false, true}) {
    std::vector<ListEntry> entries = read_pairs(text, to_pair_before);
    std::vector<ListEntry> judged = entries;
    if (!entries.empty() && resolve_pairs(judged)) return entries;
  }
  return {};
}

bool resolve_pairs(std::vector<ListEntry>& entries) {
  for (const PairMark mark :
       {PairMark::dash, PairMark::colon, PairMark::bracket, PairMark::comma}) {
    const bool author_first = all_are(entries, mark, true);
    const bool title_first = all_are(entries, mark, false);
    if (author_first && title_first) return false;
    if (!author_first && !title_first) continue;
    take_pairs(entries, mark, author_first);
    return true;
  }
  return false;
}

}  // namespace postferry
