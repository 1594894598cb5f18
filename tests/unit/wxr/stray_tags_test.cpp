// SPDX-License-Identifier: MIT
// Tags that stand where they should not, and tags that are missing, neither divide nor join posts.
#include <gtest/gtest.h>

#include "reading.h"

using namespace postferry;
using postferry::wxr_test::Document;
using postferry::wxr_test::document;
using postferry::wxr_test::item;
using postferry::wxr_test::read;
using postferry::wxr_test::write;

namespace {

const std::string first =
    "<title>One</title><link>http://a.example/1</link><content:encoded><![CDATA[body "
    "one]]></content:encoded><wp:post_id>1</wp:post_id><wp:post_name>one</wp:post_name>"
    "<category domain=\"category\" nicename=\"xy\"><![CDATA[X]]></category>"
    "<wp:postmeta><wp:meta_key>k</wp:meta_key><wp:meta_value>v</wp:meta_value></wp:postmeta>";
const std::string second =
    "<title>Two</title><link>http://a.example/2</link><content:encoded><![CDATA[body "
    "two]]></content:encoded><wp:post_id>2</wp:post_id>";

Document sound() { return read(document(item(first) + item(second))); }

std::string with_first(const std::string& changed) {
  return document(item(changed) + item(second));
}

std::string put_before(const std::string& place, const std::string& tag) {
  std::string changed = first;
  return changed.insert(changed.find(place), tag);
}

std::string replaced(const std::string& from, const std::string& to) {
  std::string changed = first;
  return changed.replace(changed.find(from), from.size(), to);
}

// Whatever the chunk size, and with a note that says where.
void expect_same_posts(const std::string& xml) {
  for (const std::size_t chunk : {50U, 333U, 4096U}) {
    const Document reading = read(xml, chunk);
    EXPECT_TRUE(reading.posts == sound().posts) << xml << " in chunks of " << chunk;
    EXPECT_TRUE(reading.site == sound().site) << xml << " in chunks of " << chunk;
    EXPECT_EQ(reading.failed, 0U);
    const Note* note = reading.find_note(NoteCode::record_repaired);
    if (note == nullptr) note = reading.find_note(NoteCode::wxr_cdata_repaired);
    ASSERT_NE(note, nullptr) << xml;
    EXPECT_NE(note->place.line, 0U);
    EXPECT_FALSE(note->field.empty()) << xml;
  }
}

TEST(WxrStrayTag, InsideAnItemChangesNothing) {
  for (const std::string tag :
       {"</item>", "<item>", "</channel>", "<channel>", "</rss>", "<rss>", "</item>\n</item>"})
    for (const std::string place : {"<link>", "<content:encoded>", "<wp:post_id>", "<wp:postmeta>"})
      expect_same_posts(with_first(put_before(place, tag)));
}

TEST(WxrStrayTag, ItemsOwnElementsBehindItsEndAreStillItsOwn) {
  const std::string end = "<wp:comment><wp:comment_id>3</wp:comment_id></wp:comment>";
  const Document reading = read(document(item(first) + end + item(second)));
  ASSERT_EQ(reading.posts.size(), 2U);
  ASSERT_EQ(reading.posts[0].comments.size(), 1U);
  EXPECT_TRUE(reading.has_note(NoteCode::record_repaired));
}

TEST(WxrStrayTag, ChannelsElementsBehindAnItemStayTheChannels) {
  const std::string term =
      "<wp:term><wp:term_taxonomy>t</wp:term_taxonomy><wp:term_slug>s</wp:term_slug></wp:term>";
  const std::string other = "<foo:bar><item.x/></foo:bar><title>again</title>";
  const Document reading = read(document(item(first) + other + term + item(second)));
  EXPECT_TRUE(reading.posts == sound().posts);
  EXPECT_EQ(reading.site.terms.size(), 1U);
  EXPECT_FALSE(reading.has_note(NoteCode::record_repaired));
}

TEST(WxrStrayTag, NeverJoinsTwoItems) {
  const auto ids = [](const std::string& xml) {
    std::string out;
    for (const Post& post : read(xml, 333).posts) out += post.id.text + " ";
    return out;
  };
  const std::string three = item("<title>3</title><wp:post_id>3</wp:post_id>");
  // The end tag or the start tag between two items damaged or gone.
  for (const std::string between : {"</item>", "<item>", "</item>\n<itm>", "</item>\nitem>",
                                    "</itm>\n<item>", "<item>\n<item>", "</item>\n<item<"})
    EXPECT_EQ(ids(document("<item>" + first + between + second + "</item>" + three)), "1 2 3 ")
        << between;
  // The first start tag, the last end tag.
  for (const std::string begin : {"", "<itme>", "<item", "item>"})
    EXPECT_EQ(ids(document(begin + first + "</item>" + item(second),
                           "<title>Site</title><link>http://a.example</link>"
                           "<generator>g</generator>")),
              "1 2 ")
        << begin;
  for (const std::string end : {"", "<item>", "</itm>", "/item>"})
    EXPECT_EQ(ids(document(item(first) + "<item>" + second + end)), "1 2 ") << end;
}

TEST(WxrDamagedTag, IsKnownByTheTagItBelongsTo) {
  const std::vector<std::pair<std::string, std::string>> damages = {
      {"</wp:post_id>", "</wp:post_ia>"},
      {"<wp:post_id>", "<wp:post_ia>"},
      {"<wp:post_id>", "<wp:post_id/>"},
      {"</wp:post_id>", "<wp:post_id>"},
      {"</wp:post_id>", "<?wp:post_id>"},
      {"<wp:post_id>", "<wp:post\x01_id>"},
      {"</wp:post_id>", "</wp:post_id"},
      {"<wp:post_id>", "wp:post_id>"},
      {"</wp:post_id>", "/wp:post_id>"},
      {"</wp:postmeta>", "</wp:postmet>"},
      {"</wp:postmeta>", "<wp:postmeta>"},
      {"<wp:postmeta>", "<wp:postmata>"},
      {"<wp:postmeta>", ""},
      {"</wp:postmeta>", ""},
      {"</wp:meta_key>", "</wp_meta_key>"},
      {"nicename=\"xy\"", "nicename=xy\""},
      {"domain=\"category\"", "domain\"category\""},
      {"]]></content", "]></content"},
      {"]]></content", "]]x></content"},
      {"<![CDATA[X", "<![CDTA[X"}};
  for (const auto& [from, to] : damages) expect_same_posts(with_first(replaced(from, to)));
}

}  // namespace
