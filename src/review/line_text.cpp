// SPDX-License-Identifier: MIT
#include "review/line_text.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "review/list_lines.h"
#include "review/text.h"

namespace postferry {

namespace {

/// Pairs of marks of a plain text: quotes that titles stand in, Markdown's emphasis.
constexpr auto title_marks = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"\xE2\x80\x9C", "\xE2\x80\x9D"},  // “ ”
    {"\xE2\x80\x9E", "\xE2\x80\x9C"},  // „ “
    {"\xE2\x80\x9E", "\xE2\x80\x9D"},  // „ ”
    {"\xC2\xAB", "\xC2\xBB"},          // « »
    {"\xE3\x80\x8E", "\xE3\x80\x8F"},  // 『 』
    {"\xE3\x80\x8C", "\xE3\x80\x8D"},  // 「 」
    {"\"", "\""},
    {"*", "*"},
    {"_", "_"},
});

// True of what any of these begins with.
constexpr bool may_be_mark(char c) noexcept {
  return c == '"' || c == '*' || c == '_' || static_cast<unsigned char>(c) >= 0xC2;
}

// The first kind of marks that the text has, as spans.
void find_quoted(std::string_view text, std::vector<MarkedText::Span>& out) {
  if (std::none_of(text.begin(), text.end(), may_be_mark)) return;
  for (const auto& [open, close] : title_marks) {
    std::size_t at = text.find(open);
    if (at == std::string_view::npos || text.find(close, at + open.size()) == at) continue;
    while (at != std::string_view::npos) {
      const std::size_t end = text.find(close, at + open.size());
      if (end == std::string_view::npos || end == at + open.size()) break;
      out.push_back({at, end + close.size(), {}});
      at = text.find(open, end + close.size());
    }
    if (!out.empty()) return;
  }
}

}  // namespace

template <class IsTitle>
bool LineText::collect(IsTitle is_title) {
  const Run* before = nullptr;
  for (const Run& run : lines_.runs_of(line_)) {
    if (run.image || !is_title(run)) {
      before = nullptr;
      continue;
    }
    const std::size_t begin = run.text_begin - line_.text_begin;
    const bool goes_on = before != nullptr && (before->link == run.link || run.link == no_token);
    before = &run;
    const std::string_view text = lines_.text_of(run);
    if (goes_on && !whole_.titles.empty()) {
      whole_.titles.back().end = begin + text.size();
    } else if (!trim_blanks(text).empty()) {
      whole_.titles.push_back({begin, begin + text.size(), url_of(run)});
    }
  }
  return !whole_.titles.empty();
}

std::string_view LineText::url_of(const Run& run) const {
  return run.link == no_token ? std::string_view()
                              : tape_.attribute(tape_.tokens[run.link], "href");
}

LineText::LineText(const Tape& tape, const BodyLines& lines, const Line& line)
    : tape_(tape), lines_(lines), line_(line) {
  whole_.text = lines.text_of(line);
  const auto in_italics = [](const Run& run) { return (run.marks & (italic | cited)) != 0; };
  const auto linked = [](const Run& run) { return run.link != no_token; };
  const auto in_bold = [](const Run& run) { return (run.marks & bold) != 0; };
  if (!collect(in_italics) && !collect(linked)) {
    if (!all_marked(lines, line, bold) && collect(in_bold)) return;
    find_quoted(whole_.text, whole_.titles);
  }
}

std::string_view LineText::text() const {
  const std::string_view inside = trim_blanks(whole_.text);
  return line_.kind == LineKind::list_item ? inside : without_bullet(inside);
}
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

}  // namespace postferry
