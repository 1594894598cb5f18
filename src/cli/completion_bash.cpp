// SPDX-License-Identifier: MIT
#include "cli/completion.h"
#include "cli/taken_options.h"

namespace postferry {

namespace {

constexpr std::string_view head =
    R"(# bash completion for postferry; made by: postferry completion bash

# _postferry_words CURRENT WORDS: those of the words that begin like it.
_postferry_words() {
  local line
  while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -W "$2" -- "$1")
}

# _postferry_list CURRENT WORDS: the same behind the last comma of a list.
_postferry_list() {
  local line before=
  case $1 in *,*) before=${1%,*}, ;; esac
  while IFS= read -r line; do COMPREPLY+=("$before$line"); done < <(compgen -W "$2" -- "${1##*,}")
}

_postferry_files() {
  local line
  compopt -o filenames 2>/dev/null
  while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$1")
}

_postferry() {
  local current=${COMP_WORDS[COMP_CWORD]} previous= command=${COMP_WORDS[1]}
  COMPREPLY=()
  [ "$COMP_CWORD" -gt 0 ] && previous=${COMP_WORDS[COMP_CWORD-1]}
  # --option=value comes as three words, --option= as two.
  if [ "$current" = = ]; then
    current=
  elif [ "$previous" = = ] && [ "$COMP_CWORD" -gt 1 ]; then
    previous=${COMP_WORDS[COMP_CWORD-2]}
  fi
)";

constexpr std::string_view tail = R"(}

complete -F _postferry postferry
)";

std::string spelled(const TakenOption& option) {
  std::string out = "--" + option.name;
  if (option.letter != 0) out += std::string(" | -") + option.letter;
  return out;
}

// The call that proposes values; empty if there is nothing to propose.
std::string proposal(const ValueSpec& spec, std::string_view commands) {
  switch (spec.kind) {
    case ValueKind::words:
      return (spec.list ? "_postferry_list" : "_postferry_words") +
             (" \"$current\" " + shell_quoted(joined_words(spec.words)));
    case ValueKind::commands: return "_postferry_words \"$current\" " + shell_quoted(commands);
    case ValueKind::files: return "_postferry_files \"$current\"";
    case ValueKind::text: break;
  }
  return {};
}

std::string command_case(const CommandRow& command, std::string_view commands) {
  std::string names;
  std::string values;
  for (const TakenOption& option : options_of(command)) {
    names += (names.empty() ? "" : " ") + ("--" + option.name);
    if (option.argument.empty()) continue;
    const std::string call = proposal(value_spec(option.argument), commands);
    values +=
        "        " + spelled(option) + ") " + (call.empty() ? "" : call + "; ") + "return ;;\n";
  }
  std::string out = "    " + std::string(command.name) + ")\n";
  if (!values.empty()) out += "      case $previous in\n" + values + "      esac\n";
  out += "      case $current in\n        -*) _postferry_words \"$current\" " +
         shell_quoted(names) + "; return ;;\n      esac\n";
  if (const std::string call = proposal(value_spec(command.operands), commands); !call.empty())
    out += "      " + call + "\n";
  return out + "      ;;\n";
}

}  // namespace

std::string bash_completion() {
  std::string commands;
  for (const CommandRow& command : command_rows())
    commands += (commands.empty() ? "" : " ") + std::string(command.name);
  std::string out(head);
  out += "  if [ \"$COMP_CWORD\" -le 1 ]; then\n    _postferry_words \"$current\" " +
         shell_quoted(commands + " --help --version") + "\n    return\n  fi\n";
  out += "  case $command in\n";
  for (const CommandRow& command : command_rows()) out += command_case(command, commands);
  return out + "  esac\n" + std::string(tail);
}

}  // namespace postferry
