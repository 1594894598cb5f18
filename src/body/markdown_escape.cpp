// SPDX-License-Identifier: MIT
// How InlineWriter writes text so that it is read as exactly this text.
#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/byte_block.h"
#include "body/markdown_inline.h"
#include "body/markdown_simple.h"
#include "body/markdown_text.h"

namespace postferry {
namespace {

// Whether something could be read as a character reference: "&copy;".
bool holds_reference(std::string_view url) {
  for (std::size_t at = url.find('&'); at != std::string_view::npos; at = url.find('&', at + 1)) {
    std::size_t end = at + 1;
    while (end < url.size() && (is_alpha(url[end]) || is_digit(url[end]) || url[end] == '#')) ++end;
    if (end > at + 1 && end < url.size() && url[end] == ';') return true;
  }
  return false;
}

constexpr std::array<bool, 256> make_specials() {
  std::array<bool, 256> table{};
  for (const char c : std::string_view("\\`*_~[](:.@<&{|\xC2"))
    table[static_cast<unsigned char>(c)] = true;
  return table;
}
constexpr std::array<bool, 256> specials = make_specials();
bool is_special(char c) noexcept { return specials[static_cast<unsigned char>(c)]; }

constexpr std::array<bool, 256> make_plain_in_urls() {
  std::array<bool, 256> table{};
  for (unsigned c = 0; c < 0x80; ++c) {
    const char letter = static_cast<char>(c);
    table[c] = is_alpha(letter) || is_digit(letter) ||
               std::string_view("/:.-?=%#+,;!@$'").find(letter) != std::string_view::npos;
  }
  return table;
}
constexpr std::array<bool, 256> plain_in_urls = make_plain_in_urls();

// Stands for itself wherever it is in a link's URL.
bool is_plain_in_url(char c) noexcept { return plain_in_urls[static_cast<unsigned char>(c)]; }

// Whether readers find the end of a URL with these parentheses: they count pairs, not too many.
bool has_balanced_parentheses(std::string_view url) noexcept {
  if (url.find('(') == std::string_view::npos && url.find(')') == std::string_view::npos)
    return true;
  int depth = 0;
  int parentheses = 0;
  bool balanced = true;
  for (const char c : url) {
    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    parentheses += c == '(' ? 1 : 0;
    balanced = balanced && depth >= 0;
  }
  return balanced && depth == 0 && parentheses <= 8;
}

// A blank with a word behind it in the same line.
bool is_single_blank(std::string_view text, std::size_t at) noexcept {
  return text[at] == ' ' && at + 1 < text.size() && !is_blank(text[at + 1]);
}

std::size_t word_end(std::string_view text, std::size_t at) noexcept {
  while (at < text.size() && !is_blank(text[at])) ++at;
  return at;
}

bool is_word(char c) noexcept { return is_alpha(c) || is_digit(c); }

// Characters that some readers take for marks although they stand in a link's URL or title.
bool could_be_mark(std::string_view text, std::size_t at) noexcept {
  switch (text[at]) {
    case '`':
    case '*':
    case '~': return true;
    case '_':
      return at == 0 || at + 1 == text.size() || !is_word(text[at - 1]) || !is_word(text[at + 1]);
    default: return false;
  }
}

}  // namespace

void InlineWriter::text(std::string_view text) {
  shortcode_end_ = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t end = at;
    while (end < text.size() && is_blank(text[end])) ++end;
    if (end > at) blanks(text.substr(at, end - at));
    if (end < text.size()) end = words(text, end);
    at = end;
  }
}

// Words from `begin` on, with single blanks between; returns where they end.
std::size_t InlineWriter::words(std::string_view text, std::size_t begin) {
  std::size_t line_mark = std::string_view::npos;
  if (at_line_start() && !one_line()) {
    const std::size_t end = word_end(text, begin);
    if (bare_link(text, begin, end)) {
      content("<");
      content(text.substr(begin, end - begin));
      content(">");
      return end;
    }
    const std::size_t found = line_escape(text.substr(begin));
    if (found != std::string_view::npos) line_mark = begin + found;
  }
  std::size_t done = begin;
  std::size_t at = line_mark == std::string_view::npos ? skip_words(text, begin) : begin;
  while (at < text.size()) {
    std::size_t used = 1;
    std::string_view written;
    if (at == line_mark) {
      written = text.substr(at, 1);
      text_.append(text, done, at - done) += '\\';
      done = at;
    } else if (is_special(text[at])) {
      if (at > done) text_.append(text, done, at - done);
      done = at;
      written = escape(text, at, used);
    } else if (is_blank(text[at]) && !is_single_blank(text, at)) {
      break;
    }
    if (!written.empty()) {
      text_ += written;
      done = at + used;
    }
    at += used;
    if (at + ByteBlock::size < text.size() &&
        (line_mark == std::string_view::npos || at > line_mark))
      at = skip_words(text, at);
  }
  text_.append(text, done, at - done);
  content_end_ = text_.size();
  breaks_ = 0;
  return at;
}

void InlineWriter::blanks(std::string_view blanks) {
  if (at_line_start()) return;
  if (blanks.find('\n') != std::string_view::npos) {
    if (breaks_ == 0) text_.resize(content_end_);
    text_ += one_line() ? ' ' : '\n';
  } else if (text_.size() == content_end_) {
    for (const char c : blanks) text_ += c == '\t' ? '\t' : ' ';
  }
  move_marks();
}

// A URL alone on its line, which WordPress embeds.
bool InlineWriter::bare_link(std::string_view text, std::size_t begin, std::size_t end) const {
  const std::string_view url = text.substr(begin, end - begin);
  if (!(url.starts_with("http://") || url.starts_with("https://")) || !elements_.empty())
    return false;
  std::size_t next = end;
  while (next < text.size() && is_blank(text[next]) && text[next] != '\n') ++next;
  if (next < text.size() ? text[next] != '\n' : !line_ends_after_) return false;
  return url.find_first_of("<>|{\\\x7F") == std::string_view::npos && url.size() > 8 &&
         !holds_reference(url);
}

std::string_view InlineWriter::escape(std::string_view text, std::size_t at, std::size_t& used) {
  const bool ends = at + 1 == text.size();
  const char next = ends ? '\0' : text[at + 1];
  const char before = at > 0 ? text[at - 1] : text_.empty() ? '\n' : text_.back();
  switch (text[at]) {
    case '\\':
      return ends || is_blank(next) || is_ascii_punctuation(next) || next == '\xC2' ? "\\\\" : "";
    case '`': return "\\`";
    case '*': return at > 0 && is_blank(before) && stands_alone(text, at + 1) ? "" : "\\*";
    case '_':
    case '~': return run(text, at, used);
    case '[':
      if (in_brackets_ > 0 || (flow_ == Flow::item && text_.empty())) return "\\[";
      shortcode(text, at);
      return "";
    case ']': return in_brackets_ > 0 ? "\\]" : "";
    case '(': return before == ']' ? "\\(" : "";
    case ':': return before == ']' || links(text, at) ? "\\:" : "";
    case '.': return links(text, at) ? "\\." : "";
    case '@': return links(text, at) ? "\\@" : "";
    case '<':
      return ends || is_alpha(next) || next == '/' || next == '!' || next == '?' ? "\\<" : "";
    case '&':
      // What could go on behind the text at hand counts, unless nothing does.
      if (line_ends_after_ && text.substr(at, 64).find(';') == std::string_view::npos) return "";
      return looks_like_reference(text, at) ? "&amp;" : "";
    case '{':
      if (!options_.jekyll && !options_.hugo) return "";
      if (ends || next == '{' || next == '%') return "&#123;";
      return next == ':' || next == '#' ? "\\{" : "";
    case '|': return options_.jekyll && flow_ != Flow::cell ? "\\|" : "";
    default: break;
  }
  // U+00A0 where an editor could take it for white space to strip.
  if (next != '\xA0') return "";
  used = 2;
  const bool edge = at == 0 || at + 2 >= text.size();
  return edge || is_blank(before) || is_blank(text[at + 2]) ? "&nbsp;" : "";
}

// Whether what ends at `end` has white space behind it, and text behind that: a mark, which would
// stand before the white space, can't touch it.
bool InlineWriter::stands_alone(std::string_view text, std::size_t end) const {
  if (after_mark() || end >= text.size() || !is_blank(text[end])) return false;
  while (end < text.size() && is_blank(text[end])) ++end;
  return end < text.size();
}

// _ and ~ that could be emphasis; snake_case and "about ~5" are none.
std::string_view InlineWriter::run(std::string_view text, std::size_t at, std::size_t& used) {
  const std::size_t end = std::min(text.find_first_not_of(text[at], at), text.size());
  used = end - at;
  const bool inside = at > 0 && end < text.size();
  const char before = at > 0 ? text[at - 1] : '\0';
  const char after = end < text.size() ? text[end] : '\0';
  if (inside && !at_line_start() && is_blank(before) && stands_alone(text, end)) return {};
  if (text[at] == '_' && inside && is_word(before) && is_word(after)) return {};
  const bool may_open = inside && !is_blank(after) && is_blank(before) && !after_mark();
  if (text[at] == '~' && used == 1 && may_open) return {};
  piece_.clear();
  for (std::size_t i = at; i < end; ++i) piece_.append("\\").push_back(text[i]);
  return piece_;
}

// A shortcode's bracket, and the URL between a pair: plugins look for them as they are.
void InlineWriter::shortcode(std::string_view text, std::size_t at) {
  if (at >= shortcode_end_) shortcode_end_ = shortcode_end(text, at);
}

// Would GitHub's Markdown make a link of what is around : . or @ here?
bool InlineWriter::links(std::string_view text, std::size_t at) const {
  if (at < shortcode_end_) return false;
  const auto precedes = [&](std::string_view name) {
    return at >= name.size() &&
           equals_ignoring_case(text.substr(at - name.size(), name.size()), name);
  };
  switch (text[at]) {
    case ':':
      return text.substr(at + 1, 2) == "//" &&
             (precedes("http") || precedes("https") || precedes("ftp"));
    case '.': return precedes("www");
    default: break;
  }
  if (options_.jekyll || at == 0 || at + 1 == text.size()) return false;
  const char before = text[at - 1];
  if (!is_word(before) && before != '.' && before != '+' && before != '-' && before != '_')
    return false;
  std::size_t end = at + 1;
  while (end < text.size() && end < at + 64 &&
         (is_word(text[end]) || text[end] == '-' || text[end] == '_'))
    ++end;
  return end > at + 1 && end < text.size() && text[end] == '.';
}

void InlineWriter::destination(std::string_view url, std::string& out) const {
  const bool escape_parentheses = !has_balanced_parentheses(url);
  const bool angles = url.find(' ') != std::string_view::npos;
  if (angles) out += '<';
  for (std::size_t i = 0; i < url.size(); ++i) {
    const auto plain_end =
        std::find_if_not(url.begin() + static_cast<std::ptrdiff_t>(i), url.end(), is_plain_in_url);
    const std::size_t plain = static_cast<std::size_t>(plain_end - url.begin()) - i;
    out.append(url, i, plain);
    i += plain;
    if (i == url.size()) break;
    const char c = url[i];
    const bool backslash = c == '\\' && (i + 1 == url.size() || is_ascii_punctuation(url[i + 1]));
    const bool parenthesis = escape_parentheses && (c == '(' || c == ')');
    if (backslash || parenthesis || c == '<' || c == '>' || could_be_mark(url, i)) {
      out.append("\\").push_back(c);
    } else if (c == '&' && looks_like_reference(url, i)) {
      out += "&amp;";
    } else if ((static_cast<unsigned char>(c) < ' ') || c == '\x7F' || c == '|' ||
               (c == '{' && (options_.jekyll || options_.hugo))) {
      constexpr std::string_view digits = "0123456789ABCDEF";
      out.append("%").push_back(digits[static_cast<unsigned char>(c) >> 4]);
      out += digits[static_cast<unsigned char>(c) & 15];
    } else {
      out += c;
    }
  }
  if (angles) out += '>';
}

void InlineWriter::title(std::string_view title, std::string& out) const {
  if (title.empty()) return;
  if (out.ends_with('(')) out += "<>";
  out += " \"";
  for (std::size_t i = 0; i < title.size(); ++i) {
    const char c = title[i];
    const bool backslash =
        c == '\\' && (i + 1 == title.size() || is_ascii_punctuation(title[i + 1]));
    if (backslash || c == '"' || c == '<' || c == '[' || c == ']' || could_be_mark(title, i)) {
      out.append("\\").push_back(c);
    } else if (c == '&' && looks_like_reference(title, i)) {
      out += "&amp;";
    } else if (c == '\n') {
      out += "&#10;";
    } else if (c == '{' && (options_.jekyll || options_.hugo)) {
      out += "&#123;";
    } else {
      out += c;
    }
  }
  out += '"';
}

}  // namespace postferry
