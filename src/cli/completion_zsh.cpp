// SPDX-License-Identifier: MIT
#include "base/ascii.h"
#include "cli/completion.h"
#include "cli/taken_options.h"

namespace postferry {

namespace {

// What stands in the brackets or before the colons of an _arguments spec.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string action(const ValueSpec& spec) {
  switch (spec.kind) {
    case ValueKind::words:
      return spec.list ? "_sequence compadd - " + joined_words(spec.words)
                       : "(" + joined_words(spec.words) + ")";
    case ValueKind::commands: return "_postferry_commands";
    case ValueKind::files: return "_files";
    case ValueKind::text: break;
  }
  return " ";
}

std::string message(std::string_view argument) {
  return lower(escaped(replace_all(argument, ",...", "s")));
}

// '(-f --from)'{-f,--from=}'[doc]:format:(...)', a list may stand several times.
std::string option_spec(const TakenOption& option) {
  std::string rest = "[" + escaped(option.doc) + "]";
  const ValueSpec spec = value_spec(option.argument);
  if (!option.argument.empty()) rest += ":" + message(option.argument) + ":" + action(spec);
  const std::string value_mark = option.argument.empty() ? "" : "=";
  const std::string name = "--" + option.name + value_mark;
  const std::string star = spec.list ? "*" : "";
  if (option.letter == 0) return shell_quoted(star + name + rest);
  const std::string letter = std::string("-") + option.letter;
  const std::string excluded = spec.list ? "*" : "(" + letter + " --" + option.name + ")";
  return shell_quoted(excluded) + "{" + letter + (option.argument.empty() ? "" : "+") + "," + name +
         "}" + shell_quoted(rest);
}

std::string operand_spec(const CommandRow& command) {
  const ValueSpec spec = value_spec(command.operands);
  if (command.operands.empty()) return {};
  const bool several = spec.kind == ValueKind::files;
  return " \\\n        " + shell_quoted((several ? "*:" : "1:") +
                                        message(several ? "file" : "what") + ":" + action(spec));
}

}  // namespace

std::string zsh_completion() {
  std::string out =
      "#compdef postferry\n# zsh completion for postferry; made by: postferry completion zsh\n\n"
      "_postferry_commands() {\n  local -a commands\n  commands=(\n";
  for (const CommandRow& command : command_rows())
    out += "    " + shell_quoted(std::string(command.name) + ":" + std::string(command.summary)) +
           "\n";
  out +=
      "  )\n  _describe -t commands command commands\n}\n\n"
      "_postferry() {\n  local curcontext=$curcontext state line\n"
      "  _arguments -C '(- *)--help[the commands]' '(- *)--version[which postferry this is]' \\\n"
      "    '1:command:_postferry_commands' '*::argument:->argument' && return\n"
      "  [[ $state == argument ]] || return\n"
      "  curcontext=${curcontext%:*:*}:postferry-$words[1]:\n"
      "  case $words[1] in\n";
  for (const CommandRow& command : command_rows()) {
    out += "    " + std::string(command.name) + ")\n      _arguments -s -S";
    for (const TakenOption& option : options_of(command))
      out += " \\\n        " + option_spec(option);
    out += operand_spec(command) + "\n      ;;\n";
  }
  return out +
         "  esac\n}\n\n"
         "# Loaded by itself or sourced.\n"
         "if [[ $funcstack[1] == _postferry ]]; then\n  _postferry \"$@\"\nelse\n"
         "  compdef _postferry postferry\nfi\n";
}

}  // namespace postferry
