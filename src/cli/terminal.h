// SPDX-License-Identifier: MIT
// What the program knows about the terminal, and how it writes to standard error.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace postferry {

[[nodiscard]] bool stdin_is_terminal();
[[nodiscard]] bool stdout_is_terminal();
[[nodiscard]] bool stderr_is_terminal();
/// Whether standard error is a terminal that understands escape sequences and that we may draw on
/// now: not while the program runs in the background of its shell.
[[nodiscard]] bool stderr_can_draw();
/// Columns, asked anew each time, since a window changes; 80 where there is no terminal.
[[nodiscard]] std::size_t stdout_width();
[[nodiscard]] std::size_t stderr_width();
/// At how many columns a message is broken at words: a terminal's; 0, never, in a pipe or file.
[[nodiscard]] std::size_t message_width();
/// Whether the environment's locale (LC_ALL, LC_CTYPE, LANG) is one of UTF-8.
[[nodiscard]] bool locale_is_utf8();

/// Writes all of it at once; a standard error that is gone is no error.
void write_stderr(std::string_view text);

/// Escape sequences, or nothing where colours are off. Off without a terminal, with NO_COLOR set,
/// or TERM=dumb; --color always and never win over that.
class Colors {
 public:
  /// Off.
  Colors() = default;
  /// `terminal`: whether what is coloured goes to one.
  Colors(const std::string& when, bool terminal);
  [[nodiscard]] std::string bold(std::string_view text) const { return paint("1", text); }
  [[nodiscard]] std::string red(std::string_view text) const { return paint("31", text); }
  [[nodiscard]] std::string yellow(std::string_view text) const { return paint("33", text); }
  [[nodiscard]] std::string dim(std::string_view text) const { return paint("2", text); }

 private:
  [[nodiscard]] std::string paint(std::string_view code, std::string_view text) const;
  bool on_ = false;
};

}  // namespace postferry
