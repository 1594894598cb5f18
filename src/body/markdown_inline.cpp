// SPDX-License-Identifier: MIT
#include "body/markdown_inline.h"

#include <algorithm>
#include <bitset>

#include "base/ascii.h"
#include "body/markdown_html.h"
#include "body/markdown_text.h"

namespace postferry {
namespace {

// More marks within marks than anybody writes are tags: what touches them stays cheap.
constexpr int deepest_mark = 16;

bool has_only(const Tape& tape, const Token& open, std::string_view a, std::string_view b,
              std::string_view c = {}) {
  const auto attributes = tape.attributes_of(open);
  return std::all_of(attributes.begin(), attributes.end(), [&](const Attribute& attribute) {
    return attribute.name == a || attribute.name == b || attribute.name == c;
  });
}

// What editors leave behind when text is pasted: it shows nothing.
bool is_idle_span(const Tape& tape, const Token& span) {
  const auto attributes = tape.attributes_of(span);
  if (attributes.empty()) return true;
  if (attributes.size() > 1 || attributes[0].name != "style") return false;
  std::string_view style = trim(attributes[0].value);
  if (style.ends_with(';')) style.remove_suffix(1);
  return style == "font-weight: 400" || style == "font-weight:400";
}

// More than emphasis and white space between the tags; a mere anchor has nothing there.
bool shows_something(const Tape& tape, std::size_t open) {
  for (std::size_t i = open + 1; i < tape.tokens[open].match; ++i) {
    const Token& token = tape.tokens[i];
    if (token.kind == TokenKind::text ? !is_blank(tape.text(token))
                                      : token.has(void_element) && token.tag != Tag::br)
      return true;
  }
  return false;
}

// The shortest run of backticks that the text doesn't have.
std::size_t fence_length(std::string_view text) {
  std::bitset<64> seen;
  std::size_t run = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && text[i] == '`') {
      ++run;
    } else {
      if (run < seen.size()) seen.set(run);
      run = 0;
    }
  }
  std::size_t length = 1;
  while (length < seen.size() && seen.test(length)) ++length;
  return length;  // 64 if none of the shorter is free: then the caller writes a tag
}

bool is_uri(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon < 2 || colon > 32 || !is_alpha(text[0]))
    return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool in_scheme = is_alpha(c) || is_digit(c) || c == '+' || c == '.' || c == '-';
    if (i < colon && !in_scheme) return false;
    if (static_cast<unsigned char>(c) <= ' ' || c == '<' || c == '>' || c == '|' || c == '{' ||
        c == '\x7F' || (c == '&' && looks_like_reference(text, i)))
      return false;
  }
  return true;
}

bool is_email(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || at == 0 || at + 1 == text.size()) return false;
  const auto plain = [](char c) { return is_alpha(c) || is_digit(c) || c == '-' || c == '.'; };
  const std::string_view domain = text.substr(at + 1);
  return is_alpha(domain.front()) && is_alpha(domain.back()) &&
         domain.find("..") == std::string_view::npos &&
         domain.find(".-") == std::string_view::npos &&
         domain.find("-.") == std::string_view::npos &&
         std::all_of(domain.begin(), domain.end(), plain) &&
         std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at),
                     [&](char c) { return plain(c) || c == '_' || c == '+'; });
}

// A line must not begin what would end the paragraph; soft line breaks may become blanks.
void keep_lines(std::string& out) {
  std::size_t at = 0;
  while ((at = out.find("\n<", at)) != std::string::npos) {
    const int kind = html_block_start(std::string_view(out).substr(at + 1));
    if (kind == 0 || kind == 7) {
      ++at;
      continue;
    }
    std::size_t slashes = 0;
    while (slashes < at && out[at - 1 - slashes] == '\\') ++slashes;
    slashes % 2 == 1 ? void(out.replace(at - 1, 2, "<br /> ")) : void(out[at] = ' ');
  }
}

void escape_bars(std::string& out) {
  for (std::size_t at = 0; (at = out.find('|', at)) != std::string::npos; at += 2)
    out.insert(at, 1, '\\');
}

// "# Vitamin C#" is no closing sequence, "# C #" is one.
void escape_closing_sequence(std::string& out) {
  const std::size_t end = out.find_last_not_of('#');
  const std::size_t begin = end == std::string::npos ? 0 : end + 1;
  if (begin < out.size() && (begin == 0 || is_blank(out[begin - 1]))) out.insert(begin, 1, '\\');
}

}  // namespace

bool InlineWriter::write(std::size_t first, std::size_t last, Flow flow, std::string& out) {
  flow_ = flow;
  last_ = last;
  text_.clear();
  content_end_ = breaks_ = 0;
  in_brackets_ = open_marks_ = open_dels_ = 0;
  marks_.clear();
  elements_.clear();
  link_ends_.clear();
  out.clear();
  for (std::size_t at = first; at < last; ++at)
    if (!token(at)) return false;
  if (breaks_ > 0) {
    const std::size_t breaks = breaks_;
    text_.resize(content_end_);
    for (std::size_t i = 0; i < breaks; ++i) content("<br />");
  }
  text_.resize(content_end_);
  write_with_marks(text_, marks_, out);
  finish(out);
  return true;
}

void InlineWriter::finish(std::string& out) const {
  if (flow_ == Flow::cell) escape_bars(out);
  if (flow_ == Flow::single) escape_closing_sequence(out);
  if (!one_line()) keep_lines(out);
}

bool InlineWriter::token(std::size_t& at) {
  const Token& token = tape_.tokens[at];
  switch (token.kind) {
    case TokenKind::open: return open(at);
    case TokenKind::close: close(token); return true;
    case TokenKind::text:
      line_ends_after_ = at + 1 == last_ || (tape_.tokens[at + 1].tag == Tag::br);
      text(tape_.text(token));
      return true;
    default: return markup(tape_.bytes(token));
  }
}

bool InlineWriter::open(std::size_t& at) {
  const Token& token = tape_.tokens[at];
  const bool bare = token.count == 0;
  switch (token.tag) {
    case Tag::em:
    case Tag::i:
      if (!bare || open_marks_ >= deepest_mark) break;
      open_mark(Mark::Kind::em, token.tag);
      return true;
    case Tag::strong:
    case Tag::b:
      if (!bare || open_marks_ >= deepest_mark) break;
      open_mark(Mark::Kind::strong, token.tag);
      return true;
    case Tag::del:
    case Tag::s:
    case Tag::strike:
      if (!bare || open_marks_ >= deepest_mark || open_dels_ > 0) break;
      ++open_dels_;
      open_mark(Mark::Kind::del, token.tag);
      return true;
    case Tag::br:
      if (!bare) break;
      line_break();
      return true;
    case Tag::code:
      if (!bare || !code(at)) break;
      at = token.match;
      return true;
    case Tag::img:
      if (image(token)) return true;
      break;
    case Tag::a:
      if (open_link(at)) return true;
      break;
    case Tag::span:
      if (!is_idle_span(tape_, token)) break;
      elements_.push_back({});
      return true;
    default: break;
  }
  return tag(token);
}

bool InlineWriter::tag(const Token& token) {
  if (is_block(token.tag) || !is_inline_tag(tape_, token)) return false;
  if (token.tag == Tag::textarea ||
      (is_raw_text(token.tag) && token.match != &token - tape_.tokens.data() + 1))
    return false;
  piece_.clear();
  append_tag(tape_, token, options_, piece_);
  content(piece_);
  if (!token.has(void_element)) elements_.push_back({Element::Kind::tag, 0});
  return true;
}

void InlineWriter::close(const Token& token) {
  const Element element = elements_.back();
  elements_.pop_back();
  switch (element.kind) {
    case Element::Kind::nothing: break;
    case Element::Kind::mark: close_mark(element.mark); break;
    case Element::Kind::link: close_link(element.mark); break;
    case Element::Kind::tag:
      content("</");
      content(tape_.name(token));
      content(">");
      break;
  }
}

void InlineWriter::open_mark(Mark::Kind kind, Tag tag) {
  elements_.push_back({Element::Kind::mark, static_cast<std::uint32_t>(marks_.size())});
  Mark mark;
  mark.position = static_cast<std::uint32_t>(text_.size());
  mark.kind = kind;
  mark.element = to_string(tag);
  marks_.push_back(mark);
  ++open_marks_;
}

// White space at the edges of emphasis stands outside of it, else it would be none.
void InlineWriter::close_mark(std::uint32_t opener) {
  --open_marks_;
  if (marks_[opener].kind == Mark::Kind::del) --open_dels_;
  if (content_end_ <= marks_[opener].position) {
    marks_.resize(opener);  // nothing in it
    return;
  }
  Mark mark = marks_[opener];
  mark.position = static_cast<std::uint32_t>(content_end_);
  mark.partner = opener;
  mark.opens = false;
  marks_[opener].partner = static_cast<std::uint32_t>(marks_.size());
  marks_.push_back(mark);
}

// Blanks have been written: marks that had nothing behind them yet stand after the blanks.
void InlineWriter::move_marks() {
  for (std::size_t i = marks_.size(); i-- > 0;) {
    if (!marks_[i].opens || marks_[i].position < content_end_) return;
    marks_[i].position = static_cast<std::uint32_t>(text_.size());
  }
}

bool InlineWriter::autolink(std::size_t at) {
  const Token& link = tape_.tokens[at];
  if (link.match != at + 2 || link.count != 1) return false;
  const Token& inside = tape_.tokens[at + 1];
  if (inside.kind != TokenKind::text) return false;
  const std::string_view shown = tape_.text(inside);
  const std::string_view href = tape_.attribute(link, "href");
  const bool email = href.starts_with("mailto:") && href.substr(7) == shown && is_email(shown);
  if (!email && !(href == shown && is_uri(shown))) return false;
  content("<");
  content(shown);
  content(">");
  return true;
}

bool InlineWriter::open_link(std::size_t& at) {
  const Token& token = tape_.tokens[at];
  if (in_brackets_ > 0 || !has_only(tape_, token, "href", "title") ||
      !tape_.has_attribute(token, "href"))
    return false;
  if (autolink(at)) {
    at = token.match;
    return true;
  }
  if (!shows_something(tape_, at)) return false;
  elements_.push_back({Element::Kind::link, static_cast<std::uint32_t>(marks_.size())});
  std::string& end = link_ends_.emplace_back("](");
  destination(tape_.attribute(token, "href"), end);
  title(tape_.attribute(token, "title"), end);
  end += ')';
  Mark mark;
  mark.position = static_cast<std::uint32_t>(text_.size());
  mark.kind = Mark::Kind::link;
  mark.element = end;
  marks_.push_back(mark);
  ++in_brackets_;
  return true;
}

void InlineWriter::close_link(std::uint32_t opener) {
  --in_brackets_;
  ++open_marks_;  // close_mark() counts it, open_link() didn't
  close_mark(opener);
}

bool InlineWriter::image(const Token& token) {
  if (!has_only(tape_, token, "src", "alt", "title") || !tape_.has_attribute(token, "src"))
    return false;
  content("![");
  std::string alt(tape_.attribute(token, "alt"));
  std::replace(alt.begin(), alt.end(), '\n', ' ');
  ++in_brackets_;
  line_ends_after_ = false;
  text(alt);
  --in_brackets_;
  piece_ = "](";
  destination(tape_.attribute(token, "src"), piece_);
  title(tape_.attribute(token, "title"), piece_);
  content(piece_);
  content(")");
  return true;
}

// False: as a tag.
bool InlineWriter::code(std::size_t at) {
  const Token& token = tape_.tokens[at];
  if (token.match != at + 2 || tape_.tokens[at + 1].kind != TokenKind::text) return false;
  const std::string_view shown = tape_.text(tape_.tokens[at + 1]);
  if (shown.empty() || (!text_.empty() && text_.back() == '`')) return false;
  if (holds_template_marks(shown, options_)) return false;
  if (flow_ == Flow::cell && shown.find('|') != std::string_view::npos) return false;
  const std::size_t length = fence_length(shown);
  if (length > 60) return false;
  piece_.assign(shown);
  for (char& c : piece_)
    if (c == '\n' || c == '\r') c = ' ';
  const bool spaced = piece_.front() == ' ' && piece_.back() == ' ' && !is_blank(piece_);
  if (spaced || piece_.front() == '`' || piece_.back() == '`') piece_ = ' ' + piece_ + ' ';
  const std::string fence(length, '`');
  content(fence);
  content(piece_);
  content(fence);
  return true;
}

void InlineWriter::line_break() {
  if (one_line()) return content("<br />");
  if (breaks_ == 0) text_.resize(content_end_);
  text_ += "\\\n";
  ++breaks_;
  move_marks();
}

bool InlineWriter::markup(std::string_view bytes) {
  if (!is_inline_markup(bytes)) return false;
  const bool lines = bytes.find('\n') != std::string_view::npos;
  if (lines && (one_line() || bytes.find("\n\n") != std::string_view::npos)) return false;
  content(bytes);
  return true;
}

}  // namespace postferry
