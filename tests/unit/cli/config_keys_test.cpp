// SPDX-License-Identifier: MIT
#include "cli/config_keys.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/error.h"
#include "cli/taken_options.h"

namespace postferry {
namespace {

Setting text(std::vector<std::string> path, std::string value) {
  return {std::move(path), 3, SettingKind::text, {{SettingKind::text, std::move(value)}}};
}
Setting boolean(std::vector<std::string> path, bool value) {
  return {
      std::move(path), 3, SettingKind::boolean, {{SettingKind::boolean, value ? "true" : "false"}}};
}
Setting table(std::vector<std::string> path) {
  return {std::move(path), 3, SettingKind::table, {}};
}

const ConfigFile named{"a.toml", true};
const ConfigFile own{"own.toml", false};

// What is wrong with a setting; empty: nothing.
std::string complaint(const Setting& setting, const ConfigFile& file = named) {
  try {
    (void)config_values({setting}, file);
    return {};
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::usage);
    EXPECT_EQ(error.where(), file.path + ":3");
    return error.text();
  }
}

TEST(ConfigKeys, AreOptionsOfEveryCommandOrOfOne) {
  const std::vector<ConfigValue> values = config_values(
      {text({"extract"}, "move"), table({"join"}), text({"join", "unmatched"}, "rest.jsonl"),
       table({"join", "markdown"}), text({"join", "markdown", "flavor"}, "hugo")},
      named);
  ASSERT_EQ(values.size(), 3U);
  EXPECT_EQ(values[0].command, "");
  EXPECT_EQ(values[0].option, "extract");
  EXPECT_EQ(values[0].values, std::vector<std::string>{"move"});
  EXPECT_EQ(values[0].place, "a.toml:3");
  EXPECT_FALSE(values[0].files);
  EXPECT_EQ(values[1].command, "join");
  EXPECT_EQ(values[1].option, "unmatched");
  EXPECT_TRUE(values[1].files);
  EXPECT_EQ(values[2].command, "join");
  EXPECT_EQ(values[2].option, "markdown.flavor");
}

TEST(ConfigKeys, SwitchesAndListsCanTakeBack) {
  const std::vector<ConfigValue> values = config_values({boolean({"strict"}, true),
                                                         boolean({"strict"}, false),
                                                         boolean({"jsonl", "header"}, false),
                                                         {{"type"}, 3, SettingKind::list, {}}},
                                                        named);
  ASSERT_EQ(values.size(), 4U);
  EXPECT_FALSE(values[0].absent);
  EXPECT_TRUE(values[0].values.empty());
  EXPECT_TRUE(values[1].absent);
  EXPECT_FALSE(values[2].absent);
  EXPECT_EQ(values[2].values, std::vector<std::string>{"no"});
  EXPECT_TRUE(values[3].absent);
}

// Every option of every command has one type at least that a file can give it, or a rule against
// it; and of two commands that share a name, both mean the same type.
TEST(ConfigKeys, EveryOptionCanStandInAFileOrHasARule) {
  const auto number = [](std::vector<std::string> path) {
    return Setting{std::move(path), 3, SettingKind::number, {{SettingKind::number, "1"}}};
  };
  for (const CommandRow& command : command_rows()) {
    if (!takes_config(command)) continue;
    for (const TakenOption& option : options_of(command)) {
      const bool refused =
          std::any_of(config_rules().begin(), config_rules().end(), [&](const ConfigRule& rule) {
            return rule.option == option.name && !rule.in_named_file;
          });
      const auto can_stand = [&](std::vector<std::string> path) {
        return complaint(text(path, "1")).empty() || complaint(boolean(path, true)).empty() ||
               complaint(number(path)).empty();
      };
      std::vector<std::string> path = {option.name};
      if (const std::size_t dot = option.name.find('.'); dot != std::string::npos)
        path = {option.name.substr(0, dot), option.name.substr(dot + 1)};
      EXPECT_EQ(can_stand(path), !refused) << option.name;
      path.insert(path.begin(), std::string(command.name));
      EXPECT_EQ(can_stand(path), !refused) << command.name << " " << option.name;
    }
  }
}

TEST(ConfigKeys, RulesAreAboutOptionsThatThereAre) {
  for (const ConfigRule& rule : config_rules()) {
    EXPECT_TRUE(std::any_of(option_rows().begin(), option_rows().end(), [&](const OptionRow& row) {
      return row.name == rule.option;
    })) << rule.option;
    EXPECT_FALSE(complaint(text({std::string(rule.option)}, "x"), own).empty()) << rule.option;
  }
}

// What is written is one run's, and so is its format: a new option that names a file or format
// needs a rule, or to be one of those that only read.
TEST(ConfigKeys, NothingIsWrittenByTheUsersOwnFile) {
  for (const OptionRow& row : option_rows()) {
    const bool is_file = row.argument == "FILE" || row.argument == "DIR" ||
                         row.argument == "OUTPUT" || row.argument == "FORMAT";
    if (!is_file || row.name == "labels" || row.name == "template") continue;
    EXPECT_FALSE(complaint(text({std::string(row.name)}, "x"), own).empty()) << row.name;
  }
}

TEST(ConfigKeys, PasswordsStandInNone) {
  for (const char* key : {"password", "application_password", "PASSWORD", "passwd"}) {
    const std::string said = complaint(text({"push", key}, "sesame"));
    EXPECT_NE(said.find("POSTFERRY_PASSWORD"), std::string::npos) << key;
    EXPECT_EQ(said.find("sesame"), std::string::npos) << key;
  }
  EXPECT_EQ(complaint(text({"push", "password-file"}, "site.password")), "");
}

TEST(ConfigKeys, MistakesGetASuggestion) {
  EXPECT_EQ(complaint(text({"exract"}, "off")),
            "there is no option \"exract\"; did you mean \"extract\"?");
  EXPECT_EQ(complaint(table({"marcdown"})),
            "no command or format that takes options is called \"marcdown\"; did you mean "
            "\"markdown\"?");
  EXPECT_EQ(complaint(text({"inspect", "template"}, "x")),
            "inspect has no option \"template\"; convert, pull, push and join have it");
  EXPECT_EQ(complaint(text({"markdown"}, "hugo")), "\"markdown\" is a table: [markdown]");
}

}  // namespace
}  // namespace postferry
