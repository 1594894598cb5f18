// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace postferry {

class LabelTable;

/// The table of the files of `--labels`, in which later ones win; `-` is standard input. Throws
/// Error: input (one can't be read, is larger than a table of words can be) or usage (with the line
/// that is wrong).
[[nodiscard]] std::shared_ptr<const LabelTable> open_labels(const std::vector<std::string>& paths);

}  // namespace postferry
