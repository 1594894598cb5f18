// SPDX-License-Identifier: MIT
#include "body/lines.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/byte_block.h"
#include "body/html_read.h"

namespace postferry {

namespace {

// What the browser shows nothing of, or something else in place of.
bool is_hidden(Tag tag) {
  switch (tag) {
    case Tag::script:
    case Tag::style:
    case Tag::textarea:
    case Tag::select:
    case Tag::iframe:
    case Tag::svg:
    case Tag::math:
    case Tag::object:
    case Tag::audio:
    case Tag::video: return true;
    default: return false;
  }
}

std::uint8_t mark_of(Tag tag) {
  switch (tag) {
    case Tag::b:
    case Tag::strong: return bold;
    case Tag::i:
    case Tag::em:
    case Tag::var: return italic;
    case Tag::cite: return cited;
    case Tag::code:
    case Tag::kbd:
    case Tag::samp:
    case Tag::tt: return code_mark;
    case Tag::s:
    case Tag::del:
    case Tag::strike: return struck;
    case Tag::u:
    case Tag::ins: return underlined;
    default: return 0;
  }
}

// Comments that WordPress cuts a post at.
bool parts_post(std::string_view comment) {
  return comment.starts_with("<!--more") || comment.starts_with("<!--nextpage");
}

bool is_blank(std::string_view text) { return std::all_of(text.begin(), text.end(), is_space); }

// A blank between two words; others are collapsed.
bool is_single_blank(std::string_view text, std::size_t at) {
  return text[at] == ' ' && at + 1 < text.size() && !is_space(text[at + 1]);
}

// Where words with single blanks between them end. Looks at many bytes at once: most text is words.
std::size_t words_end(std::string_view text, std::size_t at) {
  at = skip_even(text, at, [](ByteBlock bytes, ByteBlock next) {
    return bytes.between(0, ' ' - 1) | (bytes.is(' ') & next.between(0, ' '));
  });
  while (at < text.size() && (!is_space(text[at]) || is_single_blank(text, at))) ++at;
  return at;
}

class LineCollector {
 public:
  LineCollector(const Tape& tape, bool newlines, BodyLines& out)
      : tape_(tape), out_(out), newlines_(newlines) {}

  void collect(std::uint32_t first, std::uint32_t last) {
    last_ = last;
    start_line(first);
    for (std::uint32_t i = first; i < last; ++i) i = take(i);
    end_line(last, none);
  }

 private:
  // What is around the token that we are at.
  struct State {
    std::uint32_t block = no_token, item = no_token, list = no_token, row = no_token;
    std::uint32_t wp_block = no_token, link = no_token;
    LineKind kind = LineKind::paragraph;
    std::uint8_t heading = 0, lists = 0, quotes = 0, marks = 0;
    bool ordered = false, pre = false;
  };
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  // Takes token `i`; returns the last one that was taken.
  std::uint32_t take(std::uint32_t i) {
    const Token& token = tape_.tokens[i];
    switch (token.kind) {
      case TokenKind::text: take_text(i); break;
      case TokenKind::open: return take_open(i);
      case TokenKind::close: take_close(i, is_block(token.tag)); break;
      case TokenKind::block_open:
        break_line(i);
        around_.push_back(now_);
        now_.wp_block = i;
        break;
      case TokenKind::block_close: take_close(i, true); break;
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
    if (is_hidden(token.tag)) return std::min(token.match, last_ - 1);
    if (token.tag == Tag::img) {
      Run& run = add_run(i);
      run.image = true;
    }
    if (token.tag == Tag::br || is_block(token.tag)) break_line(i);
    if (token.has(void_element)) return i;
    around_.push_back(now_);
    now_.marks = static_cast<std::uint8_t>(now_.marks | mark_of(token.tag));
    if (token.tag == Tag::a) now_.link = i;
    if (is_block(token.tag)) enter_block(i);
    return i;
  }

  void enter_block(std::uint32_t i) {
    const Tag tag = tape_.tokens[i].tag;
    now_.block = i;
    switch (tag) {
      case Tag::h1:
      case Tag::h2:
      case Tag::h3:
      case Tag::h4:
      case Tag::h5:
      case Tag::h6:
        now_.kind = LineKind::heading;
        now_.heading = static_cast<std::uint8_t>(static_cast<int>(tag) - static_cast<int>(Tag::p));
        break;
      case Tag::ul:
      case Tag::ol:
      case Tag::menu:
        now_.list = i;
        now_.ordered = tag == Tag::ol;
        if (now_.lists < 255) ++now_.lists;
        break;
      case Tag::li:
        now_.kind = LineKind::list_item;
        now_.item = i;
        break;
      case Tag::blockquote:
        now_.kind = LineKind::quote;
        if (now_.quotes < 255) ++now_.quotes;
        break;
      case Tag::tr: now_.row = i; break;
      case Tag::td:
      case Tag::th: now_.kind = LineKind::table_cell; break;
      case Tag::pre:
        now_.kind = LineKind::code;
        now_.pre = true;
        break;
      case Tag::dt:
      case Tag::dd:
      case Tag::caption:
      case Tag::figcaption:
      case Tag::summary:
      case Tag::address:
      case Tag::legend: now_.kind = LineKind::other; break;
      default: break;
    }
  }

  void take_close(std::uint32_t i, bool block) {
    if (block) break_line(i);
    if (around_.empty()) return;  // it was opened before the range
    now_ = around_.back();
    around_.pop_back();
  }

  void take_text(std::uint32_t i) {
    const Token& token = tape_.tokens[i];
    const std::string_view text = tape_.text(token);
    const bool by_line = newlines_ || now_.pre;
    const TextLines source = by_line ? source_lines(token, text) : TextLines();
    std::size_t at = 0;
    std::size_t source_at = 0;
    while (true) {
      const std::size_t stop = by_line ? text.find('\n', at) : std::string_view::npos;
      const std::size_t end = std::min(stop, text.size());
      add_text(i, text.substr(at, end - at), at);
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

  void add_text(std::uint32_t i, std::string_view text, std::size_t offset) {
    const std::size_t before = out_.text.size();
    const bool as_is = now_.pre || tape_.tokens[i].has(unread);
    const bool visible = as_is ? append_as_is(text) : append_collapsed(text);
    if (out_.text.size() == before) return;
    const bool had_content = has_content_;
    Run& run = add_run(i);
    run.text_begin = static_cast<std::uint32_t>(before);
    run.text_size = static_cast<std::uint32_t>(out_.text.size() - before);
    if (!tape_.tokens[i].has(decoded)) {
      run.begin += static_cast<std::uint32_t>(offset);
      run.end = run.begin + static_cast<std::uint32_t>(text.size());
    }
    if (!visible) has_content_ = had_content;
  }

  // Each returns whether there is more than white space.
  bool append_as_is(std::string_view text) {
    out_.text += text;
    return !is_blank(text);
  }

  // Words with single blanks between them go over in one piece.
  bool append_collapsed(std::string_view text) {
    bool blank = out_.text.size() == line_text_ || out_.text.back() == ' ';
    bool visible = false;
    std::size_t at = 0;
    while (at < text.size()) {
      if (is_space(text[at])) {
        if (!blank) out_.text += ' ';
        blank = true;
        ++at;
        continue;
      }
      const std::size_t end = words_end(text, at);
      out_.text.append(text, at, end - at);
      visible = true;
      blank = false;
      at = end;
    }
    return visible;
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
    const auto other =
        std::find_if(first, out_.runs.end(), [&](const Run& run) { return is(run) != is(*first); });
    if (other != out_.runs.end()) out_.partly_unread = true;
    return is(*first);
  }

  void trim_end() {
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
    if (!has_content_) {
      out_.text.resize(line_text_);
      out_.runs.resize(line_run_);
      return;
    }
    trim_end();
    Line& line = out_.lines.emplace_back();
    const State& state = at_content_;
    line.kind = state.kind;
    line.level = state.kind == LineKind::heading ? state.heading : state.lists;
    line.quotes = state.quotes;
    line.ordered = state.ordered;
    line.unread = is_unread();
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
  State now_;
  State at_content_;  // where the line's first text or image is
  std::vector<State> around_;
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
