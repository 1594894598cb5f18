// SPDX-License-Identifier: MIT
#include "cli/completion.h"

#include "base/ascii.h"

namespace postferry {

std::string completion_script(std::string_view shell) {
  if (shell == "bash") return bash_completion();
  if (shell == "zsh") return zsh_completion();
  if (shell == "fish") return fish_completion();
  return {};
}

std::string shell_quoted(std::string_view text) {
  return "'" + replace_all(text, "'", "'\\''") + "'";
}

}  // namespace postferry
