// SPDX-License-Identifier: MIT
#include <utility>

#include "base/ascii.h"
#include "base/bytes.h"
#include "review/layout.h"

namespace postferry {

namespace {

/// Writes blocks of lines in one of the formats.
class BodyWriter {
 public:
  explicit BodyWriter(const Text& body)
      : value_(body.value),
        blocks_(body.format == "blocks"),
        classic_(body.format == "classic"),
        markdown_(body.format == "markdown"),
        text_(body.format == "text") {}

  LaidBody write(const Layout& layout) {
    for (std::size_t i = 0; i < layout.top.size(); ++i) {
      block(layout.top[i]);
      if (i + 1 < layout.top.size() || !value_.empty() || !layout.end.empty()) out_ += gap();
    }
    LaidBody laid;
    laid.begin = out_.size();
    out_ += value_;
    laid.end = out_.size();
    if (!layout.end.empty()) end_block();
    for (std::size_t i = 0; i < layout.end.size(); ++i) {
      if (i > 0) out_ += gap();
      block(layout.end[i]);
    }
    laid.value = std::move(out_);
    return laid;
  }

  std::string write(const LaidLine& laid) {
    line(laid);
    return std::move(out_);
  }

 private:
  // Formats whose paragraphs are tags of their own.
  [[nodiscard]] bool has_tags() const { return !classic_ && !markdown_ && !text_; }
  [[nodiscard]] std::string_view gap() const { return has_tags() && !blocks_ ? "\n" : "\n\n"; }

  // Paragraphs of formats without tags are parted by a blank line.
  void end_block() {
    if (value_.empty()) return;
    if (has_tags() && !blocks_) {
      if (!value_.ends_with('\n')) out_ += '\n';
    } else if (!value_.ends_with("\n\n")) {
      out_ += value_.ends_with('\n') ? "\n" : "\n\n";
    }
  }

  void block(const LaidBlock& laid) {
    switch (laid.kind) {
      case LaidKind::paragraph: return paragraph(laid.lines);
      case LaidKind::heading: return heading(laid);
      case LaidKind::list: return list(laid.lines);
    }
  }

  void paragraph(const std::vector<LaidLine>& lines) {
    if (blocks_) out_ += "<!-- wp:paragraph -->\n";
    if (has_tags()) out_ += "<p>";
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (i > 0) out_ += line_break();
      line(lines[i]);
    }
    if (has_tags()) out_ += "</p>";
    if (blocks_) out_ += "\n<!-- /wp:paragraph -->";
  }

  [[nodiscard]] std::string_view line_break() const {
    if (blocks_) return "<br>";
    if (markdown_) return "  \n";
    return has_tags() ? "<br />\n" : "\n";
  }

  void heading(const LaidBlock& laid) {
    constexpr std::uint8_t usual_level = 2;  // WordPress leaves it out
    if (markdown_ || text_) {
      if (markdown_) out_.append(laid.level, '#') += ' ';
      return line(laid.lines.front());
    }
    const std::string level = std::to_string(laid.level);
    if (blocks_) {
      out_ += "<!-- wp:heading ";
      if (laid.level != usual_level) out_ += "{\"level\":" + level + "} ";
      out_ += "-->\n";
    }
    out_ += "<h" + level + (blocks_ ? " class=\"wp-block-heading\">" : ">");
    line(laid.lines.front());
    out_ += "</h" + level + ">";
    if (blocks_) out_ += "\n<!-- /wp:heading -->";
  }

  void list(const std::vector<LaidLine>& items) {
    const bool tags = !markdown_ && !text_;
    if (blocks_)
      out_ += "<!-- wp:list -->\n<ul class=\"wp-block-list\">";
    else if (tags)
      out_ += "<ul>\n";
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i > 0) out_ += blocks_ ? "\n\n" : "\n";
      if (blocks_) out_ += "<!-- wp:list-item -->\n";
      out_ += tags ? "<li>" : "- ";
      line(items[i]);
      if (tags) out_ += "</li>";
      if (blocks_) out_ += "\n<!-- /wp:list-item -->";
    }
    if (blocks_)
      out_ += "</ul>\n<!-- /wp:list -->";
    else if (tags)
      out_ += "\n</ul>";
  }

  void line(const LaidLine& parts) {
    const std::size_t begin = out_.size();
    for (const LaidText& part : parts) {
      if (markdown_)
        markdown(part);
      else if (text_)
        plain(part);
      else
        html(part);
    }
    if (markdown_) escape_line_begin(begin);
  }

  void plain(const LaidText& part) {
    out_ += part.italic ? "\xE2\x80\x9C" + part.text + "\xE2\x80\x9D" : part.text;
    if (part.image) out_ += (part.text.empty() ? "" : " ") + part.url;
  }

  void html(const LaidText& part) {
    if (part.image) {
      out_ += "<img src=\"";
      escape_html(part.url);
      out_ += "\" alt=\"";
      escape_html(part.text);
      out_ += blocks_ ? "\"/>" : "\" />";
      return;
    }
    if (part.bold) out_ += "<strong>";
    if (part.italic) out_ += "<em>";
    if (!part.url.empty()) {
      out_ += "<a href=\"";
      escape_html(part.url);
      out_ += "\">";
    }
    escape_html(part.text);
    if (!part.url.empty()) out_ += "</a>";
    if (part.italic) out_ += "</em>";
    if (part.bold) out_ += "</strong>";
  }

  // WordPress would take "[gallery]" for a shortcode.
  void escape_html(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if (c == '[' && i + 1 < text.size() && (is_alpha(text[i + 1]) || text[i + 1] == '/'))
        out_ += "&#91;";
      else if (c == '&')
        out_ += "&amp;";
      else if (c == '<')
        out_ += "&lt;";
      else if (c == '>')
        out_ += "&gt;";
      else if (c == '"')
        out_ += "&quot;";
      else
        out_ += c;
    }
  }

  void markdown(const LaidText& part) {
    const std::string_view marks = part.bold ? part.italic ? "***" : "**" : part.italic ? "*" : "";
    if (!part.image) out_ += marks;
    if (part.image)
      out_ += "![";
    else if (!part.url.empty())
      out_ += '[';
    escape_markdown(part.text, "\\`*_[]<>&~|$#!");
    if (part.image || !part.url.empty()) {
      out_ += "](<";
      escape_markdown(part.url, "\\<>&");
      out_ += ">)";
    }
    if (!part.image) out_ += marks;
  }

  void escape_markdown(std::string_view text, std::string_view special) {
    for (const char c : text) {
      if (special.find(c) != std::string_view::npos) out_ += '\\';
      out_ += c;
    }
  }

  // "1984. A novel" begins no list, "- " neither.
  void escape_line_begin(std::size_t begin) {
    std::size_t at = begin;
    while (at < out_.size() && is_digit(out_[at])) ++at;
    if (at == out_.size()) return;
    const bool list = at > begin && (out_[at] == '.' || out_[at] == ')');
    const bool mark = at == begin && (out_[at] == '+' || out_[at] == '-' || out_[at] == '=');
    if (list || mark) out_.insert(at, "\\");
  }

  const std::string& value_;
  bool blocks_;
  bool classic_;
  bool markdown_;
  bool text_;
  std::string out_;
};

bool stand_in(const Text& body, const std::vector<LaidBlock>& blocks) {
  for (const LaidBlock& block : blocks)
    for (const LaidLine& line : block.lines)
      if (find_bytes(body.value, BodyWriter(body).write(line)) == std::string_view::npos)
        return false;
  return true;
}

}  // namespace

LaidBody with_layout(const Text& body, const Layout& layout) {
  return BodyWriter(body).write(layout);
}

bool stands_in(const Text& body, const Layout& layout) {
  return stand_in(body, layout.top) && stand_in(body, layout.end);
}

}  // namespace postferry
