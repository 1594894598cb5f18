// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <algorithm>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/note.h"
#include "base/numbers.h"
#include "base/utf8.h"
#include "codec/utf8_check.h"

namespace postferry {
namespace {

TEST(Utf8, FindsOverlongSurrogatesAndTruncation) {
  EXPECT_TRUE(is_valid_utf8("plain, é, 日本, 📖"));
  for (const char* text : {"\xC0\x80", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                           "\xF0\x8F\xBF\xBF", "\xE6\x97", "\x80", "\xFF"})
    EXPECT_EQ(find_invalid_utf8(std::string("12345678abc") + text), 11U);
}

TEST(Utf8, RepairReplacesMaximalParts) {
  std::size_t replaced = 0;
  EXPECT_EQ(repair_utf8("a\xE6\x97z\xFF\xFE", replaced), "a\xEF\xBF\xBDz\xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_EQ(replaced, 3U);
}

TEST(Utf8, EncodesAndDecodesEveryLength) {
  for (const char32_t cp : {U'a', U'\u00e9', U'\u65e5', U'\U0001F4D6', U'\uFFFF'}) {
    std::string text;
    append_utf8(text, cp);
    const CodePoint back = decode_utf8(text, 0);
    EXPECT_TRUE(back.valid);
    EXPECT_EQ(back.value, cp);
    EXPECT_EQ(back.length, text.size());
  }
  std::string surrogate;
  append_utf8(surrogate, 0xD800);
  EXPECT_EQ(surrogate, "\xEF\xBF\xBD");
}

TEST(Windows1252, MapsQuotesAndKeepsUndefinedBytes) {
  EXPECT_EQ(from_windows_1252("\x93ok\x94 caf\xE9 \x80"), "“ok” café €");
  EXPECT_EQ(from_windows_1252("\x81"), "\xC2\x81");
}

TEST(Bytes, FindAgreesWithTheStandardLibrary) {
  std::string text;
  for (int i = 0; i < 400; ++i) text += "ab]]x>]]>"[(i * 7 + i / 11) % 9];
  for (const std::string needle : {"]]>", "]]", ">", "ab]", "zz", "b]]x>", ""})
    for (std::size_t from = 0; from <= text.size() + 1; ++from)
      ASSERT_EQ(find_bytes(text, needle, from), std::string_view(text).find(needle, from))
          << needle << " from " << from;
}

TEST(Bytes, FindNeverReadsBeyondTheEnd) {
  for (std::size_t size = 0; size < 70; ++size) {
    const std::string text(size, ']');
    EXPECT_EQ(find_bytes(std::string_view(text), "]]>"), std::string_view::npos);
  }
}

TEST(Bytes, CountsNewlinesAtAnyLengthAndAlignment) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += i % 3 == 0 ? '\n' : static_cast<char>(i % 251);
  for (std::size_t begin = 0; begin < 20; ++begin)
    for (const std::size_t size : {0U, 1U, 7U, 8U, 9U, 2040U, 2048U, 4000U}) {
      const std::string_view part = std::string_view(text).substr(begin, size);
      ASSERT_EQ(count_newlines(part),
                static_cast<std::uint64_t>(std::count(part.begin(), part.end(), '\n')));
    }
}

TEST(Bytes, ControlsAreFoundAtEveryPosition) {
  for (std::size_t at = 0; at < 40; ++at) {
    std::string text(40, 'x');
    text[at % 7] = '\n';
    EXPECT_FALSE(has_controls(text));
    text[at] = '\x0B';
    EXPECT_TRUE(has_controls(text)) << at;
  }
}

// The value is written into carriers: it must never change.
TEST(Bytes, HashIsStable) {
  // Worked out by XXH3's own program.
  EXPECT_EQ(hash_bytes("postferry"), 0x1BCB30969AE736ABULL);
  EXPECT_NE(hash_bytes("postferry"), hash_bytes("postferrz"));
  EXPECT_EQ(hash_bytes(""), 0x2D06800538D394C2ULL);
}

TEST(Decimal, IsExactAndCanonical) {
  EXPECT_EQ(Decimal::parse("4.50")->to_string(), "4.5");
  EXPECT_EQ(*Decimal::parse("4.50"), *Decimal::parse("45e-1"));
  EXPECT_EQ(Decimal::parse("-0.250")->to_string(), "-0.25");
  EXPECT_EQ(Decimal::parse(".5")->to_string(), "0.5");
  EXPECT_EQ(Decimal::parse("1e3")->to_string(), "1000");
  EXPECT_EQ(Decimal::parse("0.000")->to_string(), "0");
  EXPECT_EQ(Decimal::parse("100")->units(), 100);
}

TEST(Decimal, RefusesWhatItCannotHold) {
  for (const char* text :
       {"", "-", ".", "4,5", "4.5x", "1e", "1e400", "1234567890123456789", "0x10", "--1"})
    EXPECT_FALSE(Decimal::parse(text).has_value()) << text;
}

TEST(Integers, CanonicalFormIsToldFromOthers) {
  EXPECT_TRUE(is_canonical_integer("0"));
  EXPECT_TRUE(is_canonical_integer("-12"));
  for (const char* text : {"", "-", "007", "+7", "-0", "1 ", "99999999999999999999"})
    EXPECT_FALSE(is_canonical_integer(text)) << text;
  EXPECT_EQ(parse_integer("+7"), 7);
  EXPECT_FALSE(parse_integer("+-7").has_value());
}

TEST(Ascii, ReplacesEveryOccurrence) {
  EXPECT_EQ(replace_all("a--b--", "--", "-"), "a-b-");
  EXPECT_EQ(trim(" \t\r\n x \n"), "x");
}

TEST(Notes, NamesArePublishedUniqueAndDotted) {
  for (int i = 0; i < static_cast<int>(NoteCode::count_); ++i) {
    const NoteInfo& one = info(static_cast<NoteCode>(i));
    EXPECT_NE(one.name.find('.'), std::string_view::npos);
    for (int j = 0; j < i; ++j) EXPECT_NE(info(static_cast<NoteCode>(j)).name, one.name);
  }
}

TEST(LookAtText, FindsWhatTheTwoPassesFindWhereverItStands) {
  for (const std::string_view odd :
       {std::string_view("\x01"), std::string_view("\0", 1), std::string_view("\xFF"),
        std::string_view("\xED\xA0\x80"), std::string_view("\xC3"), std::string_view("\xC3\xA9"),
        std::string_view("\xF0\x9F\x98\x80"), std::string_view("\r\n\t"), std::string_view("\x7F")})
    for (std::size_t before = 0; before < 70; ++before)
      for (const std::size_t after : {0U, 1U, 31U, 64U}) {
        const std::string text =
            std::string(before, 'a') + std::string(odd) + std::string(after, 'b');
        const TextTraits traits = look_at_text(text);
        EXPECT_EQ(traits.valid_utf8, is_valid_utf8(text)) << before << " " << after;
        // Where text is not valid the rest of it is looked at after its repair.
        if (traits.valid_utf8) {
          EXPECT_EQ(traits.has_controls, has_controls(text)) << before << " " << after;
        }
      }
}

}  // namespace
}  // namespace postferry
