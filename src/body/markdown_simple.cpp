// SPDX-License-Identifier: MIT
#include "body/markdown_simple.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/ascii.h"
#include "base/byte_block.h"
#include "base/bytes.h"

namespace postferry {

namespace {

enum class Kind : std::uint8_t { plain, blank, colon, dot, latin, mark, no };

// Bytes of UTF-8 are text; after 0xC2 come U+0080 to U+009F and U+00A0 too.
constexpr std::array<Kind, 256> make_kinds() {
  std::array<Kind, 256> kinds{};
  for (std::size_t c = 0; c < kinds.size(); ++c) {
    const bool word = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    kinds[c] = word || c >= 0x80 ? Kind::plain : Kind::no;
  }
  for (const char c : std::string_view("!\"'(),-/;=?%+"))
    kinds[static_cast<unsigned char>(c)] = Kind::plain;
  for (const char c : std::string_view("*[]\\&")) kinds[static_cast<unsigned char>(c)] = Kind::mark;
  kinds[' '] = Kind::blank;
  kinds[':'] = Kind::colon;
  kinds['.'] = Kind::dot;
  kinds[0xC2] = Kind::latin;
  return kinds;
}
constexpr std::array<Kind, 256> kinds = make_kinds();

// What needs no look in a link's URL.
constexpr std::array<bool, 256> make_of_urls() {
  std::array<bool, 256> table{};
  for (unsigned c = 0; c < 0x80; ++c) {
    const char letter = static_cast<char>(c);
    table[c] = is_alpha(letter) || is_digit(letter) ||
               std::string_view("/:.-?=%#+,").find(letter) != std::string_view::npos;
  }
  return table;
}
constexpr std::array<bool, 256> of_urls = make_of_urls();

constexpr std::size_t npos = std::string_view::npos;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_alnum(char c) noexcept { return is_alpha(c) || is_digit(c); }

// Whether a line that begins so is a paragraph's, were it to begin one.
bool begins_line(std::string_view text) noexcept {
  if (text.empty() || text.starts_with(byte_order_mark)) return false;
  const char first = text.front();
  return is_alpha(first) || static_cast<unsigned char>(first) >= 0x80 || first == '(' ||
         first == '"' || first == '\'';
}

// http://, www.
bool may_link(std::string_view text, std::size_t at) noexcept {
  if (text[at] == ':') return text.substr(at + 1, 1) == "/";
  return at >= 3 && equals_ignoring_case(text.substr(at - 3, 3), "www");
}

// A no-break space stays one only between words.
bool is_safe_latin(std::string_view text, std::size_t at) noexcept {
  const auto next = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0;
  if (next > 0xA0) return true;
  return next == 0xA0 && at > 0 && at + 2 < text.size() && text[at - 1] != ' ' &&
         text[at - 1] != '\n' && text[at + 2] != ' ' && text[at + 2] != '\\';
}

/// Text with its marks, from its first byte to its last.
class SimpleText {
 public:
  SimpleText(std::string_view text, std::string_view line_break, std::string& out)
      : text_(text), line_break_(line_break), out_(out) {}

  [[nodiscard]] bool append() {
    at_ = skip_words(text_, 0);
    while (at_ < text_.size()) {
      switch (kinds[static_cast<unsigned char>(text_[at_])]) {
        case Kind::plain: go_on(1); break;
        case Kind::blank:
          if (at_ + 1 == text_.size() || text_[at_ + 1] == ' ' || text_[at_ + 1] == '\n')
            return false;
          go_on(1);
          break;
        case Kind::colon:
        case Kind::dot:
          if (may_link(text_, at_)) return false;
          go_on(1);
          break;
        case Kind::latin:
          if (!is_safe_latin(text_, at_)) return false;
          go_on(1);
          break;
        case Kind::mark:
          if (!mark()) return false;
          break;
        case Kind::no: return false;
      }
    }
    flush();
    return depth_ == 0 && !in_link_;
  }

 private:
  void go_on(std::size_t bytes) {
    at_ += bytes;
    if (at_ + ByteBlock::size < text_.size()) at_ = skip_words(text_, at_);
  }

  void flush() {
    out_.append(text_, done_, at_ - done_);
    done_ = at_;
  }

  // Writes `html` for the next `size` bytes.
  bool replace(std::size_t size, std::string_view html) {
    flush();
    out_ += html;
    done_ = at_ + size;
    at_ = skip_words(text_, done_);
    return true;
  }

  [[nodiscard]] char before() const noexcept { return at_ == 0 ? '\n' : text_[at_ - 1]; }
  [[nodiscard]] char after(std::size_t size) const noexcept {
    return at_ + size < text_.size() ? text_[at_ + size] : '\n';
  }

  bool mark() {
    switch (text_[at_]) {
      case '*': return emphasis();
      case '[': return open_link();
      case ']': return close_link();
      case '\\': return line_break();
      default: return after(1) == ' ' && replace(1, "&amp;");  // '&'
    }
  }

  // Marks that can only open, or only close, by what is around them; so no two can be paired in
  // another way than these are.
  bool emphasis() {
    const std::size_t size = after(1) == '*' ? 2 : 1;
    const char left = before();
    const char right = after(size);
    if (right == '*') return false;
    const bool opens =
        (left == ' ' || left == '\n' || left == '(' || left == '[') && is_alnum(right);
    if (opens) {
      if (depth_ == open_.size()) return false;
      open_[depth_++] = static_cast<std::uint8_t>(size);
      return replace(size, size == 2 ? "<strong>" : "<em>");
    }
    const bool at_end = right == ' ' || right == '\n';
    const bool closes = is_alnum(left) ? at_end || is_sentence_mark(right) || right == ']'
                                       : at_end && (is_sentence_mark(left) || left == '"');
    if (!closes || depth_ == link_depth_ || open_[depth_ - 1] != size) return false;
    --depth_;
    return replace(size, size == 2 ? "</strong>" : "</em>");
  }

  static bool is_sentence_mark(char c) noexcept {
    return c == '.' || c == ',' || c == ';' || c == '!' || c == '?' || c == ')' || c == ':';
  }

  bool open_link() {
    if (in_link_ || before() == '!') return false;
    // Where the text ends without a URL it would be no link.
    const std::size_t end = text_.find(']', at_);
    if (end == npos) return false;
    const std::size_t url_end = end_of_url(end + 2);
    if (text_.substr(end, 2) != "](" || url_end == end + 2 || text_.substr(url_end, 1) != ")" ||
        end == at_ + 1 || text_[at_ + 1] == ' ')
      return false;
    flush();
    out_ += "<a href=\"";
    append_url(text_.substr(end + 2, url_end - end - 2));
    out_ += "\">";
    done_ = ++at_;
    in_link_ = true;
    link_depth_ = depth_;
    link_end_ = url_end + 1;
    return true;
  }

  void append_url(std::string_view url) {
    for (std::size_t at = url.find('&'); at != npos; at = url.find('&')) {
      out_.append(url, 0, at) += "&amp;";
      url.remove_prefix(at + 1);
    }
    out_ += url;
  }

  // Bytes that no reader takes for more than a part of the URL.
  [[nodiscard]] std::size_t end_of_url(std::size_t at) const noexcept {
    for (; at < text_.size(); ++at) {
      const char c = text_[at];
      if (c == '&' ? may_be_reference(at) : !of_urls[static_cast<unsigned char>(c)]) break;
    }
    return at;
  }

  [[nodiscard]] bool may_be_reference(std::size_t at) const noexcept {
    do ++at;
    while (at < text_.size() && (is_alnum(text_[at]) || text_[at] == '#'));
    return at == text_.size() || text_[at] == ';';
  }

  bool close_link() {
    if (!in_link_ || depth_ != link_depth_ || before() == ' ') return false;
    in_link_ = false;
    link_depth_ = 0;
    return replace(link_end_ - at_, "</a>");
  }

  bool line_break() {
    if (line_break_.empty() || after(1) != '\n' || depth_ > 0 || in_link_ || before() == '\n' ||
        before() == ' ' || at_ + 2 >= text_.size() || !begins_line(text_.substr(at_ + 2)))
      return false;
    return replace(2, line_break_);
  }

  std::string_view text_;
  std::string_view line_break_;  // empty: there can be none
  std::string& out_;
  std::size_t at_ = 0;
  std::size_t done_ = 0;  // written
  std::array<std::uint8_t, 8> open_{};
  std::size_t depth_ = 0;
  std::size_t link_depth_ = 0;  // marks that were open where the link began
  std::size_t link_end_ = 0;
  bool in_link_ = false;
};

bool append_heading(std::string_view block, HtmlStyle style, std::string& out) {
  const std::size_t level = block.find_first_not_of('#');
  if (level > 6 || level + 2 > block.size() || block[level] != ' ') return false;
  const std::string_view text = block.substr(level + 1);
  if (!is_digit(text.front()) && !begins_line(text)) return false;
  const bool blocks = style == HtmlStyle::blocks;
  const char digit = static_cast<char>('0' + level);
  if (blocks && level == 2)
    out += "<!-- wp:heading -->\n";
  else if (blocks)
    out.append("<!-- wp:heading {\"level\":").append(1, digit) += "} -->\n";
  out.append("<h").append(1, digit) += blocks ? " class=\"wp-block-heading\">" : ">";
  if (!SimpleText(text, {}, out).append()) return false;
  out.append("</h").append(1, digit) += '>';
  if (blocks) out += "\n<!-- /wp:heading -->";
  return true;
}

// The text of a paragraph, a quote, an item.
bool append_text(std::string_view text, std::string_view line_break, std::string& out) {
  return !text.empty() && (begins_line(text) || text.front() == '*' || text.front() == '[') &&
         SimpleText(text, line_break, out).append();
}

/// What stands around a paragraph, a quote.
struct Tags {
  std::string_view begin;
  std::string_view end;
};

Tags paragraph_tags(HtmlStyle style) noexcept {
  switch (style) {
    case HtmlStyle::classic: return {};
    case HtmlStyle::blocks: return {"<!-- wp:paragraph -->\n<p>", "</p>\n<!-- /wp:paragraph -->"};
    default: return {"<p>", "</p>"};
  }
}

bool append_paragraph(std::string_view block, HtmlStyle style, std::string& out) {
  const Tags around = paragraph_tags(style);
  out += around.begin;
  if (!append_text(block, style == HtmlStyle::classic ? "\n" : "<br />\n", out)) return false;
  out += around.end;
  return true;
}

// A tight list of one level, an item a line.
bool append_list(std::string_view block, HtmlStyle style, std::string& out) {
  const bool blocks = style == HtmlStyle::blocks;
  out += blocks ? "<!-- wp:list -->\n<ul class=\"wp-block-list\">" : "<ul>\n";
  for (bool first = true;; first = false) {
    if (!block.starts_with("- ")) return false;
    const std::size_t end = std::min(block.find('\n'), block.size());
    if (!first) out += blocks ? "\n\n" : "\n";
    out += blocks ? "<!-- wp:list-item -->\n<li>" : "<li>";
    if (!append_text(block.substr(2, end - 2), {}, out)) return false;
    out += blocks ? "</li>\n<!-- /wp:list-item -->" : "</li>";
    if (end == block.size()) break;
    block.remove_prefix(end + 1);
  }
  out += blocks ? "</ul>\n<!-- /wp:list -->" : "\n</ul>";
  return true;
}

// A quote of one line.
bool append_quote(std::string_view block, HtmlStyle style, std::string& out) {
  if (!block.starts_with("> ")) return false;
  constexpr std::size_t styles = 3;
  static constexpr std::array<Tags, styles> tags = {{
      {"<blockquote>\n<p>", "</p>\n</blockquote>"},
      {"<blockquote>", "</blockquote>"},
      {"<!-- wp:quote -->\n<blockquote class=\"wp-block-quote\"><!-- wp:paragraph -->\n<p>",
       "</p>\n<!-- /wp:paragraph --></blockquote>\n<!-- /wp:quote -->"},
  }};
  const Tags& around = tags[static_cast<std::size_t>(style)];
  out += around.begin;
  if (!append_text(block.substr(2), {}, out)) return false;
  out += around.end;
  return true;
}

bool append_block(std::string_view block, HtmlStyle style, std::string& out) {
  switch (block.front()) {
    case '#': return append_heading(block, style, out);
    case '-': return append_list(block, style, out);
    case '>': return append_quote(block, style, out);
    default: return append_paragraph(block, style, out);
  }
}

}  // namespace

std::size_t skip_words(std::string_view text, std::size_t at) noexcept {
  return skip_even(text, at, [](ByteBlock bytes, ByteBlock next) {
    const ByteMask before_letters = bytes.between(0, 0x1F) | bytes.between('!', '+') |
                                    bytes.between('-', '@') | bytes.between('[', '`');
    const ByteMask wide_blank = bytes.is('\xC2');
    const ByteMask two_blanks = bytes.is(' ') & next.between(0, ' ');
    return before_letters | bytes.between('{', 0x7F) | wide_blank | two_blanks;
  });
}

bool is_plain_markdown(std::string_view text) noexcept {
  if (!begins_line(text) || text.back() == ' ') return false;
  for (std::size_t at = skip_words(text, 0); at < text.size(); ++at) {
    switch (kinds[static_cast<unsigned char>(text[at])]) {
      case Kind::plain: break;
      case Kind::blank:
        if (text[at + 1] == ' ') return false;  // the last byte is none
        break;
      case Kind::colon:
      case Kind::dot:
        if (may_link(text, at)) return false;
        at = skip_words(text, at + 1) - 1;
        break;
      case Kind::latin:
        if (!is_safe_latin(text, at)) return false;
        break;
      case Kind::mark:
      case Kind::no: return false;
    }
  }
  return true;
}

void append_plain_block(std::string_view text, HtmlStyle style, std::string& out) {
  const Tags around = paragraph_tags(style);
  out.append(around.begin).append(text).append(around.end);
}

bool append_simple_block(std::string_view block, HtmlStyle style, std::string& out) {
  if (block.empty()) return false;
  const std::size_t before = out.size();
  const bool done = append_block(block, style, out);
  if (!done) out.resize(before);
  return done;
}

}  // namespace postferry
