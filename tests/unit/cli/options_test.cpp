// SPDX-License-Identifier: MIT
#include "cli/options.h"

#include <gtest/gtest.h>

#include "cli/config.h"

namespace postferry {
namespace {

Arguments parsed(std::vector<std::string> words) {
  return parse_arguments(*find_command("convert"), std::move(words));
}

TEST(Arguments, SwitchesCanBeOff) {
  for (const char* word : {"--strict", "--strict=yes", "--strict=true", "--strict=on"})
    EXPECT_TRUE(parsed({word}).has("strict")) << word;
  for (const char* word : {"--strict=no", "--strict=false", "--strict=off"}) {
    EXPECT_FALSE(parsed({word}).has("strict")) << word;
    EXPECT_TRUE(parsed({word}).said("strict")) << word;
  }
  EXPECT_EQ(parsed({"--strict", "no"}).operands(), std::vector<std::string>{"no"});
  EXPECT_EQ(parsed({"--", "--strict=no"}).operands(), std::vector<std::string>{"--strict=no"});
}

TEST(Arguments, DefaultsGiveWayToTheCommandLine) {
  Arguments arguments = parsed({"--type", "page", "--strict=no"});
  arguments.set_default("type", {"post", "film"}, "a:1");
  arguments.set_default("strict", {}, "a:2");
  arguments.set_default("limit", {"3"}, "a:3");
  EXPECT_EQ(arguments.list("type"), std::vector<std::string>{"page"});
  EXPECT_FALSE(arguments.has("strict"));
  EXPECT_EQ(arguments.number("limit"), 3U);
  EXPECT_FALSE(arguments.said("limit"));
  EXPECT_EQ(arguments.place_of("limit"), "a:3");
  EXPECT_EQ(arguments.place_of("type"), "");
  arguments.drop_default("limit");
  arguments.drop_default("type");
  EXPECT_FALSE(arguments.has("limit"));
  EXPECT_TRUE(arguments.has("type"));
}

TEST(Arguments, ErrorsLeadToTheFileThatSaysTheOption) {
  Arguments arguments = parsed({"--labels", "x"});
  arguments.set_default("extract", {"off"}, "a.toml:7");
  const auto where = [&](ErrorCode code, const std::string& text, const std::string& place = {}) {
    return with_place(Error(code, text, place), arguments).where();
  };
  EXPECT_EQ(where(ErrorCode::usage, "--labels says how, and --extract off extracts none"),
            "a.toml:7");
  EXPECT_EQ(where(ErrorCode::usage, "there is none without --extract."), "a.toml:7");
  EXPECT_EQ(where(ErrorCode::usage, "--labels and --extracted"), "");
  EXPECT_EQ(where(ErrorCode::usage, "--extract is wrong", "b:1"), "b:1");
  EXPECT_EQ(where(ErrorCode::input, "--extract is wrong"), "");
  EXPECT_EQ(where(ErrorCode::usage, "--"), "");
}

}  // namespace
}  // namespace postferry
