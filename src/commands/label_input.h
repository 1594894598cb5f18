// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>

namespace postferry {

class LabelTable;

/// The table of a `--labels` file; `-` is standard input. Throws Error: input (it can't be read, is
/// larger than a table of words can be) or usage (with the line that is wrong).
[[nodiscard]] std::shared_ptr<const LabelTable> open_labels(const std::string& path);

}  // namespace postferry
