// SPDX-License-Identifier: MIT
#include "body/markdown_to_html.h"

#include <md4c.h>

#include <algorithm>
#include <functional>
#include <new>
#include <utility>

#include "base/ascii.h"
#include "body/markdown_guard.h"
#include "body/markdown_text_run.h"

namespace postferry {
namespace {

void append_attribute(const MD_ATTRIBUTE& attribute, std::string& out) {
  for (std::size_t i = 0; attribute.text != nullptr && attribute.substr_offsets[i] < attribute.size;
       ++i) {
    const std::size_t begin = attribute.substr_offsets[i];
    const std::string_view part(attribute.text + begin, attribute.substr_offsets[i + 1] - begin);
    switch (attribute.substr_types[i]) {
      case MD_TEXT_NULLCHAR: out += "\xEF\xBF\xBD"; break;
      case MD_TEXT_ENTITY: out += part; break;
      default: append_as_html(part, out);
    }
  }
}

/// md4c's callbacks: one object a document.
class HtmlFromMarkdown {
 public:
  explicit HtmlFromMarkdown(std::string_view source) : source_(source) {
    html_.reserve(source.size() + source.size() / 4 + 64);
  }

  void read();
  // Places count from `shift` on, where the text proper begins.
  [[nodiscard]] HtmlOfMarkdown take(std::uint32_t shift);

 private:
  void enter_block(MD_BLOCKTYPE type, void* detail);
  void leave_block(MD_BLOCKTYPE type, void* detail);
  void enter_item(const MD_BLOCK_LI_DETAIL& item);
  void enter_span(MD_SPANTYPE type, void* detail);
  void leave_span(MD_SPANTYPE type, void* detail);
  void text(MD_TEXTTYPE type, std::string_view text);
  void cell_code(std::string_view text);
  void indent_code(const char* text);
  void leave_paragraph();

  template <typename Call>
  static int guarded(void* self, Call call) noexcept {
    try {
      call(*static_cast<HtmlFromMarkdown*>(self));
      return 0;
    } catch (const std::bad_alloc&) {
      return 1;
    }
  }

  std::string_view source_;
  std::string html_;
  std::vector<CopiedPiece> pieces_;
  int images_ = 0;  // open ones: their text is an attribute
  bool in_table_ = false;
  bool in_code_ = false;
  std::size_t indent_ = 0;     // of a code line, not written yet
  std::size_t paragraph_ = 0;  // where the open one begins
  int links_ = 0;
  TextRun run_{source_, html_, pieces_};
};

void HtmlFromMarkdown::read() {
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
    return guarded(self, [&](HtmlFromMarkdown& html) { html.enter_block(type, detail); });
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
    return guarded(self, [&](HtmlFromMarkdown& html) { html.leave_block(type, detail); });
  };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
    return guarded(self, [&](HtmlFromMarkdown& html) { html.enter_span(type, detail); });
  };
  parser.leave_span = [](MD_SPANTYPE type, void* detail, void* self) {
    return guarded(self, [&](HtmlFromMarkdown& html) { html.leave_span(type, detail); });
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
    return guarded(self, [&](HtmlFromMarkdown& html) { html.text(type, {text, size}); });
  };
  if (md_parse(source_.data(), static_cast<MD_SIZE>(source_.size()), &parser, this) != 0)
    throw std::bad_alloc();
}

void HtmlFromMarkdown::enter_block(MD_BLOCKTYPE type, void* detail) {
  run_.flush(links_ == 0);
  switch (type) {
    case MD_BLOCK_QUOTE: html_ += "<blockquote>\n"; break;
    case MD_BLOCK_UL: html_ += "<ul>\n"; break;
    case MD_BLOCK_OL: {
      const unsigned start = static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start;
      if (start == 1)
        html_ += "<ol>\n";
      else
        html_.append("<ol start=\"").append(std::to_string(start)).append("\">\n");
      break;
    }
    case MD_BLOCK_LI: enter_item(*static_cast<MD_BLOCK_LI_DETAIL*>(detail)); break;
    case MD_BLOCK_HR: html_ += "<hr />\n"; break;
    case MD_BLOCK_H:
      html_.append("<h").push_back(
          static_cast<char>('0' + static_cast<MD_BLOCK_H_DETAIL*>(detail)->level));
      html_ += '>';
      break;
    case MD_BLOCK_CODE: {
      in_code_ = true;
      const auto& code = *static_cast<MD_BLOCK_CODE_DETAIL*>(detail);
      html_ += "<pre><code";
      if (code.lang.size > 0) {
        html_ += " class=\"language-";
        append_attribute(code.lang, html_);
        html_ += '"';
      }
      html_ += '>';
      break;
    }
    case MD_BLOCK_P:
      paragraph_ = html_.size();
      html_ += "<p>";
      break;
    case MD_BLOCK_TABLE:
      in_table_ = true;
      html_ += "<table>\n";
      break;
    case MD_BLOCK_THEAD: html_ += "<thead>\n"; break;
    case MD_BLOCK_TBODY: html_ += "<tbody>\n"; break;
    case MD_BLOCK_TR: html_ += "<tr>\n"; break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD: {
      constexpr std::string_view alignments[] = {"", " align=\"left\"", " align=\"center\"",
                                                 " align=\"right\""};
      html_ += type == MD_BLOCK_TH ? "<th" : "<td";
      html_.append(alignments[static_cast<MD_BLOCK_TD_DETAIL*>(detail)->align]).push_back('>');
      break;
    }
    default: break;
  }
}

void HtmlFromMarkdown::enter_item(const MD_BLOCK_LI_DETAIL& item) {
  html_ += "<li>";
  if (item.is_task == 0) return;
  html_ += "<input type=\"checkbox\"";
  if (item.task_mark != ' ') html_ += " checked=\"\"";
  html_ += " disabled=\"\" /> ";
}

void HtmlFromMarkdown::leave_block(MD_BLOCKTYPE type, void* detail) {
  run_.flush(links_ == 0);
  switch (type) {
    case MD_BLOCK_QUOTE: html_ += "</blockquote>\n"; break;
    case MD_BLOCK_UL: html_ += "</ul>\n"; break;
    case MD_BLOCK_OL: html_ += "</ol>\n"; break;
    case MD_BLOCK_LI: html_ += "</li>\n"; break;
    case MD_BLOCK_H:
      html_.append("</h").push_back(
          static_cast<char>('0' + static_cast<MD_BLOCK_H_DETAIL*>(detail)->level));
      html_ += ">\n";
      break;
    case MD_BLOCK_CODE:
      indent_code(nullptr);
      in_code_ = false;
      html_ += "</code></pre>\n";
      break;
    case MD_BLOCK_P: leave_paragraph(); break;
    case MD_BLOCK_TABLE:
      in_table_ = false;
      html_ += "</table>\n";
      break;
    case MD_BLOCK_THEAD: html_ += "</thead>\n"; break;
    case MD_BLOCK_TBODY: html_ += "</tbody>\n"; break;
    case MD_BLOCK_TR: html_ += "</tr>\n"; break;
    case MD_BLOCK_TH: html_ += "</th>\n"; break;
    case MD_BLOCK_TD: html_ += "</td>\n"; break;
    default: break;
  }
}

void HtmlFromMarkdown::enter_span(MD_SPANTYPE type, void* detail) {
  run_.flush(links_ == 0);
  if (type == MD_SPAN_IMG) {
    if (images_++ > 0) return;
    const auto& image = *static_cast<MD_SPAN_IMG_DETAIL*>(detail);
    html_ += "<img src=\"";
    append_attribute(image.src, html_);
    html_ += "\" alt=\"";
    return;
  }
  if (images_ > 0) return;
  switch (type) {
    case MD_SPAN_EM: html_ += "<em>"; break;
    case MD_SPAN_STRONG: html_ += "<strong>"; break;
    case MD_SPAN_DEL: html_ += "<del>"; break;
    case MD_SPAN_CODE: html_ += "<code>"; break;
    case MD_SPAN_A: {
      const auto& link = *static_cast<MD_SPAN_A_DETAIL*>(detail);
      ++links_;
      html_ += "<a href=\"";
      append_attribute(link.href, html_);
      if (link.title.text != nullptr && link.title.size > 0) {
        html_ += "\" title=\"";
        append_attribute(link.title, html_);
      }
      html_ += "\">";
      break;
    }
    default: break;
  }
}

void HtmlFromMarkdown::leave_span(MD_SPANTYPE type, void* detail) {
  run_.flush(links_ == 0);
  if (type == MD_SPAN_IMG) {
    if (--images_ > 0) return;
    const auto& image = *static_cast<MD_SPAN_IMG_DETAIL*>(detail);
    if (image.title.text != nullptr && image.title.size > 0) {
      html_ += "\" title=\"";
      append_attribute(image.title, html_);
    }
    html_ += "\" />";
    return;
  }
  if (images_ > 0) return;
  switch (type) {
    case MD_SPAN_EM: html_ += "</em>"; break;
    case MD_SPAN_STRONG: html_ += "</strong>"; break;
    case MD_SPAN_DEL: html_ += "</del>"; break;
    case MD_SPAN_CODE: html_ += "</code>"; break;
    case MD_SPAN_A:
      --links_;
      html_ += "</a>";
      break;
    default: break;
  }
}

// md4c tells a code line's indent in blanks; the source may have tabs.
void HtmlFromMarkdown::indent_code(const char* text) {
  const std::size_t indent = std::exchange(indent_, 0);
  if (indent == 0) return;
  const std::less<const char*> before;
  if (before(text, source_.data()) || before(source_.data() + source_.size(), text)) {
    html_.append(indent, ' ');
    return;
  }
  const auto end = static_cast<std::size_t>(text - source_.data());
  std::size_t begin = end;
  while (begin > 0 && source_[begin - 1] != '\n' && source_[begin - 1] != '\r') --begin;
  const auto column_after = [&](std::size_t at, std::size_t column) {
    return source_[at] == '\t' ? column + 4 - column % 4 : column + 1;
  };
  std::size_t width = 0;
  for (std::size_t at = begin; at < end; ++at) width = column_after(at, width);
  std::size_t column = 0;
  while (begin < end && column + indent < width) column = column_after(begin++, column);
  if (column + indent == width) {
    html_ += source_.substr(begin, end - begin);
  } else {
    html_.append(indent, ' ');
  }
}

void HtmlFromMarkdown::text(MD_TEXTTYPE type, std::string_view text) {
  if (type == MD_TEXT_CODE && in_code_) {
    const std::less<const char*> before;
    const bool ours = !before(text.data(), source_.data()) &&
                      before(text.data(), source_.data() + source_.size());
    if (!ours && text.find_first_not_of(' ') == std::string_view::npos) {
      indent_ += text.size();
      return;
    }
    indent_code(text.data());
  }
  if ((type == MD_TEXT_NORMAL || type == MD_TEXT_ENTITY) && images_ == 0 &&
      run_.add(text, type == MD_TEXT_ENTITY, links_ == 0))
    return;
  run_.flush(links_ == 0);
  const std::size_t begin = html_.size();
  switch (type) {
    case MD_TEXT_NULLCHAR: html_ += "\xEF\xBF\xBD"; break;
    case MD_TEXT_BR: html_ += images_ > 0 ? " " : "<br />\n"; return;
    case MD_TEXT_SOFTBR: html_ += images_ > 0 ? ' ' : '\n'; return;
    case MD_TEXT_HTML:
      if (images_ == 0) html_ += text;
      break;
    case MD_TEXT_ENTITY: html_ += text; break;
    case MD_TEXT_CODE:
      if (in_table_) {
        cell_code(text);
        break;
      }
      [[fallthrough]];
    default: append_as_html(text, html_);
  }
  if (images_ == 0) run_.copied(text, begin);
}

// GitHub: a bar in a cell has a backslash, also in code.
void HtmlFromMarkdown::cell_code(std::string_view text) {
  for (std::size_t bar = 0; (bar = text.find("\\|")) != std::string_view::npos;) {
    append_as_html(text.substr(0, bar), html_);
    text.remove_prefix(bar + 1);
    html_ += '|';
    text.remove_prefix(1);
  }
  append_as_html(text, html_);
}

// md4c 0.4.8 doesn't know <h2>...<h6> for blocks and puts them into a paragraph.
void HtmlFromMarkdown::leave_paragraph() {
  const std::string_view text = std::string_view(html_).substr(paragraph_ + 3);
  const bool heading = text.size() > 3 && text.starts_with("<h") && text[2] >= '2' &&
                       text[2] <= '6' && (text[3] == '>' || is_space(text[3]));
  if (heading) {
    html_.replace(paragraph_, 3, "   ");
    html_ += '\n';
  } else {
    html_ += "</p>\n";
  }
}

HtmlOfMarkdown HtmlFromMarkdown::take(std::uint32_t shift) {
  for (CopiedPiece& piece : pieces_) {
    piece.source -= shift;
    piece.source_end -= shift;
  }
  return {std::move(html_), std::move(pieces_)};
}

}  // namespace

HtmlOfMarkdown html_of_markdown(std::string_view source) {
  const std::size_t shift = safe_shift(source);
  std::string shifted;
  if (shift > 0) shifted.append(shift, '\n').append(source);
  HtmlFromMarkdown html(shift > 0 ? std::string_view(shifted) : source);
  html.read();
  return html.take(static_cast<std::uint32_t>(shift));
}

}  // namespace postferry
