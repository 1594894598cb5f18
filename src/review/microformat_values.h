// SPDX-License-Identifier: MIT
// Classes and values of elements by the parsing rules of microformats.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "body/tape.h"
#include "model/post.h"

namespace postferry {

/// Whether a class attribute has that class.
[[nodiscard]] bool has_class(std::string_view classes, std::string_view name) noexcept;
[[nodiscard]] bool has_any_class(std::string_view classes,
                                 std::initializer_list<std::string_view> names) noexcept;

/// Adds the people that a text names, each once; an address names nobody.
void add_item_authors(std::string_view text, Work& work);
/// Of an item without properties: its text is the title, or "Title by Author". Addresses and texts
/// that are longer than titles say nothing.
void name_item(std::string_view text, Work& work);

/// Values of elements, given by the index of their start tag. Elements of more than a hundred
/// tokens and texts of more than 500 bytes are no values.
class MicroformatValues {
 public:
  explicit MicroformatValues(const Tape& tape) : tape_(tape) {}

  /// A `p-` property: its parts of class `value`, else `title`, `value` or `alt` where the element
  /// is one that has them, else the text.
  [[nodiscard]] std::string value(std::uint32_t at) const;
  /// A `u-` property; empty where it is no address.
  [[nodiscard]] std::string address(std::uint32_t at) const;

 private:
  [[nodiscard]] std::string text(std::uint32_t open) const;
  [[nodiscard]] std::string parts(std::uint32_t open) const;
  [[nodiscard]] std::string_view attribute_value(const Token& open) const;

  const Tape& tape_;
};

}  // namespace postferry
