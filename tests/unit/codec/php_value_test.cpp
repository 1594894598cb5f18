// SPDX-License-Identifier: MIT
#include "codec/php_value.h"

#include <gtest/gtest.h>

#include <string>

namespace postferry {
namespace {

// {a="x",0=1,sub={}}; "~" for null.
std::string shown(ValueNode node) {
  if (!node) return "nothing";
  if (node.is(ValueKind::null)) return "~";
  if (node.is(ValueKind::plain)) return std::string(node.text());
  if (node.is(ValueKind::quoted)) return '"' + std::string(node.text()) + '"';
  std::string out = "{";
  for (const ValueNode child : node) {
    if (out.size() > 1) out += ',';
    out += std::string(child.key()) + '=' + shown(child);
  }
  return out + '}';
}

// The value; "!" behind it where something was repaired, "..." where it breaks off.
std::string read(std::string_view text) {
  ValueTree tree;
  const PhpResult result = read_php_value(text, tree);
  EXPECT_EQ(result.ok, !tree.empty());
  return shown(tree.root()) + (result.repaired ? "!" : "") + (result.cut ? "..." : "");
}

TEST(PhpValue, ReadsWhatSerializeWrites) {
  EXPECT_EQ(read("N;"), "~");
  EXPECT_EQ(read("b:1;"), "1");
  EXPECT_EQ(read("i:-7;"), "-7");
  EXPECT_EQ(read("d:4.5;"), "4.5");
  EXPECT_EQ(read("s:0:\"\";"), "\"\"");
  EXPECT_EQ(read(" s:2:\"\xC3\xA9\";\n"), "\"\xC3\xA9\"");
  EXPECT_EQ(read("a:0:{}"), "{}");
  EXPECT_EQ(read("a:2:{i:0;s:1:\"a\";s:1:\"k\";a:1:{i:0;d:3.5;}}"), "{0=\"a\",k={0=3.5}}");
  EXPECT_EQ(read("a:1:{i:0;O:8:\"stdClass\":2:{s:5:\"field\";i:0;s:6:\"rating\";d:4;}}"),
            "{0={field=0,rating=4}}");
  EXPECT_EQ(read("a:2:{i:0;N;i:1;r:1;}"), "{0=~,1=~}");
}

TEST(PhpValue, KeepsTextThatLooksLikeAnEnd) {
  EXPECT_EQ(read("a:1:{i:0;s:14:\"say \"a\";i:1;b:\";}"), "{0=\"say \"a\";i:1;b:\"}");
}

TEST(PhpValue, FindsTheEndOfTextsWhoseLengthIsWrong) {
  // Lengths of Latin-1, of another site's address, of nobody's.
  EXPECT_EQ(read("a:1:{s:4:\"name\";s:4:\"caf\xC3\xA9\";}"), "{name=\"caf\xC3\xA9\"}!");
  EXPECT_EQ(read("a:2:{i:0;s:99:\"http://a.example\";i:1;i:2;}"), "{0=\"http://a.example\",1=2}!");
  EXPECT_EQ(read("a:1:{s:9:\"name\";i:3;}"), "{name=3}!");
  EXPECT_EQ(read("a:1:{i:0;s:1:\"say \"; to me\";}"), "{0=\"say \"; to me\"}!");
  EXPECT_EQ(read("a:1:{i:0;s:99999999999999999999:\"x\";}"), "{0=\"x\"}!");
  EXPECT_EQ(read("s:3:\"ab\";"), "\"ab\"!");
}

TEST(PhpValue, DoesNotBelieveCounts) {
  EXPECT_EQ(read("a:9:{i:0;i:1;}"), "{0=1}");
  EXPECT_EQ(read("a:0:{i:0;i:1;i:1;i:2;}"), "{0=1,1=2}");
}

TEST(PhpValue, GivesWhatStandsBeforeTheTextBreaksOff) {
  EXPECT_EQ(read("a:2:{i:0;s:1:\"a\";i:1;s:9:\"unfini"), "{0=\"a\",1=\"unfini\"}!...");
  EXPECT_EQ(read("a:2:{i:0;i:7;i:1"), "{0=7}...");
  EXPECT_EQ(read("a:2:{i:0;a:1:{i:0;i:1;"), "{0={0=1}}...");
  EXPECT_EQ(read("a:1:{i:0;C:3:\"Odd\":2:{ab}}"), "{}...");
  EXPECT_EQ(read("i:7;more"), "7...");
}

TEST(PhpValue, TellsWhatIsNoValue) {
  for (const std::string_view text : {"", "4", "4.5", "five stars", "a", "a:", "s:3", "x:1;",
                                      "{\"rating\":4}", "http://example.org/"})
    EXPECT_EQ(read(text), "nothing...") << text;
}

TEST(PhpValue, CapsItsDepth) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "a:1:{i:0;";
  ValueTree tree;
  const PhpResult result = read_php_value(deep, tree);
  EXPECT_TRUE(result.ok);
  EXPECT_TRUE(result.cut);
  EXPECT_LT(tree.size(), 100U);
}

TEST(PhpValue, IsLinearWhereEveryLengthIsWrong) {
  std::string hostile = "a:1:{";
  for (int i = 0; i < 300'000; ++i) hostile += "i:0;s:9999:\"\";\";";
  ValueTree tree;
  EXPECT_TRUE(read_php_value(hostile, tree).repaired);
}

}  // namespace
}  // namespace postferry
