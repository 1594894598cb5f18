// SPDX-License-Identifier: MIT
// Text of Markdown on its way to HTML: what stands in one piece in the source is looked through for
// bare links, and the HTML's places are noted.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "body/markdown_to_html.h"

namespace postferry {

/// Text with & < > " as references.
void append_as_html(std::string_view text, std::string& out);

/// One for a document; it appends to the document's HTML and pieces.
class TextRun {
 public:
  TextRun(std::string_view source, std::string& html, std::vector<CopiedPiece>& pieces)
      : source_(source), html_(html), pieces_(pieces) {}

  /// Adds text, or a character reference; what does not go on where the text so far ends is begun
  /// anew, since an escape was between. False if it is not the source's: nothing is done then.
  bool add(std::string_view text, bool reference, bool links);
  /// Writes the text; with `links` as false it is a link's own.
  void flush(bool links);
  /// Notes that `text`, if it is the source's, was written from `begin` to the HTML's end.
  void copied(std::string_view text, std::size_t begin);

 private:
  struct Part {
    std::string_view text;
    bool reference = false;
  };
  struct Place {
    std::size_t part = 0;
    std::size_t begin = 0;  // of the part, in the run
    std::size_t done = 0;   // of the part
  };
  void append(Place& place, std::size_t end, bool shown);
  [[nodiscard]] bool in_source(std::string_view text) const;
  [[nodiscard]] bool in_shortcode(std::size_t at) const;

  std::string_view source_;
  std::string& html_;
  std::vector<CopiedPiece>& pieces_;
  std::vector<Part> parts_;
};

}  // namespace postferry
