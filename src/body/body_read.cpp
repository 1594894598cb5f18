// SPDX-License-Identifier: MIT
#include "body/body_read.h"

#include "base/bytes.h"
#include "body/html_read.h"
#include "body/markdown_read.h"
#include "body/paragraphs.h"
#include "body/tape_builder.h"

namespace postferry {

namespace {

// Plain text: blank lines part paragraphs, as the classic rule has it, and '<' is a character.
void read_text(std::string_view value, Tape& tape) {
  tape.reset(value);
  if (!value.empty())
    TapeBuilder(tape).add(TokenKind::text, 0, static_cast<std::uint32_t>(value.size()));
  apply_paragraph_rule(tape);
}

// What WordPress does to HTML that stands in a post.
void apply_rules(std::string_view format, Tape& tape) {
  if (format == "classic" || format == "blocks") apply_paragraph_rule(tape);
}

bool is_html(std::string_view format) { return format != "markdown" && format != "text"; }

}  // namespace

void read_body(std::string_view value, std::string_view format, Tape& tape) {
  if (format == "markdown") return read_markdown(value, tape);
  if (format == "text") return read_text(value, tape);
  read_html(value, tape);
  apply_rules(format, tape);
}

void skim_body(std::string_view value, std::string_view format, Tape& tape, const IsDull& is_dull) {
  if (!is_html(format)) return read_body(value, format, tape);
  skim_html(value, tape, is_dull);
  apply_rules(format, tape);
}

}  // namespace postferry
