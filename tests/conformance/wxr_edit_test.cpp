// SPDX-License-Identifier: MIT
// Native wins: somebody edits the WordPress file by hand, an element a case. The edit is there
// afterwards, and so is everything that the carrier holds.
#include <gtest/gtest.h>

#include <functional>
#include <ostream>

#include "conformance/harness.h"
#include "format/registry.h"

namespace postferry::conformance {
namespace {

struct Edit {
  const char* name;
  const char* element;
  const char* before;
  const char* after;
  std::function<void(Post&)> expect;

  friend void PrintTo(const Edit& edit, std::ostream* out) { *out << edit.name; }
};

// A post with a review and other things that WXR can't say, and known native values.
Post carrying_post() {
  Post post = random_document(4711, Profile::plain, 1.0, 1).posts.front();
  post.title = "Native title";
  post.title_raw.clear();
  post.slug = "native-slug";
  post.status = "publish";
  post.author = "native-author";
  post.type = "page";
  post.parent = {"41"};
  post.date = {"2024-03-01T09:30:00+01:00"};
  post.modified = {"2024-04-01T09:30:00+02:00"};
  post.date_gmt = post.modified_gmt = {};
  post.content->value = "<p>Native content.</p>";
  post.excerpt->value = "Native excerpt.";
  post.guid = "https://example.org/?p=native";
  post.password = "native-password";
  post.menu_order = 17;
  post.terms = {{"genre", "native-slug-of-term", "Native term", ""},
                {"category", "other", "Other", ""}};
  post.meta = {{"native-key", "native meta value"}, {"mood", "calm"}};
  post.comments.resize(3);
  for (std::size_t i = 0; i < post.comments.size(); ++i) {
    Comment& comment = post.comments[i];
    const std::string n = std::to_string(i + 1);
    comment = random_document(4712 + i, Profile::plain, 1.0, 1).posts.front().comments.front();
    comment.id = {n};
    comment.parent = i == 2 ? Id{"1"} : Id{};
    comment.author = "Commenter " + n;
    comment.author_raw.clear();
    comment.date = {"2024-03-0" + n + "T10:00:00+01:00"};
    comment.date_gmt = {};
    comment.status = "approved";
    comment.content->value = "Comment text " + n;
  }
  return post;
}

const std::vector<Edit>& edits() {
  static const std::vector<Edit> list = {
      {"Title", "title", "Native title", "Edited title", [](Post& p) { p.title = "Edited title"; }},
      {"Slug", "wp:post_name", "native-slug", "edited", [](Post& p) { p.slug = "edited"; }},
      {"Status", "wp:status", "publish", "draft", [](Post& p) { p.status = "draft"; }},
      {"Type", "wp:post_type", "page", "post", [](Post& p) { p.type = "post"; }},
      {"Parent", "wp:post_parent", "41", "43", [](Post& p) { p.parent = {"43"}; }},
      {"MenuOrder", "wp:menu_order", "17", "18", [](Post& p) { p.menu_order = 18; }},
      {"Password", "wp:post_password", "native-password", "s", [](Post& p) { p.password = "s"; }},
      {"Guid", "guid", "?p=native", "?p=edited",
       [](Post& p) { p.guid = "https://example.org/?p=edited"; }},
      {"LocalDate", "wp:post_date", "2024-03-01 09:30:00", "2024-03-01 10:30:00",
       [](Post& p) { p.date = {"2024-03-01T10:30:00+02:00"}; }},
      {"GmtDate", "wp:post_date_gmt", "2024-03-01 08:30:00", "2024-03-01 07:30:00",
       [](Post& p) { p.date = {"2024-03-01T09:30:00+02:00"}; }},
      {"Modified", "wp:post_modified", "2024-04-01 09:30:00", "2024-04-01 08:30:00",
       [](Post& p) { p.modified = {"2024-04-01T08:30:00+01:00"}; }},
      {"Content", "content:encoded", "Native content.", "Edited content.",
       [](Post& p) { p.content->value = "<p>Edited content.</p>"; }},
      {"Excerpt", "excerpt:encoded", "Native", "Edited",
       [](Post& p) { p.excerpt->value = "Edited excerpt."; }},
      {"Author", "dc:creator", "native-author", "somebody", [](Post& p) { p.author = "somebody"; }},
      {"TermName", "category", "Native term", "Edited term",
       [](Post& p) { p.terms[0].name = "Edited term"; }},
      {"TermSlug", "category", "native-slug-of-term", "edited",
       [](Post& p) { p.terms[0].slug = "edited"; }},
      {"MetaValue", "wp:postmeta", "native meta value", "edited",
       [](Post& p) { p.meta[0].value = "edited"; }},
      {"MetaKey", "wp:postmeta", "native-key", "edited", [](Post& p) { p.meta[0].key = "edited"; }},
      {"CommentText", "wp:comment_content", "Comment text 1", "Edited",
       [](Post& p) { p.comments[0].content->value = "Edited"; }},
      {"CommentAuthor", "wp:comment_author", "Commenter 1", "Edited",
       [](Post& p) { p.comments[0].author = "Edited"; }},
      {"CommentStatus", "wp:comment_approved", "1", "trash",
       [](Post& p) { p.comments[0].status = "trash"; }},
      {"CommentDate", "wp:comment_date", "10:00:00", "11:00:00",
       [](Post& p) { p.comments[0].date = {"2024-03-01T11:00:00+02:00"}; }},
  };
  return list;
}

// Replaces `before` inside the first element of that name in the first item.
void replace_in_element(std::string& xml, const Edit& edit) {
  std::size_t at = xml.find("<item>");
  const std::string open = std::string("<") + edit.element;
  do at = xml.find(open, at + 1);
  while (at != std::string::npos && xml.find_first_of(" >", at) != at + open.size());
  ASSERT_NE(at, std::string::npos) << "no " << edit.element;
  const std::size_t end = xml.find(std::string("</") + edit.element + ">", at);
  const std::size_t hit = xml.find(edit.before, at);
  ASSERT_LT(hit, end) << edit.element << " does not say " << edit.before;
  xml.replace(hit, std::string_view(edit.before).size(), edit.after);
}

class WxrEdit : public testing::TestWithParam<Edit> {};

const Format& wxr() { return *find_format("wxr"); }

TEST_P(WxrEdit, SurvivesBesideTheCarrier) {
  const Edit& edit = GetParam();
  Document document;
  document.posts = {carrying_post()};
  std::string xml = write_all(wxr(), document).bytes;
  ASSERT_NO_FATAL_FAILURE(replace_in_element(xml, edit));
  edit.expect(document.posts.front());
  const ReadResult read = read_all(wxr(), xml);
  ASSERT_EQ(read.document.posts.size(), 1U);
  EXPECT_EQ(difference(document.posts.front(), read.document.posts.front()), "");
}

INSTANTIATE_TEST_SUITE_P(Fields, WxrEdit, testing::ValuesIn(edits()),
                         [](const auto& test) { return std::string(test.param.name); });

// Takes the element number `which` (from 0) of that name out of the first item.
std::string without_element(std::string xml, const std::string& element, std::size_t which) {
  std::size_t at = xml.find("<item>");
  for (std::size_t i = 0; i <= which; ++i) {
    do at = xml.find("<" + element, at + 1);
    while (at != std::string::npos && xml.find_first_of(" >", at) != at + element.size() + 1);
  }
  const std::string close = "</" + element + ">";
  return xml.erase(at, xml.find(close, at) + close.size() - at);
}

TEST(WxrEdits, TakeAwayACommentAndKeepTheOthersWhole) {
  for (std::size_t which = 0; which < 3; ++which) {
    SCOPED_TRACE("comment " + std::to_string(which));
    Document document;
    document.posts = {carrying_post()};
    const std::string xml = without_element(write_all(wxr(), document).bytes, "wp:comment", which);
    auto& comments = document.posts.front().comments;
    comments.erase(comments.begin() + static_cast<std::ptrdiff_t>(which));
    const ReadResult read = read_all(wxr(), xml);
    ASSERT_EQ(read.document.posts.size(), 1U);
    EXPECT_EQ(difference(document.posts.front(), read.document.posts.front()), "");
  }
}

TEST(WxrEdits, TakeAwayATermOrMetaAndKeepTheRestWhole) {
  Document document;
  document.posts = {carrying_post()};
  const std::string xml = without_element(
      without_element(write_all(wxr(), document).bytes, "category", 0), "wp:postmeta", 0);
  Post& post = document.posts.front();
  post.terms.erase(post.terms.begin());
  post.meta.erase(post.meta.begin());
  const ReadResult read = read_all(wxr(), xml);
  ASSERT_EQ(read.document.posts.size(), 1U);
  EXPECT_EQ(difference(post, read.document.posts.front()), "");
}

TEST(WxrEdits, TakeAwayTheCarrierAndKeepWhatIsNative) {
  Document document;
  document.posts = {carrying_post()};
  std::string xml = write_all(wxr(), document).bytes;
  const std::size_t key = xml.find("_postferry");
  ASSERT_NE(key, std::string::npos);
  const std::size_t begin = xml.rfind("<wp:postmeta>", key);
  const std::string close = "</wp:postmeta>";
  xml.erase(begin, xml.find(close, key) + close.size() - begin);
  const ReadResult read = read_all(wxr(), xml);
  ASSERT_EQ(read.document.posts.size(), 1U);
  const Post& post = read.document.posts.front();
  EXPECT_EQ(post.title, "Native title");
  EXPECT_EQ(post.comments.size(), 3U);
  EXPECT_FALSE(post.review.has_value());
}

}  // namespace
}  // namespace postferry::conformance
