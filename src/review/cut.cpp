// SPDX-License-Identifier: MIT
#include "review/cut.h"

#include <algorithm>

#include "base/ascii.h"
#include "review/text.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;

void normalise(Cuts& cuts) {
  std::sort(cuts.begin(), cuts.end());
  Cuts merged;
  for (const auto& cut : cuts) {
    if (cut.first == cut.second) continue;
    if (!merged.empty() && cut.first <= merged.back().second)
      merged.back().second = std::max(merged.back().second, cut.second);
    else
      merged.push_back(cut);
  }
  cuts = std::move(merged);
}

// A line that holds one half of an element can't go without breaking the other; a picture says more
// than the line does.
bool may_go(const BodyLines& lines, const Line& line) {
  const auto runs = lines.runs_of(line);
  return line.sound &&
         std::none_of(runs.begin(), runs.end(), [](const Run& run) { return run.image; });
}

/// Cuts lines out of HTML: a token is cut, says nothing by itself (white space, br, tags) or is
/// kept; an element in which something is cut and nothing kept goes as a whole.
class TapeCutter {
 public:
  TapeCutter(const Tape& tape, const BodyLines& lines) : tape_(tape), lines_(lines) {
    cut_.resize(tape.tokens.size());
  }

  Cuts run(const std::vector<LineRange>& ranges) {
    for (const LineRange& range : ranges)
      for (std::uint32_t i = range.first; i <= range.last; ++i) mark_line(lines_.lines[i]);
    cut_hollow_elements();
    cut_separators();
    return spans();
  }

 private:
  void mark_line(const Line& line) {
    if (!may_go(lines_, line)) return;
    for (std::uint32_t i = line.first; i < line.last; ++i) cut_[i] = true;
  }

  [[nodiscard]] bool is_blank(const Token& token) const {
    return token.kind == TokenKind::text && trim_blanks(tape_.text(token)).empty();
  }
  [[nodiscard]] bool is_break(std::uint32_t i) const {
    return tape_.tokens[i].kind == TokenKind::open && tape_.tokens[i].tag == Tag::br;
  }
  [[nodiscard]] bool opens(const Token& token) const {
    return (token.kind == TokenKind::open && !token.has(void_element)) ||
           token.kind == TokenKind::block_open;
  }
  [[nodiscard]] bool closes(const Token& token) const {
    return token.kind == TokenKind::close || token.kind == TokenKind::block_close;
  }

  struct Element {
    std::uint32_t open;
    bool has_cut = false;
    bool has_kept = false;
  };

  void cut_hollow_elements() {
    std::vector<Element> open = {{0}};
    std::vector<std::uint32_t> hollow_up_to(tape_.tokens.size(), 0);
    for (std::uint32_t i = 0; i < tape_.tokens.size(); ++i) {
      const Token& token = tape_.tokens[i];
      if (opens(token)) {
        open.push_back({i, cut_[i], false});
      } else if (closes(token) && open.size() > 1) {
        const Element element = open.back();
        open.pop_back();
        if (element.has_cut && !element.has_kept) hollow_up_to[element.open] = i;
        open.back().has_cut |= element.has_cut;
        open.back().has_kept |= element.has_kept;
      } else if (cut_[i]) {
        open.back().has_cut = true;
      } else if (!is_blank(token) && !is_break(i)) {
        open.back().has_kept = true;
      }
    }
    std::uint32_t reach = 0;
    for (std::uint32_t i = 0; i < cut_.size(); ++i) {
      reach = std::max(reach, hollow_up_to[i]);
      if (reach > 0 && i <= reach) cut_[i] = true;
    }
  }

  // Runs of cut tokens take what parted them from their neighbours along: the br behind them (else
  // the one before), the white space behind a block (else, at the end, that before it).
  void cut_separators() {
    const auto count = static_cast<std::uint32_t>(tape_.tokens.size());
    for (std::uint32_t i = 0; i < count;) {
      if (!cut_[i]) {
        ++i;
        continue;
      }
      const std::uint32_t begin = i;
      while (i < count && cut_[i]) ++i;
      i = cut_around(begin, i);
    }
  }

  std::uint32_t cut_around(std::uint32_t begin, std::uint32_t end) {
    const auto count = static_cast<std::uint32_t>(tape_.tokens.size());
    std::uint32_t behind = end;
    while (behind < count && is_blank(tape_.tokens[behind])) ++behind;
    std::uint32_t before = begin;
    while (before > 0 && is_blank(tape_.tokens[before - 1])) --before;
    if (behind < count && is_break(behind)) return cut_break(end, behind);
    if (before > 0 && is_break(before - 1)) {
      std::fill(cut_.begin() + before - 1, cut_.begin() + begin, true);
      return end;
    }
    if (behind == count) {
      while (before > 0 && (cut_[before - 1] || is_blank(tape_.tokens[before - 1]))) --before;
      std::fill(cut_.begin() + before, cut_.begin() + begin, true);
    }
    std::fill(cut_.begin() + end, cut_.begin() + behind, true);
    return behind;
  }

  // A br that is written, and the newline and white space around it.
  std::uint32_t cut_break(std::uint32_t end, std::uint32_t at) {
    std::uint32_t behind = at + 1;
    while (behind < tape_.tokens.size() && is_blank(tape_.tokens[behind]) && !cut_[behind])
      ++behind;
    std::fill(cut_.begin() + end, cut_.begin() + behind, true);
    return behind;
  }

  [[nodiscard]] Cuts spans() const {
    Cuts cuts;
    for (std::uint32_t i = 0; i < cut_.size(); ++i)
      if (cut_[i]) cuts.emplace_back(tape_.tokens[i].begin, end_of(i));
    normalise(cuts);
    return cuts;
  }

  // A newline right behind a br is the br's: it shows nothing.
  [[nodiscard]] std::uint32_t end_of(std::uint32_t i) const {
    const Token& token = tape_.tokens[i];
    const bool written = is_break(i) && !token.has(implied);
    const bool newline =
        written && token.end() < tape_.source.size() && tape_.source[token.end()] == '\n';
    return token.end() + (newline ? 1U : 0U);
  }

  const Tape& tape_;
  const BodyLines& lines_;
  std::vector<bool> cut_;
};

/// Cuts whole lines out of Markdown and plain text.
class LineCutter {
 public:
  LineCutter(std::string_view source, const BodyLines& lines) : source_(source), lines_(lines) {}

  Cuts run(const std::vector<LineRange>& ranges) {
    for (const LineRange& range : ranges)
      for (std::uint32_t i = range.first; i <= range.last; ++i) cut(i);
    normalise(cuts_);
    for (auto& cut : cuts_) widen(cut);
    normalise(cuts_);
    widen_at_end();
    return std::move(cuts_);
  }

 private:
  [[nodiscard]] std::size_t line_begin(std::size_t at) const {
    const std::size_t newline = at == 0 ? npos : source_.rfind('\n', at - 1);
    return newline == npos ? 0 : newline + 1;
  }
  // Behind the newline.
  [[nodiscard]] std::size_t line_end(std::size_t at) const {
    const std::size_t newline = source_.find('\n', at);
    return newline == npos ? source_.size() : newline + 1;
  }

  // Another line's text on the same line of the source stays, and this one with it.
  [[nodiscard]] bool shares_source_line(std::uint32_t i) const {
    const Line& line = lines_.lines[i];
    const auto parted = [this](std::uint32_t from, std::uint32_t to) {
      return from < to && source_.substr(from, to - from).find('\n') != npos;
    };
    return (i > 0 && !parted(lines_.lines[i - 1].end, line.begin)) ||
           (i + 1 < lines_.lines.size() && !parted(line.end, lines_.lines[i + 1].begin));
  }

  void cut(std::uint32_t i) {
    if (!may_go(lines_, lines_.lines[i]) || shares_source_line(i)) return;
    const Line& line = lines_.lines[i];
    const std::size_t begin = line_begin(line.begin);
    std::size_t end = line_end(std::max(line.begin, line.end > 0 ? line.end - 1 : 0));
    if (line.kind == LineKind::heading && is_underline(end)) end = line_end(end);
    cuts_.emplace_back(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end));
  }

  // "----" or "====" below a heading.
  [[nodiscard]] bool is_underline(std::size_t at) const {
    const std::string_view text = trim(source_.substr(at, line_end(at) - at));
    return !text.empty() &&
           (text.find_first_not_of('-') == npos || text.find_first_not_of('=') == npos);
  }

  [[nodiscard]] bool is_blank_line(std::size_t begin) const {
    return trim(source_.substr(begin, line_end(begin) - begin)).empty();
  }

  // Blank lines around what went would add up: those behind go. Where a line stays directly above,
  // blank lines part paragraphs and stay.
  void widen(std::pair<std::uint32_t, std::uint32_t>& cut) const {
    if (cut.first > 0 && !is_blank_line(line_begin(cut.first - 1))) return;
    std::size_t end = cut.second;
    while (end < source_.size() && is_blank_line(end)) end = line_end(end);
    cut.second = static_cast<std::uint32_t>(end);
  }

  // Nothing is left behind the last cut: then nothing is to be parted from it.
  void widen_at_end() {
    if (cuts_.empty() || cuts_.back().second < source_.size()) return;
    std::size_t begin = cuts_.back().first;
    while (begin > 0 && is_blank_line(line_begin(begin - 1))) begin = line_begin(begin - 1);
    cuts_.back().first = static_cast<std::uint32_t>(begin);
  }

  std::string_view source_;
  const BodyLines& lines_;
  Cuts cuts_;
};

}  // namespace

Cuts cuts_for(const Tape& tape, const BodyLines& lines, std::string_view format,
              const std::vector<LineRange>& ranges) {
  if (format == "markdown" || format == "text") return LineCutter(tape.source, lines).run(ranges);
  return TapeCutter(tape, lines).run(ranges);
}

std::string without(std::string_view text, const Cuts& cuts) {
  std::string out;
  std::size_t at = 0;
  for (const auto& [begin, end] : cuts) {
    out.append(text, at, begin - at);
    at = end;
  }
  out.append(text, at);
  return out;
}

}  // namespace postferry
