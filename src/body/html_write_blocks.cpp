// SPDX-License-Identifier: MIT
// For the block editor: each block of the body in the delimiters of the core block that it is.
#include <algorithm>

#include "base/ascii.h"
#include "body/block_shapes.h"
#include "body/html_pieces.h"
#include "body/html_write.h"

namespace postferry {

namespace {

class BlockWriter {
 public:
  BlockWriter(const Tape& tape, std::string& out) : tape_(tape), out_(out) {}

  void write_flow(std::uint32_t first, std::uint32_t last) {
    bool any = false;
    for (std::uint32_t i = first; i < last;) {
      if (means_nothing(tape_, i)) {
        ++i;
        continue;
      }
      if (any) out_ += "\n\n";
      any = true;
      i = write_block(i, last);
    }
  }

 private:
  // ---- delimiters

  void begin(std::string_view name, std::string_view attributes = {}) {
    out_.append("<!-- wp:").append(name).append(" ");
    if (!attributes.empty()) out_.append("{").append(attributes).append("} ");
    out_ += "-->\n";
  }
  void end(std::string_view name) { out_.append("\n<!-- /wp:").append(name).append(" -->"); }

  // ---- one block; each returns what is behind it

  std::uint32_t write_block(std::uint32_t i, std::uint32_t last) {
    const Token& token = tape_.tokens[i];
    switch (token.kind) {
      case TokenKind::block_open:
      case TokenKind::block_void: {
        const std::uint32_t next = behind(tape_, i);
        write_html(tape_, i, next, out_);
        return next;
      }
      case TokenKind::comment:
      case TokenKind::other: return write_comment(i, last);
      case TokenKind::open:
        if (is_style(i)) {
          write_as_html(i, behind(tape_, i));
          return behind(tape_, i);
        }
        if (begins_block(tape_, i)) {
          if (!write_known(i)) write_as_html(i, behind(tape_, i));
          return behind(tape_, i);
        }
        break;
      default: break;
    }
    return write_run(i, last);
  }

  bool is_style(std::uint32_t i) const {
    return tape_.tokens[i].kind == TokenKind::open && tape_.tokens[i].tag == Tag::style;
  }

  // Whether there is more than comments and the like.
  bool has_content(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t i = first; i < last; ++i) {
      const TokenKind kind = tape_.tokens[i].kind;
      if (!means_nothing(tape_, i) && kind != TokenKind::comment && kind != TokenKind::other)
        return true;
    }
    return false;
  }

  // Text that stands in no block is a paragraph.
  std::uint32_t write_run(std::uint32_t i, std::uint32_t last) {
    std::uint32_t end_of_run = i;
    while (end_of_run < last && !begins_block(tape_, end_of_run) && !is_style(end_of_run))
      end_of_run = behind(tape_, end_of_run);
    if (!has_content(i, end_of_run)) {
      write_as_html(i, end_of_run);
      return end_of_run;
    }
    begin("paragraph");
    out_ += "<p>";
    write_html(tape_, i, end_of_run, out_);
    out_ += "</p>";
    end("paragraph");
    return end_of_run;
  }

  std::uint32_t write_comment(std::uint32_t i, std::uint32_t last) {
    const std::string_view bytes = tape_.bytes(tape_.tokens[i]);
    if (bytes.starts_with("<!--more") && bytes.ends_with("-->"))
      write_more(trim(bytes.substr(8, bytes.size() - 11)), i);
    else if (bytes == "<!--nextpage-->")
      write_wrapped("nextpage", i);
    else
      return write_run(i, last);
    return i + 1;
  }

  void write_more(std::string_view text, std::uint32_t i) {
    std::string attributes;
    if (!text.empty()) {
      attributes = "\"customText\":\"";
      append_block_json(text, attributes);
      attributes += '"';
    }
    write_wrapped("more", i, attributes);
  }

  void write_wrapped(std::string_view name, std::uint32_t i, std::string_view attributes = {}) {
    begin(name, attributes);
    append_as_is(tape_, tape_.tokens[i], out_);
    end(name);
  }

  void write_as_html(std::uint32_t first, std::uint32_t last) {
    begin("html");
    write_html(tape_, first, last, out_);
    end("html");
  }

  // Writes the element at `i` as the core block that it can be; false if it can be none.
  bool write_known(std::uint32_t i) {
    switch (tape_.tokens[i].tag) {
      case Tag::p: return write_paragraph(i);
      case Tag::h1:
      case Tag::h2:
      case Tag::h3:
      case Tag::h4:
      case Tag::h5:
      case Tag::h6: return write_heading(i);
      case Tag::ul:
      case Tag::ol: return write_list(i);
      case Tag::blockquote: return write_quote(i);
      case Tag::pre: return write_code(i);
      case Tag::hr: return write_separator(i);
      case Tag::figure: return write_figure(i);
      default: return false;
    }
  }

  bool write_paragraph(std::uint32_t i) {
    const Token& token = tape_.tokens[i];
    if (token.count == 0 && is_image(tape_, i + 1, token.match)) {
      begin("image");
      out_ += "<figure class=\"wp-block-image\">";
      write_html(tape_, i + 1, token.match, out_);
      out_ += "</figure>";
      end("image");
      return true;
    }
    return write_simple("paragraph", i, {}, {});
  }

  bool write_heading(std::uint32_t i) {
    const char level = tape_.name(tape_.tokens[i])[1];
    return write_simple("heading", i, level == '2' ? "" : std::string("\"level\":") + level,
                        "wp-block-heading");
  }

  // A block that is one element with phrasing in it.
  bool write_simple(std::string_view name, std::uint32_t i, std::string attributes,
                    std::string_view add_class) {
    const Token& token = tape_.tokens[i];
    if (holds_blocks(tape_, i + 1, token.match)) return false;
    if (!take_attributes(tape_, token, add_class, attributes)) return false;
    begin(name, attributes);
    append_start_tag(tape_, token, out_, add_class);
    write_html(tape_, i + 1, token.match + 1, out_);
    end(name);
    return true;
  }

  bool write_separator(std::uint32_t i) {
    constexpr std::string_view own = "wp-block-separator";
    std::string attributes;
    if (!take_attributes(tape_, tape_.tokens[i], own, attributes)) return false;
    begin("separator", attributes);
    append_start_tag(tape_, tape_.tokens[i], out_, own);
    end("separator");
    return true;
  }

  bool write_code(std::uint32_t i) {
    const Token& token = tape_.tokens[i];
    const Token& inner = tape_.tokens[i + 1];
    const bool code = inner.kind == TokenKind::open && inner.tag == Tag::code &&
                      inner.match + 1 == token.match && !inner.has(void_element);
    return code ? write_simple("code", i, {}, "wp-block-code")
                : write_simple("preformatted", i, {}, "wp-block-preformatted");
  }

  bool write_quote(std::uint32_t i) {
    const Token& token = tape_.tokens[i];
    constexpr std::string_view own = "wp-block-quote";
    std::string attributes;
    if (!take_attributes(tape_, token, own, attributes)) return false;
    begin("quote", attributes);
    append_start_tag(tape_, token, out_, own);
    // A cite at the end is the quote's own.
    std::uint32_t last = token.match;
    while (last > i + 1 && means_nothing(tape_, last - 1)) --last;
    const Token& end_tag = tape_.tokens[last - 1];
    const bool cites = end_tag.kind == TokenKind::close && end_tag.tag == Tag::cite &&
                       end_tag.match > i && is_behind_block(tape_, end_tag.match, i);
    write_flow(i + 1, cites ? end_tag.match : last);
    if (cites) write_html(tape_, end_tag.match, last, out_);
    append_end_tag(tape_, tape_.tokens[token.match], out_);
    end("quote");
    return true;
  }

  // ---- images

  bool write_figure(std::uint32_t i) {
    constexpr std::string_view own = "wp-block-image";
    const Token& token = tape_.tokens[i];
    std::uint32_t last = token.match;
    while (last > i + 1 && means_nothing(tape_, last - 1)) --last;
    const Token& end_tag = tape_.tokens[last - 1];
    if (end_tag.kind == TokenKind::close && end_tag.tag == Tag::figcaption) last = end_tag.match;
    std::string attributes;
    if (!is_image(tape_, i + 1, last) || !take_attributes(tape_, token, own, attributes))
      return false;
    begin("image", attributes);
    append_start_tag(tape_, token, out_, own);
    write_html(tape_, i + 1, token.match + 1, out_);
    end("image");
    return true;
  }

  // ---- lists

  // The list block holds items of phrasing and further lists; a loose item's only paragraph loses
  // its p for that.
  bool write_list(std::uint32_t i) {
    if (!can_be_list(tape_, i)) return false;
    write_list_block(i);
    return true;
  }

  void write_list_block(std::uint32_t i) {
    const Token& list = tape_.tokens[i];
    std::string attributes;
    if (list.tag == Tag::ol) {
      attributes = "\"ordered\":true";
      const std::string_view start = tape_.attribute(list, "start");
      const bool number =
          !start.empty() && start.size() < 10 && std::all_of(start.begin(), start.end(), is_digit);
      if (number && start.front() != '0') attributes.append(",\"start\":").append(start);
    }
    (void)take_attributes(tape_, list, "wp-block-list", attributes);
    begin("list", attributes);
    append_start_tag(tape_, list, out_, "wp-block-list");
    bool any = false;
    for (std::uint32_t at = i + 1; at < list.match; at = behind(tape_, at)) {
      if (means_nothing(tape_, at)) continue;
      if (any) out_ += "\n\n";
      any = true;
      write_item(at);
    }
    append_end_tag(tape_, tape_.tokens[list.match], out_);
    end("list");
  }

  void write_item(std::uint32_t i) {
    const std::uint32_t last = tape_.tokens[i].match;
    begin("list-item");
    out_ += "<li>";
    std::uint32_t at = i + 1;
    while (at < last && means_nothing(tape_, at)) ++at;
    if (is_plain_paragraph(tape_, at, last)) {
      write_html(tape_, at + 1, tape_.tokens[at].match, out_);
      at = behind(tape_, at);
    }
    for (; at < last; at = behind(tape_, at)) {
      const Token& token = tape_.tokens[at];
      if (token.kind == TokenKind::open && (token.tag == Tag::ul || token.tag == Tag::ol))
        write_list_block(at);
      else
        write_html(tape_, at, behind(tape_, at), out_);
    }
    out_ += "</li>";
    end("list-item");
  }

  const Tape& tape_;
  std::string& out_;
};

}  // namespace

void write_blocks(const Tape& tape, std::string& out) {
  BlockWriter(tape, out).write_flow(0, static_cast<std::uint32_t>(tape.tokens.size()));
}

}  // namespace postferry
