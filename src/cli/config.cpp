// SPDX-License-Identifier: MIT
#include "cli/config.h"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "cli/config_keys.h"
#include "cli/taken_options.h"
#include "commands/input.h"
#include "commands/settings_file.h"

namespace postferry {

namespace {

namespace fs = std::filesystem;

// Options that exclude each other: the one on the command line takes the other's place in a file.
constexpr auto rivals = std::to_array<std::pair<const char*, const char*>>({
    {"anonymous", "user"},
    {"anonymous", "password-file"},
    {"anonymous", "netrc"},
    {"netrc", "password-file"},
    {"size", "posts"},
    {"table", "json"},
    {"quiet", "verbose"},
});

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

fs::path user_file() {
  fs::path folder = environment("XDG_CONFIG_HOME");
  if (!folder.is_absolute()) {
    const fs::path home = environment("HOME");
    if (!home.is_absolute()) return {};
    folder = home / ".config";
  }
  return folder / "postferry" / "config.toml";
}

// A link that leads nowhere is a file that can't be read, and no absent one.
bool is_there(const fs::path& path) {
  std::error_code error;
  return fs::symlink_status(path, error).type() != fs::file_type::not_found;
}

std::optional<ConfigFile> chosen_file(const Arguments& arguments) {
  if (arguments.has("config")) {
    if (arguments.has("no-config"))
      throw Error(ErrorCode::usage, "--config names a file, and --no-config wants none; take one");
    return ConfigFile{arguments.text("config"), true};
  }
  if (arguments.has("no-config")) return std::nullopt;
  const fs::path path = user_file();
  if (path.empty() || !is_there(path)) return std::nullopt;
  return ConfigFile{path.string(), false};
}

// Names of files in a file are meant from where it lies; in a pipe, from where we run.
std::string resolved(const std::string& value, const std::string& file) {
  if (value == "-") return value;
  if (value.starts_with("~/")) {
    const std::string home = environment("HOME");
    if (!home.empty()) return home + value.substr(1);
  }
  std::error_code error;
  if (!fs::is_regular_file(file, error)) return value;
  return (fs::path(file).parent_path() / value).string();
}

void apply(ConfigValue value, const std::string& file, Arguments& arguments) {
  if (value.absent) return arguments.drop_default(value.option);
  if (value.files)
    for (std::string& name : value.values) name = resolved(name, file);
  arguments.set_default(value.option, std::move(value.values), std::move(value.place));
}

void drop_rivals(Arguments& arguments) {
  const auto drop = [&](const char* said, const char* other) {
    if (arguments.said(said) && arguments.has(said)) arguments.drop_default(other);
  };
  for (const auto& [one, other] : rivals) {
    drop(one, other);
    drop(other, one);
  }
}

// The rest of the values is checked where they are used, like those of the command line.
void check_words(const TakenOption& option, const Arguments& arguments) {
  const std::string place = arguments.place_of(option.name);
  if (place.empty()) return;
  try {
    if (option.argument == "FORMAT") (void)format_named(arguments.text(option.name));
    if (option.argument.find('|') != std::string::npos)
      (void)arguments.choice(option.name, option.argument, {});
  } catch (const Error& error) {
    throw Error(error.code(), error.text(), place);
  }
}

}  // namespace

std::string take_config(const CommandRow& command, Arguments& arguments) {
  if (!takes_config(command)) return {};
  const std::vector<TakenOption> options = options_of(command);
  const std::optional<ConfigFile> file = chosen_file(arguments);
  if (!file) return {};
  const std::vector<ConfigValue> values = config_values(read_settings(file->path), *file);
  for (const bool own : {false, true})
    for (const ConfigValue& value : values)
      for (const TakenOption& option : options)
        if (option.name == value.option && own == !value.command.empty() &&
            (!own || value.command == command.name))
          apply(value, file->path, arguments);
  drop_rivals(arguments);
  for (const TakenOption& option : options) check_words(option, arguments);
  std::string names;
  for (const auto& [name, place] : arguments.places()) names += (names.empty() ? "" : ", ") + name;
  return "options of " + file->path + ": " + (names.empty() ? "none that count here" : names);
}

Error with_place(const Error& error, const Arguments& arguments) {
  if (error.code() != ErrorCode::usage || !error.where().empty()) return error;
  const std::string& text = error.text();
  for (std::size_t at = text.find("--"); at != std::string::npos; at = text.find("--", at + 2)) {
    std::size_t end = at + 2;
    while (end < text.size() && (is_alpha(text[end]) || text[end] == '-' || text[end] == '.'))
      ++end;
    while (text[end - 1] == '.' && end > at + 2) --end;
    const std::string name(text, at + 2, end - at - 2);
    if (const std::string place = arguments.place_of(name); !place.empty())
      return {ErrorCode::usage, text, place};
  }
  return error;
}

}  // namespace postferry
