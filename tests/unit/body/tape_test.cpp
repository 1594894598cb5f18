// SPDX-License-Identifier: MIT
#include "body/tape.h"

#include <gtest/gtest.h>

namespace postferry {
namespace {

Token token(TokenKind kind, std::uint32_t begin, std::uint32_t size, std::uint32_t match) {
  Token made;
  made.kind = kind;
  made.begin = begin;
  made.size = size;
  made.match = match;
  return made;
}

TEST(Tape, EveryTagIsFoundByItsName) {
  for (std::size_t i = 1; i < tag_count; ++i) {
    const auto tag = static_cast<Tag>(i);
    EXPECT_EQ(tag_of(to_string(tag)), tag) << to_string(tag);
  }
}

TEST(Tape, OtherNamesAreUnknown) {
  for (const char* name : {"", "P", "marquee", "h7", "blockquotes", "x", "bloccquote"})
    EXPECT_EQ(tag_of(name), Tag::unknown) << name;
}

TEST(Tape, KnowsVoidAndBlockElements) {
  EXPECT_TRUE(is_void(Tag::br));
  EXPECT_TRUE(is_void(Tag::hr));
  EXPECT_FALSE(is_void(Tag::p));
  EXPECT_TRUE(is_block(Tag::p));
  EXPECT_TRUE(is_block(Tag::menu));
  EXPECT_FALSE(is_block(Tag::a));
  EXPECT_FALSE(is_block(Tag::unknown));
}

TEST(Tape, TellsNameAndAttributesOfBlocks) {
  Tape tape;
  tape.reset("<!-- wp:core/heading {\"level\":3} -->x<!-- /wp:heading --><!-- wp:my/x /-->");
  tape.tokens = {token(TokenKind::block_open, 0, 37, 2), token(TokenKind::text, 37, 1, 1),
                 token(TokenKind::block_close, 38, 20, 0), token(TokenKind::block_void, 58, 17, 3)};
  EXPECT_EQ(tape.name(tape.tokens[0]), "heading");
  EXPECT_EQ(tape.block_attributes(tape.tokens[0]), "{\"level\":3}");
  EXPECT_EQ(tape.name(tape.tokens[2]), "heading");
  EXPECT_EQ(tape.name(tape.tokens[3]), "my/x");
  EXPECT_EQ(tape.block_attributes(tape.tokens[3]), "");
  tape.tokens[2].size = 0;  // an implied close has the name of what it closes
  EXPECT_EQ(tape.name(tape.tokens[2]), "heading");
}

TEST(Tape, AttributesSurviveAGrowingSideBuffer) {
  Tape tape;
  tape.reset("<a>");
  tape.attributes.push_back({"href", tape.keep("decoded value")});
  for (int i = 0; i < 1000; ++i) (void)tape.keep("some more text");
  Token open = token(TokenKind::open, 0, 3, 0);
  open.count = 1;
  EXPECT_EQ(tape.attribute(open, "href"), "decoded value");
  EXPECT_FALSE(tape.has_attribute(open, "title"));
  EXPECT_EQ(tape.side.size(), 13U + 14U * 1000U);
}

}  // namespace
}  // namespace postferry
