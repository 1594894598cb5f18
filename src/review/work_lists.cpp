// SPDX-License-Identifier: MIT
#include "review/work_lists.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "review/dull.h"
#include "review/line_text.h"
#include "review/list_lines.h"
#include "review/plain_work.h"
#include "review/text.h"
#include "review/work_pairs.h"
#include "review/work_text.h"

namespace postferry {

namespace {

constexpr std::size_t longest_reason = 160;
constexpr std::size_t longest_work = 400;
constexpr std::size_t most_title_words = 24;
constexpr std::size_t most_lone_title_words = 12;
constexpr std::size_t most_doubtful = 24;  // works before the first that is sure
constexpr std::size_t longest_plain_heading = 80;
constexpr std::size_t longest_sentence = 1000;
constexpr int most_leads = 4;  // places in a sentence where its works may begin

// Whether nothing in it begins as titles and names do.
bool is_lower(std::string_view text) {
  return folded(text) == trim_blanks(text) && std::none_of(text.begin(), text.end(), is_digit);
}

bool says_nothing(const BodyLines& lines, const Line& line) {
  return trim_blanks(lines.text_of(line)).empty();
}

/// Reads one list: its heading, then line by line what belongs to it.
class ListReader {
 public:
  ListReader(const Tape& tape, const BodyLines& lines, const LabelTable& labels, Trail* trail)
      : tape_(tape), lines_(lines), labels_(labels), trail_(trail) {}

  std::optional<FoundList> run(std::uint32_t at) {
    const Line& head = lines_.lines[at];
    const std::string_view text = trim_blanks(lines_.text_of(head));
    if (text.size() > longest_sentence) return std::nullopt;
    const bool stands = stands_as_heading(lines_, head, text);
    const bool ends = stands && ends_with_colon(text);
    const bool may_head =
        stands || (text.size() <= longest_plain_heading && !ends_as_sentence(text));
    if (may_head && (ends || trail_ != nullptr || may_list(at + 1))) {
      const std::string_view heading = heading_text(text);
      if (const auto kind = labels_.heading_of(heading)) {
        known_ = true;
        if (auto list = below(at, *kind, heading)) return list;
        if (ends) return std::nullopt;
      }
    }
    return within(at, text);
  }

  /// Why run() found no list, if the line looks like a heading of one.
  void tell_none(std::uint32_t at) const {
    const Line& head = lines_.lines[at];
    if (known_)
      leave(Reason::list_no_work, at);
    else if (at + 1 < lines_.lines.size() && lines_.lines[at + 1].kind == LineKind::list_item &&
             head.kind != LineKind::list_item &&
             stands_as_heading(lines_, head, trim_blanks(lines_.text_of(head))))
      leave(Reason::list_heading_unknown, at);
  }

 private:
  // Whether the line can be the first of a list: prose follows most headings, which then need no
  // look themselves.
  [[nodiscard]] bool may_list(std::uint32_t at) const {
    if (at >= lines_.lines.size()) return false;
    const Line& line = lines_.lines[at];
    return !line.unread && line.kind != LineKind::code && line.kind != LineKind::table_cell &&
           trim_blanks(lines_.text_of(line)).size() <= longest_sentence;
  }

  // Works on the lines below the heading.
  std::optional<FoundList> below(std::uint32_t at, WorkList kind, std::string_view heading) {
    start(at, kind, heading);
    for (std::uint32_t i = at + 1; i < lines_.lines.size(); ++i) {
      const Line& line = lines_.lines[i];
      if (take_plain(line, i)) continue;
      if (line.kind == LineKind::code || line.kind == LineKind::table_cell || is_prose(line)) break;
      if (says_nothing(lines_, line)) continue;
      if (!take_line(line, i)) {
        ended_ = i;
        break;
      }
      if (!sure_ && unsure_ > most_doubtful) return std::nullopt;
    }
    return finish();
  }

  // What is passed over unread where a target has no use for it.
  [[nodiscard]] bool is_prose(const Line& line) const {
    return line.unread ||
           (line.item == no_token && is_dull(trim_blanks(lines_.text_of(line)), labels_));
  }

  // Works behind the heading on its own line: "Coming up: Emma by Jane Austen", "If you liked this,
  // try Emma by Jane Austen and Dune by Frank Herbert."
  std::optional<FoundList> within(std::uint32_t at, std::string_view text) {
    const std::size_t colon = text.find(": ");
    const bool begins = labels_.heading_starts().begin(text);
    if (colon == std::string_view::npos && !begins) return std::nullopt;
    if (begins)
      if (auto list = behind_lead(at, text, colon)) return list;
    if (colon == std::string_view::npos) return std::nullopt;
    const auto kind = labels_.heading_of(text.substr(0, colon));
    return kind ? behind(at, *kind, text, colon + 1, 1) : std::nullopt;
  }

  // The last words that works can follow tell where they begin: "try", "try reading".
  std::optional<FoundList> behind_lead(std::uint32_t at, std::string_view text, std::size_t colon) {
    std::optional<FoundList> found;
    int tries = 0;
    std::size_t begin = 0;  // of a word
    for (std::size_t blank = text.find(' '); blank < colon && tries < most_leads;
         blank = text.find(' ', begin)) {
      if (blank > LabelTable::longest_heading) break;
      const std::string_view lead = text.substr(0, blank);
      const std::string_view word = lead.substr(begin);
      begin = blank + 1;
      const bool is_title = !word.empty() && word.front() >= 'A' && word.front() <= 'Z';
      if (is_title || !labels_.is_end_of_lead(word) || folded(word) != word ||
          !labels_.ends_with_lead(lead))
        continue;
      // "read these next: ..." goes on to the colon; "try 1913: A Year in Rain" does not.
      if (colon != std::string_view::npos && is_lower(text.substr(blank, colon - blank))) continue;
      ++tries;
      if (const auto kind = labels_.heading_of(lead))
        if (auto list = behind(at, *kind, text, blank, 2)) found = std::move(list);
    }
    return found;
  }

  std::optional<FoundList> behind(std::uint32_t at, WorkList kind, std::string_view text,
                                  std::size_t from, std::size_t least) {
    const LineText line(tape_, lines_, lines_.lines[at]);
    std::string_view rest = trim_blanks(text.substr(from));
    if (rest.ends_with('.')) rest.remove_suffix(1);
    std::vector<ListEntry> entries = read_works(line.part(rest), false, labels_);
    // "... sollte auch Emma von Jane Austen lesen": a verb at the end.
    const std::size_t last = rest.rfind(' ');
    if (entries.empty() && least > 1 && last != std::string_view::npos && rest[last + 1] >= 'a' &&
        rest[last + 1] <= 'z')
      entries = read_works(line.part(trim_blanks(rest.substr(0, last))), false, labels_);
    if (entries.size() < least) return std::nullopt;
    start(at, kind, trim_blanks(text.substr(0, from)));
    for (ListEntry& entry : entries) take(std::move(entry), at);
    return finish();
  }

  void start(std::uint32_t at, WorkList kind, std::string_view heading) {
    kind_ = kind;
    heading_ = heading;
    groups_.clear();
    entries_.clear();
    places_.clear();
    sure_ = false;
    all_sure_ = true;
    unsure_ = 0;
    groups_.push_back({{}, {at, at}});
  }

  // Most items are "Title by Author" and nothing else: they need no look at marks and shapes.
  bool take_plain(const Line& line, std::uint32_t at) {
    if (line.run_count != 1 || line.unread || line.kind == LineKind::heading ||
        line.kind == LineKind::code || line.kind == LineKind::table_cell)
      return false;
    const Run& run = lines_.runs[line.first_run];
    if (run.marks != 0 || run.link != no_token || run.image) return false;
    const std::string_view text = lines_.text_of(line);
    const auto work = read_plain_work(text, line.kind == LineKind::list_item, labels_);
    if (!work || says_more(work->title)) return false;
    ListEntry& entry = place(at);
    entry.work.title = work->title;
    entry.work.authors.emplace_back(work->author);
    entry.text = text;
    sure_ = true;
    return true;
  }

  // False if the line is no part of the list.
  bool take_line(const Line& line, std::uint32_t at) {
    const std::string_view text = trim_blanks(lines_.text_of(line));
    const std::string_view reason = reason_in(line, text);
    if (reason.empty()) return take_works(line, at);
    const bool follows_reason = !groups_.back().reason.empty() && group_is_empty();
    if (kind_ != WorkList::recommendations || follows_reason) return false;
    const std::uint32_t first = group_is_empty() ? groups_.back().lines.first : at;
    if (group_is_empty())
      groups_.back() = {reason, {first, at}};
    else
      groups_.push_back({reason, {first, at}});
    return true;
  }

  [[nodiscard]] bool group_is_empty() const {
    return places_.empty() || places_.back().group + 1 < groups_.size();
  }

  // "(for wit)", or a heading "For the wit of it".
  [[nodiscard]] std::string_view reason_in(const Line& line, std::string_view text) const {
    const std::string_view brackets = reason_of(text);
    if (!brackets.empty()) return brackets;
    if (!stands_as_heading(lines_, line, text) || text.size() > longest_reason) return {};
    std::string_view heading = heading_text(text);
    while (ends_with_colon(heading))
      heading = trim_blanks(heading.substr(0, heading.size() - (heading.back() == ':' ? 1 : 3)));
    if (!labels_.is_reason(heading)) return {};
    // "For fans of the sea" is a heading of its own but below "Read-alikes".
    const std::optional<WorkList> own = labels_.heading_of(heading);
    if (own && (*own != kind_ || labels_.is_reason(heading_) || outranks(line))) return {};
    std::size_t second = 0;
    (void)next_word(heading, second);
    const std::string_view word = next_word(heading, second);
    const bool phrase = !word.empty() && folded(word) == word;  // no title: "For the Sea"
    return phrase || !read_title_by(heading, labels_) ? heading : std::string_view();
  }

  // A heading below a list whose own heading is a mere line, or of a lower level.
  [[nodiscard]] bool outranks(const Line& line) const {
    const Line& ours = lines_.lines[groups_.front().lines.first];
    if (line.kind != LineKind::heading) return false;
    return ours.kind != LineKind::heading || line.level < ours.level;
  }

  bool take_works(const Line& line, std::uint32_t at) {
    if (line.text_size > longest_sentence || says_more(lines_.text_of(line))) return false;
    const bool item = line.kind == LineKind::list_item;
    const LineText line_text(tape_, lines_, line);
    std::string_view said = line_text.text();
    const bool stop = ends_as_sentence(said) && said.ends_with('.');
    const bool asks = ends_as_sentence(said) && !stop;
    if (stop) said.remove_suffix(1);
    const MarkedText marked = line_text.part(said);
    std::vector<ListEntry> entries;
    if ((!stop || item || !marked.titles.empty()) && (!asks || !marked.titles.empty()))
      entries = read_works(marked, item, labels_);
    if (entries.empty() && (!stop || item)) entries = doubtful(line, said, asks);
    if (entries.empty()) return false;
    if (entries.size() == 1) entries.front().text = said;
    const std::string_view url = entries.size() == 1 ? link_of(tape_, lines_, line) : "";
    for (ListEntry& entry : entries) {
      if (entries.size() == 1 && entry.work.url.empty()) entry.work.url = url;
      take(std::move(entry), at);
    }
    return true;
  }

  // A label, or another list with its heading on the same line.
  [[nodiscard]] bool says_more(std::string_view text) const {
    const std::size_t colon = text.find(':');
    return colon != std::string_view::npos &&
           (labels_.labelled(text) || labels_.heading_of(text.substr(0, colon)));
  }

  // What others in the list may prove to be a work.
  [[nodiscard]] std::vector<ListEntry> doubtful(const Line& line, std::string_view text,
                                                bool sentence) const {
    std::vector<ListEntry> entries;
    if (text.empty() || text.size() > longest_work || text.find(':') == text.size() - 1) return {};
    if (is_parted(text) && !has_more_words(text, most_title_words)) {
      entries.push_back({ListEntry::Kind::pair, {}, text});
    } else if (line.kind == LineKind::list_item && line.first_of_item && !sentence &&
               !has_more_words(text, most_lone_title_words)) {
      const std::string_view title = trim_blanks(unquoted(unmarked(text)));
      if (title.empty()) return {};
      entries.push_back({ListEntry::Kind::title, {std::string(title), {}, {}, {}}, {}});
    }
    return entries;
  }

  void take(ListEntry entry, std::uint32_t at) {
    if (entry.kind == ListEntry::Kind::sure)
      sure_ = true;
    else if (!sure_)
      ++unsure_;
    all_sure_ = all_sure_ && entry.kind == ListEntry::Kind::sure;
    place(at) = std::move(entry);
  }

  // A new entry of the last group.
  ListEntry& place(std::uint32_t at) {
    constexpr std::size_t few = 6;
    if (entries_.empty()) {
      entries_.reserve(few);
      places_.reserve(few);
    }
    groups_.back().lines.last = at;
    places_.push_back({groups_.size() - 1, at});
    return entries_.emplace_back();
  }

  // Judges the doubtful entries; the list ends before the first that stays so.
  std::optional<FoundList> finish() {
    if (all_sure_ && sure_) return list_of(entries_.size());
    const auto is = [](ListEntry::Kind kind) {
      return [kind](const ListEntry& entry) { return entry.kind == kind; };
    };
    const auto count = [&](ListEntry::Kind kind) {
      return std::count_if(entries_.begin(), entries_.end(), is(kind));
    };
    const auto likely = count(ListEntry::Kind::likely);
    if (likely > 0 && (sure_ || likely > 1 || is_about_works())) {
      for (ListEntry& entry : entries_)
        if (entry.kind == ListEntry::Kind::likely) entry.kind = ListEntry::Kind::sure;
      sure_ = true;
    }
    // "J. R. Harrow, Go by Night" among "Jane Austen, Emma".
    if (count(ListEntry::Kind::pair) > 0)
      for (ListEntry& entry : entries_)
        if (entry.kind == ListEntry::Kind::sure && entry.work.authors.size() == 1 &&
            is_parted(entry.work.title) && !has_more_words(entry.work.authors[0], 1))
          entry.kind = ListEntry::Kind::pair;
    if (count(ListEntry::Kind::pair) > 0 && (sure_ || is_about_works()) && resolve_pairs(entries_))
      sure_ = true;
    if (!sure_) return std::nullopt;
    const auto doubt = std::find_if(entries_.begin(), entries_.end(), [&](const ListEntry& entry) {
      return entry.kind == ListEntry::Kind::pair || entry.kind == ListEntry::Kind::likely;
    });
    const auto kept = static_cast<std::size_t>(doubt - entries_.begin());
    if (std::none_of(entries_.begin(), doubt, is(ListEntry::Kind::sure))) return std::nullopt;
    return list_of(kept);
  }

  [[nodiscard]] bool is_about_works() const { return labels_.is_about_works(heading_); }

  // The first `kept` entries in their groups.
  std::optional<FoundList> list_of(std::size_t kept) {
    std::optional<FoundList> found(std::in_place);
    FoundList& list = *found;
    list.kind = kind_;
    for (std::size_t i = 0; i < kept;) {
      const std::size_t number = places_[i].group;
      std::size_t end = i;
      while (end < kept && places_[end].group == number) ++end;
      Candidate<Recommendation>& group = list.groups.emplace_back();
      group.value.heading = heading_;
      group.value.reason = groups_[number].reason;
      group.value.works.reserve(end - i);
      group.lines = {groups_[number].lines.first, places_[end - 1].line};
      group.confidence = 95;
      group.rule = "list";
      for (; i < end; ++i) group.value.works.push_back(std::move(entries_[i].work));
    }
    list.next = list.groups.back().lines.last + 1;
    if (trail_ != nullptr) tell_rest(kept);
    return found;
  }

  // Items that look as if they belonged to the list.
  void tell_rest(std::size_t kept) const {
    for (std::size_t i = kept; i < entries_.size(); ++i)
      leave(Reason::list_doubtful, places_[i].line);
    if (kept == entries_.size() && ended_ > 0 && lines_.lines[ended_].kind == LineKind::list_item &&
        !says_more(lines_.text_of(lines_.lines[ended_])))
      leave(Reason::list_ended, ended_);
  }

  void leave(Reason reason, std::uint32_t at) const {
    const ReviewFact fact =
        kind_ == WorkList::upcoming ? ReviewFact::upcoming : ReviewFact::recommendations;
    trail_->leave_lines(reason, name(fact), lines_, at, at);
  }

  struct Group {
    std::string_view reason;
    LineRange lines;
  };

  // Where an entry stands.
  struct Place {
    std::size_t group = 0;
    std::uint32_t line = 0;
  };

  const Tape& tape_;
  const BodyLines& lines_;
  const LabelTable& labels_;
  Trail* trail_;
  WorkList kind_{};
  bool known_ = false;       // the heading is one of lists of works
  std::uint32_t ended_ = 0;  // the line that is no part of the list
  std::string_view heading_;
  bool sure_ = false;       // some entry is
  bool all_sure_ = true;    // no entry is anything else
  std::size_t unsure_ = 0;  // doubtful entries before the first that is sure
  std::vector<Group> groups_;
  std::vector<ListEntry> entries_;
  std::vector<Place> places_;  // of entries
};

}  // namespace

std::optional<FoundList> read_work_list(const Tape& tape, const BodyLines& lines, std::uint32_t at,
                                        const LabelTable& labels, Trail* trail) {
  const std::string_view text = lines.text_of(lines.lines[at]);
  if (text.size() > LabelTable::longest_heading && !labels.heading_starts().begin(text) &&
      text.find(": ") == std::string_view::npos)
    return std::nullopt;
  ListReader reader(tape, lines, labels, trail);
  std::optional<FoundList> list = reader.run(at);
  if (!list && trail != nullptr) reader.tell_none(at);
  return list;
}

}  // namespace postferry
