// SPDX-License-Identifier: MIT
// Markdown as HTML, with what of the HTML was copied from where: md4c's side of read_markdown().
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace postferry {

/// Bytes of the HTML that were copied, perhaps escaped, from the source.
struct CopiedPiece {
  std::uint32_t html = 0;
  std::uint32_t html_end = 0;
  std::uint32_t source = 0;
  std::uint32_t source_end = 0;
};

struct HtmlOfMarkdown {
  std::string html;
  std::vector<CopiedPiece> pieces;  ///< in order on the HTML's side
};

/// At most 2 GiB of Markdown.
[[nodiscard]] HtmlOfMarkdown html_of_markdown(std::string_view source);

}  // namespace postferry
