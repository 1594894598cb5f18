// SPDX-License-Identifier: MIT
#include "cli/taken_options.h"

#include <algorithm>

#include "commands/formats.h"

namespace postferry {

namespace {

constexpr std::string_view group_of_formats = "Options of formats";

// Groups in the order in which the table first names them.
std::vector<std::string_view> groups_of(const CommandRow& command) {
  std::vector<std::string_view> groups;
  for (const OptionRow& option : option_rows()) {
    const bool taken = (option.commands & command.bit) != 0;
    if (taken && std::find(groups.begin(), groups.end(), option.group) == groups.end())
      groups.push_back(option.group);
  }
  return groups;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    words.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

}  // namespace

std::vector<TakenOption> options_of(const CommandRow& command) {
  std::vector<TakenOption> taken;
  for (const std::string_view group : groups_of(command))
    for (const OptionRow& row : option_rows())
      if (row.group == group && (row.commands & command.bit) != 0)
        taken.push_back({std::string(row.name), row.letter, std::string(row.argument),
                         std::string(row.doc), std::string(group), false, row.again});
  if (takes_format_options(command))
    for (const FormatOptionInfo& option : format_options())
      if (option.reading || writes(command))
        taken.push_back(
            {option.name, 0, option.argument, option.doc, std::string(group_of_formats), true});
  return taken;
}

ValueSpec value_spec(std::string_view argument) {
  ValueSpec spec;
  if (argument.starts_with('[') && argument.ends_with(']'))
    argument = argument.substr(1, argument.size() - 2);
  if (argument.ends_with(",...")) {
    spec.list = true;
    argument.remove_suffix(4);
  }
  if (argument.find('|') != std::string_view::npos) {
    spec.kind = ValueKind::words;
    spec.words = split(argument, '|');
  } else if (argument == "FORMAT") {
    spec.kind = ValueKind::words;
    spec.words = format_names();
  } else if (argument == "FIELD") {
    spec.kind = ValueKind::words;
    spec.words = field_names();
    spec.words.emplace_back("order");
  } else if (argument == "TYPE") {
    spec.kind = ValueKind::words;
    spec.words = {"post", "page", "attachment", "review", "nav_menu_item"};
  } else if (argument == "STATUS") {
    spec.kind = ValueKind::words;
    spec.words = {"publish", "draft", "pending", "private", "future", "trash", "inherit"};
  } else if (argument == "COMMAND") {
    spec.kind = ValueKind::commands;
  } else if (argument == "FILE" || argument == "DIR" || argument == "OUTPUT" ||
             argument == "INPUT..." || argument == "A B" || argument == "BLOG LIBRARY" ||
             argument == "INPUT... URL") {
    spec.kind = ValueKind::files;
  }
  return spec;
}

}  // namespace postferry
