// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "unit/format/read_write.h"
#include "wprest/rendered.h"
#include "wprest/splitter.h"

namespace postferry {

extern const Format wprest_format;

namespace {

constexpr const char* header =
    R"({"wprest":1,"index":{"name":"Shelf &amp; Life","description":"d","url":"https://b.example",)"
    R"("home":"https://b.example","gmt_offset":5.5,"timezone_string":""},)"
    R"("settings":{"language":"de_DE"},)"
    R"("taxonomies":{"category":{"slug":"category","rest_base":"categories"},)"
    R"("post_tag":{"slug":"post_tag","rest_base":"tags"},)"
    R"("genre":{"slug":"genre","rest_base":"genres"}},)"
    R"("terms":[{"id":2,"taxonomy":"category","slug":"fiction","name":"Fiction &amp; more","parent":0},)"
    R"({"id":3,"taxonomy":"category","slug":"novel","name":"Novel","parent":2,"meta":{"sort":"n"}},)"
    R"({"id":9,"taxonomy":"genre","slug":"sf","name":"SF","parent":0}],)"
    R"("users":[{"id":4,"username":"bj0rn","name":"Bj","email":"b@x.example","slug":"bj"}]})"
    "\n";

ReadResult read(const std::string& text) { return read_text(wprest_format, text); }

Post read_item(const std::string& members, const std::string& besides = {}) {
  const ReadResult result =
      read(std::string(header) + R"({"item":{"id":7,"type":"post","title":{"raw":"T"},)" + members +
           "}" + besides + "}\n");
  EXPECT_EQ(result.posts.size(), 1U);
  return result.posts.empty() ? Post() : result.posts.front();
}

TEST(WprestHeader, TellsOfTheSite) {
  const ReadResult result = read(header);
  EXPECT_EQ(result.prolog.title, "Shelf & Life");
  EXPECT_EQ(result.prolog.url, "https://b.example");
  EXPECT_EQ(result.prolog.language, "de-DE");
  EXPECT_EQ(result.prolog.timezone, "+05:30");
  ASSERT_EQ(result.prolog.terms.size(), 3U);
  EXPECT_EQ(result.prolog.terms[0].name, "Fiction & more");
  EXPECT_EQ(result.prolog.terms[0].name_raw, "Fiction &amp; more");
  EXPECT_EQ(result.prolog.terms[1].parent, "fiction");
  EXPECT_EQ(result.prolog.terms[1].meta, (std::vector<Meta>{{"sort", "n"}}));
  ASSERT_EQ(result.prolog.authors.size(), 1U);
  EXPECT_EQ(result.prolog.authors[0].login, "bj0rn");
}

TEST(WprestItem, RawTextsAreTheModels) {
  const Post post = read_item(
      R"("content":{"raw":"<!-- wp:paragraph --><p>a</p><!-- /wp:paragraph -->","rendered":"x"},)"
      R"("excerpt":{"raw":"short","rendered":"<p>short</p>"})");
  EXPECT_EQ(post.content,
            (Text{"blocks", "<!-- wp:paragraph --><p>a</p><!-- /wp:paragraph -->", false}));
  EXPECT_EQ(post.excerpt, (Text{"classic", "short", false}));
}

TEST(WprestItem, DatesAreSiteTimeWithItsOffset) {
  const Post post =
      read_item(R"("date":"2021-05-05T05:05:05","date_gmt":"2021-05-05T09:05:05","modified":null)");
  EXPECT_EQ(post.date.iso, "2021-05-05T05:05:05-04:00");
  EXPECT_TRUE(post.modified.empty());
}

TEST(WprestItem, NumbersBecomeLoginsAndTerms) {
  const Post post = read_item(R"("author":4,"categories":[3],"tags":[],"genres":[9])");
  EXPECT_EQ(post.author, "bj0rn");
  EXPECT_EQ(post.terms,
            (std::vector<Term>{{"category", "novel", "Novel", ""}, {"genre", "sf", "SF", ""}}));
}

TEST(WprestItem, WhatIsNotKnownIsKept) {
  const Post post = read_item(R"("author":99,"yoast_head":"<meta>","categories":[77])");
  EXPECT_EQ(post.extras, (std::vector<Extra>{{"wprest", "author", "99"},
                                             {"wprest", "yoast_head", "\"<meta>\""},
                                             {"wprest", "categories", "[77]"}}));
}

TEST(WprestItem, MetaIsAsWordPressKeepsIt) {
  const Post post = read_item(
      R"("meta":{"rating":"4","also":["x","y"],"none":"","zero":0,"flag":true,"map":{"a":1}},)"
      R"("featured_media":12,"template":"wide.php","format":"aside")");
  EXPECT_EQ(post.meta, (std::vector<Meta>{{"rating", "4"},
                                          {"also", "x"},
                                          {"also", "y"},
                                          {"flag", "1"},
                                          {"map", "{\"a\":1}"},
                                          {"_thumbnail_id", "12"},
                                          {"_wp_page_template", "wide.php"}}));
  EXPECT_EQ(post.terms, (std::vector<Term>{{"post_format", "post-format-aside", "Aside", ""}}));
  EXPECT_TRUE(read_item(R"("meta":[])").meta.empty());
}

TEST(WprestItem, FeaturedImageHasItsAddress) {
  const Post post =
      read_item(R"("featured_media":12)",
                R"(,"featured_media":{"id":12,"source_url":"https://b.example/c.png",)"
                R"("alt_text":"A cover","caption":{"raw":"","rendered":""}})");
  ASSERT_TRUE(post.featured_image);
  EXPECT_EQ(post.featured_image->url, "https://b.example/c.png");
  EXPECT_EQ(post.featured_image->alt, "A cover");
}

TEST(WprestItem, CommentsComeAlong) {
  const Post post = read_item(
      R"("slug":"s")",
      R"(,"comments":[{"id":16,"post":7,"parent":0,"author":0,"author_name":"R &amp; S",)"
      R"("author_email":"r@x.example","author_url":"","author_ip":"192.0.2.1",)"
      R"("author_user_agent":"B/1","date":"2022-01-02T00:00:00","date_gmt":"2022-01-02T05:00:00",)"
      R"("content":{"rendered":"<p>Hi</p>","raw":"Hi"},"status":"hold","type":"comment",)"
      R"("meta":{"rating":5}},{"id":17,"parent":16,"content":{"rendered":"<p>Re</p>\n"}}])");
  ASSERT_EQ(post.comments.size(), 2U);
  const Comment& first = post.comments[0];
  EXPECT_EQ(first.author, "R & S");
  EXPECT_EQ(first.author_raw, "R &amp; S");
  EXPECT_EQ(first.status, "hold");
  EXPECT_EQ(first.agent, "B/1");
  EXPECT_EQ(first.content, (Text{"classic", "Hi", false}));
  EXPECT_EQ(first.meta, (std::vector<Meta>{{"rating", "5"}}));
  EXPECT_TRUE(first.parent.empty());
  EXPECT_EQ(post.comments[1].parent.text, "16");
  EXPECT_EQ(post.comments[1].content, (Text{"html", "<p>Re</p>", true}));
}

TEST(WprestItem, VisitorsGetWhatIsShown) {
  const ReadResult result = read(
      R"([{"id":1,"type":"post","guid":{"rendered":"https://b.example/?p=1&#038;x"},)"
      R"("title":{"rendered":"Caf&#233; &#8211; <i>x</i>"},)"
      R"("content":{"rendered":"<p>A</p>\n<div class=\"sharedaddy sd\"><p>Share</p></div>","protected":false},)"
      R"("excerpt":{"rendered":"<p>A &hellip; [&hellip;]</p>\n"}},)"
      R"({"id":2,"type":"post","title":{"rendered":"P"},"content":{"rendered":"","protected":true}}])");
  ASSERT_EQ(result.posts.size(), 2U);
  EXPECT_EQ(result.posts[0].title, "Caf\xC3\xA9 \xE2\x80\x93 x");
  EXPECT_EQ(result.posts[0].title_raw, "");
  EXPECT_EQ(result.posts[0].guid, "https://b.example/?p=1&x");
  EXPECT_EQ(result.posts[0].content, (Text{"html", "<p>A</p>", true}));
  EXPECT_FALSE(result.posts[0].excerpt);
  EXPECT_FALSE(result.posts[1].content);
  ASSERT_EQ(result.notes.size(), 2U);
  EXPECT_EQ(result.notes[0].code, NoteCode::rest_rendered);
  EXPECT_EQ(result.notes[1].code, NoteCode::rest_protected);
}

TEST(WprestItem, EmbeddedAuthorsTermsAndPicturesAreRead) {
  const ReadResult result = read(
      R"([{"id":1,"type":"post","title":{"rendered":"E"},"author":4,"featured_media":12,)"
      R"("categories":[2],"tags":[],"genres":[9],"moods":[5],"_embedded":{)"
      R"("author":[{"code":"rest_user_invalid_id","message":"x"},{"id":4,"slug":"bj"}],)"
      R"("wp:term":[[{"id":2,"taxonomy":"category","slug":"f","name":"A &amp; B"}],)"
      R"([],[{"id":9,"taxonomy":"genre","slug":"sf","name":"SF"}]],)"
      R"("wp:featuredmedia":[{"id":12,"source_url":"https://b.example/c.png","alt_text":"C"}]}}])");
  ASSERT_EQ(result.posts.size(), 1U);
  const Post& post = result.posts[0];
  EXPECT_EQ(post.author, "bj");
  EXPECT_EQ(post.terms, (std::vector<Term>{{"category", "f", "A & B", "A &amp; B"},
                                           {"genre", "sf", "SF", ""}}));
  ASSERT_TRUE(post.featured_image);
  EXPECT_EQ(post.featured_image->url, "https://b.example/c.png");
  EXPECT_EQ(post.extras, (std::vector<Extra>{{"wprest", "moods", "[5]"}}));
}

TEST(WprestItem, AttachmentsHaveTheirFile) {
  const ReadResult result =
      read(R"({"item":{"id":3,"type":"attachment","title":{"raw":"C"},"post":4,"status":"inherit",)"
           R"("description":{"raw":"long"},"caption":{"raw":"short"},"alt_text":"alt",)"
           R"("media_details":{"file":"2020/06/c.png","sizes":{}},)"
           R"("source_url":"https://b.example/c.png"}})");
  ASSERT_EQ(result.posts.size(), 1U);
  const Post& post = result.posts[0];
  EXPECT_EQ(post.parent.text, "4");
  EXPECT_EQ(post.attachment_url, "https://b.example/c.png");
  EXPECT_EQ(post.content, (Text{"classic", "long", false}));
  EXPECT_EQ(post.excerpt, (Text{"classic", "short", false}));
  EXPECT_EQ(post.meta, (std::vector<Meta>{{"_wp_attachment_image_alt", "alt"},
                                          {"_wp_attached_file", "2020/06/c.png"}}));
}

TEST(WprestItem, MenuItemsAreTheirColumnsAndMeta) {
  const ReadResult result = read(
      R"({"item":{"id":56,"title":{"raw":"Elsewhere"},"status":"publish","type":"custom",)"
      R"("object":"custom","object_id":0,"parent":0,"menu_order":2,"url":"https://e.example/",)"
      R"("target":"","classes":[""],"xfn":["me","friend"],"menus":5,"meta":[]},)"
      R"("post_type":"nav_menu_item"})");
  ASSERT_EQ(result.posts.size(), 1U);
  const Post& post = result.posts[0];
  EXPECT_EQ(post.type, "nav_menu_item");
  EXPECT_EQ(post.menu_order, 2);
  EXPECT_EQ(post.meta, (std::vector<Meta>{{"_menu_item_type", "custom"},
                                          {"_menu_item_menu_item_parent", "0"},
                                          {"_menu_item_object_id", "56"},
                                          {"_menu_item_object", "custom"},
                                          {"_menu_item_target", ""},
                                          {"_menu_item_classes", "a:1:{i:0;s:0:\"\";}"},
                                          {"_menu_item_xfn", "me friend"},
                                          {"_menu_item_url", "https://e.example/"}}));
}

TEST(WprestSplitter, DamageCostsItsLine) {
  const ReadResult result =
      read(std::string(header) + R"({"item":{"id":1,"type":"post","title":"a)"
                                 "\n"
                                 R"({"item":{"id":2,"type":"post","title":"b"}})"
                                 "\n"
                                 R"({"id":3,"name":"no post"})"
                                 "\n");
  EXPECT_EQ(result.titles(), "b;");
}

TEST(WprestSplitter, ADamagedLineDoesNotDependOnChunks) {
  const std::string text =
      std::string(header) + R"({"item":{"id":1,"type":"post","title":"a"b","slug":")" +
      std::string(3000, 's') + "\"}}\n" + R"({"item":{"id":2,"type":"post","title":"c"}})" + "\n";
  const ReadResult whole = read(text);
  const ReadResult pieces = read_text(wprest_format, text, {.chunk_size = 1024});
  EXPECT_EQ(whole.titles(), pieces.titles());
  EXPECT_EQ(whole.offsets, pieces.offsets);
  EXPECT_EQ(whole.notes.size(), pieces.notes.size());
}

TEST(WprestSplitter, APullThatWasCutGivesWhatIsWhole) {
  const ReadResult result =
      read(std::string(header) + R"({"item":{"id":2,"type":"post","title":"b"}})"
                                 "\n"
                                 R"({"item":{"id":3,"type":"po)");
  EXPECT_EQ(result.titles(), "b;");
  ASSERT_FALSE(result.notes.empty());
  EXPECT_EQ(result.notes.back().code, NoteCode::record_unfinished);
}

TEST(WprestSniff, KnowsPullsAndSavedAnswers) {
  EXPECT_GT(wprest::sniff(header), 90);
  EXPECT_GT(wprest::sniff(R"([{"id":1,"guid":{"rendered":"x"},"comment_status":"open"}])"), 80);
  EXPECT_EQ(wprest::sniff(R"([{"id":1,"title":"x"}])"), 0);
  EXPECT_EQ(wprest::sniff(R"({"postferry":1})"), 0);
  EXPECT_EQ(wprest::sniff(""), 0);
}

TEST(WprestRendered, PicturesOfEmojiAreCharacters) {
  EXPECT_EQ(wprest::clean_rendered(
                "<p>ok <img class=\"emoji\" alt=\"\xF0\x9F\x98\x80\" src=\"x.png\" /> done</p>\n"),
            "<p>ok \xF0\x9F\x98\x80 done</p>");
}

}  // namespace
}  // namespace postferry
