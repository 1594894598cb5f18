// SPDX-License-Identifier: MIT
#include "cli/config_keys.h"

#include <algorithm>
#include <optional>

#include "base/ascii.h"
#include "base/error.h"
#include "cli/taken_options.h"
#include "commands/formats.h"
#include "commands/suggest.h"

namespace postferry {

namespace {

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

const TakenOption* find_option(const std::vector<TakenOption>& options, std::string_view name) {
  const auto found = std::find_if(options.begin(), options.end(),
                                  [&](const TakenOption& option) { return option.name == name; });
  return found == options.end() ? nullptr : &*found;
}

/// What TOML has for the values of an option.
struct ValueTypes {
  std::vector<SettingKind> kinds;
  bool list = false;
  std::string_view words;  ///< for messages
};

ValueTypes types_of(const TakenOption& option) {
  using enum SettingKind;
  if (option.argument.empty() || option.argument == "yes|no")
    return {{boolean}, false, "true or false"};
  const bool several = option.again || value_spec(option.argument).list;
  if (option.argument == "N") return {{number}, false, "a whole number without quotes"};
  if (option.argument == "N,...") return {{number}, true, "a whole number or a list of them"};
  if (option.argument == "SIZE") return {{text, number}, false, "a size like \"64M\", or bytes"};
  if (option.argument == "DATE")
    return {{text, number, other}, false, "a date like 2024-03-15, or \"2024-03\""};
  if (several) return {{text}, true, "a text in quotes or a list of them"};
  return {{text}, false, "a text in quotes"};
}

std::string shown(const Setting& setting) {
  switch (setting.kind) {
    case SettingKind::table: return "a table";
    case SettingKind::list: return "a list";
    case SettingKind::text: return quoted(setting.values[0].text);
    case SettingKind::boolean:
    case SettingKind::number:
    case SettingKind::other: break;
  }
  return setting.values[0].text;
}

/// Reads the settings of one file.
class KeyReader {
 public:
  explicit KeyReader(const ConfigFile& file) : file_(file) {
    for (const CommandRow& command : command_rows())
      if (takes_config(command)) commands_.push_back(&command);
    for (const CommandRow* command : commands_)
      for (const TakenOption& option : options_of(*command))
        if (find_option(all_, option.name) == nullptr) all_.push_back(option);
    formats_ = format_names();
  }

  // nullopt for the head of a table.
  std::optional<ConfigValue> read(const Setting& setting) {
    place_ = file_.path + ":" + std::to_string(setting.line);
    refuse_password(setting.path.back());
    const bool inside = setting.path.size() > 1 || setting.kind == SettingKind::table;
    const CommandRow* command = inside ? find_command(setting.path[0]) : nullptr;
    if (std::find(commands_.begin(), commands_.end(), command) == commands_.end())
      command = nullptr;
    const std::vector<std::string> rest(setting.path.begin() + (command == nullptr ? 0 : 1),
                                        setting.path.end());
    if (rest.empty() ||
        (setting.kind == SettingKind::table && rest.size() == 1 && is_format(rest[0])))
      return std::nullopt;
    std::string name;
    for (const std::string& part : rest) name += (name.empty() ? "" : ".") + part;
    const std::vector<TakenOption> own = command == nullptr ? all_ : options_of(*command);
    // [help] is meant for the command, which takes none, and not for the option.
    const bool is_command = setting.kind == SettingKind::table && find_command(name) != nullptr;
    const TakenOption* option = is_command ? nullptr : find_option(own, name);
    if (option == nullptr) refuse_unknown(setting, command, own, name);
    if (rest.back() == name && option->format)  // one key for a format and its option
      fail(quoted(name) + " stands in the table of its format; leave out the quotes");
    refuse_by_rule(name);
    ConfigValue value;
    if (command != nullptr) value.command = command->name;
    value.option = name;
    value.place = place_;
    value.files = value_spec(option->argument).kind == ValueKind::files;
    set_values(*option, setting, value);
    return value;
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw Error(ErrorCode::usage, what, place_);
  }

  [[nodiscard]] bool is_format(const std::string& name) const {
    return std::find(formats_.begin(), formats_.end(), name) != formats_.end();
  }

  void refuse_password(const std::string& key) const {
    if (lower(key).find("passw") == std::string::npos || find_option(all_, key) != nullptr) return;
    fail(
        "no password stands in a file of options; it comes from POSTFERRY_PASSWORD, "
        "--password-file, --netrc or the terminal");
  }

  void refuse_by_rule(const std::string& name) const {
    for (const ConfigRule& rule : config_rules()) {
      if (rule.option != name || (rule.in_named_file && file_.named)) continue;
      if (!rule.in_named_file)
        fail(quoted(name) + " stands in no file of options: " + std::string(rule.why));
      fail(quoted(name) + " does not stand in the user's own file, which holds for every run: " +
           std::string(rule.why) + "; say --" + name +
           ", or put it into another file for --config FILE");
    }
  }

  [[noreturn]] void refuse_unknown(const Setting& setting, const CommandRow* command,
                                   const std::vector<TakenOption>& own,
                                   const std::string& name) const {
    if (setting.kind != SettingKind::table && command == nullptr) {
      for (const CommandRow* known : commands_)
        if (known->name == name) fail(quoted(name) + " is a table: [" + name + "]");
      if (is_format(name)) fail(quoted(name) + " is a table: [" + name + "]");
    }
    if (command != nullptr)
      if (const std::string owners = owners_of(name); !owners.empty())
        fail(std::string(command->name) + " has no option " + quoted(name) + "; " + owners);
    const std::string what = command != nullptr ? std::string(command->name) + " has no option "
                             : setting.kind == SettingKind::table
                                 ? "no command or format that takes options is called "
                                 : "there is no option ";
    fail(what + quoted(name) + suggestion(setting, command, own, name));
  }

  // "pull and push have it"
  [[nodiscard]] std::string owners_of(const std::string& name) const {
    std::vector<std::string> owners;
    for (const CommandRow* command : commands_)
      if (find_option(options_of(*command), name) != nullptr) owners.emplace_back(command->name);
    std::string text;
    for (std::size_t i = 0; i < owners.size(); ++i)
      text += (i == 0 ? "" : i + 1 == owners.size() ? " and " : ", ") + owners[i];
    return text.empty() ? text : text + (owners.size() == 1 ? " has it" : " have it");
  }

  [[nodiscard]] std::string suggestion(const Setting& setting, const CommandRow* command,
                                       const std::vector<TakenOption>& own,
                                       const std::string& name) const {
    std::vector<std::string_view> known;
    if (command == nullptr && setting.kind == SettingKind::table) {
      for (const CommandRow* row : commands_) known.push_back(row->name);
      known.insert(known.end(), formats_.begin(), formats_.end());
    } else {
      for (const TakenOption& option : own) {
        if (name.size() == 1 && option.letter == name[0])
          return "; did you mean " + quoted(option.name) + "?";
        known.push_back(option.name);
      }
    }
    const std::string hint = did_you_mean(name, known);
    if (!hint.empty()) return hint;
    return "; keys are the long names of options (postferry help " +
           std::string(command == nullptr ? "COMMAND" : command->name) + ")";
  }

  void set_values(const TakenOption& option, const Setting& setting, ConfigValue& value) const {
    const ValueTypes types = types_of(option);
    const auto refuse = [&](const std::string& got) {
      fail(quoted(option.name) + " takes " + std::string(types.words) + ", not " + got);
    };
    if (setting.kind == SettingKind::table || (setting.kind == SettingKind::list && !types.list))
      refuse(shown(setting));
    for (const SettingValue& given : setting.values) {
      if (std::find(types.kinds.begin(), types.kinds.end(), given.kind) == types.kinds.end())
        refuse(shown({{}, 0, given.kind, {given}}));
      if (given.text.empty()) fail(quoted(option.name) + " is empty; it takes " + option.argument);
      if (given.text.find('\0') != std::string::npos)
        fail(quoted(option.name) + " has a character U+0000 in its text, which no option takes");
      value.values.push_back(given.text);
    }
    value.absent = value.values.empty();
    if (types.kinds[0] != SettingKind::boolean) return;
    const bool on = value.values[0] == "true";
    value.absent = !on && option.argument.empty();
    value.values.clear();
    if (!option.argument.empty()) value.values = {on ? "yes" : "no"};
  }

  const ConfigFile& file_;
  std::vector<const CommandRow*> commands_;
  std::vector<TakenOption> all_;  // of any of these commands, each once
  std::vector<std::string> formats_;
  std::string place_;
};

}  // namespace

std::vector<ConfigValue> config_values(const std::vector<Setting>& settings,
                                       const ConfigFile& file) {
  KeyReader reader(file);
  std::vector<ConfigValue> values;
  for (const Setting& setting : settings)
    if (std::optional<ConfigValue> value = reader.read(setting))
      values.push_back(*std::move(value));
  return values;
}

}  // namespace postferry
