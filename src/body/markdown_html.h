// SPDX-License-Identifier: MIT
// Parts of a tape as the HTML that can stand inside Markdown: no blank line, which would end it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "body/markdown_write.h"
#include "body/tape.h"

namespace postferry {

/// `<a href="x">`, `<br />`, `</a>`. Values are quoted; no line breaks.
void append_tag(const Tape& tape, const Token& token, const MarkdownOptions& options,
                std::string& out);
/// Whether Markdown takes the start tag for one in the midst of text: `<o:p>` it doesn't.
[[nodiscard]] bool is_inline_tag(const Tape& tape, const Token& open) noexcept;
/// The same of the bytes of a comment, an end tag, <?...?>, <!...> or CDATA section.
[[nodiscard]] bool is_inline_markup(std::string_view bytes) noexcept;
/// script, style, iframe...: what is in them is neither markup nor has references.
[[nodiscard]] bool is_raw_text(Tag tag) noexcept;

enum class HtmlLines : std::uint8_t {
  no_blank,  ///< line breaks stay where they don't make a blank line
  all,       ///< for one pre, script or style that begins an HTML block: that may have blank lines
  one        ///< all on one line
};

/// Appends tokens [first, last) as HTML, white space shortened where HTML doesn't show it.
void append_html(const Tape& tape, std::size_t first, std::size_t last, HtmlLines lines,
                 const MarkdownOptions& options, std::string& out);

/// Appends text with & < > as references, U+00A0 as &nbsp;.
void append_html_text(std::string_view text, const MarkdownOptions& options, std::string& out);

}  // namespace postferry
