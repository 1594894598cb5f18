// SPDX-License-Identifier: MIT
// A body as Markdown that a careful person could have written: CommonMark with GitHub's tables,
// strikethrough and task lists. Reading it back gives the same elements and exactly the same text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "body/tape.h"

namespace postferry {

struct MarkdownOptions {
  /// Jekyll: no Liquid in the text ("{{", "{%"), none of kramdown's own marks.
  bool jekyll = false;
  /// Hugo: no shortcodes in the text ("{{<", "{{%"), no heading attributes ("{#id}").
  bool hugo = false;
  /// <div> and the like stand on lines of their own around Markdown. Off, for readers that don't
  /// look for Markdown inside HTML (kramdown): all that is in them is HTML too.
  bool markdown_in_html = true;
};

/// Whether the engine would take something in this text for a template of its own, wherever it
/// stands: code has no escapes against that.
[[nodiscard]] bool holds_template_marks(std::string_view code,
                                        const MarkdownOptions& options) noexcept;

/// A top-level block of the Markdown and the source bytes that it came from. The sections are in
/// order and tile both sides: each reaches, with the blank lines after it, to the next one's begin.
struct Section {
  std::uint32_t md_begin = 0;
  std::uint32_t md_end = 0;
  std::uint32_t src_begin = 0;
  std::uint32_t src_end = 0;
  bool plain = false;  ///< a paragraph of text for which is_plain_markdown() holds
};

/// Appends the body to `out`; it ends with a newline unless the body is empty. Offsets of
/// `sections`, if wanted, count from where `out` ended before; markdown_sections() makes the same
/// cuts. Elements and attributes that Markdown has no words for are written as HTML; block
/// delimiters only where the Markdown doesn't imply the block. Linear; nested 24 lists and quotes
/// deep at most, what is deeper is HTML.
///
/// Not kept apart: b and strong, i and em, s, strike and del; white space that HTML doesn't show;
/// empty emphasis; a <span> without attributes; text outside any paragraph becomes a paragraph.
void write_markdown(const Tape& tape, const MarkdownOptions& options, std::string& out,
                    std::vector<Section>* sections = nullptr);

}  // namespace postferry
