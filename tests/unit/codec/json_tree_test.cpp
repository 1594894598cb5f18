// SPDX-License-Identifier: MIT
#include "codec/json_tree.h"

#include <gtest/gtest.h>

namespace postferry {
namespace {

std::string keys_of(const JsonNode& node) {
  std::string out;
  for (const JsonNode child : node) out += std::string(child.key()) + ";";
  return out;
}

TEST(JsonTree, KeepsExactSpansOfEveryValue) {
  JsonTree tree;
  const std::string text = R"(  { "a" : [1, {"b":2} ] ,"c" : { } , "d":"x" }  )";
  ASSERT_TRUE(tree.parse(text));
  const JsonNode root = tree.root();
  EXPECT_EQ(root.raw(), R"({ "a" : [1, {"b":2} ] ,"c" : { } , "d":"x" })");
  EXPECT_EQ(root.find("a").raw(), R"([1, {"b":2} ])");
  EXPECT_EQ(root.find("a").first_child().next().raw(), R"({"b":2})");
  EXPECT_EQ(root.find("c").raw(), "{ }");
  EXPECT_TRUE(root.find("c").empty());
  EXPECT_EQ(root.find("d").raw(), R"("x")");
  EXPECT_EQ(root.find("d").text(), "x");
  EXPECT_FALSE(root.find("e"));
}

TEST(JsonTree, KeepsNumbersAsWritten) {
  JsonTree tree;
  ASSERT_TRUE(tree.parse(R"({"n":[4.50 ,1e400,-0,123456789012345678901234567890 ]})"));
  std::string numbers;
  for (const JsonNode number : tree.root().find("n")) {
    EXPECT_TRUE(number.is(JsonKind::number));
    numbers += std::string(number.text()) + ";";
  }
  EXPECT_EQ(numbers, "4.50;1e400;-0;123456789012345678901234567890;");
}

TEST(JsonTree, ShowsDuplicateKeysInOrder) {
  JsonTree tree;
  ASSERT_TRUE(tree.parse(R"({"a":1,"b":2,"a":3})"));
  EXPECT_EQ(keys_of(tree.root()), "a;b;a;");
  EXPECT_EQ(tree.root().find("a").text(), "1");
}

TEST(JsonTree, DecodesEscapesInKeysAndValues) {
  JsonTree tree;
  ASSERT_TRUE(tree.parse(R"({"\u0061\n":"\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00\u0000x"})"));
  const JsonNode value = tree.root().first_child();
  EXPECT_EQ(value.key(), "a\n");
  EXPECT_EQ(value.text(), std::string("\"\\/\b\f\n\r\t\xC3\xA9\xF0\x9F\x98\x80\0x", 16));
}

TEST(JsonTree, TurnsLoneSurrogatesIntoReplacementCharactersAndCountsThem) {
  JsonTree tree;
  const JsonResult result = tree.parse(R"({"a":"\ud83d-\ude00","b":"\ud83d\ud83d\ude00"})");
  ASSERT_TRUE(result);
  EXPECT_EQ(tree.root().find("a").text(), "\xEF\xBF\xBD-\xEF\xBF\xBD");
  EXPECT_EQ(tree.root().find("b").text(), "\xEF\xBF\xBD\xF0\x9F\x98\x80");
  EXPECT_EQ(result.repairs.lone_surrogates, 3U);
}

TEST(JsonTree, ReadsScalarsAtTheTopLevel) {
  JsonTree tree;
  ASSERT_TRUE(tree.parse(" 12 "));
  EXPECT_EQ(tree.root().raw(), "12");
  ASSERT_TRUE(tree.parse("\"a b\""));
  EXPECT_EQ(tree.root().text(), "a b");
  ASSERT_TRUE(tree.parse("null"));
  EXPECT_TRUE(tree.root().is(JsonKind::null));
}

TEST(JsonTree, RefusesWhatIsNotJson) {
  JsonTree tree;
  for (const char* text :
       {"",       "  ",       "{",        "[1,",  "{\"a\"}", "{\"a\":}",      "{a:1}",
        "[1 2]",  "[tru]",    "[01]",     "[+1]", "[.5]",    "[1.]",          "[1e]",
        "\"open", "{\"a\":1", "[\"a\"b]", "nul",  "[1}",     "{\"a\" \"b\"}", "[5\f]"})
    EXPECT_FALSE(tree.parse(text)) << text;
  EXPECT_FALSE(tree.root());
}

TEST(JsonTree, TellsWhereAnErrorIs) {
  JsonTree tree;
  const JsonResult result = tree.parse(R"({"a":1,"b":oops,"c":3})");
  ASSERT_FALSE(result);
  EXPECT_FALSE(result.error.empty());
  EXPECT_GE(result.offset, 7U);
  EXPECT_LE(result.offset, 15U);
}

TEST(JsonTree, TellsWhatStandsBehindTheValue) {
  JsonTree tree;
  const JsonResult object = tree.parse(R"({"a":1} {"b":2} )");
  ASSERT_TRUE(object);
  EXPECT_EQ(object.trailing, R"({"b":2})");
  EXPECT_EQ(keys_of(tree.root()), "a;");
  const JsonResult word = tree.parse(R"({"a":1}, junk)");
  ASSERT_TRUE(word);
  EXPECT_EQ(word.trailing, ", junk");
}

TEST(JsonTree, RepairsInvalidUtf8) {
  JsonTree tree;
  const JsonResult result = tree.parse("{\"a\":\"x\xFFy\"}");
  ASSERT_TRUE(result);
  EXPECT_EQ(tree.root().find("a").text(), "x\xEF\xBF\xBDy");
  EXPECT_EQ(result.repairs.invalid_utf8, 1U);
}

TEST(JsonTree, RepairsControlCharactersEscapesCommasAndWords) {
  JsonTree tree;
  const JsonResult result = tree.parse(
      "{\"a\":\"x\ny\tz\",\"b\":\"C:\\dir "
      "\\u12\",\"c\":[1,2,],\"d\":NaN,\"e\":-Infinity,\"f\":True,}");
  ASSERT_TRUE(result) << result.error;
  EXPECT_EQ(tree.root().find("a").text(), "x\ny\tz");
  EXPECT_EQ(tree.root().find("b").text(), "C:\\dir \\u12");
  EXPECT_EQ(tree.root().find("c").raw(), "[1,2]");
  EXPECT_EQ(tree.root().find("d").text(), "NaN");
  EXPECT_EQ(tree.root().find("e").text(), "-Infinity");
  EXPECT_EQ(tree.root().find("f").text(), "true");
  EXPECT_EQ(result.repairs.control_characters, 2U);
  EXPECT_EQ(result.repairs.escapes, 2U);
  EXPECT_EQ(result.repairs.commas, 2U);
  EXPECT_EQ(result.repairs.words, 3U);
}

TEST(JsonTree, SaysNothingOfRepairsWhenThereAreNone) {
  JsonTree tree;
  EXPECT_FALSE(tree.parse(R"({"a":"x\ny"})").repairs.any());
}

TEST(JsonTree, RefusesDeepNestingWithoutCrashing) {
  JsonTree tree;
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  EXPECT_TRUE(tree.parse(nested(200)));
  EXPECT_FALSE(tree.parse(nested(2000)));
  EXPECT_FALSE(tree.parse(nested(1'000'000)));
  std::string objects;
  for (int i = 0; i < 100'000; ++i) objects += "{\"a\":";
  EXPECT_FALSE(tree.parse(objects));
}

TEST(JsonTree, DoesNotReadOnIntoWhatStandsBehindTheText) {
  JsonTree tree;
  const std::string buffer = R"({"a":[{"b":1},{"c":2}]})";
  EXPECT_FALSE(tree.parse(std::string_view(buffer).substr(0, 13)));  // a comma comes next
  EXPECT_FALSE(tree.parse(std::string_view(buffer).substr(0, 21)));  // and here a bracket
}

TEST(JsonTree, IsReusedFromRecordToRecord) {
  JsonTree tree;
  for (int i = 0; i < 100; ++i) {
    const std::string number = std::to_string(i);
    ASSERT_TRUE(tree.parse("{\"n\":" + number + ",\"s\":\"\\n" +
                           std::string(static_cast<std::size_t>(i) * 50, 'x') + "\"}"));
    EXPECT_EQ(tree.root().find("n").text(), number);
    EXPECT_EQ(tree.root().find("s").text().size(), static_cast<std::size_t>(i) * 50 + 1);
    if (i % 10 == 0) {
      EXPECT_FALSE(tree.parse("{\"n\":"));
    }
  }
}

TEST(JsonTree, SurvivesEveryTruncationAndEveryFlippedByte) {
  const std::string text = R"({"a":[1,{"b":"x\n\u00e9"},null],"c":{"d":true,"e":-1.5e3},"f":"é"})";
  JsonTree tree;
  ASSERT_TRUE(tree.parse_strictly(text));
  for (std::size_t cut = 0; cut < text.size(); ++cut) EXPECT_FALSE(tree.parse(text.substr(0, cut)));
  std::size_t read = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    for (const char c : {'"', '\\', '{', '}', '[', ']', ',', ':', '\0', '\xFF', ' ', '9'}) {
      std::string damaged = text;
      damaged[i] = c;
      read += tree.parse(damaged) ? 1 : 0;
    }
  EXPECT_GT(read, 0U);
}

TEST(JsonValue, IsOneValueWithNothingAround) {
  for (const char* good : {"1", "\"x\"", "{}", "[1, 2]", "null", "{\"a\": {\"b\":[]}}"})
    EXPECT_TRUE(is_json_value(good)) << good;
  for (const char* bad :
       {"", " 1", "1 ", "[1,", "1,\"title\":2", "{}{}", "{} x", "nulls", "[1,]", "\"a\nb\""})
    EXPECT_FALSE(is_json_value(bad)) << bad;
}

}  // namespace
}  // namespace postferry
