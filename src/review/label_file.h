// SPDX-License-Identifier: MIT
// A user's own labels and headings, read from a text file. Its form is in README.md.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "review/labels.h"

namespace postferry {

/// The built-in table and what the file adds to it. `name` is what errors call the file. Throws
/// Error (usage) with the line, at the first thing that is wrong.
[[nodiscard]] std::shared_ptr<const LabelTable> read_label_file(std::string_view text,
                                                                const std::string& name);

}  // namespace postferry
