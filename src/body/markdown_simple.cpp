// SPDX-License-Identifier: MIT
#include "body/markdown_simple.h"

#include <array>
#include <cstdint>

#include "base/ascii.h"

namespace postferry {

namespace {

enum class Kind : std::uint8_t { plain, blank, colon, dot, mark, no };

// Bytes of UTF-8 are text, but for 0xC2: U+00A0 and U+0085 begin with it.
constexpr std::array<Kind, 256> make_kinds() {
  std::array<Kind, 256> kinds{};
  for (std::size_t c = 0; c < kinds.size(); ++c) {
    const bool word = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    kinds[c] = word || (c >= 0x80 && c != 0xC2) ? Kind::plain : Kind::no;
  }
  for (const char c : std::string_view("!\"'(),-/;=?%+"))
    kinds[static_cast<unsigned char>(c)] = Kind::plain;
  for (const char c : std::string_view("*[]\\&")) kinds[static_cast<unsigned char>(c)] = Kind::mark;
  kinds[' '] = Kind::blank;
  kinds[':'] = Kind::colon;
  kinds['.'] = Kind::dot;
  return kinds;
}
constexpr std::array<Kind, 256> kinds = make_kinds();

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

/// Text with its marks, from its first byte to its last.
class SimpleText {
 public:
  SimpleText(std::string_view text, std::string_view line_break, std::string& out)
      : text_(text), line_break_(line_break), out_(out) {}

  [[nodiscard]] bool append() {
    while (at_ < text_.size()) {
      switch (kinds[static_cast<unsigned char>(text_[at_])]) {
        case Kind::plain: ++at_; break;
        case Kind::blank:
          if (at_ + 1 == text_.size() || text_[at_ + 1] == ' ' || text_[at_ + 1] == '\n')
            return false;
          ++at_;
          break;
        case Kind::colon:
        case Kind::dot:
          if (may_link(text_, at_)) return false;
          ++at_;
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
  void flush() {
    out_.append(text_, done_, at_ - done_);
    done_ = at_;
  }

  // Writes `html` for the next `size` bytes.
  bool replace(std::size_t size, std::string_view html) {
    flush();
    out_ += html;
    at_ += size;
    done_ = at_;
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
    if (end == std::string_view::npos) return false;
    const std::size_t url_end = end_of_url(end + 2);
    if (text_.substr(end, 2) != "](" || url_end == end + 2 || text_.substr(url_end, 1) != ")" ||
        end == at_ + 1 || text_[at_ + 1] == ' ')
      return false;
    replace(1, "<a href=\"");
    out_.append(text_, end + 2, url_end - end - 2).append("\">");
    in_link_ = true;
    link_depth_ = depth_;
    link_end_ = url_end + 1;
    return true;
  }

  // Bytes that no reader takes for more than a part of the URL.
  [[nodiscard]] std::size_t end_of_url(std::size_t at) const noexcept {
    while (at < text_.size() &&
           (is_alnum(text_[at]) ||
            std::string_view("/:.-?=%#+,").find(text_[at]) != std::string_view::npos))
      ++at;
    return at;
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

bool append_heading(std::string_view block, std::string& out) {
  const std::size_t level = block.find_first_not_of('#');
  if (level > 6 || level + 2 > block.size() || block[level] != ' ') return false;
  const std::string_view text = block.substr(level + 1);
  if (!is_alnum(text.front())) return false;
  const char digit = static_cast<char>('0' + level);
  out.append("<h").append(1, digit) += '>';
  if (!SimpleText(text, {}, out).append()) return false;
  out.append("</h").append(1, digit) += '>';
  return true;
}

bool append_paragraph(std::string_view block, HtmlStyle style, std::string& out) {
  const bool blocks = style == HtmlStyle::blocks;
  const bool classic = style == HtmlStyle::classic;
  if (!begins_line(block) && block.front() != '*' && block.front() != '[') return false;
  if (blocks) out += "<!-- wp:paragraph -->\n";
  if (!classic) out += "<p>";
  if (!SimpleText(block, classic ? "\n" : "<br />\n", out).append()) return false;
  if (!classic) out += "</p>";
  if (blocks) out += "\n<!-- /wp:paragraph -->";
  return true;
}

}  // namespace

bool is_plain_markdown(std::string_view text) noexcept {
  if (!begins_line(text) || text.back() == ' ') return false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    switch (kinds[static_cast<unsigned char>(text[at])]) {
      case Kind::plain: break;
      case Kind::blank:
        if (text[at + 1] == ' ') return false;  // the last byte is none
        break;
      case Kind::colon:
      case Kind::dot:
        if (may_link(text, at)) return false;
        break;
      case Kind::mark:
      case Kind::no: return false;
    }
  }
  return true;
}

bool append_simple_block(std::string_view block, HtmlStyle style, std::string& out) {
  if (block.empty()) return false;
  const std::size_t before = out.size();
  const bool heading = block.front() == '#';
  const bool done = heading ? style != HtmlStyle::blocks && append_heading(block, out)
                            : append_paragraph(block, style, out);
  if (!done) out.resize(before);
  return done;
}

}  // namespace postferry
