// SPDX-License-Identifier: MIT
#include "body/markdown_html.h"

#include <algorithm>

#include "base/ascii.h"
#include "body/markdown_text.h"

namespace postferry {
namespace {

bool is_tag_name(std::string_view name) noexcept {
  return !name.empty() && is_alpha(name[0]) && std::all_of(name.begin(), name.end(), [](char c) {
    return is_alpha(c) || is_digit(c) || c == '-';
  });
}

bool is_attribute_name(std::string_view name) noexcept {
  if (name.empty() || !(is_alpha(name[0]) || name[0] == '_' || name[0] == ':')) return false;
  return std::all_of(name.begin(), name.end(), [](char c) {
    return is_alpha(c) || is_digit(c) || c == '_' || c == ':' || c == '.' || c == '-';
  });
}

void append_value(std::string_view value, const MarkdownOptions& options, std::string& out) {
  for (const char c : value) switch (c) {
      case '&': out += "&amp;"; break;
      case '"': out += "&quot;"; break;
      case '\n': out += "&#10;"; break;
      case '\r': out += "&#13;"; break;
      case '|': out += "&#124;"; break;  // it would end a table's cell
      case '{': out += options.jekyll || options.hugo ? "&#123;" : "{"; break;
      default: out += c;
    }
}

// Walks the tokens and keeps what the last line looks like.
class HtmlPiece {
 public:
  HtmlPiece(const Tape& tape, const MarkdownOptions& options, HtmlLines lines, std::string& out)
      : tape_(tape), options_(options), lines_(lines), out_(out), begin_(out.size()) {}

  void token(const Token& token) {
    switch (token.kind) {
      case TokenKind::open:
        append_tag(tape_, token, options_, out_);
        if (!token.has(void_element)) enter(token.tag, 1);
        break;
      case TokenKind::close:
        enter(token.tag, -1);
        append_tag(tape_, token, options_, out_);
        break;
      case TokenKind::text: text(token); break;
      case TokenKind::block_close:
        if (token.size == 0) {
          out_.append("<!-- /wp:").append(tape_.name(token)).append(" -->");
          break;
        }
        [[fallthrough]];
      default: squeezed(tape_.bytes(token));
    }
  }

 private:
  void enter(Tag tag, int by) {
    if (tag == Tag::pre || tag == Tag::textarea) pre_ += by;
    if (is_raw_text(tag)) raw_ += by;
  }

  void text(const Token& token) {
    const std::string_view value = tape_.text(token);
    if (raw_ > 0) {
      lines_ == HtmlLines::all ? void(out_ += value) : squeezed(value);
    } else if (pre_ > 0) {
      pre_text(value);
    } else {
      flowing(value);
    }
  }

  void line_break() { out_ += lines_ == HtmlLines::one ? ' ' : '\n'; }
  [[nodiscard]] bool at_begin_of_line() const noexcept {
    return out_.size() == begin_ || out_.back() == '\n';
  }

  // Line breaks with all blanks around them are one; other blanks stay.
  void flowing(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
      std::size_t end = at;
      while (end < text.size() && is_blank(text[end])) ++end;
      const std::string_view blanks = text.substr(at, end - at);
      if (!blanks.empty() && !at_begin_of_line())
        blanks.find('\n') == std::string_view::npos ? void(out_ += blanks) : line_break();
      at = end;
      while (end < text.size() && !is_blank(text[end])) ++end;
      append_html_text(text.substr(at, end - at), options_, out_);
      at = end;
    }
  }

  // Readers of Markdown lose tabs at a line's begin and blanks at its end.
  void pre_text(std::string_view text) {
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      std::string_view line = text.substr(0, end);
      if (at_begin_of_line())
        for (; line.starts_with('\t') || line.starts_with(' '); line.remove_prefix(1))
          out_ += line.front() == ' ' ? " " : "&#9;";
      const char last = line.empty() || end == text.size() ? '\0' : line.back();
      if (last == ' ' || last == '\t') line.remove_suffix(1);
      append_html_text(line, options_, out_);
      if (last == ' ' || last == '\t') out_ += last == ' ' ? "&#32;" : "&#9;";
      if (end == text.size()) return;
      const bool coded =
          lines_ == HtmlLines::one || (lines_ == HtmlLines::no_blank && line_is_blank());
      coded ? void(out_ += "&#10;") : out_.push_back('\n');
      text.remove_prefix(end + 1);
    }
  }

  [[nodiscard]] bool line_is_blank() const noexcept {
    std::size_t at = out_.size();
    while (at > begin_ && (out_[at - 1] == ' ' || out_[at - 1] == '\t')) --at;
    return at == begin_ || out_[at - 1] == '\n';
  }

  // Bytes that have no other spelling: blank lines can't be kept.
  void squeezed(std::string_view bytes) {
    while (!bytes.empty()) {
      const std::size_t end = std::min(bytes.find('\n'), bytes.size());
      const std::string_view line = bytes.substr(0, end);
      if (!(is_blank(line) && at_begin_of_line())) {
        out_ += line;
        if (end < bytes.size()) line_break();
      }
      bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
  }

  const Tape& tape_;
  const MarkdownOptions& options_;
  HtmlLines lines_;
  std::string& out_;
  std::size_t begin_;
  int pre_ = 0;
  int raw_ = 0;
};

}  // namespace

void append_tag(const Tape& tape, const Token& token, const MarkdownOptions& options,
                std::string& out) {
  if (token.kind == TokenKind::close) {
    out.append("</").append(tape.name(token)).push_back('>');
    return;
  }
  out.append("<").append(tape.name(token));
  for (const Attribute& attribute : tape.attributes_of(token)) {
    out.append(" ").append(attribute.name).append("=\"");
    append_value(attribute.value, options, out);
    out += '"';
  }
  out += token.has(void_element) ? " />" : ">";
}

bool is_inline_tag(const Tape& tape, const Token& open) noexcept {
  const auto attributes = tape.attributes_of(open);
  return is_tag_name(tape.name(open)) &&
         std::all_of(attributes.begin(), attributes.end(),
                     [](const Attribute& attribute) { return is_attribute_name(attribute.name); });
}

bool is_inline_markup(std::string_view bytes) noexcept {
  const auto between = [&](std::string_view begin, std::string_view end) {
    return bytes.size() >= begin.size() + end.size() && bytes.starts_with(begin) &&
           bytes.ends_with(end);
  };
  if (bytes.starts_with("<!--")) {
    if (!between("<!--", "-->")) return false;
    const std::string_view text = bytes.substr(4, bytes.size() - 7);
    return !text.starts_with('>') && !text.starts_with("->") && !text.ends_with('-') &&
           text.find("--") == std::string_view::npos;
  }
  if (bytes.starts_with("</"))
    return between("</", ">") && is_tag_name(trim(bytes.substr(2, bytes.size() - 3)));
  if (bytes.starts_with("<?")) return between("<?", "?>") && bytes.find("?>") == bytes.size() - 2;
  if (bytes.starts_with("<![CDATA["))
    return between("<![CDATA[", "]]>") && bytes.find("]]>") == bytes.size() - 3;
  std::size_t at = 2;
  while (at < bytes.size() && bytes[at] >= 'A' && bytes[at] <= 'Z') ++at;
  return between("<!", ">") && at > 2 && at < bytes.size() && is_blank(bytes[at]) &&
         bytes.find('>') == bytes.size() - 1;
}

bool is_raw_text(Tag tag) noexcept {
  return tag == Tag::script || tag == Tag::style || tag == Tag::iframe;
}

void append_html(const Tape& tape, std::size_t first, std::size_t last, HtmlLines lines,
                 const MarkdownOptions& options, std::string& out) {
  HtmlPiece piece(tape, options, lines, out);
  for (std::size_t i = first; i < last; ++i) piece.token(tape.tokens[i]);
}

void append_html_text(std::string_view text, const MarkdownOptions& options, std::string& out) {
  const bool braces = options.jekyll || options.hugo;
  std::size_t done = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::string_view reference;
    std::size_t size = 1;
    switch (text[at]) {
      case '&': reference = "&amp;"; break;
      case '<': reference = "&lt;"; break;
      case '>': reference = "&gt;"; break;
      case '{':
        if (braces) reference = "&#123;";
        break;
      case '\xC2':
        if (text.substr(at, 2) == "\xC2\xA0") reference = "&nbsp;", size = 2;
        break;
      default: break;
    }
    if (reference.empty()) continue;
    out.append(text, done, at - done).append(reference);
    at += size - 1;
    done = at + 1;
  }
  out.append(text, done);
}

}  // namespace postferry
