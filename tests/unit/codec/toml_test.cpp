// SPDX-License-Identifier: MIT
#include "codec/toml.h"

#include <gtest/gtest.h>

#include <string>

#include "codec/yaml.h"

namespace postferry {
namespace {

std::string as_yaml(std::string_view toml) {
  ValueTree tree;
  const TomlResult result = read_toml(toml, tree);
  if (!result) return "line " + std::to_string(result.line) + ": " + result.error;
  std::string out;
  append_yaml(out, tree.root());
  return out;
}

TEST(Toml, KeepsOrderAndTheTextOfScalars) {
  EXPECT_EQ(as_yaml("title = \"On \\u00e9 Dune\"\n"
                    "date = 2024-03-01T09:30:00+01:00\n"
                    "draft = false\n"
                    "rating = 4.50\n"
                    "pages = 1_000\n"
                    "\"\xC3\xA9\" = 7 # comment\n"
                    "aliases = [\"/a\", \"/b\"]\n"
                    "[params]\n"
                    "isbn = '0156027321'\n"),
            "title: \"On \xC3\xA9 Dune\"\n"
            "date: 2024-03-01T09:30:00+01:00\n"
            "draft: false\n"
            "rating: 4.50\n"
            "pages: 1000\n"
            "\"\xC3\xA9\": 7\n"
            "aliases:\n"
            "  - \"/a\"\n"
            "  - \"/b\"\n"
            "params:\n"
            "  isbn: \"0156027321\"\n");
}

void put_lines(ValueNode node, const std::string& before, std::string& out) {
  for (const ValueNode member : node) {
    const std::string name = before + std::string(member.key());
    out += name + ":" + std::to_string(member.line()) + " ";
    put_lines(member, name + ".", out);
  }
}

TEST(Toml, KnowsTheLineOfEveryKey) {
  ValueTree tree;
  ASSERT_TRUE(
      read_toml("# options\n"
                "a = [\n  1,\n  2]\n"
                "b.c = \"\"\"x\n\ny\"\"\"\n"
                "\n[d]\n[e.f]\ng = 1\n",
                tree));
  std::string lines;
  put_lines(tree.root(), "", lines);
  EXPECT_EQ(lines, "a:2 a.:3 a.:4 b:5 b.c:5 d:9 e:10 e.f:10 e.f.g:11 ");
}

TEST(Toml, RefusesDamageWithItsLine) {
  EXPECT_EQ(as_yaml("a = 1\na = 2\n").substr(0, 7), "line 2:");
  EXPECT_EQ(as_yaml("a = \n").substr(0, 7), "line 1:");
  EXPECT_EQ(as_yaml("a = " + std::string(5000, '[')).substr(0, 7), "line 1:");
}

TEST(Toml, KnowsLinesOfWindows) {
  EXPECT_EQ(as_yaml("\xEF\xBB\xBF"
                    "a = 2\r\nb = true\r\nc = 2024-03-01\t\r\nd = 4.5"),
            "a: 2\nb: true\nc: 2024-03-01\nd: 4.5\n");
}

std::string repeated(std::string_view part, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += part;
  return out;
}

// The library would build a table for each part, and take them down by recursion.
TEST(Toml, RefusesKeysOfVeryManyParts) {
  const std::string deep = repeated("a.", 200000) + "a";
  const std::string refused = "line 2: a key has too many parts";
  EXPECT_EQ(as_yaml("x = 1\n[" + deep + "]\n"), refused);
  EXPECT_EQ(as_yaml("x = '#'\n" + deep + " = 1\n"), refused);
  EXPECT_EQ(as_yaml("x = \"\"\"#\\\"\"\"\"\n\"a\"." + deep + " = \n"), refused);
  EXPECT_EQ(as_yaml("x = 1 # '\ny = " + repeated("{" + repeated("a.", 100) + "a = ", 100)),
            refused);
}

TEST(Toml, TakesDotsInTexts) {
  const std::string dots(1000, '.');
  const std::string toml = "a = \"" + dots + "\"\nb = '''\n" + dots + "'''\n# " + dots + "\nc = [" +
                           repeated("1.5, ", 300) + "]\n";
  EXPECT_EQ(as_yaml(toml).substr(0, 6 + dots.size()), "a: \"" + dots + "\"\n");
}

TEST(Toml, TakesLongListsOnOneLine) {
  ValueTree tree;
  ASSERT_TRUE(read_toml("a = [" + repeated("1, ", 200000) + "]\n", tree));
}

TEST(Toml, ReadsNothing) { EXPECT_EQ(as_yaml(""), ""); }

TEST(ValuesOfJson, AreTheSameValues) {
  JsonTree json;
  ASSERT_TRUE(json.parse(R"({"a":"x","b":[1,true,null],"c":{"d":4.50}})"));
  ValueTree tree;
  add_json_value(tree, {}, json.root());
  std::string out;
  append_yaml(out, tree.root());
  EXPECT_EQ(out, "a: \"x\"\nb:\n  - 1\n  - true\n  - null\nc:\n  d: 4.50\n");
}

}  // namespace
}  // namespace postferry
