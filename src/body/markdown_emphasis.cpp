// SPDX-License-Identifier: MIT
#include "body/markdown_emphasis.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include "base/ascii.h"
#include "body/markdown_text.h"

namespace postferry {
namespace {

std::uint32_t width(const Mark& mark) noexcept { return mark.kind == Mark::Kind::em ? 1 : 2; }
bool is_markdown(const Mark& mark) noexcept {
  return mark.kind != Mark::Kind::link && mark.form != '<';
}

// A maximal run of one character, made of marks [first, last).
struct Run {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::uint32_t length = 0;    ///< as written
  std::uint32_t opened = 0;    ///< characters used up from the right, by closers after it
  std::uint32_t closed = 0;    ///< characters used up from the left, by openers before it
  std::uint32_t previous = 0;  ///< run before it that may still be matched; no_run if none
  std::uint32_t next = 0;
  char form = '*';
  bool can_open = false;
  bool can_close = false;
  [[nodiscard]] std::uint32_t left() const noexcept { return length - opened - closed; }
};
constexpr std::uint32_t no_run = 0xFFFFFFFF;

struct Flanks {
  bool can_open = false;
  bool can_close = false;
  friend bool operator==(const Flanks&, const Flanks&) = default;
};

Flanks flanks_of(char form, CharClass before, CharClass after) noexcept {
  const bool left =
      after != CharClass::space && (after != CharClass::punctuation || before != CharClass::other);
  const bool right =
      before != CharClass::space && (before != CharClass::punctuation || after != CharClass::other);
  if (form != '_') return {left, right};
  return {left && (!right || before == CharClass::punctuation),
          right && (!left || after == CharClass::punctuation)};
}

CharClass settled(CharClass found, CharClass symbol) noexcept {
  return found == CharClass::symbol ? symbol : found;
}

/// Pairs the marks of one paragraph or of one link's text as a Markdown reader would.
class Pairing {
 public:
  Pairing(std::string_view text, std::vector<Mark>& marks) : text_(text), marks_(marks) {}

  // Marks at indexes `own` (all others belong to link texts inside, or to the text around).
  // True if every one means what it should; else the others have become tags.
  bool agrees(std::span<const std::uint32_t> own) {
    own_ = own;
    good_ = true;
    find_runs();
    match_runs();
    check_all_matched();
    return good_;
  }

 private:
  void find_runs();
  void set_flanks(Run& run);
  void match_runs();
  std::uint32_t find_opener(const Run& closer, std::uint32_t from, std::uint32_t bottom,
                            bool& three) const;
  void match(Run& opener, Run& closer);
  [[nodiscard]] std::uint32_t mark_at(const Run& run, std::uint32_t offset,
                                      std::uint32_t wide) const noexcept;
  void unlink(std::uint32_t run) noexcept;
  void check_all_matched();
  void reject(std::uint32_t mark) noexcept {
    marks_[mark].form = '<';
    marks_[marks_[mark].partner].form = '<';
    good_ = false;
  }

  std::string_view text_;
  std::vector<Mark>& marks_;
  std::span<const std::uint32_t> own_;
  std::vector<Run> runs_;
  std::vector<std::uint8_t> matched_;  // by index into own_
  bool good_ = true;
};

void Pairing::find_runs() {
  runs_.clear();
  runs_.reserve(own_.size());
  matched_.assign(own_.size(), 0);
  for (std::uint32_t i = 0; i < own_.size(); ++i) {
    const Mark& mark = marks_[own_[i]];
    if (!is_markdown(mark)) continue;
    const bool joins = !runs_.empty() && runs_.back().form == mark.form && own_[i] > 0 &&
                       own_[runs_.back().last - 1] == own_[i] - 1 &&
                       marks_[own_[i] - 1].position == mark.position;
    if (!joins) {
      runs_.push_back({});
      runs_.back().first = i;
      runs_.back().form = mark.form;
    }
    runs_.back().last = i + 1;
    runs_.back().length += width(mark);
  }
  for (Run& run : runs_) set_flanks(run);
  for (std::uint32_t i = 0; i < runs_.size(); ++i) {
    runs_[i].previous = i == 0 ? no_run : i - 1;
    runs_[i].next = i + 1 < runs_.size() ? i + 1 : no_run;
  }
}

// A neighbour that is a mark or a tag is punctuation. A symbol must give the same answer either
// way.
void Pairing::set_flanks(Run& run) {
  const std::uint32_t position = marks_[own_[run.first]].position;
  CharClass before = class_before(text_, position);
  CharClass after = class_at(text_, position);
  const std::uint32_t left = own_[run.first];
  const std::uint32_t right = own_[run.last - 1] + 1;
  if (left > 0 && marks_[left - 1].position == position) before = CharClass::punctuation;
  if (right < marks_.size() && marks_[right].position == position) after = CharClass::punctuation;
  const Flanks flanks = flanks_of(run.form, settled(before, CharClass::punctuation),
                                  settled(after, CharClass::punctuation));
  bool sure = true;
  for (const CharClass b : {CharClass::punctuation, CharClass::other})
    for (const CharClass a : {CharClass::punctuation, CharClass::other})
      sure = sure && flanks == flanks_of(run.form, settled(before, b), settled(after, a));
  // To cmark-gfm, ~ is not there when it looks what is around a *.
  const auto is_star = [&](std::uint32_t mark) {
    return marks_[mark].position == position && is_markdown(marks_[mark]);
  };
  if (run.form == '~' && (run.length != 2 || (left > 0 && is_star(left - 1)) ||
                          (right < marks_.size() && is_star(right))))
    sure = false;
  run.can_open = sure && flanks.can_open;
  run.can_close = sure && flanks.can_close;
  if (!sure)
    for (std::uint32_t i = run.first; i < run.last; ++i) reject(own_[i]);
}

// CommonMark's "process emphasis", with its bounds that keep it linear.
void Pairing::match_runs() {
  std::array<std::uint32_t, 18> bottoms;
  bottoms.fill(no_run);
  std::uint32_t closer = runs_.empty() ? no_run : 0;
  while (closer != no_run) {
    Run& run = runs_[closer];
    if (!run.can_close || run.left() == 0) {
      closer = run.next;
      continue;
    }
    const std::size_t kind = run.form == '*' ? 0 : run.form == '_' ? 1 : 2;
    std::uint32_t& bottom = bottoms[kind * 6 + (run.can_open ? 3 : 0) + run.length % 3];
    bool three = false;
    const std::uint32_t opener = find_opener(run, run.previous, bottom, three);
    if (three)
      for (std::uint32_t i = run.first; i < run.last; ++i) reject(own_[i]);
    if (opener == no_run) {
      bottom = run.previous;
      const std::uint32_t next = run.next;
      if (!run.can_open) unlink(closer);
      closer = next;
      continue;
    }
    for (std::uint32_t i = run.previous; i != opener;) {
      const std::uint32_t before = runs_[i].previous;
      unlink(i);
      i = before;
    }
    match(runs_[opener], run);
    if (runs_[opener].left() == 0) unlink(opener);
    if (run.left() == 0) {
      const std::uint32_t next = run.next;
      unlink(closer);
      closer = next;
    }
  }
}

std::uint32_t Pairing::find_opener(const Run& closer, std::uint32_t from, std::uint32_t bottom,
                                   bool& three) const {
  for (std::uint32_t i = from; i != no_run && (bottom == no_run || i > bottom);
       i = runs_[i].previous) {
    const Run& run = runs_[i];
    if (run.form != closer.form || !run.can_open || run.left() == 0) continue;
    const bool either_both = closer.can_open || run.can_close;
    if (!either_both || closer.length % 3 == 0 || (closer.length + run.length) % 3 != 0) return i;
    // The rule of three, which not all readers know in full: better no marks here.
    three = true;
  }
  return no_run;
}

void Pairing::match(Run& opener, Run& closer) {
  const std::uint32_t wide = opener.left() >= 2 && closer.left() >= 2 ? 2 : 1;
  opener.opened += wide;
  const std::uint32_t open = mark_at(opener, opener.length - opener.opened, wide);
  const std::uint32_t close = mark_at(closer, closer.closed, wide);
  closer.closed += wide;
  const bool meant = open != no_run && close != no_run &&
                     marks_[own_[open]].partner == own_[close] && marks_[own_[open]].opens;
  if (open != no_run) meant ? void(matched_[open] = 1) : reject(own_[open]);
  if (close != no_run) meant ? void(matched_[close] = 1) : reject(own_[close]);
  if (!meant) good_ = false;
}

// The mark that has exactly these characters of the run.
std::uint32_t Pairing::mark_at(const Run& run, std::uint32_t offset,
                               std::uint32_t wide) const noexcept {
  std::uint32_t at = 0;
  for (std::uint32_t i = run.first; i < run.last && at <= offset; ++i) {
    const Mark& mark = marks_[own_[i]];
    if (at == offset) return width(mark) == wide ? i : no_run;
    at += width(mark);
  }
  return no_run;
}

void Pairing::unlink(std::uint32_t run) noexcept {
  const Run& gone = runs_[run];
  if (gone.previous != no_run) runs_[gone.previous].next = gone.next;
  if (gone.next != no_run) runs_[gone.next].previous = gone.previous;
}

void Pairing::check_all_matched() {
  for (std::uint32_t i = 0; i < own_.size(); ++i)
    if (is_markdown(marks_[own_[i]]) && matched_[i] == 0) reject(own_[i]);
}

// <strong><em> and emphasis that touches other emphasis are told apart by the other character.
void choose_forms(std::vector<Mark>& marks) {
  const Mark* before = nullptr;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    Mark& mark = marks[i];
    if (mark.kind == Mark::Kind::link) {
      before = nullptr;
      continue;
    }
    if (mark.kind != Mark::Kind::del && mark.opens) {
      const bool touches =
          before != nullptr && before->position == mark.position && before->form == '*';
      const bool inside_em = touches && before->opens && before->kind == Mark::Kind::em &&
                             mark.kind == Mark::Kind::strong;
      mark.form = touches && !inside_em ? '_' : '*';
      marks[mark.partner].form = mark.form;
    } else if (mark.kind == Mark::Kind::del) {
      mark.form = '~';
    }
    before = &mark;
  }
}

bool is_sentence_mark(char c) noexcept {
  return std::string_view(".,;!?):").find(c) != std::string_view::npos;
}

// Whether a mark can only be what it is: one that opens stands before a word's first letter, one
// that closes behind its last.
bool is_one_sided(std::string_view text, const Mark& mark) noexcept {
  const auto is_letter = [](char c) { return is_alpha(c) || is_digit(c); };
  const char before = mark.position == 0 ? '\n' : text[mark.position - 1];
  const char after = mark.position == text.size() ? '\n' : text[mark.position];
  if (mark.opens) return (before == ' ' || before == '\n' || before == '(') && is_letter(after);
  return is_letter(before) && (after == ' ' || after == '\n' || is_sentence_mark(after));
}

// Whether all emphasis is of stars that touch no other mark and can't be read in another way: what
// the elements' nesting says is what a reader pairs.
bool is_plain_emphasis(std::string_view text, const std::vector<Mark>& marks) noexcept {
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const Mark& mark = marks[i];
    if (mark.kind == Mark::Kind::link) continue;
    const bool touches = (i > 0 && marks[i - 1].position == mark.position) ||
                         (i + 1 < marks.size() && marks[i + 1].position == mark.position);
    if (touches || mark.kind == Mark::Kind::del || !is_one_sided(text, mark)) return false;
  }
  return true;
}

// Marks of the paragraph itself, then those of each link's text.
std::vector<std::vector<std::uint32_t>> scopes_of(const std::vector<Mark>& marks) {
  std::vector<std::vector<std::uint32_t>> scopes(1);
  scopes.front().reserve(marks.size());
  std::vector<std::size_t> open;  // links that we are in
  for (std::uint32_t i = 0; i < marks.size(); ++i) {
    if (marks[i].kind != Mark::Kind::link) {
      scopes[open.empty() ? 0 : open.back()].push_back(i);
    } else if (marks[i].opens) {
      open.push_back(scopes.size());
      scopes.emplace_back();
    } else if (!open.empty()) {
      open.pop_back();
    }
  }
  return scopes;
}

void append_mark(const Mark& mark, std::string& out) {
  if (mark.kind == Mark::Kind::link) {
    // "!" before a link would make it an image.
    if (mark.opens && !out.empty() && out.back() == '!') out.insert(out.size() - 1, 1, '\\');
    out += mark.opens ? std::string_view("[") : mark.element;
  } else if (mark.form == '<') {
    out += mark.opens ? "<" : "</";
    out += mark.element;
    out += '>';
  } else {
    out.append(width(mark), mark.form);
  }
}

constexpr int rounds = 4;  // each makes tags of what was wrong; then all become tags

}  // namespace

void write_with_marks(std::string_view text, std::vector<Mark>& marks, std::string& out) {
  if (is_plain_emphasis(text, marks)) {
    for (Mark& mark : marks)
      if (mark.kind != Mark::Kind::link) mark.form = '*';
  } else if (std::any_of(marks.begin(), marks.end(),
                         [](const Mark& mark) { return mark.kind != Mark::Kind::link; })) {
    choose_forms(marks);
    Pairing pairing(text, marks);
    for (const std::vector<std::uint32_t>& scope : scopes_of(marks)) {
      if (scope.empty()) continue;
      int round = 0;
      while (round < rounds && !pairing.agrees(scope)) ++round;
      if (round < rounds) continue;
      for (const std::uint32_t mark : scope) marks[mark].form = '<';
    }
  }
  std::size_t done = 0;
  for (const Mark& mark : marks) {
    out.append(text, done, mark.position - done);
    done = mark.position;
    append_mark(mark, out);
  }
  out.append(text, done);
}

}  // namespace postferry
