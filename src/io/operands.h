// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace postferry {

/// The files that operands of the command line stand for.
struct Operands {
  std::vector<std::string> paths;  ///< to be opened in this order; "-" is standard input
  std::uint64_t total = 0;         ///< bytes of all, or 0 if one of them is not a regular file
};

/// Expands directories and globs and checks that everything is there and may be read, without
/// opening it (a FIFO would block). Rules and errors: open_sources().
[[nodiscard]] Operands expand_operands(const std::vector<std::string>& operands);

/// Whether an operand is a glob: it has `*`, `?` or `[`, and no file is called so.
[[nodiscard]] bool is_pattern(const std::string& operand);
/// Whether a glob takes in a path, be it there or not; both as they are spelt.
[[nodiscard]] bool fits_pattern(const std::string& pattern, const std::string& path);

}  // namespace postferry
