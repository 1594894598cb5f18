// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

#include "review/labels.h"

namespace postferry {

/// "Persuasion by Jane Austen"; views into the line.
struct PlainWork {
  std::string_view title;
  std::string_view author;
};

/// The work of a line that is "Title by Author" without marks, quotes, brackets, notes and the
/// like, as most items of lists are: one look at each byte tells. nullopt says nothing but that the
/// line needs a closer look; a work is the one that read_works() finds there, surely, unless what
/// stands before a colon of the title has a meaning of its own. `item`: the line is an item of a
/// list.
[[nodiscard]] std::optional<PlainWork> read_plain_work(std::string_view text, bool item,
                                                       const LabelTable& labels);

}  // namespace postferry
