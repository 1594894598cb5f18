// SPDX-License-Identifier: MIT
#include "codec/yaml.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "base/utf8.h"

namespace postferry {
namespace {

// A value in short: quoted "text", plain text, [list], {key: value}, ~ for null.
std::string show(const ValueNode& value) {
  if (!value) return "nothing";
  std::string out;
  switch (value.kind()) {
    case ValueKind::null: return "~";
    case ValueKind::plain: return std::string(value.text());
    case ValueKind::quoted: return "\"" + std::string(value.text()) + "\"";
    case ValueKind::list:
      for (const ValueNode child : value) out += (out.empty() ? "" : ", ") + show(child);
      return "[" + out + "]";
    case ValueKind::map:
      for (const ValueNode child : value)
        out += (out.empty() ? "" : ", ") + std::string(child.key()) + ": " + show(child);
      return "{" + out + "}";
  }
  return out;
}

std::string read(std::string_view text) {
  ValueTree tree;
  const YamlResult result = read_yaml(text, tree);
  return result ? show(tree.root()) : "line " + std::to_string(result.line) + ": " + result.error;
}

TEST(YamlReading, KeepsTheTextOfScalarsAndWhetherTheyWereQuoted) {
  EXPECT_EQ(read("isbn: 0156027321\ntitle: yes\nrating: '4/5'\nname: \"a\\tb\"\n"),
            "{isbn: 0156027321, title: yes, rating: \"4/5\", name: \"a\tb\"}");
  EXPECT_EQ(read("a: 1_000\nb: 12:30:45\nc: 2001-02-30\nd: 4.50\ne: \xE2\x98\x85\xE2\x98\x85"),
            "{a: 1_000, b: 12:30:45, c: 2001-02-30, d: 4.50, e: \xE2\x98\x85\xE2\x98\x85}");
  EXPECT_EQ(read("a: !!str 12\nb: !!int 12"), "{a: \"12\", b: 12}");
}

TEST(YamlReading, KnowsListsMapsAndNothing) {
  EXPECT_EQ(read("tags: [a, 'b c']\ncategories:\n- x\n- y\n"),
            "{tags: [a, \"b c\"], categories: [x, y]}");
  EXPECT_EQ(read("a:\nb: ~\nc: null\nd: {e: {f: 1}}"), "{a: ~, b: ~, c: ~, d: {e: {f: 1}}}");
  EXPECT_EQ(read(""), "nothing");
  EXPECT_EQ(read("# only a comment\n"), "nothing");
  EXPECT_EQ(read("just text"), "just text");
}

TEST(YamlReading, KnowsBlocksAndComments) {
  EXPECT_EQ(read("a: |\n  one\n  two\nb: >-\n  three\n  four # no comment\nc: 5 # comment\n"),
            "{a: \"one\ntwo\n\", b: \"three four # no comment\", c: 5}");
}

TEST(YamlReading, FindsTheLastOfRepeatedKeys) {
  ValueTree tree;
  ASSERT_TRUE(read_yaml("a: 1\nb: 2\na: 3\n", tree));
  EXPECT_EQ(show(tree.root()), "{a: 1, b: 2, a: 3}");
  EXPECT_EQ(tree.root().find("a").text(), "3");
  EXPECT_FALSE(tree.root().find("c"));
}

TEST(YamlReading, TellsTheSourceTextOfTopLevelValues) {
  ValueTree tree;
  const std::string_view text =
      "plain: caf\xC3\xA9 au lait  # comment\n'quo ted' : \"a # b\"\n"
      "list:\n  - \"x\" # y\n  - z\n# next\n\nblock: |\n  one\n\nflow: [1,\n  2]\nnull_: ~\nnone:\n"
      "last: 'it''s'";
  ASSERT_TRUE(read_yaml(text, tree));
  std::vector<std::string> sources;
  for (const ValueNode member : tree.root()) sources.emplace_back(member.raw());
  EXPECT_EQ(sources,
            (std::vector<std::string>{"caf\xC3\xA9 au lait", "\"a # b\"", "\n  - \"x\" # y\n  - z",
                                      "|\n  one", "[1,\n  2]", "~", "", "'it''s'"}));
}

TEST(YamlReading, TellsLines) {
  ValueTree tree;
  ASSERT_TRUE(read_yaml("a: 1\n\nb:\n  c: 2\n", tree));
  EXPECT_EQ(tree.root().find("a").line(), 1U);
  EXPECT_EQ(tree.root().find("b").find("c").line(), 4U);
}

TEST(YamlReading, ExpandsAliases) {
  EXPECT_EQ(read("a: &x {b: 1}\nc: *x\n"), "{a: {b: 1}, c: {b: 1}}");
  ValueTree tree;
  EXPECT_TRUE(read_yaml("a: &x 1\nc: *x\n", tree).aliases);
  EXPECT_FALSE(read_yaml("a: 1\n", tree).aliases);
}

TEST(YamlReading, RefusesABillionLaughs) {
  std::string text = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n";
  for (int i = 1; i < 10; ++i) {
    const std::string last = "*a" + std::to_string(i - 1);
    text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + last;
    for (int j = 0; j < 9; ++j) text += ", " + last;
    text += "]\n";
  }
  EXPECT_NE(read(text).find("too many aliases"), std::string::npos);
  EXPECT_NE(read("a: &x [*x]").find("alias inside itself"), std::string::npos);
}

TEST(YamlReading, RefusesDamageWithItsLine) {
  EXPECT_EQ(read("a: 1\nb: [1, 2\nc: 3\n").substr(0, 5), "line ");
  EXPECT_EQ(read("a: 1\nb: \"open\n").substr(0, 5), "line ");
  EXPECT_EQ(read("a: 1\n? [x]\n: 2\n"), "line 2: a key that is no text");
  EXPECT_EQ(read(std::string("a: 1\nb: \0", 9)), "line 2: a NUL byte");
  EXPECT_NE(read("a: " + std::string(20'000, '[')).find("line"), std::string::npos);
  EXPECT_NE(read("a: " + std::string(300, '[') + std::string(300, ']')).find("too deep"),
            std::string::npos);
}

TEST(YamlWriting, AlwaysQuotesStrings) {
  std::string out;
  append_yaml_string(out,
                     "yes \"x\" \\ \n\t\r\x01\x7F\xC2\x85\xC2\xA0\xE2\x80\xA8\xEF\xBB\xBF"
                     "\xEF\xBF\xBE\xC3\xA9\xF0\x9F\x93\x9A");
  EXPECT_EQ(out, R"("yes \"x\" \\ \n\t\x0D\x01\x7F\x85)"
                 "\xC2\xA0"
                 R"(\u2028\uFEFF\uFFFE)"
                 "\xC3\xA9\xF0\x9F\x93\x9A\"");
}

TEST(YamlWriting, QuotesKeysThatReadersRetype) {
  const auto key = [](std::string_view text) {
    std::string out;
    append_yaml_key(out, text);
    return out;
  };
  EXPECT_EQ(key("read_count"), "read_count");
  EXPECT_EQ(key("No"), "\"No\"");
  EXPECT_EQ(key("12"), "\"12\"");
  EXPECT_EQ(key("a b"), "\"a b\"");
  EXPECT_EQ(key(""), "\"\"");
}

ValueTree sample() {
  ValueTree tree;
  tree.open(ValueKind::map);
  tree.add(ValueKind::quoted, "title", "On Dune");
  tree.add(ValueKind::plain, "date", "2024-03-01");
  tree.add(ValueKind::null, "none", {});
  tree.open(ValueKind::list, "empty");
  tree.close();
  tree.open(ValueKind::list, "comments");
  for (const std::string_view author : {"Ada", "Bo"}) {
    tree.open(ValueKind::map);
    tree.add(ValueKind::quoted, "author", author);
    tree.open(ValueKind::list, "tags");
    tree.add(ValueKind::quoted, {}, "a");
    tree.close();
    tree.close();
  }
  tree.open(ValueKind::list);
  tree.add(ValueKind::plain, {}, "1");
  tree.close();
  tree.close();
  tree.close();
  return tree;
}

TEST(YamlWriting, IndentsListsAndMaps) {
  std::string out;
  append_yaml(out, sample().root());
  EXPECT_EQ(out,
            "title: \"On Dune\"\n"
            "date: 2024-03-01\n"
            "none: null\n"
            "empty: []\n"
            "comments:\n"
            "  - author: \"Ada\"\n"
            "    tags:\n"
            "      - \"a\"\n"
            "  - author: \"Bo\"\n"
            "    tags:\n"
            "      - \"a\"\n"
            "  -\n"
            "    - 1\n");
}

/// Makes values with whatever text has ever been trouble.
class Maker {
 public:
  explicit Maker(unsigned seed) : random_(seed) {}

  void fill_map(ValueTree& tree, int depth) {
    for (std::size_t n = below(5); n > 0; --n) add(tree, tree.keep(text()), depth);
  }

 private:
  std::size_t below(std::size_t n) { return random_() % n; }

  std::string text() {
    static const std::vector<std::string> parts = {"yes",
                                                   "~",
                                                   ": ",
                                                   " #",
                                                   "- ",
                                                   "? ",
                                                   "---",
                                                   "\n---\n",
                                                   "...",
                                                   "\"",
                                                   "'",
                                                   "\\",
                                                   "\t",
                                                   "\n",
                                                   "\r",
                                                   std::string(1, '\0'),
                                                   "\x7F",
                                                   "\xC2\x85",
                                                   "\xE2\x80\xA9",
                                                   "\xEF\xBB\xBF",
                                                   "\xEF\xBF\xBF",
                                                   "\xF0\x9F\x93\x9A",
                                                   "\xC3\xA9",
                                                   "{",
                                                   "]",
                                                   "&a",
                                                   "*a",
                                                   "!",
                                                   "%",
                                                   "@",
                                                   "`",
                                                   "|",
                                                   ">",
                                                   "0156027321",
                                                   "=",
                                                   "<<",
                                                   "a",
                                                   " ",
                                                   "\xF4\x8F\xBF\xBF",
                                                   "\xEE\x80\x80"};
    std::string out;
    for (std::size_t n = below(6); n > 0; --n) out += parts[below(parts.size())];
    if (below(200) == 0) out.append(3000, 'k');
    return out;
  }

  void add(ValueTree& tree, std::string_view key, int depth) {
    switch (below(depth > 4 ? 3 : 5)) {
      case 0: return tree.add(ValueKind::plain, key, "4.50");
      case 1:
      case 2: return tree.add(ValueKind::quoted, key, tree.keep(text()));
      case 3:
        tree.open(ValueKind::list, key);
        for (std::size_t n = below(4); n > 0; --n) add(tree, {}, depth + 1);
        return tree.close();
      default:
        tree.open(ValueKind::map, key);
        fill_map(tree, depth + 1);
        return tree.close();
    }
  }

  std::minstd_rand random_;
};

TEST(Yaml, ReadsWhatItWrites) {
  for (unsigned seed = 1; seed < 400; ++seed) {
    ValueTree tree;
    tree.open(ValueKind::map);
    tree.add(ValueKind::quoted, "first", "x");
    Maker(seed).fill_map(tree, 0);
    tree.close();
    std::string out;
    append_yaml(out, tree.root());
    ValueTree back;
    const YamlResult result = read_yaml(out, back);
    ASSERT_TRUE(result) << seed << ": " << result.error << "\n" << out;
    ASSERT_TRUE(tree.root() == back.root()) << seed << "\n" << out << show(back.root());
    ASSERT_EQ(out.find("\n---"), std::string::npos);
  }
}

TEST(YamlWriting, WritesShortLinesAsLongOnes) {
  static constexpr std::string_view pieces[] = {
      "word",         " ", "a", "\"",  "\\", "\n", "é", "\xC2\xA0",
      "\xE2\x80\xA8", "-", "_", "yes", "n",  "[",  "9", "^"};
  std::mt19937 random(5);
  const auto text_of = [&](unsigned most) {
    std::string text;
    for (std::size_t i = random() % most; i > 0; --i) text += pieces[random() % std::size(pieces)];
    return text;
  };
  for (int i = 0; i < 20'000; ++i) {
    const std::string key = "k" + text_of(i % 2 == 0 ? 3 : 14);
    const std::string text = text_of(i % 3 == 0 ? 4 : 40);
    ValueTree tree;
    tree.open(ValueKind::map);
    tree.add(ValueKind::quoted, key, text);
    tree.open(ValueKind::list, "list");
    tree.add(ValueKind::quoted, {}, text);
    tree.close();
    tree.close();
    std::string out;
    append_yaml(out, tree.root());
    std::string expected;
    append_yaml_key(expected, key);
    append_yaml_string(expected += ": ", text);
    append_yaml_string(expected += "\nlist:\n  - ", text);
    ASSERT_EQ(out, expected + "\n");
  }
}

TEST(Yaml, JsonStandsInSingleQuotes) {
  std::string out;
  append_yaml_json(out, "{\"a\":\"it's \\\\ \\\"so\\\"\",\"b\":\"\xC3\xA9 \xE2\x80\x94\"}");
  EXPECT_EQ(out, "'{\"a\":\"it''s \\\\ \\\"so\\\"\",\"b\":\"\xC3\xA9 \xE2\x80\x94\"}'");
}

// Also JSON that single quotes can't hold as it is comes back.
TEST(Yaml, JsonComesBack) {
  const std::string long_text(200, 'x');
  for (const std::string& json :
       {std::string(R"({})"), std::string(R"({"a":"'"})"), std::string("{\"a\":\"\xE2\x80\xA8\"}"),
        std::string("{\"a\":\"\xC2\x85\"}"), std::string("{\"a\":\"\xEF\xBB\xBF: # \"}"),
        std::string("{\"a\":\"\x7F\"}"), "{\"a\":\"" + long_text + "'\xC2\x85" + long_text + "\"}",
        "{\"a\":\"" + long_text + "''\xF0\x9F\x93\x9A" + long_text + "\"}"}) {
    std::string out = "key: ";
    append_yaml_json(out, json);
    out += "\nnext: 1\n";
    ValueTree tree;
    ASSERT_TRUE(read_yaml(out, tree)) << out;
    EXPECT_EQ(tree.root().first_child().text(), json);
    EXPECT_EQ(tree.size(), 3U);
    EXPECT_EQ(out.find('\n'), out.size() - 9) << "one line";
  }
}

// Every member of the outermost map can be written again from its own source text.
TEST(Yaml, SourceTextsStandForTheirValues) {
  for (unsigned seed = 400; seed < 500; ++seed) {
    ValueTree tree;
    tree.open(ValueKind::map);
    Maker(seed).fill_map(tree, 0);
    tree.close();
    std::string out;
    append_yaml(out, tree.root());
    ValueTree back;
    ASSERT_TRUE(read_yaml(out, back));
    for (const ValueNode member : back.root()) {
      if (member.key().size() > 1000) continue;
      std::string again;
      append_yaml_key(again, member.key());
      again += ':';
      again += (member.raw().starts_with('\n') ? "" : " ") + std::string(member.raw()) + "\n";
      ValueTree alone;
      ASSERT_TRUE(read_yaml(again, alone)) << again;
      ASSERT_TRUE(alone.root().first_child() == member) << again;
    }
  }
}

TEST(Yaml, IsLinear) {
  std::string out = "comments:\n";
  for (int i = 0; i < 20'000; ++i)
    out += "  - author: \"somebody\"\n    content: \"" + std::string(100, 'x') + "\"\n";
  ValueTree tree;
  ASSERT_TRUE(read_yaml(out, tree));
  EXPECT_EQ(tree.size(), 60'002U);
}

}  // namespace
}  // namespace postferry
