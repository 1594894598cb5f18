// SPDX-License-Identifier: MIT
#include "pipeline/withhold.h"

#include <gtest/gtest.h>

#include "model/members.h"
#include "unit/pipeline/toys.h"

namespace postferry {
namespace {

Comment comment_of(const std::string& status, const std::string& type) {
  Comment comment;
  comment.author = "Ann";
  comment.status = status;
  comment.type = type;
  comment.content = Text{"html", "Nice.", false};
  return comment;
}

TEST(Withhold, NamesPrivateDataByWholeWords) {
  for (const char* name : {"wp:author_email", "commentIP", "comment_author_IP", "Private Notes",
                           "user-agent", "userAgent", "post_password", "e_mail", "billing_phone",
                           "akismet_history", "IPAddress", "api_token"})
    EXPECT_TRUE(names_private_data(name)) << name;
  for (const char* name : {"zip", "tooltip", "description", "recipe", "shipping", "rating", "ISBN",
                           "compass", "magenta", "passage", "", "_thumbnail_id", "mailing_list"})
    EXPECT_FALSE(names_private_data(name)) << name;
}

TEST(Withhold, OnlyPublishedPostsWithoutPasswordArePublic) {
  Post post;
  EXPECT_EQ(why_not_public(post), "");
  for (const char* status : {"publish", "inherit", "closed-beta"}) {
    post.status = status;
    EXPECT_EQ(why_not_public(post), "") << status;
  }
  for (const char* status : {"private", "pending", "future", "trash", "draft", "auto-draft"}) {
    post.status = status;
    EXPECT_NE(why_not_public(post), "") << status;
  }
  post.status = "publish";
  post.password = "x";
  EXPECT_NE(why_not_public(post), "");
}

TEST(Withhold, APostWithoutItsPasswordIsPrivate) {
  for (const auto& [status, expected] :
       {std::pair{"publish", "private"}, {"", "private"}, {"draft", "draft"}}) {
    Post post;
    post.status = status;
    post.password = "x";
    FieldCounts withheld;
    Notes notes;
    withhold(post, withheld, notes);
    EXPECT_EQ(post.password, "");
    EXPECT_EQ(post.status, expected);
    EXPECT_EQ(withheld[Field::post_password], 1U);
    EXPECT_EQ(withheld.total(), 1U);
  }
}

TEST(Withhold, CommentersAreShownWithoutAddresses) {
  Post post;
  post.comments.push_back(comment_of("approved", ""));
  Comment& comment = post.comments[0];
  comment.email = "ann@example.org";
  comment.ip = "203.0.113.9";
  comment.agent = "Browser/1";
  comment.url = "https://ann.example.org";
  FieldCounts withheld;
  Notes notes;
  withhold(post, withheld, notes);
  EXPECT_EQ(comment.email + comment.ip + comment.agent, "");
  EXPECT_EQ(comment.author, "Ann");
  EXPECT_EQ(comment.url, "https://ann.example.org");
  EXPECT_EQ(withheld[Field::comment_email], 1U);
  ASSERT_EQ(notes.all().size(), 1U);
  EXPECT_EQ(notes.all()[0].code, NoteCode::withheld);
  EXPECT_EQ(notes.all()[0].text, "comment.email, comment.ip, comment.agent");
}

TEST(Withhold, CommentsThatNoVisitorSeesAreLeftOut) {
  Post post;
  for (const char* status : {"", "approved", "hold", "spam", "trash", "post-trashed", "odd"})
    post.comments.push_back(comment_of(status, ""));
  post.comments.push_back(comment_of("approved", "note"));
  post.comments.push_back(comment_of("approved", "pingback"));
  FieldCounts withheld;
  Notes notes;
  withhold(post, withheld, notes);
  ASSERT_EQ(post.comments.size(), 3U);
  EXPECT_EQ(post.comments[2].type, "pingback");
  EXPECT_EQ(withheld[Field::post_comments], 6U);
}

TEST(Withhold, CustomFieldsStayUnlessTheyArePlainlyPrivate) {
  Post post;
  post.meta = {{"rating", "4"}, {"contact_email", "s"}, {"_postferry", "{}"}, {"mood", "a@b.org"}};
  post.extras = {{"goodreads", "Private Notes", "s"},
                 {"wxr", "x:user", "<x:user><x:email>s</x:email></x:user>"},
                 {"json", "x", "{\"ip\":\"s\"}"},
                 {"wxr", "x:title", "<x:title>the \"Secret\" History</x:title>"}};
  FieldCounts withheld;
  Notes notes;
  withhold(post, withheld, notes);
  ASSERT_EQ(post.meta.size(), 2U);
  EXPECT_EQ(post.meta[1].key, "mood");
  ASSERT_EQ(post.extras.size(), 1U);
  EXPECT_EQ(post.extras[0].path, "x:title");
}

TEST(Withhold, CopiesOfACommentersAddressInCustomFieldsGoToo) {
  Post post;
  post.comments.push_back(comment_of("approved", ""));
  post.comments[0].email = "ann@example.org";
  post.comments[0].ip = "203.0.113.9";
  post.comments[0].meta = {{"as_submitted", "a:1:{s:1:\"e\";s:15:\"ann@example.org\";}"},
                           {"karma", "3"}};
  post.comments[0].extras = {{"wxr", "wp:x", "<wp:x>203.0.113.9</wp:x>"}};
  FieldCounts withheld;
  Notes notes;
  withhold(post, withheld, notes);
  ASSERT_EQ(post.comments[0].meta.size(), 1U);
  EXPECT_EQ(post.comments[0].meta[0].key, "karma");
  EXPECT_TRUE(post.comments[0].extras.empty());
}

TEST(Withhold, APostWithNothingPrivateGetsNoNote) {
  Post post;
  post.title = "On Dune";
  post.review.emplace().shelf = "read";
  const Post before = post;
  FieldCounts withheld;
  Notes notes;
  withhold(post, withheld, notes);
  EXPECT_EQ(post, before);
  EXPECT_TRUE(withheld.empty());
  EXPECT_TRUE(notes.empty());
}

TEST(Withhold, SiteAuthorsLoseTheirAddressesAndCopiesOfThem) {
  Site site;
  Author author;
  author.login = "ann";
  author.email = "Ann@example.org";
  author.bio = "Reads.";
  site.authors.push_back(author);
  site.extras = {{"wxr", "channel/managingEditor", "<m>ann@example.org (Ann)</m>"},
                 {"wxr", "wp:author/wp:author_email", "<x/>"},
                 {"wxr", "image", "<image/>"}};
  FieldCounts withheld;
  Notes notes;
  withhold(site, withheld, notes);
  EXPECT_EQ(site.authors[0].email, "");
  EXPECT_EQ(site.authors[0].bio, "Reads.");
  ASSERT_EQ(site.extras.size(), 1U);
  EXPECT_EQ(site.extras[0].path, "image");
  EXPECT_EQ(withheld[Field::author_email], 1U);
}

class PrivateParser final : public Parser {
 public:
  Verdict parse(const Record& record, const Context*, Post& post, Notes&) override {
    post.title = std::string(record.bytes);
    if (post.title == "hidden") post.status = "private";
    post.review.emplace().private_notes = "SECRET";
    return Verdict::kept;
  }
};

TEST(Withhold, ThePipelineLeavesOutPrivatePostsAndCountsThem) {
  toys::WordSplitter splitter({"open hidden"});
  Author late;
  late.login = "ann";
  late.email = "ann@example.org";
  splitter.late.authors.push_back(late);
  toys::StringAssembler assembler;
  PipelineOptions options;
  options.withhold = true;
  Report report;
  const Site site;
  run_pipeline({splitter, site, [] { return std::make_unique<PrivateParser>(); },
                [] { return std::make_unique<toys::WordEncoder>(); }, assembler},
               options, report);
  EXPECT_EQ(assembler.out, "[open]");
  EXPECT_EQ(report.posts_withheld, 1U);
  EXPECT_EQ(report.total().skipped, 1U);
  EXPECT_EQ(report.withheld[Field::review_private_notes], 1U);
  EXPECT_EQ(report.withheld[Field::author_email], 1U);
  EXPECT_FALSE(report.lost_anything());
}

}  // namespace
}  // namespace postferry
