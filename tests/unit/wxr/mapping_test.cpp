// SPDX-License-Identifier: MIT
// One case for each rule of formats/wxr/README.md's mapping.
#include <gtest/gtest.h>

#include "reading.h"

using namespace postferry;
using postferry::wxr_test::Document;
using postferry::wxr_test::document;
using postferry::wxr_test::item;
using postferry::wxr_test::read;
using postferry::wxr_test::write;

namespace {

Post only_post(const std::string& elements, const std::string& version = "1.2") {
  const Document reading = read(document(item(elements), {}, version));
  EXPECT_EQ(reading.posts.size(), 1U);
  return reading.posts.empty() ? Post{} : reading.posts[0];
}

TEST(WxrTitle, DecodesReferencesAndTagsAndKeepsStoredForm) {
  const Post post = only_post("<title><![CDATA[Tom &amp; <em>Jerry</em>]]></title>");
  EXPECT_EQ(post.title, "Tom & Jerry");
  EXPECT_EQ(post.title_raw, "Tom &amp; <em>Jerry</em>");
}

TEST(WxrTitle, OldEscapedTitleIsPlainAfterXmlDecoding) {
  const Post post = only_post("<title>Tom &amp; Jerry &#8211; again</title>");
  EXPECT_EQ(post.title, "Tom & Jerry – again");
  EXPECT_EQ(post.title_raw, "");
}

TEST(WxrTitle, LessThanIsNoTag) {
  EXPECT_EQ(only_post("<title><![CDATA[1 < 2]]></title>").title, "1 < 2");
}

TEST(WxrDates, JoinLocalAndGmtToOffset) {
  const Post post = only_post(
      "<wp:post_date>2024-07-01 12:30:00</wp:post_date><wp:post_date_gmt>2024-07-01 "
      "10:30:00</wp:post_date_gmt>");
  EXPECT_EQ(post.date.iso, "2024-07-01T12:30:00+02:00");
  EXPECT_TRUE(post.date_gmt.empty());
}

TEST(WxrDates, ZeroGmtLeavesLocalTimeWithoutZone) {
  const Post post = only_post(
      "<wp:post_date>2024-07-01 12:30:00</wp:post_date><wp:post_date_gmt>0000-00-00 "
      "00:00:00</wp:post_date_gmt><pubDate>Mon, 30 Nov -0001 00:00:00 +0000</pubDate>");
  EXPECT_EQ(post.date.iso, "2024-07-01T12:30:00");
}

TEST(WxrDates, OnlyGmtIsZulu) {
  EXPECT_EQ(only_post("<wp:post_date_gmt>2024-07-01 10:30:00</wp:post_date_gmt>").date.iso,
            "2024-07-01T10:30:00Z");
}

TEST(WxrDates, PairThatNoOffsetCarriesKeepsBoth) {
  const Post post = only_post(
      "<wp:post_date>2024-07-03 12:30:00</wp:post_date><wp:post_date_gmt>2024-07-01 "
      "10:30:07</wp:post_date_gmt>");
  EXPECT_EQ(post.date.iso, "2024-07-03T12:30:00");
  EXPECT_EQ(post.date_gmt.iso, "2024-07-01T10:30:07Z");
}

TEST(WxrDates, PubDateServesOnlyWhereColumnsAreMissing) {
  EXPECT_EQ(only_post("<pubDate>Tue, 05 Mar 2019 22:30:00 +0100</pubDate>").date.iso,
            "2019-03-05T22:30:00+01:00");
  EXPECT_EQ(only_post("<pubDate>Wrong, 05 Mar 2019 22:30:00 GMT</pubDate>").date.iso,
            "2019-03-05T22:30:00Z");
  EXPECT_TRUE(only_post("<pubDate>Wed, 30 Nov -0001 00:00:00 +0000</pubDate>").date.empty());
}

TEST(WxrDates, UnreadableDateIsKeptInExtras) {
  const Document reading = read(document(item("<wp:post_date>2024-02-30 10:00:00</wp:post_date>")));
  ASSERT_EQ(reading.posts.size(), 1U);
  EXPECT_TRUE(reading.posts[0].date.empty());
  ASSERT_EQ(reading.posts[0].extras.size(), 1U);
  EXPECT_EQ(reading.posts[0].extras[0].raw, "<wp:post_date>2024-02-30 10:00:00</wp:post_date>");
  EXPECT_TRUE(reading.has_note(NoteCode::date_unreadable));
}

TEST(WxrBody, TellsBlocksFromClassicText) {
  EXPECT_EQ(
      only_post("<content:encoded><![CDATA[<!-- wp:paragraph --><p>x</p>]]></content:encoded>")
          .content->format,
      "blocks");
  EXPECT_EQ(only_post("<content:encoded><![CDATA[x]]></content:encoded>").content->format,
            "classic");
  EXPECT_FALSE(only_post("<content:encoded><![CDATA[]]></content:encoded>").content.has_value());
}

TEST(WxrBody, JoinsDividedCdata) {
  EXPECT_EQ(
      only_post("<content:encoded><![CDATA[a]]]]><![CDATA[>b]]></content:encoded>").content->value,
      "a]]>b");
}

TEST(WxrBody, NormalisesLineEnds) {
  EXPECT_EQ(only_post("<content:encoded><![CDATA[a\r\nb\rc]]></content:encoded>").content->value,
            "a\nb\nc");
}

TEST(WxrNumbers, ZeroParentAndOrderAreAbsent) {
  const Post post = only_post(
      "<wp:post_parent>0</wp:post_parent><wp:menu_order>0</wp:menu_order><wp:is_sticky>0</"
      "wp:is_sticky>");
  EXPECT_TRUE(post.parent.empty());
  EXPECT_FALSE(post.menu_order.has_value());
  EXPECT_FALSE(post.sticky);
}

TEST(WxrTerms, TakeTaxonomySlugAndPlainName) {
  const Post post = only_post(
      "<category domain=\"genre\" nicename=\"sf\"><![CDATA[Sci &amp; "
      "Fi]]></category><category>bare</category>");
  ASSERT_EQ(post.terms.size(), 2U);
  EXPECT_EQ(post.terms[0], (Term{"genre", "sf", "Sci & Fi", "Sci &amp; Fi"}));
  EXPECT_EQ(post.terms[1], (Term{"category", "", "bare", ""}));
}

TEST(WxrTerms, Version10DoublesAreOneTermAndTagIsPostTag) {
  const Post post = only_post(
      "<category>Sea</category><category domain=\"category\" nicename=\"sea\">Sea</category>"
      "<category domain=\"tag\">Salt</category><category domain=\"tag\" "
      "nicename=\"salt\">Salt</category>",
      "1.0");
  ASSERT_EQ(post.terms.size(), 2U);
  EXPECT_EQ(post.terms[0].slug, "sea");
  EXPECT_EQ(post.terms[1], (Term{"post_tag", "salt", "Salt", ""}));
}

TEST(WxrTerms, Version10ParentNamesBecomeSlugs) {
  const std::string channel =
      "<wp:category><wp:category_nicename>a-b</wp:category_nicename><wp:cat_name>A &amp;amp; "
      "B</wp:cat_name></wp:category>"
      "<wp:category><wp:category_nicename>c</wp:category_nicename><wp:category_parent>A &amp;amp; "
      "B</wp:category_parent><wp:cat_name>C</wp:cat_name></wp:category>";
  const Document reading = read(document("", channel, "1.0"));
  ASSERT_EQ(reading.site.terms.size(), 2U);
  EXPECT_EQ(reading.site.terms[1].parent, "a-b");
}

TEST(WxrMeta, KeepsOrderRepeatsAndEmptyValues) {
  const std::string meta =
      "<wp:postmeta><wp:meta_key>k</wp:meta_key><wp:meta_value><![CDATA[]]></wp:meta_value></"
      "wp:postmeta>";
  const Post post = only_post(meta + meta);
  ASSERT_EQ(post.meta.size(), 2U);
  EXPECT_EQ(post.meta[0], (Meta{"k", ""}));
}

TEST(WxrMeta, SerializedValueGetsItsCrlfBack) {
  const Document reading = read(document(
      item("<wp:postmeta><wp:meta_key>k</wp:meta_key><wp:meta_value><![CDATA[s:4:\"a\nb\";]]></"
           "wp:meta_value></wp:postmeta>")));
  EXPECT_EQ(reading.posts.at(0).meta.at(0).value, "s:4:\"a\r\nb\";");
  EXPECT_TRUE(reading.has_note(NoteCode::wxr_crlf_restored));
}

TEST(WxrComments, MapStatusTypeAndThread) {
  const Post post = only_post(
      "<wp:comment><wp:comment_id>5</wp:comment_id><wp:comment_author><![CDATA[O&#039;B]]></"
      "wp:comment_author>"
      "<wp:comment_author_url>http://e.org/?a=1&b=2</wp:comment_author_url><wp:comment_approved>0</"
      "wp:comment_approved>"
      "<wp:comment_type>comment</wp:comment_type><wp:comment_parent>4</"
      "wp:comment_parent><wp:comment_user_id>0</wp:comment_user_id>"
      "<wp:comment_content><![CDATA[hi]]></wp:comment_content><wp:commentmeta><wp:meta_key>m</"
      "wp:meta_key><wp:meta_value>1</wp:meta_value></wp:commentmeta></wp:comment>");
  ASSERT_EQ(post.comments.size(), 1U);
  const Comment& comment = post.comments[0];
  EXPECT_EQ(comment.author, "O'B");
  EXPECT_EQ(comment.author_raw, "O&#039;B");
  EXPECT_EQ(comment.url, "http://e.org/?a=1&b=2");
  EXPECT_EQ(comment.status, "hold");
  EXPECT_EQ(comment.type, "comment");
  EXPECT_EQ(comment.parent.text, "4");
  EXPECT_TRUE(comment.user_id.empty());
  EXPECT_EQ(comment.meta.at(0), (Meta{"m", "1"}));
}

TEST(WxrUnknown, ElementsAttributesAndTextAreKept) {
  const Post post = only_post(
      "<x:y xmlns:x=\"urn:x\" a=\"1\"><z/>t</x:y>stray<guid "
      "isPermaLink=\"true\">g</guid><description>d</description>");
  ASSERT_EQ(post.extras.size(), 4U);
  EXPECT_EQ(post.extras[0], (Extra{"wxr", "x:y", "<x:y xmlns:x=\"urn:x\" a=\"1\"><z/>t</x:y>"}));
  EXPECT_EQ(post.extras[1], (Extra{"wxr", "guid@isPermaLink", "true"}));
  EXPECT_EQ(post.extras[2], (Extra{"wxr", "description", "<description>d</description>"}));
  EXPECT_EQ(post.extras[3], (Extra{"wxr", "#text", "stray"}));
}

TEST(WxrUnknown, RepeatedScalarKeepsFirstAndExtra) {
  const Post post = only_post("<wp:post_id>1</wp:post_id><wp:post_id>9</wp:post_id>");
  EXPECT_EQ(post.id.text, "1");
  ASSERT_EQ(post.extras.size(), 1U);
  EXPECT_EQ(post.extras[0].raw, "<wp:post_id>9</wp:post_id>");
}

TEST(WxrNamespaces, OtherPrefixBoundToWordPressCounts) {
  const Post post = only_post(
      "<a:post_id xmlns:a=\"https://wordpress.org/export/1.2/\">3</a:post_id><status "
      "xmlns=\"http://wordpress.org/export/1.1/\">draft</status>");
  EXPECT_EQ(post.id.text, "3");
  EXPECT_EQ(post.status, "draft");
}

TEST(WxrNamespaces, WordPressPrefixBoundElsewhereDoesNot) {
  const std::string hijacked = "<wp:post_id xmlns:wp=\"http://example.com/\">3</wp:post_id>";
  EXPECT_TRUE(read(document(item(hijacked))).has_note(NoteCode::wxr_foreign_namespace));
  const Post post = only_post("<wp:post_id xmlns:wp=\"http://example.com/\">3</wp:post_id>");
  EXPECT_TRUE(post.id.empty());
  EXPECT_EQ(post.extras.size(), 1U);
}

TEST(WxrNamespaces, UndeclaredPrefixCountsLiterally) {
  const Document reading =
      read("<rss><channel><item><title>t</title><wp:post_id>3</wp:post_id></item></channel></rss>");
  EXPECT_EQ(reading.posts.at(0).id.text, "3");
}

TEST(WxrSite, ReadsFactsAuthorsAndTerms) {
  const std::string channel =
      "<title>S &amp; "
      "T</title><link>http://s</link><wp:base_site_url>http://net</"
      "wp:base_site_url><wp:base_blog_url>http://s</wp:base_blog_url>"
      "<wp:wp_author><wp:author_login>kim</wp:author_login><wp:author_display_name><![CDATA[K "
      "&amp; M]]></wp:author_display_name></wp:wp_author>"
      "<wp:term><wp:term_taxonomy>genre</wp:term_taxonomy><wp:term_slug>g</"
      "wp:term_slug><wp:termmeta><wp:meta_key>a</wp:meta_key><wp:meta_value>b</wp:meta_value></"
      "wp:termmeta></wp:term>"
      "<image><url>u</url></image>";
  const Site site = read(document("", channel)).site;
  EXPECT_EQ(site.title, "S & T");
  EXPECT_EQ(site.base_url, "http://net");
  EXPECT_EQ(site.authors.at(0).display_name, "K & M");
  EXPECT_EQ(site.authors.at(0).display_name_raw, "K &amp; M");
  EXPECT_EQ(site.terms.at(0).meta.at(0), (Meta{"a", "b"}));
  EXPECT_EQ(site.extras.at(0), (Extra{"wxr", "image", "<image><url>u</url></image>"}));
}

TEST(WxrSite, ReadsAuthorsAndTermsBehindItems) {
  const Document reading =
      read(document(item("<title>a</title>") + "<wp:tag><wp:tag_slug>late</wp:tag_slug></wp:tag>" +
                    item("<title>b</title>")));
  EXPECT_EQ(reading.posts.size(), 2U);
  EXPECT_EQ(reading.site.terms.at(0).slug, "late");
}

}  // namespace
