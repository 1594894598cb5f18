// SPDX-License-Identifier: MIT
// Damage found in the wild costs the record or field it hits and nothing else.
#include <gtest/gtest.h>

#include "base/error.h"
#include "reading.h"

using namespace postferry;
using postferry::wxr_test::Document;
using postferry::wxr_test::document;
using postferry::wxr_test::item;
using postferry::wxr_test::read;
using postferry::wxr_test::write;

namespace {

std::string post_item(int id, const std::string& body = "<![CDATA[body]]>") {
  const std::string n = std::to_string(id);
  return item("<title><![CDATA[Post " + n + "]]></title><content:encoded>" + body +
              "</content:encoded><wp:post_id>" + n + "</wp:post_id>");
}

// Every chunk size must give the same posts.
void expect_posts(const std::string& xml, const std::vector<std::string>& ids) {
  for (const std::size_t chunk : {64U, 333U, 4096U, 1U << 20}) {
    const Document reading = read(xml, chunk);
    std::vector<std::string> got;
    for (const Post& post : reading.posts) got.push_back(post.id.text);
    EXPECT_EQ(got, ids) << "chunk " << chunk;
  }
}

TEST(WxrSplitter, KeepsItemWhoseCdataContainsClosingTag) {
  const std::string xml = document(post_item(1, "<![CDATA[x </item> <item> y]]>") +
                                   "<!-- </item><item> -->" + post_item(2));
  expect_posts(xml, {"1", "2"});
  EXPECT_EQ(read(xml).posts.at(0).content->value, "x </item> <item> y");
}

TEST(WxrSplitter, KeepsCdataDividedAroundClosingTag) {
  expect_posts(document(post_item(1, "<![CDATA[x </item> ]]]]><![CDATA[> y]]>") + post_item(2)),
               {"1", "2"});
}

TEST(WxrSplitter, KeepsDividedCdataThatQuotesWholeItems) {
  expect_posts(
      document(
          post_item(1, "<![CDATA[a <b> ]]]]><![CDATA[> <item>x</item> <c> ]]]]><![CDATA[>y]]>") +
          post_item(2)),
      {"1", "2"});
}

TEST(WxrSplitter, UnclosedCdataCostsOnlyItsField) {
  const std::string xml =
      document(post_item(1) + post_item(2, "<![CDATA[never closed") + post_item(3));
  expect_posts(xml, {"1", "2", "3"});
  const Document reading = read(xml);
  EXPECT_EQ(reading.posts.at(1).content->value, "never closed");
  EXPECT_TRUE(reading.has_note(NoteCode::wxr_cdata_repaired));
}

TEST(WxrSplitter, UnclosedCdataIsFoundWhereTheNextSectionIsOfTheSameElement) {
  // Only the bodies are CDATA: the first one's section would reach into the second's.
  const auto plain = [](const std::string& id, const std::string& body) {
    return item("<wp:post_id>" + id + "</wp:post_id><content:encoded>" + body +
                "</content:encoded>");
  };
  expect_posts(document(plain("1", "<![CDATA[open") + plain("2", "<![CDATA[closed]]>") +
                        plain("3", "<![CDATA[c]]>")),
               {"1", "2", "3"});
}

TEST(WxrSplitter, UnclosedCdataInLastItemIsFound) {
  expect_posts(document(post_item(1) + post_item(2, "<![CDATA[never closed")), {"1", "2"});
}

TEST(WxrSplitter, MissingItemEndIsFoundAtTheNextItem) {
  expect_posts(document("<item><wp:post_id>1</wp:post_id>\n" + post_item(2)), {"1", "2"});
}

TEST(WxrSplitter, UnfinishedItemIsTold) {
  const std::string xml = document(post_item(1) + post_item(2));
  const Document reading = read(xml.substr(0, xml.rfind("<wp:post_id>")));
  EXPECT_EQ(reading.posts.size(), 1U);
  EXPECT_EQ(reading.failed, 1U);
  EXPECT_TRUE(reading.has_note(NoteCode::record_unfinished));
  EXPECT_TRUE(reading.has_note(NoteCode::input_unfinished));
}

TEST(WxrSplitter, CutAnywhereLosesOnlyTheLastItem) {
  const std::string xml = document(post_item(1) + post_item(2) + post_item(3));
  const Document whole = read(xml);
  const std::size_t head = xml.find("<item>");
  for (std::size_t cut = head; cut < xml.size(); cut += 7) {
    const std::string part = xml.substr(0, cut);
    std::size_t complete = 0;
    for (std::size_t at = part.find("</item>"); at != std::string::npos;
         at = part.find("</item>", at + 1))
      ++complete;
    const Document reading = read(part);
    ASSERT_EQ(reading.posts.size(), complete) << "cut at " << cut;
    for (std::size_t i = 0; i < complete; ++i) ASSERT_TRUE(reading.posts[i] == whole.posts[i]);
  }
}

TEST(WxrSplitter, PlacesAreExact) {
  const std::string xml =
      document(post_item(1) + "\n\n" + item("<wp:post_date>bad</wp:post_date>"));
  for (const std::size_t chunk : {64U, 4096U}) {
    const Document reading = read(xml, chunk);
    const Note* note = reading.find_note(NoteCode::date_unreadable);
    ASSERT_NE(note, nullptr);
    EXPECT_EQ(note->place.line, 8U);
    EXPECT_EQ(note->place.offset, xml.rfind("<item>"));
  }
}

TEST(WxrSplitter, RecordAboveTheLimitIsSkippedAndTheRestKept) {
  const std::string xml = document(
      post_item(1) + post_item(2, "<![CDATA[" + std::string(100'000, 'x') + "]]>") + post_item(3));
  const Document reading = read(xml, 4096, 20'000);
  ASSERT_EQ(reading.posts.size(), 2U);
  EXPECT_EQ(reading.posts[1].id.text, "3");
  EXPECT_TRUE(reading.has_note(NoteCode::record_too_long));
}

TEST(WxrSplitter, PassesOverTextBeforeTheXml) {
  const Document reading = read("\n<b>Warning</b>: something in line 3\n" + document(post_item(1)));
  EXPECT_EQ(reading.posts.size(), 1U);
  EXPECT_TRUE(reading.has_note(NoteCode::wxr_leading_text));
}

TEST(WxrSplitter, ConvertsDeclaredEncoding) {
  std::string xml = document(post_item(1, "<![CDATA[caf\xE9 \x93ok\x94]]>"));
  xml.replace(xml.find("UTF-8"), 5, "windows-1252");
  EXPECT_EQ(read(xml).posts.at(0).content->value, "café “ok”");
}

TEST(WxrSplitter, RefusesWhatIsNoWordPressExport) {
  EXPECT_THROW((void)read("<html><body>no</body></html>"), Error);
  EXPECT_THROW(
      (void)read("<rss><channel><title>t</title><item><title>feed</title></item></channel></rss>"),
      Error);
  EXPECT_THROW((void)read(""), Error);
}

TEST(WxrParser, CdataClosedEarlyByAScriptReachesToItsEndTag) {
  const std::string body =
      "<![CDATA[<script>//<![CDATA[\nvar a = 1 < 2;\n//]]></script>\n<p>rest & more]]>";
  const Document reading = read(document(post_item(1, body) + post_item(2)));
  ASSERT_EQ(reading.posts.size(), 2U);
  EXPECT_EQ(reading.posts[0].content->value,
            "<script>//<![CDATA[\nvar a = 1 < 2;\n//]]></script>\n<p>rest & more");
  EXPECT_EQ(reading.posts[0].id.text, "1");
  EXPECT_TRUE(reading.has_note(NoteCode::wxr_cdata_repaired));
}

TEST(WxrParser, MarkupInsideATextElementIsItsText) {
  EXPECT_EQ(read(document(post_item(1, "a <b>bold</b> &amp; claim"))).posts.at(0).content->value,
            "a <b>bold</b> & claim");
}

TEST(WxrParser, MismatchedTagsAreRepairedWithinTheItem) {
  const Document reading = read(document(
      item("<title>a "
           "<b>c</title><wp:comment><wp:comment_id>4</wp:comment_id><wp:post_id>1</wp:post_id>") +
      post_item(2)));
  ASSERT_EQ(reading.posts.size(), 2U);
  EXPECT_EQ(reading.posts[0].title, "a c");
  EXPECT_EQ(reading.posts[0].comments.at(0).id.text, "4");
}

// A megabyte each: quadratic repair would run into the suite's time limit.
TEST(WxrParser, ManyUnclosedBeginningsAreRepairedInLinearTime) {
  for (const std::string opener : {"<a>",
                                   "<!--",
                                   "<?",
                                   "<![CDATA[",
                                   "<title>",
                                   "<title><![CDATA[",
                                   "<title><![CDATA[a</title>",
                                   "<wp:postmeta>",
                                   "<wp:comment>",
                                   "</wp:postmet>",
                                   "]]></titl",
                                   "x<wp:post_id",
                                   "<title a='",
                                   "</item><wp:postmeta/>",
                                   "</item><a>",
                                   "<item><a>",
                                   "</item><title>x</title>",
                                   "</channel>",
                                   "<category domain=\"",
                                   "<title></a><!--",
                                   "<wp:meta_key>"}) {
    std::string many;
    while (many.size() < 1'000'000) many += opener;
    const Document reading =
        read(document(item("<wp:post_id>1</wp:post_id>" + many) + post_item(2)));
    EXPECT_FALSE(reading.posts.empty()) << opener;
  }
}

// The same behind an item, and before the first one.
TEST(WxrSplitter, ManyUnclosedBeginningsTakeLinearTime) {
  for (const std::string opener :
       {"<a>", "<a><title></title>", "<title>", "<wp:term>", "<wp:term_id>", "<category>",
        "<a><wp:term_id>", "<item>", "<title/><a>"}) {
    std::string many;
    while (many.size() < 1'000'000) many += opener;
    EXPECT_FALSE(read(document(post_item(1) + many + post_item(2))).posts.empty()) << opener;
    EXPECT_FALSE(read(document(post_item(1), many)).posts.empty()) << opener;
  }
}

TEST(WxrParser, BareAmpersandsAndUnknownEntitiesAreText) {
  EXPECT_EQ(read(document(post_item(1, "fish & chips &nbsp; &unknown; &amp;")))
                .posts.at(0)
                .content->value,
            "fish & chips &nbsp; &unknown; &");
}

TEST(WxrParser, NulAndControlCharactersAreKeptAndTold) {
  const std::string body = std::string("<![CDATA[a") + '\0' + "b\x01" + "c]]>";
  const Document reading = read(document(post_item(1, body) + post_item(2, "x&#0;y")));
  ASSERT_EQ(reading.posts.size(), 2U);
  EXPECT_EQ(reading.posts[0].content->value, std::string("a\0b\x01"
                                                         "c",
                                                         5));
  EXPECT_EQ(reading.posts[1].content->value, std::string("x\0y", 3));
  EXPECT_TRUE(reading.has_note(NoteCode::wxr_nul));
  EXPECT_TRUE(reading.has_note(NoteCode::control_characters));
}

TEST(WxrParser, NulInAttributesAndNamesStaysNul) {
  const std::string xml =
      document(item(std::string("<category domain=\"a\0b\" nicename=\"c\0d\">t</category>", 51)));
  const Document reading = read(xml);
  ASSERT_EQ(reading.posts.size(), 1U);
  EXPECT_EQ(reading.posts[0].terms.at(0).taxonomy, std::string("a\0b", 3));
  EXPECT_EQ(reading.posts[0].terms.at(0).slug, std::string("c\0d", 3));
}

TEST(WxrParser, InvalidUtf8BecomesReplacementCharacters) {
  const Document reading = read(document(post_item(1, "<![CDATA[caf\xE9 ok]]>")));
  EXPECT_EQ(reading.posts.at(0).content->value, "caf\xEF\xBF\xBD ok");
  EXPECT_TRUE(reading.has_note(NoteCode::utf8_invalid));
}

TEST(WxrParser, DoctypeEntitiesAreNeverExpanded) {
  std::string xml = document(post_item(1, "&lol;"));
  xml.insert(xml.find("<rss"), "<!DOCTYPE rss [<!ENTITY lol \"lollol\">]>\n");
  EXPECT_EQ(read(xml).posts.at(0).content->value, "&lol;");
}

}  // namespace
