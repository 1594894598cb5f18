// SPDX-License-Identifier: MIT
// Completion scripts for shells, made of the one table of options and the registry of formats.
#pragma once

#include <string>
#include <string_view>

namespace postferry {

/// The script for bash, zsh or fish; empty for any other name.
[[nodiscard]] std::string completion_script(std::string_view shell);

[[nodiscard]] std::string bash_completion();
[[nodiscard]] std::string zsh_completion();
[[nodiscard]] std::string fish_completion();

/// In single quotes, as all three shells' POSIX-like rules have it: `'` becomes `'\''`.
[[nodiscard]] std::string shell_quoted(std::string_view text);
/// The words with blanks between.
template <class Words>
[[nodiscard]] std::string joined_words(const Words& words) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : " ") + std::string(word);
  return out;
}

}  // namespace postferry
