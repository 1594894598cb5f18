// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <string>

#include "io/source.h"
#include "unit/io/support.h"

namespace postferry::io_test {
namespace {

using namespace std::string_literals;

PeekSource source_of(std::string bytes, std::size_t step = 3) {
  return PeekSource(trickle(std::move(bytes), step));
}

std::string utf16(std::u16string_view text, bool big_endian) {
  std::string out;
  for (const char16_t unit : text) {
    const char high = static_cast<char>(unit >> 8);
    const char low = static_cast<char>(unit & 0xFF);
    out += big_endian ? high : low;
    out += big_endian ? low : high;
  }
  return out;
}

TEST(PeekSource, LooksAheadWithoutTaking) {
  PeekSource source = source_of("abcdefghij");
  EXPECT_EQ(source.peek(4), "abcd");
  EXPECT_EQ(source.peek(2), "ab");
  char two[2];
  ASSERT_EQ(source.read(two, 2), 2U);
  EXPECT_EQ(source.peek(3), "cde");
  EXPECT_EQ(source.peek(100), "cdefghij");
  EXPECT_EQ(read_all(source), "cdefghij");
  EXPECT_EQ(source.peek(1), "");
}

TEST(PeekSource, TakesOffUtf8Marks) {
  EXPECT_EQ(source_of("\xEF\xBB\xBFtext").peek(10), "text");
  EXPECT_EQ(source_of("\xEF\xBB\xBF\xEF\xBB\xBFtext").peek(10), "text");
  EXPECT_EQ(source_of("\xEF\xBB").peek(10), "\xEF\xBB");
  PeekSource source = source_of("\xEF\xBB\xBFtext \xEF\xBB\xBF");
  EXPECT_EQ(read_all(source), "text \xEF\xBB\xBF");
  EXPECT_EQ(source.encoding(), "");
}

TEST(PeekSource, ConvertsUtf16ByItsMark) {
  const std::u16string text = u"Gr\u00FC\u00DFe \U0001F600";
  const std::string expected =
      "Gr\xC3\xBC\xC3\x9F"
      "e \xF0\x9F\x98\x80";
  for (const std::size_t step : {1U, 2U, 3U, 100U}) {
    PeekSource little = source_of("\xFF\xFE" + utf16(text, false), step);
    EXPECT_EQ(read_all(little), expected) << step;
    EXPECT_EQ(little.encoding(), "UTF-16LE");
    EXPECT_EQ(little.unconvertible(), 0U);
    PeekSource big = source_of("\xFE\xFF" + utf16(text, true), step);
    EXPECT_EQ(read_all(big), expected) << step;
    EXPECT_EQ(big.encoding(), "UTF-16BE");
  }
}

TEST(PeekSource, ConvertsUtf16ByALeadingXmlDeclaration) {
  PeekSource little = source_of(utf16(u"<?xml?>", false));
  EXPECT_EQ(little.peek(7), "<?xml?>");
  EXPECT_EQ(little.encoding(), "UTF-16LE");
  PeekSource big = source_of(utf16(u"<?xml?>", true));
  EXPECT_EQ(read_all(big), "<?xml?>");
}

TEST(PeekSource, ConvertsUtf32ByItsMark) {
  PeekSource source = source_of("\xFF\xFE\0\0A\0\0\0\xFC\0\0\0"s);
  EXPECT_EQ(read_all(source), "A\xC3\xBC");
  EXPECT_EQ(source.encoding(), "UTF-32LE");
}

TEST(PeekSource, CountsLoneSurrogatesAndHalfUnits) {
  PeekSource source = source_of(
      "\xFF\xFE"
      "A\0\x3D\xD8"
      "B\0C"s,
      1);
  EXPECT_EQ(read_all(source),
            "A\xEF\xBF\xBD"
            "B\xEF\xBF\xBD");
  EXPECT_EQ(source.unconvertible(), 2U);
}

TEST(PeekSource, ConvertsFromTheCurrentPositionOn) {
  PeekSource source = source_of(
      "head\xFC"
      "tail\xE9");
  char head[4];
  std::size_t got = 0;
  while (got < 4) got += source.read(head + got, 4 - got);
  ASSERT_TRUE(source.convert_from("ISO-8859-2"));
  EXPECT_EQ(source.peek(2), "\xC3\xBC");
  EXPECT_EQ(read_all(source),
            "\xC3\xBC"
            "tail\xC3\xA9");
  EXPECT_EQ(source.encoding(), "ISO-8859-2");
}

TEST(PeekSource, KeepsEveryByteOfWindows1252) {
  std::string all;
  for (int byte = 1; byte < 256; ++byte) all += static_cast<char>(byte);
  for (const char* name : {"windows-1252", "ISO-8859-1", "latin1", "CP1252"}) {
    PeekSource source = source_of(all, 10);
    ASSERT_TRUE(source.convert_from(name));
    const std::string text = read_all(source);
    EXPECT_NE(text.find("\xE2\x82\xAC"), std::string::npos) << "0x80 is the euro sign";
    EXPECT_NE(text.find("\xC2\x81"), std::string::npos) << "0x81 is kept as a control";
    EXPECT_EQ(text.find("\xEF\xBF\xBD"), std::string::npos);
    EXPECT_EQ(source.unconvertible(), 0U);
  }
}

TEST(PeekSource, ConvertsCharactersCutByReads) {
  for (const std::size_t step : {1U, 2U, 3U, 5U}) {
    PeekSource source = source_of("\x83\x66\x83\x8B\x83\x5E!", step);
    ASSERT_TRUE(source.convert_from("Shift_JIS"));
    EXPECT_EQ(read_all(source, 2), "\xE3\x83\x87\xE3\x83\xAB\xE3\x82\xBF!") << step;
    EXPECT_EQ(source.unconvertible(), 0U);
  }
}

TEST(PeekSource, ReplacesAndCountsWhatTheEncodingLacks) {
  PeekSource source = source_of(
      "a\x83\x20"
      "b\x83");
  ASSERT_TRUE(source.convert_from("Shift_JIS"));
  EXPECT_EQ(read_all(source), "a\xEF\xBF\xBD b\xEF\xBF\xBD");
  EXPECT_EQ(source.unconvertible(), 2U);
}

TEST(PeekSource, ConvertsMegabytes) {
  std::string text = words(3'000'000);
  text[1'000'000] = '\xE4';
  PeekSource source = source_of(text, 100'000);
  ASSERT_TRUE(source.convert_from("ISO-8859-15"));
  const std::string converted = read_all(source, 60'000);
  EXPECT_EQ(converted.size(), text.size() + 1);
  EXPECT_EQ(converted.substr(1'000'002), text.substr(1'000'001));
}

TEST(PeekSource, DoesNotKnowEveryName) {
  for (const char* name : {"", "klingon", "UTF-8//IGNORE", "../x", "ISO-8859-2//TRANSLIT"}) {
    PeekSource source = source_of("text\xFC");
    EXPECT_EQ(source.peek(2), "te");
    EXPECT_FALSE(source.convert_from(name)) << name;
    EXPECT_EQ(source.encoding(), "");
    EXPECT_EQ(read_all(source), "text\xFC");
  }
}

TEST(PeekSource, BelievesTheMarkMoreThanTheDeclaration) {
  PeekSource marked = source_of("\xEF\xBB\xBF\xC3\xBC");
  EXPECT_TRUE(marked.convert_from("ISO-8859-1"));
  EXPECT_EQ(read_all(marked), "\xC3\xBC");
  PeekSource wide = source_of("\xFF\xFE" + utf16(u"\u00FC", false));
  EXPECT_TRUE(wide.convert_from("UTF-16"));
  EXPECT_EQ(read_all(wide), "\xC3\xBC");
}

TEST(PeekSource, LeavesDeclaredUtf8Alone) {
  PeekSource source = source_of("bad \xFF");
  EXPECT_TRUE(source.convert_from("utf-8"));
  EXPECT_EQ(read_all(source), "bad \xFF");
}

TEST(PeekSource, DoesNotBelieveUtf16ThatHasNoNul) {
  PeekSource source = source_of("<?xml version=\"1.0\" encoding=\"utf-16\"?>\xC3\xBC");
  EXPECT_TRUE(source.convert_from("utf-16"));
  EXPECT_EQ(source.encoding(), "");
  EXPECT_TRUE(read_all(source).ends_with("?>\xC3\xBC"));
}

TEST(PeekSource, PassesDamageOn) {
  const Folder folder;
  const std::string packed = gzip("\xFF\xFE" + utf16(std::u16string(5000, u'x'), false));
  const auto seen = read_operands({folder.put("a", packed.substr(0, packed.size() - 4))});
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_EQ(seen[0].bytes, std::string(5000, 'x'));
  EXPECT_EQ(seen[0].damage, "the gzip data is cut short");
}

}  // namespace
}  // namespace postferry::io_test
