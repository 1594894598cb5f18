// SPDX-License-Identifier: MIT
#include "body/markdown_blocks.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "body/markdown_html.h"
#include "body/markdown_simple.h"
#include "body/markdown_text.h"

namespace postferry {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);
constexpr int deepest_place = 24;  // each adds to every line, so the bound keeps output linear

bool is_page_mark(std::string_view comment) noexcept {
  return comment.starts_with("<!--more") || comment == "<!--nextpage-->" ||
         comment == "<!--noteaser-->";
}

// A line of nothing but blanks and tabs: readers give blanks alone.
bool has_blank_tabs(std::string_view text) {
  bool blank = true;
  bool tab = false;
  for (const char c : text) {
    if (c == '\n') {
      if (blank && tab) return true;
      blank = true;
      tab = false;
    }
    blank = blank && is_blank(c);
    tab = tab || c == '\t';
  }
  return blank && tab;
}

std::size_t longest_run(std::string_view text, char c) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char each : text) longest = std::max(longest, run = each == c ? run + 1 : 0);
  return longest;
}

}  // namespace

BlockWriter::BlockWriter(const Tape& tape, const MarkdownOptions& options, std::string& out,
                         std::vector<Section>* sections)
    : tape_(tape),
      options_(options),
      out_(out),
      sections_(sections),
      base_(out.size()),
      inline_(tape, options),
      pending_(none) {}

void BlockWriter::run() {
  mark_parents();
  list_styles_.assign(tape_.tokens.size(), ListStyle::unknown);
  blocks(0, tape_.tokens.size());
  if (out_.size() > base_) out_ += '\n';
  if (sections_ == nullptr || sections_->empty()) return;
  sections_->front().src_begin = 0;
  for (std::size_t i = 0; i + 1 < sections_->size(); ++i) {
    (*sections_)[i].md_end = (*sections_)[i + 1].md_begin;
    (*sections_)[i].src_end = (*sections_)[i + 1].src_begin;
  }
  sections_->back().md_end = static_cast<std::uint32_t>(out_.size() - base_);
  sections_->back().src_end = static_cast<std::uint32_t>(tape_.source.size());
}

void BlockWriter::begin_block(std::size_t source) {
  if (!place_.empty) {
    if (!place_.tight) line_feed(true);
    line_feed(false);
  }
  place_.empty = false;
  place_.list_mark = 0;
  if (depth_ == 0 && sections_ != nullptr) {
    const std::size_t first = pending_ == none ? source : std::min(pending_, source);
    std::uint32_t begin = tape_.tokens[first].begin;
    if (!sections_->empty()) begin = std::max(begin, sections_->back().src_begin);
    sections_->push_back({static_cast<std::uint32_t>(out_.size() - base_), 0, begin, 0});
  }
  pending_ = none;
}

void BlockWriter::line_feed(bool blank) {
  out_ += '\n';
  if (!blank) {
    out_ += prefix_;
    return;
  }
  const std::size_t end = prefix_.find_last_not_of(' ');
  out_.append(prefix_, 0, end == std::string::npos ? 0 : end + 1);
}

void BlockWriter::append_lines(std::string_view text) {
  if (prefix_.empty()) {
    out_ += text;
    return;
  }
  while (true) {
    const std::size_t end = text.find('\n');
    out_ += text.substr(0, end);
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
    line_feed(text.empty() || text.front() == '\n');
  }
}

void BlockWriter::line(std::string_view text, std::size_t source) {
  begin_block(source);
  append_lines(text);
}

void BlockWriter::blocks(std::size_t first, std::size_t last) {
  std::size_t at = first;
  while (at < last) {
    const Token& token = tape_.tokens[at];
    if (token.kind == TokenKind::text && is_blank(tape_.text(token))) {
      ++at;
    } else if (begins_block(at)) {
      at = block(at);
    } else {
      const std::size_t end = run_end(at, last);
      loose(at, end);
      at = end;
    }
  }
}

std::size_t BlockWriter::block(std::size_t at) {
  const Token& token = tape_.tokens[at];
  switch (token.kind) {
    case TokenKind::block_open: return delimiter(at);
    case TokenKind::open:
      element(at);
      return token.has(void_element) ? at + 1 : token.match + std::size_t{1};
    default: html_block(std::string(tape_.bytes(token)), at, true); return at + 1;
  }
}

// A block of WordPress: its delimiters are written unless the Markdown says the same.
std::size_t BlockWriter::delimiter(std::size_t at) {
  const Token& token = tape_.tokens[at];
  const std::size_t end = token.match;
  if (is_implied(at)) {
    if (pending_ == none) pending_ = at;
    const std::size_t child = only_child(at);
    if (tape_.tokens[child].tag == Tag::figure) {
      loose(child + 1, tape_.tokens[child].match);
    } else {
      blocks(at + 1, end);
    }
    return end + 1;
  }
  const std::size_t child = only_child(at);
  if (child != none && kind_of(child) == Kind::html && !is_wrapper(child) &&
      tape_.tokens[child].tag != Tag::pre) {
    html(at, end + 1);  // all of it is one HTML block
    return end + 1;
  }
  html_block(std::string(tape_.bytes(token)), at, true);
  blocks(at + 1, end);
  std::string closer;
  append_html(tape_, end, end + 1, HtmlLines::all, options_, closer);
  html_block(std::move(closer), end, true);
  return end + 1;
}

void BlockWriter::element(std::size_t at) {
  const Token& token = tape_.tokens[at];
  switch (depth_ < deepest_place || token.tag == Tag::p ? kind_of(at) : Kind::html) {
    case Kind::text: return paragraph(at);
    case Kind::heading: return heading(at);
    case Kind::fence: return fence(at);
    case Kind::rule: return line(depth_ > 0 ? "___" : "---", at);
    case Kind::list: return list(at);
    case Kind::quote: return quote(at);
    case Kind::table:
      if (table(at)) return;
      list_failed_ = lists_ > 0;
      break;
    default: break;
  }
  if (is_wrapper(at)) return wrapper(at);
  const std::size_t end = token.has(void_element) ? at + 1 : token.match + std::size_t{1};
  const bool raw = token.tag == Tag::pre || token.tag == Tag::script || token.tag == Tag::style;
  html(at, end, raw);
}

// Inline tokens that stand in no paragraph.
std::size_t BlockWriter::run_end(std::size_t first, std::size_t last) const {
  std::size_t at = first;
  while (at < last && !(at > first && begins_block(at))) {
    const Token& token = tape_.tokens[at];
    at = token.kind == TokenKind::open && !token.has(void_element) ? token.match + std::size_t{1}
                                                                   : at + 1;
  }
  return at;
}

void BlockWriter::loose(std::size_t first, std::size_t last) {
  if (tape_.tokens[first].kind != TokenKind::text) {
    std::string piece;
    append_html(tape_, first, last, HtmlLines::no_blank, options_, piece);
    const int start = html_block_start(piece);
    const Token& token = tape_.tokens[first];
    const bool picture = token.tag == Tag::img && start == 7;
    if (start != 0 && !picture) {
      if (start < 6) std::replace(piece.begin(), piece.end(), '\n', ' ');
      return html_block(std::move(piece), first, false);
    }
  }
  std::size_t begin = first;
  std::string_view box;
  if (place_.item && place_.empty && is_checkbox(tape_.tokens[first])) {
    box = tape_.has_attribute(tape_.tokens[first], "checked") ? "[x] " : "[ ] ";
    ++begin;
  }
  const Flow flow = place_.item && place_.empty && box.empty() ? Flow::item : Flow::lines;
  if (inline_.write(begin, last, flow, text_) && html_block_start(text_) == 0) {
    if (text_.empty()) return;
    begin_block(first);
    out_ += box;
    append_lines(text_);
    return;
  }
  list_failed_ = lists_ > 0;
  std::string piece = "<p>";
  append_html(tape_, first, last, HtmlLines::no_blank, options_, piece);
  html_block(piece + "</p>", first, false);
}

// <!--more--> on a line of its own stands between paragraphs.
void BlockWriter::paragraph(std::size_t at) {
  const Token& token = tape_.tokens[at];
  const auto is_break = [&](std::size_t i) {
    return tape_.tokens[i].tag == Tag::br && tape_.tokens[i].kind == TokenKind::open;
  };
  const auto is_blank_text = [&](std::size_t i) {
    return tape_.tokens[i].kind == TokenKind::text && is_blank(tape_.text(tape_.tokens[i]));
  };
  const auto breaks_line = [&](std::size_t i, bool before) {
    const Token& neighbour = tape_.tokens[i];
    if (i == at || i == token.match || is_break(i)) return true;
    if (neighbour.kind != TokenKind::text) return false;
    const std::string_view text = tape_.text(neighbour);
    const std::size_t edge =
        before ? text.find_last_not_of(" \t\r") : text.find_first_not_of(" \t\r");
    return edge != std::string_view::npos && text[edge] == '\n';
  };
  std::size_t begin = at + 1;
  std::size_t source = at;
  for (std::size_t i = at + 1; i < token.match; ++i) {
    const Token& inner = tape_.tokens[i];
    if (inner.kind == TokenKind::open && !inner.has(void_element)) i = inner.match;
    if (inner.kind != TokenKind::comment || !is_page_mark(tape_.bytes(inner)) ||
        !breaks_line(i - 1, true) || !breaks_line(i + 1, false))
      continue;
    std::size_t end = i;
    while (end > begin && (is_break(end - 1) || is_blank_text(end - 1))) --end;
    paragraph_part(begin, end, source);
    html_block(std::string(tape_.bytes(inner)), i, true);
    begin = i + 1;
    while (begin < token.match && (is_break(begin) || is_blank_text(begin))) ++begin;
    source = begin;
  }
  paragraph_part(begin, token.match, source);
}

void BlockWriter::paragraph_part(std::size_t first, std::size_t last, std::size_t source) {
  if (last == first + 1 && tape_.tokens[first].kind == TokenKind::text &&
      is_plain_markdown(tape_.text(tape_.tokens[first]))) {
    line(tape_.text(tape_.tokens[first]), source);
    if (depth_ == 0 && sections_ != nullptr) sections_->back().plain = true;
    return;
  }
  const Flow flow = place_.item && place_.empty ? Flow::item : Flow::lines;
  if (inline_.write(first, last, flow, text_) && html_block_start(text_) == 0) {
    if (!text_.empty()) line(text_, source);
    return;
  }
  list_failed_ = lists_ > 0;
  std::string piece = "<p>";
  append_html(tape_, first, last, HtmlLines::no_blank, options_, piece);
  html_block(piece + "</p>", source, false);
}

void BlockWriter::heading(std::size_t at) {
  const Token& token = tape_.tokens[at];
  if (!inline_.write(at + 1, token.match, Flow::single, text_)) {
    list_failed_ = lists_ > 0;
    return html(at, token.match + 1);
  }
  begin_block(at);
  out_.append(static_cast<std::size_t>(token.tag) - static_cast<std::size_t>(Tag::h1) + 1, '#');
  if (!text_.empty()) out_.append(" ").append(text_);
}

void BlockWriter::fence(std::size_t at) {
  const Token& code = tape_.tokens[only_child(at)];
  std::string_view text;
  if (code.match > only_child(at) + 1) text = tape_.text(tape_.tokens[only_child(at) + 1]);
  if (holds_template_marks(text, options_) || has_blank_tabs(text))
    return html(at, tape_.tokens[at].match + 1, true);
  const std::string fence(std::max<std::size_t>(3, longest_run(text, '`') + 1), '`');
  begin_block(at);
  out_ += fence;
  const std::string_view language = tape_.attribute(code, "class");
  if (!language.empty()) out_ += language.substr(9);
  if (text.ends_with('\n'))
    text.remove_suffix(1), line_feed(text.empty());
  else if (!text.empty())
    line_feed(text.front() == '\n');
  append_lines(text);
  line_feed(false);
  out_ += fence;
}

void BlockWriter::quote(std::size_t at) {
  begin_block(at);
  const Place outer = std::exchange(place_, Place{});
  out_ += "> ";
  prefix_ += "> ";
  ++depth_;
  blocks(at + 1, tape_.tokens[at].match);
  --depth_;
  if (place_.empty) out_.pop_back();
  prefix_.resize(prefix_.size() - 2);
  place_ = outer;
}

// <div> and </div> on lines of their own, Markdown between.
void BlockWriter::wrapper(std::size_t at) {
  const Token& token = tape_.tokens[at];
  std::string tag;
  append_tag(tape_, token, options_, tag);
  line(tag, at);
  blocks(at + 1, token.match);
  tag.clear();
  append_tag(tape_, tape_.tokens[token.match], options_, tag);
  line(tag, token.match);
}

bool BlockWriter::holds_raw_end(std::size_t first, std::size_t last) const {
  for (std::size_t i = first; i < last; ++i) {
    const Token& token = tape_.tokens[i];
    const bool raw = token.tag == Tag::pre || token.tag == Tag::script || token.tag == Tag::style;
    if (token.kind == TokenKind::close && raw) return true;
  }
  return false;
}

void BlockWriter::html(std::size_t first, std::size_t last, bool verbatim) {
  std::string piece;
  // The first </pre> ends the HTML block, so one within another goes on one line.
  const bool nested = verbatim && holds_raw_end(first + 1, last - 1);
  const HtmlLines lines = nested ? HtmlLines::one : verbatim ? HtmlLines::all : HtmlLines::no_blank;
  append_html(tape_, first, last, lines, options_, piece);
  html_block(std::move(piece), first, verbatim);
}

// `opaque`: ends where it says, not at a blank line.
void BlockWriter::html_block(std::string piece, std::size_t source, bool opaque) {
  if (!opaque && html_block_start(piece) == 0) {
    const std::size_t tag = piece.find('>');
    if (tag != std::string::npos) piece.insert(tag + 1, 1, '\n');
    if (html_block_start(piece) == 0) piece.insert(0, "<div>\n").append("\n</div>");
  }
  while (!piece.empty() && is_blank(piece.back())) piece.pop_back();
  line(piece, source);
}

void write_markdown(const Tape& tape, const MarkdownOptions& options, std::string& out,
                    std::vector<Section>* sections) {
  if (sections != nullptr) sections->clear();
  if (tape.tokens.empty()) return;
  BlockWriter(tape, options, out, sections).run();
}

}  // namespace postferry
