// SPDX-License-Identifier: MIT
#include "body/markdown_text.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/utf8.h"
#include "body/markdown_write.h"

namespace postferry {
namespace {

struct Range {
  char32_t first;
  char32_t last;
  char kind;
};
constexpr Range punctuation_ranges[] = {
#include "body/punctuation.inc"
};

CharClass class_of(char32_t c) noexcept {
  if (c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
      c == 0x3000)
    return CharClass::space;
  const Range* found =
      std::upper_bound(std::begin(punctuation_ranges), std::end(punctuation_ranges), c,
                       [](char32_t value, const Range& range) { return value < range.first; });
  if (found == std::begin(punctuation_ranges) || c > (--found)->last) return CharClass::other;
  return found->kind == 'P' ? CharClass::punctuation : CharClass::symbol;
}

CharClass class_of_ascii(char c) noexcept {
  if (is_blank(c)) return CharClass::space;
  if (is_ascii_punctuation(c)) return CharClass::punctuation;
  return static_cast<unsigned char>(c) < 0x20 ? CharClass::symbol : CharClass::other;
}

// The rest of the line from `at` is blank.
bool ends_line(std::string_view line, std::size_t at) noexcept {
  while (at < line.size() && (line[at] == ' ' || line[at] == '\t' || line[at] == '\r')) ++at;
  return at >= line.size() || line[at] == '\n';
}

// Only bars, dashes, colons...: what underlines a heading or a table's head, or is a rule.
bool is_ruling(std::string_view line) noexcept {
  const std::string_view end = line.substr(0, line.find('\n'));
  return end.find_first_not_of("-=|: \t\r") == std::string_view::npos;
}

// Sorted.
constexpr std::array<std::string_view, 62> block_names = {
    "address",  "article",  "aside",    "base",       "basefont", "blockquote", "body",   "caption",
    "center",   "col",      "colgroup", "dd",         "details",  "dialog",     "dir",    "div",
    "dl",       "dt",       "fieldset", "figcaption", "figure",   "footer",     "form",   "frame",
    "frameset", "h1",       "h2",       "h3",         "h4",       "h5",         "h6",     "head",
    "header",   "hr",       "html",     "iframe",     "legend",   "li",         "link",   "main",
    "menu",     "menuitem", "nav",      "noframes",   "ol",       "optgroup",   "option", "p",
    "param",    "search",   "section",  "source",     "summary",  "table",      "tbody",  "td",
    "tfoot",    "th",       "thead",    "title",      "tr",       "ul"};

std::size_t name_end(std::string_view line, std::size_t at) noexcept {
  while (at < line.size() && (is_alpha(line[at]) || is_digit(line[at]) || line[at] == '-')) ++at;
  return at;
}

// End of the tag that begins the line (after its >), or npos. Quoted values may hold anything.
std::size_t tag_end(std::string_view line) noexcept {
  char quote = 0;
  for (std::size_t at = 1; at < line.size() && line[at] != '\n'; ++at) {
    const char c = line[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return at + 1;
    } else if (c == '<') {
      return std::string_view::npos;
    }
  }
  return std::string_view::npos;
}

bool is_block_name(std::string_view name) {
  const std::string lowered = lower(name);
  return std::binary_search(block_names.begin(), block_names.end(), std::string_view(lowered)) ||
         lowered == "track";
}

constexpr std::string_view known_shortcodes[] = {
    "audio", "caption", "embed", "gallery", "playlist", "video", "wp_caption", "youtube", "vimeo"};

}  // namespace

CharClass class_at(std::string_view text, std::size_t at) noexcept {
  if (at >= text.size()) return CharClass::space;
  if (static_cast<unsigned char>(text[at]) < 0x80) return class_of_ascii(text[at]);
  return class_of(decode_utf8(text, at).value);
}

CharClass class_before(std::string_view text, std::size_t at) noexcept {
  if (at == 0) return CharClass::space;
  if (static_cast<unsigned char>(text[at - 1]) < 0x80) return class_of_ascii(text[at - 1]);
  std::size_t begin = at - 1;
  while (begin > 0 && at - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80)
    --begin;
  return class_of(decode_utf8(text, begin).value);
}

bool is_blank(std::string_view text) noexcept {
  return std::all_of(text.begin(), text.end(), [](char c) { return is_blank(c); });
}

bool looks_like_reference(std::string_view text, std::size_t at) noexcept {
  std::size_t end = at + 1;
  if (end < text.size() && text[end] == '#') ++end;
  const std::size_t longest = std::min(text.size(), end + 48);
  while (end < longest && (is_alpha(text[end]) || is_digit(text[end]))) ++end;
  return end == text.size() || (text[end] == ';' && end > at + 1);
}

std::size_t line_escape(std::string_view line) noexcept {
  if (line.empty()) return std::string_view::npos;
  switch (line[0]) {
    case '>': return 0;
    case '#': {
      const std::size_t end = std::min(line.find_first_not_of('#'), line.size());
      return end <= 6 && (end == line.size() || is_blank(line[end])) ? 0 : std::string_view::npos;
    }
    case '+': return line.size() == 1 || is_blank(line[1]) ? 0 : std::string_view::npos;
    case '-':
      if (line.size() == 1 || is_blank(line[1])) return 0;
      return is_ruling(line) ? 0 : std::string_view::npos;
    case '*': return line.size() == 1 || is_blank(line[1]) ? 0 : std::string_view::npos;
    case ':':  // also ":::", a fenced block to some, and ": ", a definition
      if (line.size() == 1 || is_blank(line[1]) || line[1] == ':') return 0;
      return is_ruling(line) ? 0 : std::string_view::npos;
    case '=':
    case '|': return is_ruling(line) ? 0 : std::string_view::npos;
    case '_': return line.size() == 1 || is_blank(line[1]) ? 0 : std::string_view::npos;
    default: break;
  }
  if (!is_digit(line[0])) return std::string_view::npos;
  std::size_t end = 1;
  while (end < line.size() && end < 10 && is_digit(line[end])) ++end;
  if (end > 9 || end >= line.size() || (line[end] != '.' && line[end] != ')'))
    return std::string_view::npos;
  return end + 1 == line.size() || is_blank(line[end + 1]) ? end : std::string_view::npos;
}

std::size_t shortcode_end(std::string_view text, std::size_t at) noexcept {
  std::size_t name = at + 1;
  if (name < text.size() && text[name] == '/') ++name;
  std::size_t name_end = name;
  while (name_end < text.size() && name_end < name + 16 &&
         (is_alpha(text[name_end]) || is_digit(text[name_end]) || text[name_end] == '_'))
    ++name_end;
  const std::string_view wanted = text.substr(name, name_end - name);
  if (std::find(std::begin(known_shortcodes), std::end(known_shortcodes), wanted) ==
      std::end(known_shortcodes))
    return at;
  std::size_t end = std::min(text.find_first_of("[]<>\n", name_end), text.size());
  if (end == text.size() || text[end] != ']') return at;
  ++end;
  if (text.substr(end, 4) == "http") end = std::min(text.find_first_of("[ \n", end), text.size());
  return end;
}

int html_block_start(std::string_view line) noexcept {
  if (line.size() < 3 || line[0] != '<') return 0;
  if (line.substr(1, 3) == "!--") return 2;
  if (line[1] == '?') return 3;
  if (line.substr(1, 8) == "![CDATA[") return 5;
  if (line[1] == '!') return is_alpha(line[2]) ? 4 : 0;
  const bool closing = line[1] == '/';
  const std::size_t begin = closing ? 2 : 1;
  if (!is_alpha(line[begin])) return 0;
  const std::size_t end = name_end(line, begin);
  const std::string_view name = line.substr(begin, end - begin);
  const bool after_name = end == line.size() || is_blank(line[end]) || line[end] == '>';
  if (!closing && after_name)
    for (const std::string_view raw : {"pre", "script", "style"})
      if (equals_ignoring_case(name, raw)) return 1;
  if ((after_name || line.substr(end, 2) == "/>") && is_block_name(name)) return 6;
  if (!after_name && line.substr(end, 2) != "/>") return 0;
  const std::size_t tag = tag_end(line);
  return tag != std::string_view::npos && ends_line(line, tag) ? 7 : 0;
}

bool holds_template_marks(std::string_view code, const MarkdownOptions& options) noexcept {
  for (std::size_t at = code.find('{'); at < code.size(); at = code.find('{', at + 1)) {
    const char next = at + 1 < code.size() ? code[at + 1] : '\0';
    if (options.jekyll && (next == '{' || next == '%')) return true;
    const char then = at + 2 < code.size() ? code[at + 2] : '\0';
    if (options.hugo && next == '{' && (then == '<' || then == '%')) return true;
  }
  return false;
}

}  // namespace postferry
