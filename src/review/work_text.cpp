// SPDX-License-Identifier: MIT
#include "review/work_text.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/utf8.h"
#include "review/text.h"
#include "review/titles.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t most_title_words = 24;
constexpr std::size_t longest_title = 250;
constexpr std::size_t most_works_of_line = 60;

/// What stands between the last two works of a sentence.
constexpr auto joints =
    std::to_array<std::string_view>({"and", "&", "und", "et", "y", "e", "en", "i", "oraz", "och",
                                     "og", "ja", "\xD0\xB8", "\xE3\x81\xA8"});
/// Words that no name begins with, but titles and places do.
constexpr auto articles = std::to_array<std::string_view>(
    {"the", "a",   "an",  "der", "die", "das", "ein", "eine", "le",  "la",  "les", "un",
     "une", "el",  "los", "las", "una", "il",  "lo",  "gli",  "i",   "o",   "os",  "as",
     "um",  "uma", "de",  "het", "een", "den", "det", "en",   "ett", "my",  "our", "his",
     "her", "how", "why", "who", "in",  "on",  "at",  "of",   "no",  "from"});
constexpr std::array<std::string_view, 3> dashes = {" \xE2\x80\x93 ", " \xE2\x80\x94 ", " - "};

template <class List>
bool contains(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_article(std::string_view word) { return contains(articles, folded(word)); }

// "Jane Austen": what nothing but a name would be, in a place for names.
bool is_full_name(std::string_view text) {
  if (!looks_like_name(text)) return false;
  std::size_t at = 0;
  const std::string_view first = next_word(text, at);
  if (is_of_wide_script(first)) return true;
  const auto digit = [](char c) { return is_digit(c); };
  if (is_article(first) || std::any_of(text.begin(), text.end(), digit)) return false;
  if (first == lower(first) && static_cast<unsigned char>(first.front()) < 0x80) return false;
  return has_more_words(text, 1);
}

bool are_full_names(const std::vector<std::string>& names) {
  return !names.empty() && std::all_of(names.begin(), names.end(),
                                       [](const std::string& name) { return is_full_name(name); });
}

std::optional<std::vector<std::string>> full_names(std::string_view text) {
  std::vector<std::string> names = split_names(text);
  if (!are_full_names(names)) return std::nullopt;
  return names;
}

bool can_be_title(std::string_view title) {
  return !title.empty() && title.size() <= longest_title &&
         !has_more_words(title, most_title_words);
}

std::string_view clean_title(std::string_view title) {
  title = trim_blanks(title);
  while (title.ends_with(',') || title.ends_with(';'))
    title = trim_blanks(title.substr(0, title.size() - 1));
  return trim_blanks(unquoted(unmarked(title)));
}

// "the river" of "Stand by the River".
bool begins_as_phrase(std::string_view name) {
  std::size_t at = 0;
  const std::string_view first = next_word(name, at);
  return contains(articles, first);
}

// What stands in brackets at the end: "Jane Austen (for wit)".
std::string_view take_brackets(std::string_view& text) {
  if (!text.ends_with(')')) return {};
  const std::size_t open = text.rfind('(');
  if (open == npos) return {};
  const std::string_view inside = trim_blanks(text.substr(open + 1, text.size() - open - 2));
  text = trim_blanks(text.substr(0, open));
  return inside;
}

// The first dash with blanks around it, and its length.
std::size_t find_dash(std::string_view text, std::size_t& size) {
  std::size_t first = npos;
  for (const std::string_view dash : dashes)
    if (const std::size_t at = text.find(dash); at < first) {
      first = at;
      size = dash.size();
    }
  return first;
}

std::size_t rfind_dash(std::string_view text, std::size_t& size) {
  std::size_t last = npos;
  for (const std::string_view dash : dashes)
    if (const std::size_t at = text.rfind(dash); at != npos && (last == npos || at > last)) {
      last = at;
      size = dash.size();
    }
  return last;
}

// Names with a reason behind them: "Jane Austen (for wit)", "Jane Austen - very funny".
bool take_names_and_note(std::string_view text, bool surely, ListedWork& work) {
  const std::string_view note = take_brackets(text);
  const auto take = [&](std::string_view names_text, std::string_view why) {
    std::vector<std::string> names = split_names(names_text);
    if (!(surely ? are_names(names) : are_full_names(names))) return false;
    work.authors = std::move(names);
    work.note = why;
    return true;
  };
  if (take(text, note)) return true;
  if (!note.empty()) return false;
  std::size_t size = 0;
  const std::size_t dash = find_dash(text, size);
  if (dash != npos) return take(text.substr(0, dash), trim_blanks(text.substr(dash + size)));
  const std::size_t colon = text.find(": ");
  return colon != npos && take(text.substr(0, colon), trim_blanks(text.substr(colon + 2)));
}

// Commas, semicolons and "and" at the end, behind a work that others follow.
std::string_view without_joint_behind(std::string_view text) {
  constexpr std::array<std::string_view, 6> signs = {
      ",", ";", "/", "\xE3\x80\x81", "\xE3\x83\xBB", "\xEF\xBC\x8C"};
  for (std::size_t size = text.size() + 1; text.size() < size;) {
    size = text.size();
    const std::size_t blank = text.rfind(' ');
    const std::string_view word = blank == npos ? text : text.substr(blank + 1);
    if (contains(joints, word)) text = trim_blanks(text.substr(0, text.size() - word.size()));
    for (const std::string_view sign : signs)
      if (text.ends_with(sign)) text = trim_blanks(text.substr(0, text.size() - sign.size()));
  }
  return text;
}

// Takes the word or sign between a title and its author off the front. `surely`: names follow,
// and no reason.
bool take_by(std::string_view& text, const LabelTable& labels, bool& surely) {
  std::size_t at = 0;
  const std::string_view word = next_word(text, at);
  surely = labels.is_by(word);
  if (surely) {
    text = trim_blanks(text.substr(at));
    return true;
  }
  for (const std::string_view elided : {"d'", "d\xE2\x80\x99"})
    if (text.starts_with(elided)) {
      text.remove_prefix(elided.size());
      return true;
    }
  for (const std::string_view sign : {",", ":", "\xE2\x80\x93", "\xE2\x80\x94", "-", "/",
                                      "\xEF\xBC\x8F", "\xE3\x80\x81", "\xEF\xBC\x9A"})
    if (text.starts_with(sign)) {
      text = trim_blanks(text.substr(sign.size()));
      return true;
    }
  return false;
}

// What stands behind a marked title, up to the next: its author, or why it is here.
bool read_behind_title(std::string_view text, bool last, const LabelTable& labels,
                       ListedWork& work) {
  text = trim_blanks(text);
  if (!last) {
    const std::string_view before = text;
    text = without_joint_behind(text);
    if (before.size() == text.size()) return false;
  } else if (text.ends_with('.') || text.ends_with(',') || text.ends_with(';')) {
    if (!text.ends_with("r.") || text.size() < 4)
      text = trim_blanks(text.substr(0, text.size() - 1));
  }
  if (text.empty()) return true;
  if (text.front() == '(' && text.find(')') == text.size() - 1) {
    const std::string_view inside = trim_blanks(text.substr(1, text.size() - 2));
    if (auto names = full_names(inside))
      work.authors = std::move(*names);
    else
      work.note = inside;
    return true;
  }
  bool surely = false;
  const bool dash = text.starts_with("\xE2\x80\x93") || text.starts_with("\xE2\x80\x94") ||
                    text.starts_with('-') || text.starts_with(':');
  if (!take_by(text, labels, surely))
    return is_of_wide_script(text) && take_names_and_note(text, false, work);
  if (take_names_and_note(text, surely, work)) return true;
  if (!dash || !last || text.empty()) return false;
  work.note = text;  // "Emma - the funniest of hers"
  return true;
}

// "Jane Austen, _Emma_": what stands before the only title.
bool read_before_title(std::string_view text, ListedWork& work) {
  text = trim_blanks(text);
  for (const std::string_view sign :
       {",", ":", "\xE2\x80\x93", "\xE2\x80\x94", "-", "\xE3\x80\x81", "\xEF\xBC\x9A"})
    if (text.ends_with(sign)) {
      text = trim_blanks(text.substr(0, text.size() - sign.size()));
      break;
    }
  auto names = full_names(text);
  if (!names) return false;
  work.authors = std::move(*names);
  return true;
}

// Without "and" and commas at the front.
std::string_view without_joint_before(std::string_view text) {
  text = trim_blanks(text);
  while (text.starts_with(',') || text.starts_with(';')) text = trim_blanks(text.substr(1));
  std::size_t at = 0;
  const std::string_view word = next_word(text, at);
  return contains(joints, word) ? trim_blanks(text.substr(at)) : text;
}

/// Works of which the titles are marked.
class MarkedReader {
 public:
  MarkedReader(const MarkedText& text, const LabelTable& labels) : text_(text), labels_(labels) {}

  std::vector<ListEntry> run() {
    const std::size_t count = text_.titles.size();
    if (count == 0 || count > most_works_of_line) return {};
    const bool author_first = !gap(0).empty();
    for (std::size_t i = 0; i < count; ++i) {
      const MarkedText::Span& span = text_.titles[i];
      const std::string_view title =
          clean_title(text_.text.substr(span.begin, span.end - span.begin));
      if (!can_be_title(title)) return {};
      ListEntry entry;
      entry.work.title = title;
      entry.work.url = span.url;
      if (!(author_first ? read_author_first(i, entry.work) : read_title_first(i, entry.work)))
        return {};
      entries_.push_back(std::move(entry));
    }
    return std::move(entries_);
  }

 private:
  // What stands before title `i`, or behind the last.
  [[nodiscard]] std::string_view gap(std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : text_.titles[i - 1].end;
    const std::size_t end = i == text_.titles.size() ? text_.text.size() : text_.titles[i].begin;
    return trim_blanks(text_.text.substr(begin, end - begin));
  }
  [[nodiscard]] bool is_last(std::size_t i) const { return i + 1 == text_.titles.size(); }

  bool read_title_first(std::size_t i, ListedWork& work) const {
    return read_behind_title(gap(i + 1), is_last(i), labels_, work);
  }

  bool read_author_first(std::size_t i, ListedWork& work) const {
    if (!read_before_title(i == 0 ? gap(0) : without_joint_before(gap(i)), work)) return false;
    if (!is_last(i)) return true;
    ListedWork more;
    if (!read_behind_title(gap(i + 1), true, labels_, more) || !more.authors.empty()) return false;
    work.note = more.note;
    return true;
  }

  const MarkedText& text_;
  const LabelTable& labels_;
  std::vector<ListEntry> entries_;
};

/// A part of a sentence between commas and "and"s.
struct Segment {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool behind_joint = false;  // "and", not only a comma, stands before it
};

// Whether "and" or its like stands at `at`, between blanks; its length with the blank behind it.
std::size_t joint_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  const std::string_view word = next_word(text, end);
  if (word.empty() || word.size() > 6 || end >= text.size() || !contains(joints, word)) return 0;
  return end - at;
}

std::vector<Segment> segments_of(std::string_view text) {
  std::vector<Segment> out;
  const bool semicolons = text.find(';') != npos;
  Segment segment;
  const auto finish = [&](std::size_t end, std::size_t next, bool joint) {
    segment.end = end;
    if (!trim_blanks(text.substr(segment.begin, end - segment.begin)).empty())
      out.push_back(segment);
    else
      joint = joint || segment.behind_joint;
    segment = {next, 0, joint};
  };
  for (std::size_t at = 0; at < text.size() && out.size() <= most_works_of_line; ++at) {
    const char c = text[at];
    if (c == ';' || (c == ',' && !semicolons && blank_at_front(text.substr(at + 1)) > 0)) {
      finish(at, at + 1, false);
    } else if (c == ' ') {
      if (const std::size_t size = joint_at(text, at + 1); size > 0 && !semicolons)
        finish(at, at + 1 + size, true);
    }
  }
  finish(text.size(), text.size(), false);
  return out;
}

// Works of a sentence that names each with its author.
std::vector<ListEntry> read_sentence(std::string_view text, const LabelTable& labels) {
  const std::vector<Segment> segments = segments_of(text);
  if (segments.size() < 2 || segments.size() > most_works_of_line) return {};
  std::vector<ListEntry> entries;
  std::size_t title_begin = npos;  // of segments that belong to the next title
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const Segment& segment = segments[i];
    const std::size_t begin = title_begin == npos ? segment.begin : title_begin;
    if (auto entry = read_title_by(text.substr(begin, segment.end - begin), labels)) {
      title_begin = npos;
      entries.push_back(std::move(*entry));
      continue;
    }
    // "by Ann Ax and Bob Bx, Emma by...": another author. Else "War" of "War and Peace".
    const std::string_view part =
        trim_blanks(text.substr(segment.begin, segment.end - segment.begin));
    const bool before_comma = i + 1 == segments.size() || !segments[i + 1].behind_joint;
    if (title_begin == npos && segment.behind_joint && before_comma && !entries.empty() &&
        is_full_name(part)) {
      entries.back().work.authors.emplace_back(part);
      continue;
    }
    title_begin = begin;
  }
  if (title_begin != npos) return {};
  return entries;
}

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

std::vector<ListEntry> read_pairs(std::string_view text) {
  for (const bool to_pair_before : {false, true}) {
    std::vector<ListEntry> entries = read_pairs(text, to_pair_before);
    std::vector<ListEntry> judged = entries;
    if (!entries.empty() && resolve_pairs(judged)) return entries;
  }
  return {};
}

}  // namespace

MarkedText MarkedText::part(std::string_view inside) const {
  const auto begin = static_cast<std::size_t>(inside.data() - text.data());
  MarkedText out{inside, {}};
  for (const Span& span : titles) {
    const std::size_t end = std::min(span.end, begin + inside.size());
    if (span.begin >= begin && span.begin < end)
      out.titles.push_back({span.begin - begin, end - begin, span.url});
  }
  return out;
}

namespace {

// "Evelina penned" of "Evelina penned by Frances Burney" without "penned", where labels have
// "penned by".
std::string without_by_word(std::string_view title, std::string_view by, const LabelTable& labels) {
  const std::size_t blank = title.rfind(' ');
  if (blank != npos && blank > 0) {
    std::string words(title.substr(blank + 1));
    if (labels.is_by(words.append(1, ' ').append(by))) title = trim_blanks(title.substr(0, blank));
  }
  return std::string(title);
}

}  // namespace

std::optional<ListEntry> read_title_by(std::string_view text, const LabelTable& labels) {
  text = trim_blanks(text);
  if (auto work = parse_title_by_author(unmarked(text)))
    if (can_be_title(work->title) && !begins_as_phrase(work->authors.front())) {
      work->title = without_by_word(work->title, "by", labels);
      return ListEntry{ListEntry::Kind::sure, std::move(*work), {}};
    }
  std::string_view rest = text;
  const std::string_view note = take_brackets(rest);
  // "Faust von Johann Wolfgang von Goethe": the last "von" before more than a surname.
  std::size_t end = rest.size();
  for (int tries = 0; tries < 8; ++tries) {
    const std::size_t blank = rest.substr(0, end).rfind(' ');
    if (blank == npos || blank == 0) return std::nullopt;
    std::size_t behind = blank;
    const std::string_view word = next_word(rest, behind);
    end = blank;
    std::string_view names = trim_blanks(rest.substr(behind));
    bool by = labels.is_by(word);
    for (const std::string_view elided : {"d'", "d\xE2\x80\x99"})
      if (!by && word.starts_with(elided)) {
        names = trim_blanks(rest.substr(blank + 1 + elided.size()));
        by = true;
      }
    if (!by || names.find(',') != npos) continue;
    auto authors = full_names(names);
    const std::string title = without_by_word(clean_title(rest.substr(0, blank)), word, labels);
    if (!authors || !can_be_title(title)) continue;
    return ListEntry{
        ListEntry::Kind::likely, {title, std::move(*authors), {}, std::string(note)}, {}};
  }
  return std::nullopt;
}

std::vector<ListEntry> read_works(const MarkedText& text, bool one, const LabelTable& labels) {
  std::vector<ListEntry> entries;
  // All in italics or linked: the marks don't tell the title from its author.
  const bool all_marked = text.titles.size() == 1 && text.titles[0].begin == 0 &&
                          text.titles[0].end == text.text.size();
  if (one || all_marked) {
    auto entry =
        text.titles.empty() || all_marked ? read_title_by(text.text, labels) : std::nullopt;
    if (entry && entry->kind == ListEntry::Kind::sure &&
        (!all_marked || are_full_names(entry->work.authors))) {
      if (all_marked) entry->work.url = text.titles[0].url;
      entries.push_back(std::move(*entry));
      return entries;
    }
  }
  entries = MarkedReader(text, labels).run();
  if (!entries.empty()) return entries;
  if (text.titles.size() > 1) return {};
  entries = read_sentence(text.text, labels);
  if (entries.size() > 1) return entries;
  if (auto entry = read_title_by(text.text, labels)) {
    entries.clear();
    entries.push_back(std::move(*entry));
    return entries;
  }
  return read_pairs(text.text);
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
