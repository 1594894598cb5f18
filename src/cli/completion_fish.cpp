// SPDX-License-Identifier: MIT
#include "base/ascii.h"
#include "cli/completion.h"
#include "cli/taken_options.h"

namespace postferry {

namespace {

// fish's single quotes: backslashes and quotes are escaped.
std::string quoted(std::string_view text) {
  return "'" + replace_all(replace_all(text, "\\", "\\\\"), "'", "\\'") + "'";
}

std::string values(const ValueSpec& spec, std::string_view commands) {
  switch (spec.kind) {
    case ValueKind::words:
      if (spec.list)
        return " -x -a " + quoted("(__fish_append , " + joined_words(spec.words) + ")");
      return " -x -a " + quoted(joined_words(spec.words));
    case ValueKind::commands: return " -x -a " + quoted(commands);
    case ValueKind::files: return " -r -F";
    case ValueKind::text: break;
  }
  return " -x";
}

std::string option_line(const CommandRow& command, const TakenOption& option,
                        std::string_view commands) {
  std::string out = "complete -c postferry -n " +
                    quoted("__fish_seen_subcommand_from " + std::string(command.name));
  if (option.letter != 0) out += std::string(" -s ") + option.letter;
  out += " -l " + option.name;
  if (!option.argument.empty()) out += values(value_spec(option.argument), commands);
  return out + " -d " + quoted(option.doc) + "\n";
}

}  // namespace

std::string fish_completion() {
  std::string commands;
  for (const CommandRow& command : command_rows())
    commands += (commands.empty() ? "" : " ") + std::string(command.name);
  std::string out =
      "# fish completion for postferry; made by: postferry completion fish\n\n"
      "complete -c postferry -f\n"
      "complete -c postferry -n __fish_use_subcommand -l help -d 'the commands'\n"
      "complete -c postferry -n __fish_use_subcommand -l version -d 'which postferry this is'\n";
  for (const CommandRow& command : command_rows())
    out += "complete -c postferry -n __fish_use_subcommand -a " + std::string(command.name) +
           " -d " + quoted(command.summary) + "\n";
  for (const CommandRow& command : command_rows()) {
    out += "\n";
    for (const TakenOption& option : options_of(command))
      out += option_line(command, option, commands);
    const ValueSpec operands = value_spec(command.operands);
    if (operands.kind != ValueKind::text)
      out += "complete -c postferry -n " +
             quoted("__fish_seen_subcommand_from " + std::string(command.name)) +
             (operands.kind == ValueKind::files ? " -F" : values(operands, commands)) + "\n";
  }
  return out;
}

}  // namespace postferry
