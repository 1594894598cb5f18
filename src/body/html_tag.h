// SPDX-License-Identifier: MIT
// Start tags: their names and attributes, by the HTML standard's tokenizer states.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "body/tape.h"

namespace postferry {

/// What ends an element's name in a tag.
[[nodiscard]] constexpr bool ends_tag_name(char c) noexcept {
  return is_space(c) || c == '/' || c == '>';
}

struct HtmlTag {
  Tag tag = Tag::unknown;
  std::string_view name;  ///< as written
  std::size_t end = 0;    ///< behind its '>'; npos if the text ends before
  bool self_closing = false;
};

/// Reads tags of one body into its tape.
class HtmlTagReader {
 public:
  explicit HtmlTagReader(Tape& tape) : tape_(tape) {}
  /// The tag whose name begins at `at`; its attributes are appended to the tape's. A tag that the
  /// body's end cuts off, mostly for want of a quote, ends at its first '>'; and after one such tag
  /// all others do, which keeps this linear.
  [[nodiscard]] HtmlTag read(std::size_t at);

 private:
  HtmlTag read_name(std::size_t at) const;
  [[nodiscard]] std::size_t read_attributes(std::string_view text, std::size_t at, HtmlTag& tag);
  [[nodiscard]] std::size_t read_attribute(std::string_view text, std::size_t at);
  void add_value(std::string_view raw);

  Tape& tape_;
  std::string scratch_;
  bool short_sighted_ = false;
};

}  // namespace postferry
