// SPDX-License-Identifier: MIT
#include "cli/help.h"

#include <vector>

#include "commands/formats.h"

namespace postferry {

namespace {

constexpr std::size_t left_width = 32;

std::string row(const std::string& left, std::string_view right) {
  std::string out = "  " + left;
  if (out.size() + 2 > left_width)
    out += "\n" + std::string(left_width, ' ');
  else
    out.append(left_width - out.size(), ' ');
  return out + std::string(right) + "\n";
}

std::string option_row(const OptionRow& option) {
  std::string left = option.letter == 0 ? "    " : std::string("-") + option.letter + ", ";
  left += "--" + std::string(option.name);
  if (!option.argument.empty()) left += " " + std::string(option.argument);
  return row(left, option.doc);
}

// Groups in the order in which the table first names them.
std::vector<std::string_view> groups_of(const CommandRow& command) {
  std::vector<std::string_view> groups;
  for (const OptionRow& option : option_rows()) {
    bool seen = (option.commands & command.bit) == 0;
    for (const std::string_view group : groups) seen = seen || group == option.group;
    if (!seen) groups.push_back(option.group);
  }
  return groups;
}

std::string format_option_rows(const CommandRow& command) {
  std::string out;
  for (const FormatOptionInfo& option : format_options()) {
    if (!option.reading && command.bit != convert_bit) continue;
    std::string left = "    --" + option.name;
    if (!option.argument.empty()) left += " " + option.argument;
    out += row(left, option.doc);
  }
  return out;
}

}  // namespace

std::string general_help() {
  std::string out =
      "postferry translates review posts between platforms without losing anything.\n\n"
      "Usage: postferry COMMAND [OPTIONS] [INPUT...]\n\nCommands:\n";
  for (const CommandRow& command : command_rows())
    out += row(std::string(command.name) + " " + std::string(command.operands), command.summary);
  return out +
         "\nExamples:\n"
         "  postferry convert wordpress.xml -o posts.jsonl\n"
         "  postferry convert goodreads_library_export.csv -t wxr -o reviews.xml\n"
         "  postferry diff before.xml after.xml\n\n"
         "postferry help COMMAND explains a command, postferry --version says which this is.\n";
}

std::string command_help(const CommandRow& command) {
  std::string out = "Usage: postferry " + std::string(command.name);
  if (command.bit != help_bit) out += " [OPTIONS]";
  out += " " + std::string(command.operands) + "\n\n" + std::string(command.summary) + "\n";
  if (!command.details.empty()) out += "\n" + std::string(command.details) + "\n";
  for (const std::string_view group : groups_of(command)) {
    out += "\n" + std::string(group) + ":\n";
    for (const OptionRow& option : option_rows())
      if (option.group == group && (option.commands & command.bit) != 0) out += option_row(option);
  }
  if ((command.bit & (convert_bit | diff_bit)) != 0)
    if (const std::string rows = format_option_rows(command); !rows.empty())
      out += "\nOptions of formats (postferry formats FORMAT explains them):\n" + rows;
  return out;
}

}  // namespace postferry
