// SPDX-License-Identifier: MIT
// Most of what people write is a paragraph of words. Such text is the same in Markdown and in HTML,
// so nobody needs to take it apart.
#pragma once

#include <string_view>

namespace postferry {

/// Whether `text` is one paragraph in which no character could mean anything to Markdown (of any
/// flavour) or to HTML: it begins with a letter, is one line with single blanks between words, and
/// holds neither marks nor anything that could be a link. Then write_markdown() writes it as it is
/// and read_markdown() reads one paragraph of exactly this text. May say no too often, never yes.
[[nodiscard]] bool is_plain_paragraph(std::string_view text) noexcept;

}  // namespace postferry
