// SPDX-License-Identifier: MIT
#include "body/lines.h"

#include <algorithm>

#include "base/ascii.h"
#include "body/collapse.h"
#include "body/html_read.h"
#include "body/line_effects.h"

namespace postferry {

namespace {

// Comments that WordPress cuts a post at.
bool parts_post(std::string_view comment) {
  return comment.starts_with("<!--more") || comment.starts_with("<!--nextpage");
}

bool is_blank(std::string_view text) { return std::all_of(text.begin(), text.end(), is_space); }

class LineCollector {
 public:
  LineCollector(const Tape& tape, bool newlines, BodyLines& out)
      : tape_(tape), out_(out), newlines_(newlines) {}

  void collect(std::uint32_t first, std::uint32_t last) {
    first_ = first;
    last_ = last;
    saved_.reserve(usual_depth);
    start_line(first);
    for (std::uint32_t i = first; i < last; ++i) i = take(i);
    end_line(last, none);
  }

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  static constexpr std::size_t usual_depth = 32;

  // Takes token `i`; returns the last one that was taken.
  std::uint32_t take(std::uint32_t i) {
    const Token& token = tape_.tokens[i];
    switch (token.kind) {
      case TokenKind::text: take_text(i); break;
      case TokenKind::open: return take_open(i);
      case TokenKind::close: take_close(token, i); break;
      case TokenKind::block_open:
        break_line(i);
        replace(now_.wp_block, i);
        break;
      case TokenKind::block_close:
        break_line(i);
        if (token.match >= first_) restore(now_.wp_block);
        break;
      case TokenKind::block_void:
        break_line(i);
        if (token.has(unread)) add_unread_line(i);
        break;
      case TokenKind::comment:
        if (parts_post(tape_.bytes(token))) break_line(i);
        break;
      case TokenKind::stray:
      case TokenKind::other: break;
    }
    return i;
  }

  std::uint32_t take_open(std::uint32_t i) {
    const Token& token = tape_.tokens[i];
    const Effect effect = effect_of(token.tag);
    switch (effect.way) {
      case Way::nothing: break;
      case Way::hidden: return std::min(token.match, last_ - 1);
      case Way::marked:
        if (token.has(void_element)) break;
        saved_.push_back(now_.marks);
        now_.marks = static_cast<std::uint8_t>(now_.marks | effect.marks);
        break;
      case Way::link:
        if (!token.has(void_element)) replace(now_.link, i);
        break;
      case Way::image: {
        Run& run = add_run(i);
        run.image = true;
        break;
      }
      case Way::line_break: break_line(i); break;
      case Way::plain_block:
        break_line(i);
        if (!token.has(void_element)) replace(now_.block, i);
        break;
      case Way::block:
        break_line(i);
        if (token.has(void_element)) break;
        around_.push_back(now_);
        now_.enter(token.tag, i);
    }
    return i;
  }

  // Tags nest: what an element replaced stands at the end of what was saved.
  void take_close(const Token& token, std::uint32_t i) {
    const Way way = effect_of(token.tag).way;
    if (way >= Way::line_break) break_line(i);
    if (token.match < first_) return;  // it was opened before the range
    switch (way) {
      case Way::marked:
        now_.marks = static_cast<std::uint8_t>(saved_.back());
        saved_.pop_back();
        break;
      case Way::link: restore(now_.link); break;
      case Way::plain_block: restore(now_.block); break;
      case Way::block:
        now_ = around_.back();
        around_.pop_back();
        break;
      default: break;
    }
  }

  void replace(std::uint32_t& token, std::uint32_t by) {
    saved_.push_back(token);
    token = by;
  }

  void restore(std::uint32_t& token) {
    token = saved_.back();
    saved_.pop_back();
  }

  void take_text(std::uint32_t i) {
    const Token& token = tape_.tokens[i];
    if (token.has(unread)) {  // nobody has a use for its text, which would cost a copy
      (void)add_run(i);
      return;
    }
    const std::string_view text = token.has(decoded) ? tape_.text(token) : tape_.bytes(token);
    if (newlines_ || now_.pre) return take_text_by_line(i, text);
    // Between blocks there is nothing but white space: most texts are that.
    std::size_t at = 0;
    if (ends_blank()) {
      while (at < text.size() && is_space(text[at])) ++at;
      if (at == text.size()) return;
    }
    add_text(i, text, 0, at);
  }

  void take_text_by_line(std::uint32_t i, std::string_view text) {
    const Token& token = tape_.tokens[i];
    const TextLines source = source_lines(token, text);
    std::size_t at = 0;
    std::size_t source_at = 0;
    while (true) {
      const std::size_t stop = text.find('\n', at);
      const std::size_t end = std::min(stop, text.size());
      add_text(i, text.substr(at, end - at), at, 0);
      if (stop == std::string_view::npos) return;
      at = stop + 1;
      // A line break before or behind what the token has in the source.
      if (stop == 0 && !source.at_front) {
        end_line(i, none);
        start_line(i);
      } else if (at == text.size() && !source.at_back) {
        end_line(i + 1, none);
        start_line(i + 1);
      } else {
        if (source.exact) source_at = tape_.bytes(token).find('\n', source_at);
        const std::uint32_t place = token.begin + static_cast<std::uint32_t>(source_at);
        end_line(i + 1, source.exact ? place : none);
        start_line(i);
        if (source.exact) line_begin_ = place + 1;
        ++source_at;
      }
    }
  }

  // How the lines of a text are those of its source bytes.
  struct TextLines {
    bool exact = false;     // one by one, if not to the letter
    bool at_front = false;  // its bytes hold the line break that the text begins with
    bool at_back = false;   // and that at its end
  };

  [[nodiscard]] TextLines source_lines(const Token& token, std::string_view text) const {
    if (!token.has(decoded)) return {true, true, true};
    const std::string_view bytes = tape_.bytes(token);
    TextLines lines;
    lines.at_front = bytes.starts_with('\n') || bytes.starts_with('\r');
    lines.at_back = bytes.ends_with('\n');
    if (!lines.at_front && text.starts_with('\n')) text.remove_prefix(1);
    if (!lines.at_back && text.ends_with('\n')) text.remove_suffix(1);
    lines.exact =
        std::count(text.begin(), text.end(), '\n') == std::count(bytes.begin(), bytes.end(), '\n');
    return lines;
  }

  Run& add_run(std::uint32_t i) {
    const Token& token = tape_.tokens[i];
    Run& run = out_.runs.emplace_back();
    run.text_begin = static_cast<std::uint32_t>(out_.text.size());
    run.token = i;
    run.link = now_.link;
    run.marks = now_.marks;
    run.begin = token.begin;
    run.end = token.end();
    if (!has_content_) at_content_ = now_;
    has_content_ = true;
    return run;
  }

  // Adds a piece of the text of token `i`, which begins at `offset` there. The first `skipped`
  // bytes of the piece are known to be white space that nothing is seen of.
  void add_text(std::uint32_t i, std::string_view text, std::size_t offset, std::size_t skipped) {
    const Token& token = tape_.tokens[i];
    const std::size_t before = out_.text.size();
    const bool visible =
        now_.pre ? append_as_is(text) : append_collapsed(text, skipped, ends_blank(), out_.text);
    if (out_.text.size() == before) return;
    const bool had_content = has_content_;
    Run& run = add_run(i);
    run.text_begin = static_cast<std::uint32_t>(before);
    run.text_size = static_cast<std::uint32_t>(out_.text.size() - before);
    if (!token.has(decoded)) {
      run.begin += static_cast<std::uint32_t>(offset);
      run.end = run.begin + static_cast<std::uint32_t>(text.size());
    }
    if (!visible) has_content_ = had_content;
  }

  // Whether more white space would not be seen.
  [[nodiscard]] bool ends_blank() const {
    return out_.text.size() == line_text_ || out_.text.back() == ' ';
  }

  // Returns whether there is more than white space.
  bool append_as_is(std::string_view text) {
    out_.text += text;
    return !is_blank(text);
  }

  void start_line(std::uint32_t first) {
    line_first_ = first;
    line_begin_ = none;
    line_text_ = out_.text.size();
    line_run_ = out_.runs.size();
    has_content_ = false;
  }

  void break_line(std::uint32_t i) {
    end_line(i, none);
    start_line(i + 1);
  }

  // Whether all of the line is prose that was left unread.
  [[nodiscard]] bool is_unread() {
    const auto is = [this](const Run& run) { return tape_.tokens[run.token].has(unread); };
    const auto first = out_.runs.begin() + static_cast<std::ptrdiff_t>(line_run_);
    if (first + 1 == out_.runs.end()) return is(*first);
    const auto other =
        std::find_if(first, out_.runs.end(), [&](const Run& run) { return is(run) != is(*first); });
    if (other != out_.runs.end()) out_.partly_unread = true;
    return is(*first);
  }

  void trim_end() {
    if (out_.text.size() == line_text_ || out_.text.back() != ' ') return;
    while (out_.text.size() > line_text_ && out_.text.back() == ' ') out_.text.pop_back();
    for (std::size_t run = out_.runs.size(); run > line_run_; --run) {
      Run& last = out_.runs[run - 1];
      const std::size_t end = std::size_t{last.text_begin} + last.text_size;
      if (end <= out_.text.size()) break;
      last.text_size = static_cast<std::uint32_t>(
          std::max<std::size_t>(out_.text.size(), last.text_begin) - last.text_begin);
      if (last.text_begin > out_.text.size())
        last.text_begin = static_cast<std::uint32_t>(out_.text.size());
    }
    while (out_.runs.size() > line_run_ && out_.runs.back().text_size == 0 &&
           !out_.runs.back().image)
      out_.runs.pop_back();
  }

  // Ends the line before token `last`, or at source byte `end` within the token before that.
  void end_line(std::uint32_t last, std::uint32_t end) {
    if (has_content_) {
      add_line(last, end);
    } else if (out_.text.size() > line_text_) {
      out_.text.resize(line_text_);
      out_.runs.resize(line_run_);
    }
  }

  void add_line(std::uint32_t last, std::uint32_t end) {
    const bool is_prose = is_unread();  // asked of all runs: trimming takes those without text
    trim_end();
    Line& line = out_.lines.emplace_back();
    const Around& state = at_content_;
    line.kind = state.kind;
    line.level = state.kind == LineKind::heading ? state.heading : state.lists;
    line.quotes = state.quotes;
    line.ordered = state.ordered;
    line.unread = is_prose;
    line.block = state.block;
    line.item = state.item;
    line.list = state.list;
    line.row = state.row;
    line.wp_block = state.wp_block;
    // Items come in the order of the source: an outer one that goes on does not begin anew.
    line.first_of_item =
        state.item != no_token && (newest_item_ == no_token || state.item > newest_item_);
    if (line.first_of_item) newest_item_ = state.item;
    line.text_begin = static_cast<std::uint32_t>(line_text_);
    line.text_size = static_cast<std::uint32_t>(out_.text.size() - line_text_);
    line.first_run = static_cast<std::uint32_t>(line_run_);
    line.run_count = static_cast<std::uint32_t>(out_.runs.size() - line_run_);
    set_range(line, last, end);
  }

  // A block that was passed over: a line without its text.
  void add_unread_line(std::uint32_t i) {
    Line& line = out_.lines.emplace_back();
    line.unread = true;
    line.quotes = now_.quotes;
    line.text_begin = static_cast<std::uint32_t>(out_.text.size());
    line.first_run = static_cast<std::uint32_t>(out_.runs.size());
    line.first = i;
    line.last = i + 1;
    line.begin = tape_.tokens[i].begin + static_cast<std::uint32_t>(sizeof(paragraph_opener) - 1);
    line.end = tape_.tokens[i].end() - static_cast<std::uint32_t>(sizeof(paragraph_closer) - 1);
  }

  // Whether the other half of token `i` is outside of [first, last).
  bool is_half(std::uint32_t i, std::uint32_t first, std::uint32_t last) const {
    const std::uint32_t match = tape_.tokens[i].match;
    return match < first || match >= last;
  }

  bool is_idle(std::uint32_t i, std::uint32_t first, std::uint32_t last) const {
    const Token& token = tape_.tokens[i];
    switch (token.kind) {
      case TokenKind::text: return is_blank(tape_.text(token));
      case TokenKind::comment:
      case TokenKind::other:
      case TokenKind::stray: return true;
      default: return is_half(i, first, last);
    }
  }

  // The tokens and bytes of the line, without halves of elements, blanks and comments at its ends.
  void set_range(Line& line, std::uint32_t last, std::uint32_t end) const {
    std::uint32_t first = line_first_;
    if (first + 1 == last && line_begin_ == none && end == none) {  // the one that has the content
      line.first = first;
      line.last = last;
      line.begin = tape_.tokens[first].begin;
      line.end = tape_.tokens[first].end();
      return;
    }
    while (first < last && line_begin_ == none && is_idle(first, line_first_, last)) ++first;
    const std::uint32_t limit = last;
    while (last > first && end == none && is_idle(last - 1, first, limit)) --last;
    line.first = first;
    line.last = last;
    if (first == last) return;
    line.begin = line_begin_ != none ? line_begin_ : tape_.tokens[first].begin;
    line.end = end != none ? end : tape_.tokens[last - 1].end();
    for (std::uint32_t i = first; i < last; ++i)
      if (is_half(i, first, last)) line.sound = false;
  }

  const Tape& tape_;
  BodyLines& out_;
  bool newlines_;
  Around now_;
  Around at_content_;                 // where the line's first text or image is
  std::vector<Around> around_;        // of blocks that change more than `block`
  std::vector<std::uint32_t> saved_;  // of other elements: the one thing that each changes
  std::uint32_t first_ = 0;
  std::uint32_t last_ = 0;
  std::uint32_t newest_item_ = no_token;
  std::uint32_t line_first_ = 0;
  std::uint32_t line_begin_ = none;
  std::size_t line_text_ = 0;
  std::size_t line_run_ = 0;
  bool has_content_ = false;
};

}  // namespace

void BodyLines::clear() {
  partly_unread = false;
  text.clear();
  lines.clear();
  runs.clear();
}

void append_lines(const Tape& tape, std::uint32_t first, std::uint32_t last, bool newlines,
                  BodyLines& out) {
  LineCollector(tape, newlines, out).collect(first, last);
}

void read_unread(const Tape& tape, std::size_t first_lines, BodyLines& lines) {
  Tape piece;
  BodyLines read;
  for (std::size_t i = 0; i < std::min(first_lines, lines.lines.size()); ++i) {
    Line& line = lines.lines[i];
    if (!line.unread) continue;
    read_html(tape.source.substr(line.begin, line.end - line.begin), piece);
    body_lines(piece, read);
    line.text_begin = static_cast<std::uint32_t>(lines.text.size());
    line.text_size = static_cast<std::uint32_t>(read.text.size());
    lines.text += read.text;
  }
}

void body_lines(const Tape& tape, BodyLines& out, bool newlines) {
  out.clear();
  append_lines(tape, 0, static_cast<std::uint32_t>(tape.tokens.size()), newlines, out);
}

}  // namespace postferry
