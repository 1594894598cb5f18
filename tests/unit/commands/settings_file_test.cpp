// SPDX-License-Identifier: MIT
#include "commands/settings_file.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "base/error.h"

namespace postferry {
namespace {

class SettingsFile : public testing::Test {
 protected:
  SettingsFile() {
    std::filesystem::create_directory(folder_);
    path_ = (folder_ / "options.toml").string();
  }
  ~SettingsFile() override { std::filesystem::remove_all(folder_); }

  // "2 convert.type list post page": line, path, kind, values.
  std::string read(std::string_view toml) {
    std::ofstream(path_, std::ios::binary) << toml;
    std::string out;
    for (const Setting& setting : read_settings(path_)) {
      std::string name;
      for (const std::string& part : setting.path) name += (name.empty() ? "" : ".") + part;
      out += std::to_string(setting.line) + " " + name + " " + word(setting.kind);
      for (const SettingValue& value : setting.values) out += " " + value.text;
      out += "\n";
    }
    return out;
  }

  static std::string word(SettingKind kind) {
    switch (kind) {
      case SettingKind::text: return "text";
      case SettingKind::boolean: return "boolean";
      case SettingKind::number: return "number";
      case SettingKind::other: return "other";
      case SettingKind::list: return "list";
      case SettingKind::table: return "table";
    }
    return {};
  }

  std::filesystem::path folder_ = std::filesystem::path(testing::TempDir()) / "settings_file_test";
  std::string path_;
};

TEST_F(SettingsFile, TellsKindsPathsAndLines) {
  EXPECT_EQ(read("strict = true\n"
                 "jobs = 1_0\n"
                 "color = \"never\"\n"
                 "since = 2024-03-01\n"
                 "connections = 0x10\n"
                 "[convert]\n"
                 "type = [\"post\", \"page\"]\n"
                 "markdown.flavor = \"hugo\"\n"),
            "1 strict boolean true\n"
            "2 jobs number 10\n"
            "3 color text never\n"
            "4 since other 2024-03-01\n"
            "5 connections other 0x10\n"
            "6 convert table\n"
            "7 convert.type list post page\n"
            "8 convert.markdown table\n"
            "8 convert.markdown.flavor text hugo\n");
}

TEST_F(SettingsFile, ReadsNothing) { EXPECT_EQ(read("\xEF\xBB\xBF# nothing\r\n"), ""); }

TEST_F(SettingsFile, RefusesWhatIsNoTomlWithItsLine) {
  try {
    read("jobs = 1\nstrict = maybe\n");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::usage);
    EXPECT_EQ(error.where(), path_ + ":2");
  }
}

TEST_F(SettingsFile, IsNotThere) {
  try {
    (void)read_settings((folder_ / "missing.toml").string());
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::input);
  }
}

}  // namespace
}  // namespace postferry
