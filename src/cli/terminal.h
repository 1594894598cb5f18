// SPDX-License-Identifier: MIT
// What the program knows about the terminal, and how it writes to standard error.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace postferry {

[[nodiscard]] bool stdin_is_terminal();
[[nodiscard]] bool stderr_is_terminal();
[[nodiscard]] std::size_t stderr_width();

/// Writes all of it at once; a standard error that is gone is no error.
void write_stderr(std::string_view text);

/// Escape sequences, or nothing where colours are off. Off without a terminal, with NO_COLOR set,
/// or TERM=dumb; --color always and never win over that.
class Colors {
 public:
  explicit Colors(const std::string& when);
  [[nodiscard]] std::string red(std::string_view text) const { return paint("31", text); }
  [[nodiscard]] std::string yellow(std::string_view text) const { return paint("33", text); }
  [[nodiscard]] std::string dim(std::string_view text) const { return paint("2", text); }

 private:
  [[nodiscard]] std::string paint(std::string_view code, std::string_view text) const;
  bool on_ = false;
};

}  // namespace postferry
