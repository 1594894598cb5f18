// SPDX-License-Identifier: MIT
#include "codec/json_write.h"

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "codec/json_tree.h"

namespace postferry {
namespace {

std::string json_of(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

TEST(JsonString, EscapesOnlyWhatItMust) {
  EXPECT_EQ(json_of(""), R"("")");
  EXPECT_EQ(json_of("plain é 日本 😀 </script> /"), R"("plain é 日本 😀 </script> /")");
  EXPECT_EQ(json_of("\"\\\n\t\r\b\f"), R"("\"\\\n\t\r\b\f")");
  EXPECT_EQ(json_of(std::string_view("\0\x01\x1F\x7F", 4)), "\"\\u0000\\u0001\\u001f\x7F\"");
  EXPECT_EQ(json_of("a\xE2\x80\xA8"
                    "b\xE2\x80\xA9"
                    "c\xE2\x80\x99"),
            "\"a\xE2\x80\xA8"
            "b\xE2\x80\xA9"
            "c\xE2\x80\x99\"");
}

TEST(JsonString, FindsSpecialBytesAtEveryPlaceOfAWord) {
  JsonTree tree;
  for (std::size_t length = 0; length < 40; ++length)
    for (std::size_t at = 0; at < length; ++at)
      for (const char c : {'"', '\\', '\n', '\0', '\x1F', ' ', '\x7F', 'z'}) {
        std::string text(length, 'x');
        text[at] = c;
        ASSERT_TRUE(tree.parse_strictly(json_of(text)));
        ASSERT_EQ(tree.root().text(), text);
      }
}

// What is written in blocks is what is written byte by byte.
TEST(JsonString, WritesTextsOfAnyLength) {
  const auto byte_by_byte = [](std::string_view text) {
    std::string out = "\"";
    for (std::size_t i = 0; i < text.size(); ++i) {
      const std::string one = json_of(text.substr(i, 1));
      out.append(one, 1, one.size() - 2);
    }
    return out += '"';
  };
  std::uint32_t random = 1;
  const auto next = [&random] { return (random = random * 1664525U + 1013904223U) >> 8U; };
  constexpr std::string_view bytes = "\"\\\n\r\t\b\f\x1F !#$[]^\x7F\xC3\xA9\xE2\xFF";
  for (const std::uint32_t plain_run : {0U, 3U, 40U, 3000U})
    for (std::size_t length = 0; length < 2300; length += length < 140 ? 1 : 31) {
      std::string text;
      while (text.size() < length) {
        text += bytes[next() % bytes.size()];
        text.append(next() % (plain_run + 1), 'x');
      }
      text.resize(length);
      ASSERT_EQ(json_of(text), byte_by_byte(text)) << length << " of runs to " << plain_run;
    }
}

TEST(JsonString, GivesEveryCharacterBack) {
  std::string text;
  for (char32_t c = 0; c < 0x3000; ++c) append_utf8(text, c);
  append_utf8(text, 0x10FFFF);
  JsonTree tree;
  ASSERT_TRUE(tree.parse_strictly(json_of(text)));
  EXPECT_EQ(tree.root().text(), text);
}

TEST(JsonInteger, WritesTheWholeRange) {
  std::string out;
  for (const std::int64_t value : {INT64_MIN, std::int64_t{-1}, std::int64_t{0}, INT64_MAX}) {
    append_json_integer(out, value);
    out += ' ';
  }
  EXPECT_EQ(out, "-9223372036854775808 -1 0 9223372036854775807 ");
}

TEST(JsonList, PutsKeysThatAreWritten) {
  std::string out;
  JsonList object(out, JsonList::Kind::object);
  object.written_key(",\"a\":");
  out += '1';
  object.written_key(",\"b\":");
  out += '2';
  object.close();
  EXPECT_EQ(out, R"({"a":1,"b":2})");
}

TEST(JsonList, PutsCommasAndKeys) {
  std::string out;
  JsonList object(out, JsonList::Kind::object);
  EXPECT_TRUE(object.empty());
  object.key("a");
  out += '1';
  object.key("b");
  JsonList array(out, JsonList::Kind::array);
  array.element();
  out += '2';
  array.element();
  out += '3';
  array.close();
  object.close();
  EXPECT_EQ(out, R"({"a":1,"b":[2,3]})");
}

}  // namespace
}  // namespace postferry
