// SPDX-License-Identifier: MIT
#include "body/markdown_sections.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "body/markdown_text.h"

namespace postferry {
namespace {

struct Line {
  std::string_view text;  // without indent and line break
  std::size_t indent = 0;
  bool blank = false;
};

Line line_of(std::string_view bytes) {
  Line line;
  std::size_t at = 0;
  for (; at < bytes.size() && (bytes[at] == ' ' || bytes[at] == '\t'); ++at)
    line.indent += bytes[at] == ' ' ? 1 : 4 - line.indent % 4;
  line.text = bytes.substr(at);
  while (!line.text.empty() && is_blank(line.text.back())) line.text.remove_suffix(1);
  line.blank = line.text.empty();
  return line;
}

/// Goes through the lines and tells which begin a section: those behind a blank line that belong
/// to nothing still open.
class Cutter {
 public:
  /// Whether the line begins a section.
  bool cuts(std::string_view bytes) {
    if (begins_with_letter(bytes) && kind_ != Kind::fence && kind_ != Kind::html)
      return takes_text();
    const Line line = line_of(bytes);
    const bool inside = continues(line);
    if (line.blank) {
      after_blank_ = after_blank_ || !inside;
      if (!inside && kind_ != Kind::list && kind_ != Kind::indented) kind_ = Kind::none;
      return false;
    }
    const bool cut = after_blank_ && !inside;
    after_blank_ = false;
    if (cut || kind_ == Kind::none) {
      open(line);
    } else if (!inside) {
      reopen(line);
    }
    return cut && !first();
  }

 private:
  static bool begins_with_letter(std::string_view bytes) {
    return !bytes.empty() && (is_alpha(bytes[0]) || static_cast<unsigned char>(bytes[0]) >= 0x80);
  }

  // A line that can be nothing but text, as most are.
  bool takes_text() {
    const bool cut = after_blank_;
    after_blank_ = false;
    if (cut || kind_ == Kind::none) {
      kind_ = Kind::text;
      first_line_ = false;
    }
    return cut && !first();
  }

  // `markup`: HTML that ends at a blank line.
  enum class Kind : std::uint8_t { none, text, fence, html, markup, list, indented };

  // In a fence or an HTML block that ends where it says, or part of the list.
  bool continues(const Line& line) {
    switch (kind_) {
      case Kind::fence:
        if (closes_fence(line)) kind_ = Kind::text;
        return true;
      case Kind::html:
        if (closes_html(line.text)) kind_ = Kind::text;
        return true;
      case Kind::list:
        return !line.blank && after_blank_ &&
               (line.indent >= content_ || (line.indent < 4 && list_mark(line) == mark_));
      case Kind::indented: return !line.blank && after_blank_ && line.indent >= 4;
      default: return false;
    }
  }

  void open(const Line& line) {
    kind_ = Kind::text;
    first_line_ = true;
    if (line.indent >= 4) {
      kind_ = Kind::indented;
      return;
    }
    if (const char mark = list_mark(line); mark != 0) {
      kind_ = Kind::list;
      mark_ = mark;
      content_ = line.indent + 2;
      return;
    }
    reopen(line);
    first_line_ = false;
  }

  // A fence or an HTML block can begin right after other lines.
  void reopen(const Line& line) {
    if (kind_ == Kind::list || kind_ == Kind::indented || kind_ == Kind::markup || line.indent >= 4)
      return;
    const char c = line.text.front();
    const std::size_t run = std::min(line.text.find_first_not_of(c), line.text.size());
    if ((c == '`' || c == '~') && run >= 3 &&
        (c == '~' || line.text.find('`', run) == std::string_view::npos)) {
      kind_ = Kind::fence;
      fence_ = c;
      fence_length_ = run;
    } else if (c == '<') {
      html_ = html_block_start(line.text);
      if (html_ >= 1 && html_ <= 5 && !closes_html(line.text)) kind_ = Kind::html;
      if (html_ == 6 || (html_ == 7 && first_line_)) kind_ = Kind::markup;
    }
  }

  [[nodiscard]] bool closes_fence(const Line& line) const {
    return line.indent < 4 && line.text.size() >= fence_length_ &&
           line.text.find_first_not_of(fence_) == std::string_view::npos;
  }

  [[nodiscard]] bool closes_html(std::string_view text) const {
    constexpr std::array<std::string_view, 6> ends = {"", "", "-->", "?>", ">", "]]>"};
    if (html_ != 1)
      return text.find(ends[static_cast<std::size_t>(html_)]) != std::string_view::npos;
    for (std::size_t at = 0; (at = text.find("</", at)) != std::string_view::npos; at += 2)
      for (const std::string_view name : {"pre>", "script>", "style>", "textarea>"})
        if (equals_ignoring_case(text.substr(at + 2, name.size()), name)) return true;
    return false;
  }

  // '-', '+', '*', or '.' and ')' of a numbered item; 0: no item.
  static char list_mark(const Line& line) {
    const std::string_view text = line.text;
    std::size_t at = 0;
    while (at < text.size() && at < 9 && is_digit(text[at])) ++at;
    if (at == text.size()) return 0;
    const char mark = text[at];
    const bool bullet = at == 0 && (mark == '-' || mark == '+' || mark == '*');
    if (!bullet && (at == 0 || (mark != '.' && mark != ')'))) return 0;
    if (at + 1 < text.size() && !is_blank(text[at + 1])) return 0;
    return bullet && is_rule(text) ? '\0' : mark;
  }

  static bool is_rule(std::string_view text) {
    std::size_t marks = 0;
    for (const char c : text) {
      if (c == text.front())
        ++marks;
      else if (!is_blank(c))
        return false;
    }
    return marks >= 3;
  }

  bool first() {
    const bool was = first_;
    first_ = false;
    return was;
  }

  Kind kind_ = Kind::none;
  bool after_blank_ = true;
  bool first_ = true;
  bool first_line_ = false;
  char fence_ = 0;
  std::size_t fence_length_ = 0;
  int html_ = 0;
  char mark_ = 0;
  std::size_t content_ = 0;  // indent that is surely inside the list's last item
};

}  // namespace

std::vector<Span> markdown_sections(std::string_view markdown) {
  std::vector<Span> sections;
  if (markdown.empty()) return sections;
  sections.push_back({});
  Cutter cutter;
  std::size_t at = 0;
  while (at < markdown.size()) {
    const std::size_t end = std::min(markdown.find('\n', at), markdown.size() - 1) + 1;
    if (cutter.cuts(markdown.substr(at, end - at))) {
      sections.back().end = static_cast<std::uint32_t>(at);
      sections.push_back({static_cast<std::uint32_t>(at), 0});
    }
    at = end;
  }
  sections.back().end = static_cast<std::uint32_t>(markdown.size());
  return sections;
}

}  // namespace postferry
