// SPDX-License-Identifier: MIT
// A user's own labels and headings, read from a text file. Its form is in README.md.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "review/labels.h"

namespace postferry {

/// Adds to the table what the file says; over what it says otherwise of files before, it wins.
/// `name` is what errors call the file. Throws Error (usage) with the line, at the first thing that
/// is wrong.
void add_label_file(std::string_view text, const std::string& name, LabelTable& table);

/// The built-in table and what one file adds to it.
[[nodiscard]] std::shared_ptr<const LabelTable> read_label_file(std::string_view text,
                                                                const std::string& name);

}  // namespace postferry
