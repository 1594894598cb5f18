// SPDX-License-Identifier: MIT
#include "review/work_text.h"

#include <algorithm>
#include <array>

#include "review/segments.h"
#include "review/text.h"
#include "review/titles.h"
#include "review/work_pairs.h"
#include "review/work_parts.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;

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
  if (blank != npos && blank > 0 && labels.is_by(title.substr(blank + 1), by))
    title = trim_blanks(title.substr(0, blank));
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

}  // namespace postferry
