// SPDX-License-Identifier: MIT
#include "cli/help.h"

#include <algorithm>
#include <string_view>

#include "cli/layout.h"
#include "cli/taken_options.h"
#include "commands/formats.h"

namespace postferry {

namespace {

constexpr std::size_t left_width = 32;
constexpr std::size_t page_width = 80;

std::string row(const std::string& left, std::string_view right) {
  std::string out = "  " + left;
  if (out.size() + 2 > left_width)
    out += "\n" + std::string(left_width, ' ');
  else
    out.append(left_width - out.size(), ' ');
  return out + hanging(right, left_width, left_width, page_width);
}

// Lines of the details that are too long are broken; those to be typed are not.
std::string details(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    out += hanging(line, 0, 0, is_to_type(line) ? 0 : page_width);
  }
  return out;
}

std::string option_row(const TakenOption& option) {
  std::string left = option.letter == 0 ? "    " : std::string("-") + option.letter + ", ";
  left += "--" + option.name;
  if (!option.argument.empty()) left += " " + option.argument;
  return row(left, option.doc);
}

}  // namespace

std::string general_help() {
  std::string out =
      "postferry translates review posts between platforms without losing anything.\n\n"
      "Usage: postferry COMMAND [OPTIONS] [INPUT...]\n\nCommands:\n";
  for (const CommandRow& command : command_rows())
    out += row(std::string(command.name) + " " + std::string(command.operands), command.summary);
  std::string names;
  for (const std::string& name : format_names()) names += (names.empty() ? "" : ", ") + name;
  return out + "\nFormats: " + names +
         "\n\nExamples:\n"
         "  postferry inspect wordpress.xml\n"
         "  postferry convert wordpress.xml -o blog/\n"
         "  postferry convert wordpress.xml -o posts.jsonl\n"
         "  postferry convert goodreads_library_export.csv -t wxr -o reviews.xml\n"
         "  postferry diff before.xml after.xml\n\n"
         "postferry help COMMAND explains one; postferry --version tells the version.\n";
}

std::string command_help(const CommandRow& command) {
  std::string out = "Usage: postferry " + std::string(command.name);
  if (command.bit != help_bit) out += " [OPTIONS]";
  if (!command.operands.empty()) out += " " + std::string(command.operands);
  out += "\n\n" + std::string(command.summary) + "\n";
  if (!command.details.empty()) out += "\n" + details(command.details);
  std::string group;
  for (const TakenOption& option : options_of(command)) {
    if (option.group != group)
      out += "\n" + option.group +
             (option.format ? " (postferry formats FORMAT explains them):\n" : ":\n");
    group = option.group;
    out += option_row(option);
  }
  return out;
}

}  // namespace postferry
