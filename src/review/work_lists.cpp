// SPDX-License-Identifier: MIT
#include "review/work_lists.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "review/text.h"
#include "review/titles.h"

namespace postferry {

namespace {

constexpr std::size_t longest_reason = 160;
constexpr std::size_t longest_work = 400;
constexpr std::size_t most_title_words = 24;
constexpr std::size_t most_lone_title_words = 12;
constexpr std::size_t most_doubtful = 24;  // works before the first that is sure

bool all_marked(const BodyLines& lines, const Line& line, std::uint8_t marks) {
  const auto runs = lines.runs_of(line);
  return !runs.empty() && std::all_of(runs.begin(), runs.end(), [&](const Run& run) {
    return !run.image && ((run.marks & marks) != 0 || trim_blanks(lines.text_of(run)).empty());
  });
}

bool ends_with_colon(std::string_view text) {
  text = trim_blanks(text);
  return text.ends_with(':') || text.ends_with("\xEF\xBC\x9A");
}

// A heading's text without Markdown's marks that nobody took for such: "## Coming up",
// "**Coming up:**", "**Coming up**:".
std::string_view heading_text(std::string_view text) {
  text = trim_blanks(text);
  const std::size_t hashes = text.find_first_not_of('#');
  if (hashes > 0 && hashes <= 6 && blank_at_front(text.substr(hashes)) > 0)
    text = trim_blanks(text.substr(hashes));
  if (marks_at_front(text) > 0 && text.ends_with(':')) {
    const std::string_view before = text.substr(0, text.size() - 1);
    if (const std::string_view inside = unmarked(before); inside.size() < before.size())
      return inside;
  }
  return unmarked(text);
}

bool stands_as_heading(const BodyLines& lines, const Line& line) {
  const std::string_view text = trim_blanks(lines.text_of(line));
  return line.kind == LineKind::heading || ends_with_colon(text) ||
         heading_text(text).size() < text.size() || all_marked(lines, line, bold);
}

// "(for more by Ishiguro)" without its brackets; empty if the line is none.
std::string_view reason_of(std::string_view text) {
  text = unmarked(trim_blanks(text));
  if (text.ends_with(':')) text = trim_blanks(text.substr(0, text.size() - 1));
  if (text.size() < 3 || text.size() > longest_reason) return {};
  if (text.front() != '(' || text.find(')') != text.size() - 1) return {};
  return trim_blanks(text.substr(1, text.size() - 2));
}

// Without the mark that a list in plain text has: "- ", "* ", "• ", "1. ", "1) ".
std::string_view without_bullet(std::string_view text) {
  constexpr std::array<std::string_view, 6> bullets = {
      "-", "*", "\xE2\x80\xA2", "\xC2\xB7", "\xE2\x80\x93", "\xE2\x80\x94"};
  for (const std::string_view bullet : bullets)
    if (text.starts_with(bullet) && blank_at_front(text.substr(bullet.size())) > 0)
      return trim_blanks(text.substr(bullet.size()));
  std::size_t digits = 0;
  while (digits < text.size() && digits < 3 && is_digit(text[digits])) ++digits;
  if (digits > 0 && digits < 3 && digits < text.size() &&
      (text[digits] == '.' || text[digits] == ')') && blank_at_front(text.substr(digits + 1)) > 0)
    return trim_blanks(text.substr(digits + 1));
  return text;
}

// A sentence is no work. "J. R." and "Jr." end in a full stop too.
bool ends_as_sentence(std::string_view text) {
  if (text.ends_with('!') || text.ends_with('?') || text.ends_with(':')) return true;
  if (!text.ends_with('.')) return false;
  const std::size_t blank = text.find_last_of(" \n\t");
  const std::string_view word = blank == std::string_view::npos ? text : text.substr(blank + 1);
  return word.size() > 3 && word.find('.') == word.size() - 1;
}

// The address of the only link in the line.
std::string_view link_of(const Tape& tape, const BodyLines& lines, const Line& line) {
  std::string_view url;
  for (const Run& run : lines.runs_of(line)) {
    if (run.link == no_token) continue;
    const std::string_view href = tape.attribute(tape.tokens[run.link], "href");
    if (!url.empty() && href != url) return {};
    url = href;
  }
  return url;
}

/// A work as a line has it, and whether the line alone makes it one.
struct WorkLine {
  ListedWork work;
  bool sure = false;
};

std::optional<ListedWork> title_alone(const BodyLines& lines, const Line& line,
                                      std::string_view text, bool& sure) {
  const bool in_marks = marks_at_front(text) == 1 && unmarked(text).size() < text.size();
  sure = is_quoted(text) || in_marks || all_marked(lines, line, italic | cited);
  const bool item = line.kind == LineKind::list_item && line.first_of_item;
  if (!sure && (!item || ends_as_sentence(text) || text.find(':') == text.size() - 1))
    return std::nullopt;
  if (has_more_words(text, most_lone_title_words)) return std::nullopt;
  const std::string_view title = trim_blanks(unquoted(unmarked(text)));
  if (title.empty()) return std::nullopt;
  return ListedWork{std::string(title), {}, {}, {}};
}

std::optional<WorkLine> work_of(const Tape& tape, const BodyLines& lines, const Line& line) {
  std::string_view text = trim_blanks(lines.text_of(line));
  if (text.empty() || text.size() > longest_work) return std::nullopt;
  const bool item = line.kind == LineKind::list_item;
  if (!item) text = without_bullet(text);
  if (item && text.ends_with('.') && ends_as_sentence(text)) text.remove_suffix(1);
  WorkLine found;
  std::optional<ListedWork> work;
  if (!ends_as_sentence(text)) work = parse_title_by_author(unmarked(text));
  if (work && has_more_words(work->title, most_title_words)) return std::nullopt;
  found.sure = work.has_value();
  if (!work) work = title_alone(lines, line, text, found.sure);
  if (!work) return std::nullopt;
  found.work = std::move(*work);
  found.work.url = link_of(tape, lines, line);
  return found;
}

bool says_nothing(const BodyLines& lines, const Line& line) {
  return trim_blanks(lines.text_of(line)).empty();
}

}  // namespace

std::optional<FoundList> read_work_list(const Tape& tape, const BodyLines& lines,
                                        std::uint32_t at) {
  const Line& head = lines.lines[at];
  const std::string_view heading = heading_text(lines.text_of(head));
  if (!stands_as_heading(lines, head)) return std::nullopt;
  const std::optional<WorkList> kind = heading_of(heading);
  if (!kind) return std::nullopt;

  FoundList list;
  list.kind = *kind;
  Candidate<Recommendation> group{{std::string(heading), {}, {}}, {at, at}, 95, "list"};
  bool sure = false;
  const auto finish_group = [&] {
    if (!group.value.works.empty()) list.groups.push_back(std::move(group));
  };
  for (std::uint32_t i = at + 1; i < lines.lines.size(); ++i) {
    const Line& line = lines.lines[i];
    if (line.kind == LineKind::code || line.kind == LineKind::table_cell) break;
    if (says_nothing(lines, line)) continue;
    const std::string_view reason = reason_of(lines.text_of(line));
    if (auto work = reason.empty() ? work_of(tape, lines, line) : std::nullopt) {
      sure = sure || work->sure;
      if (!sure && group.value.works.size() == most_doubtful) return std::nullopt;
      group.value.works.push_back(std::move(work->work));
      group.lines.last = i;
      continue;
    }
    const bool follows_reason = !group.value.reason.empty() && group.value.works.empty();
    if (*kind != WorkList::recommendations || reason.empty() || follows_reason) break;
    const std::uint32_t first = group.value.works.empty() ? at : i;
    finish_group();
    group = {{std::string(heading), std::string(reason), {}}, {first, i}, 95, "list"};
  }
  finish_group();
  if (list.groups.empty() || !sure) return std::nullopt;
  list.next = list.groups.back().lines.last + 1;
  return list;
}

}  // namespace postferry
