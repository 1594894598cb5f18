// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "codec/xml_tree.h"
#include "format/registry.h"
#include "reading.h"

using namespace postferry;
using postferry::wxr_test::Document;
using postferry::wxr_test::document;
using postferry::wxr_test::item;
using postferry::wxr_test::read;
using postferry::wxr_test::write;

namespace {

Post minimal() {
  Post post;
  post.id.text = "7";
  post.title = "T";
  return post;
}

std::string written(const Post& post, bool carrier = true) { return write({}, {post}, carrier); }

void expect_round_trip(const Post& post) {
  const std::string xml = written(post);
  const Document reading = read(xml);
  ASSERT_EQ(reading.posts.size(), 1U);
  EXPECT_TRUE(reading.posts[0] == post) << xml;
  EXPECT_EQ(write({}, reading.posts), xml);
}

TEST(WxrWriter, NeedsNoCarrierForWhatWordPressHolds) {
  Post post = minimal();
  post.type = "post";
  post.status = "publish";
  post.date.iso = "2024-03-01T09:30:00+01:00";
  post.content = Text{"classic", "a ]]> b\nc", false};
  post.terms.push_back({"category", "x", "X & Y", "X &amp; Y"});
  post.meta.push_back({"k", ""});
  const std::string xml = written(post);
  EXPECT_EQ(xml.find("_postferry"), std::string::npos) << xml;
  expect_round_trip(post);
}

TEST(WxrWriter, MadeUpValuesDisappearAgain) {
  Post post;
  post.comments.emplace_back();
  const std::string xml = written(post);
  EXPECT_NE(xml.find("<title><![CDATA[(no title)]]></title>"), std::string::npos);
  EXPECT_NE(xml.find("<wp:status><![CDATA[publish]]></wp:status>"), std::string::npos);
  expect_round_trip(post);
}

// WordPress takes a text that is there and empty for none.
TEST(WxrWriter, PostsOfEmptyTextsGetATitle) {
  Post post;
  post.id.text = "7";
  post.content = Text{"html", "", false};
  post.excerpt = Text{"html", "", false};
  EXPECT_NE(written(post).find("<title><![CDATA[(no title)]]></title>"), std::string::npos);
  expect_round_trip(post);
  post.excerpt->value = "x";
  EXPECT_EQ(written(post).find("(no title)"), std::string::npos);
}

// The importer refuses terms without a name, and with them what posts say of them.
TEST(WxrWriter, TermsWithoutANameAreNamedByTheirSlugs) {
  Post post = minimal();
  post.terms.push_back({"genre", "sea-stories", {}, {}});
  expect_round_trip(post);
  Site used;
  used.terms.push_back({{}, "genre", "sea-stories", {}, {}, {}, {}, {}});
  const std::string xml = write({}, {post}, true, used);
  EXPECT_NE(xml.find("nicename=\"sea-stories\"><![CDATA[sea-stories]]></category>"),
            std::string::npos);
  EXPECT_NE(xml.find("<wp:term_name><![CDATA[sea-stories]]></wp:term_name>"), std::string::npos);
  EXPECT_TRUE(read(xml).site.terms.empty());
}

// The importer takes one item an id.
TEST(WxrWriter, NoTwoItemsHaveOneId) {
  Post first = minimal();
  Post second = minimal();
  second.title = "Second";
  second.content = Text{"classic", "<wp:post_id>7</wp:post_id> ]]> <wp:postmeta>", false};
  second.meta.push_back({"_postferry", "not ours"});
  second.aliases = {"old"};  // which only a carrier holds
  second.comments.resize(1);
  Post third = minimal();
  third.title = "Third";
  const std::vector<Post> posts = {first, second, third};
  const std::string xml = write({}, posts);
  for (const char* id : {">7<", ">2000000001<", ">2000000002<"})
    EXPECT_NE(xml.find("\n\t\t<wp:post_id" + std::string(id)), std::string::npos) << id;
  const Document reading = read(xml);
  EXPECT_TRUE(reading.posts == posts) << xml;
  EXPECT_EQ(write({}, reading.posts), xml);
  const Document bare = read(write({}, posts, false));
  ASSERT_EQ(bare.posts.size(), 3U);
  EXPECT_EQ(bare.posts[1].id.text, "2000000001");
  EXPECT_EQ(bare.posts[1].title, "Second");
}

TEST(WxrWriter, LibraryRowWithoutRatingAndReviewIsADraftOfItsDay) {
  Post post;
  post.title = "Dune";
  post.review.emplace().shelf = "to-read";
  post.review->added.iso = "2024-05-06";
  const std::string xml = written(post);
  EXPECT_NE(xml.find("<wp:status><![CDATA[draft]]></wp:status>"), std::string::npos);
  EXPECT_NE(xml.find("<wp:post_date><![CDATA[2024-05-06 00:00:00]]></wp:post_date>"),
            std::string::npos);
  expect_round_trip(post);
}

TEST(WxrWriter, IdsStartAtOneForSourcesWithoutIds) {
  EXPECT_NE(write({}, {Post{}}, true, {}, false).find("<wp:post_id>1</wp:post_id>"),
            std::string::npos);
  EXPECT_NE(write({}, {Post{}}, true, {}, true).find("<wp:post_id>1000000001</wp:post_id>"),
            std::string::npos);
}

TEST(WxrWriter, ForbiddenCharactersAreCarriedNotWritten) {
  Post post = minimal();
  post.title = std::string("a\0b\x01\r\n\xEF\xBF\xBE", 9);
  post.content = Text{"classic", std::string(500, 'x') + "\x0B" + std::string(500, 'y'), false};
  const std::string xml = written(post);
  EXPECT_EQ(xml.find('\x0B'), std::string::npos);
  EXPECT_LT(xml.size(), 4000U) << "the carrier holds the edit, not the body";
  expect_round_trip(post);
}

TEST(WxrWriter, CommentParentsGetSmallerIds) {
  Post post = minimal();
  for (const char* id : {"9", "5", "5", ""}) post.comments.emplace_back().id.text = id;
  post.comments[1].parent.text = "9";
  const std::string xml = written(post);
  EXPECT_LT(xml.find("<wp:comment_id>5</wp:comment_id>"),
            xml.find("<wp:comment_parent>5</wp:comment_parent>"));
  expect_round_trip(post);
}

TEST(WxrWriter, EscapesWhatWouldBeDecoded) {
  Post post = minimal();
  post.title = "literal &amp; <b>";
  post.author = "a & b";
  expect_round_trip(post);
}

TEST(WxrWriter, UnknownElementsStandVerbatimOnlyIfTheyCan) {
  Post post = minimal();
  post.type = "post";
  post.status = "publish";
  post.extras.push_back({"wxr", "x:y", "<x:y xmlns:x=\"urn:x\">t</x:y>"});
  EXPECT_EQ(written(post).find("_postferry"), std::string::npos);
  expect_round_trip(post);
  post.extras.push_back({"wxr", "u:v", "<u:v>undeclared</u:v>"});
  post.extras.push_back({"wxr", "w", "<w>unfinished"});
  post.extras.push_back({"goodreads", "BCID", "1"});
  expect_round_trip(post);
}

TEST(WxrWriter, MarkupInsideAnAttributeIsCarried) {
  Post post = minimal();
  post.extras.push_back({"wxr", "x", "<x a=\"<![CDATA[\"/>"});
  XmlTree tree;
  EXPECT_TRUE(tree.parse(written(post))) << tree.error();
  EXPECT_EQ(written(post).find("<x a="), written(post).rfind("<x a="));
  expect_round_trip(post);
}

TEST(WxrWriter, NoncharactersSurviveInTheCarrier) {
  Post post = minimal();
  post.content = Text{"classic", "a \xEF\xBF\xBE b \xEF\xBF\xBF c", false};
  const std::string xml = written(post);
  EXPECT_EQ(xml.find("\xEF\xBF\xBE"), std::string::npos);
  expect_round_trip(post);
}

TEST(WxrWriter, ForeignElementsStayForeignInAnotherItem) {
  const std::string xml =
      document(item("<title>t</title><wp:post_id>5</wp:post_id><wp:postmeta><wp:meta_key>k</"
                    "wp:meta_key></wp:postmeta>"));
  const std::size_t at = xml.find("<item>");
  const Document first =
      read(xml.substr(0, at) + "<item xmlns:wp=\"http://example.com/\">" + xml.substr(at + 6));
  ASSERT_EQ(first.posts.size(), 1U);
  EXPECT_EQ(first.posts[0].extras.at(0).raw,
            "<wp:post_id xmlns:wp=\"http://example.com/\">5</wp:post_id>");
  expect_round_trip(first.posts[0]);
}

TEST(WxrWriter, CarrierKeyOfTheSourceIsNotTakenForACarrier) {
  Post post = minimal();
  post.meta.push_back({"_postferry", "{\"v\":1,\"is\":{\"title\":\"X\"}}"});
  expect_round_trip(post);
}

TEST(WxrWriter, WithoutCarrierTellsLossesExactly) {
  Post post = minimal();
  post.type = "post";
  post.status = "publish";
  post.co_authors = {"b"};
  post.review.emplace().subjects = {"x"};
  WriteOptions options;
  options.carrier = false;
  const auto encoder = find_format("wxr")->make_encoder(options);
  Piece piece;
  Notes notes;
  encoder->encode(post, 0, piece, notes);
  EXPECT_EQ(piece.losses[Field::post_co_authors], 1U);
  EXPECT_EQ(piece.losses[Field::review_subjects], 1U);
  EXPECT_EQ(piece.losses.total(), 2U);
}

TEST(WxrWriter, NativeEditWinsOverCarrier) {
  Post post = minimal();
  post.language = "en";
  post.co_authors = {"b"};
  std::string xml = written(post);
  const std::string title = "<title><![CDATA[T]]></title>";
  xml.replace(xml.find(title), title.size(), "<title><![CDATA[Edited]]></title>");
  const Document reading = read(xml);
  EXPECT_EQ(reading.posts.at(0).title, "Edited");
  EXPECT_EQ(reading.posts.at(0).language, "en");
}

TEST(WxrWriter, SiteRoundTripsWithFactsThatWxrLacks) {
  Site site;
  site.title = "S";
  site.url = "http://s";
  site.timezone = "Europe/Berlin";
  site.wxr_version = "1.0";
  site.exported.iso = "2024-01-02T03:04:05Z";
  site.authors.push_back(
      {{"1"}, "kim", "k@example.org", "K & M", "K &amp; M", "", "", "", "", "http://k", "bio"});
  site.terms.push_back({{"2"}, "category", "child", "Child", "", "parent", "d", {{"a", "b"}}});
  site.terms.push_back({{"3"}, "category", "parent", "Parent", "", "", "", {}});
  site.extras.push_back({"wxr", "xmlns:media", "urn:media"});
  site.extras.push_back({"wxr", "media:x", "<media:x/>"});
  const std::string xml = write(site, {});
  EXPECT_LT(xml.find("<![CDATA[parent]]></wp:category_nicename>"),
            xml.find("<![CDATA[child]]></wp:category_nicename>"));
  EXPECT_TRUE(read(xml).site == site) << xml;
}

TEST(WxrWriter, DeclarationsOfUsedTermsAreNotReadBackAsFacts) {
  Site used;
  used.authors.emplace_back().login = "kim";
  used.terms.emplace_back().taxonomy = "genre";
  used.terms[0].slug = "sf";
  const std::string xml = write({}, {minimal()}, true, used);
  EXPECT_NE(xml.find("<wp:author_login><![CDATA[kim]]>"), std::string::npos);
  const Site site = read(xml).site;
  EXPECT_TRUE(site.authors.empty());
  EXPECT_TRUE(site.terms.empty());
}

TEST(WxrWriter, IsWellFormed) {
  Post post = minimal();
  post.content = Text{"html", "<![CDATA[ ]]> & \x1C <item>", false};
  post.slug = "\"quoted\" & <slug>";
  post.terms.push_back({"a\"b", "<&>", "n", ""});
  XmlTree tree;
  EXPECT_TRUE(tree.parse(written(post))) << tree.error();
  expect_round_trip(post);
}

}  // namespace
