// SPDX-License-Identifier: MIT
// Most of what people write is paragraphs of words with a few marks. These are read here in one
// pass; whatever needs more of Markdown's rules is left to read_markdown(), which gives the same.
#pragma once

#include <string>
#include <string_view>

#include "body/html_write.h"

namespace postferry {

/// Whether `text` is one paragraph in which no character could mean anything to Markdown (of any
/// flavour) or to HTML: one line of words, single blanks and punctuation, without marks or links.
/// Then write_markdown() writes it as it is, and read_markdown() reads one paragraph of this text.
/// May say no too often, never yes.
[[nodiscard]] bool is_plain_markdown(std::string_view text) noexcept;

/// Goes on from `at` over letters, commas and single blanks, which mean nothing to Markdown and
/// HTML wherever they stand. May stop early.
[[nodiscard]] std::size_t skip_words(std::string_view text, std::size_t at) noexcept;

/// Appends a paragraph for whose text is_plain_markdown() holds as append_simple_block() does.
void append_plain_block(std::string_view text, HtmlStyle style, std::string& out);

/// Appends one block of Markdown as HTML: what write_html() makes of the tape of read_markdown(),
/// without white space at its end. Knows paragraphs, headings, tight lists and quotes of words with
/// *emphasis*, [links](url) and hard line breaks; false for all else, and `out` stays. Linear.
[[nodiscard]] bool append_simple_block(std::string_view block, HtmlStyle style, std::string& out);

}  // namespace postferry
