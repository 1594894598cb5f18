// SPDX-License-Identifier: MIT
#include "rest/site_pull.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/error.h"
#include "rest/small_site.h"

namespace postferry {
namespace {

/// A site with media, posts and comments, read to its end.
struct Reading {
  explicit Reading(Rights rights) {
    survey.rights = rights;
    survey.types = {{"attachment", "wp/v2/media"}, {"post", "wp/v2/posts"}};
    if (rights == Rights::author) survey.statuses = "publish,draft";
    site.lists["wp/v2/media"] = {};
    site.lists["wp/v2/posts"] = {};
    site.lists["wp/v2/comments"] = {};
  }

  std::string all() {
    RestApi api(site, {"https://blog.example/wp-json/"});
    SitePull pull(api, survey, notes);
    std::string lines;
    while (pull.next(lines)) {
    }
    given = pull.given();
    expected = pull.expected();
    return lines;
  }
  void add_post(std::uint64_t id, const std::string& members = {}) {
    site.lists["wp/v2/posts"].push_back({.id = id, .members = members});
  }

  SmallSite site;
  SiteSurvey survey;
  Notes notes;
  std::uint64_t given = 0;
  std::uint64_t expected = 0;
};

TEST(SitePull, GivesPostsWithTheirCommentsByType) {
  Reading reading(Rights::visitor);
  reading.add_post(4);
  reading.add_post(5);
  reading.site.lists["wp/v2/comments"] = {{.id = 2, .post = 4}, {.id = 1, .post = 4}};
  reading.site.lists["wp/v2/media"] = {{.id = 3}};
  EXPECT_EQ(reading.all(),
            "{\"item\":{\"id\":3}}\n"
            "{\"item\":{\"id\":4},\"comments\":[{\"id\":1,\"post\":4},{\"id\":2,\"post\":4}]}\n"
            "{\"item\":{\"id\":5}}\n");
  EXPECT_EQ(reading.given, 3U);
  EXPECT_EQ(reading.expected, 3U);
  EXPECT_TRUE(reading.notes.empty());
}

TEST(SitePull, ShowsTheMediaThatPostsName) {
  Reading reading(Rights::visitor);
  reading.site.lists["wp/v2/media"] = {
      {.id = 3, .members = R"("type":"attachment","source_url":"https://a.example/3.jpg","x":1)"}};
  reading.add_post(4, R"("featured_media":3)");
  reading.add_post(5, R"("featured_media":99)");
  const std::string lines = reading.all();
  EXPECT_NE(lines.find(R"({"item":{"id":4,"featured_media":3},)"
                       R"("featured_media":{"id":3,"source_url":"https://a.example/3.jpg"}})"),
            std::string::npos)
      << lines;
  EXPECT_NE(lines.find(R"({"item":{"id":5,"featured_media":99}})"), std::string::npos);
}

TEST(SitePull, AsksForNoCommentsOfPostsThatAreClosedByAPassword) {
  Reading reading(Rights::visitor);
  reading.add_post(4, R"("content":{"rendered":"","protected":true})");
  reading.add_post(5, R"("content":{"rendered":"x","protected":false})");
  (void)reading.all();
  ASSERT_EQ(reading.site.asked("wp/v2/comments"), 1U);
  EXPECT_EQ(reading.site.requests.back().get("post"), "5");
}

TEST(SitePull, AsksAuthorsForAllStates) {
  Reading reading(Rights::author);
  reading.site.lists["wp/v2/posts"] = {{.id = 4, .status = "draft"}};
  reading.site.lists["wp/v2/media"] = {{.id = 3, .status = "inherit"}};
  EXPECT_EQ(reading.all(), "{\"item\":{\"id\":3}}\n{\"item\":{\"id\":4}}\n");
  EXPECT_EQ(reading.site.requests[0].get("status"), "inherit,private,trash");
}

// What WordPress does to an author: their own posts and drafts for editing, those of others not.
TEST(SitePull, ReadsAsAVisitorWhatTheUserMayReadButNotEdit) {
  Reading reading(Rights::author);
  for (std::uint64_t id = 1; id <= 6; ++id) reading.add_post(id, R"("by":"me")");
  SmallSite::Item& draft = reading.site.item("wp/v2/posts", 6);
  draft.status = "draft";
  reading.site.before = [&reading](const RestRequest& request) -> std::optional<HttpResponse> {
    for (const std::uint64_t id : {2U, 6U})  // another's; and nobody gives us another's draft
      reading.site.item("wp/v2/posts", id).hidden = request.has("context");
    return std::nullopt;
  };
  const std::string lines = reading.all();
  EXPECT_EQ(reading.given, 5U);
  EXPECT_TRUE(
      lines.ends_with("{\"item\":{\"id\":5,\"by\":\"me\"}}\n{\"item\":{\"id\":2,\"by\":\"me\"}}\n"))
      << lines;
  ASSERT_EQ(reading.notes.all().size(), 1U);
  EXPECT_EQ(reading.notes.all()[0].code, NoteCode::rest_hidden);
  EXPECT_EQ(reading.notes.all()[0].count, 1U) << "the draft";
}

TEST(SitePull, ReadsAsAVisitorATypeThatTheUserMayNotEditAtAll) {
  Reading reading(Rights::author);
  reading.add_post(1);
  reading.site.before = [](const RestRequest& request) -> std::optional<HttpResponse> {
    if (request.route != "wp/v2/posts" || !request.has("context")) return std::nullopt;
    return error_answer(403, "rest_forbidden_context");
  };
  EXPECT_EQ(reading.all(), "{\"item\":{\"id\":1}}\n");
  EXPECT_TRUE(reading.notes.empty());
}

TEST(SitePull, TellsATypeThatIsRefusedAndGoesOn) {
  for (const Rights rights : {Rights::visitor, Rights::author}) {
    Reading reading(rights);
    reading.add_post(1);
    reading.site.before = [](const RestRequest& request) -> std::optional<HttpResponse> {
      if (request.route != "wp/v2/media") return std::nullopt;
      return error_answer(401, "rest_cannot_view");
    };
    EXPECT_EQ(reading.all(), "{\"item\":{\"id\":1}}\n");
    ASSERT_EQ(reading.notes.all().size(), 1U);
    EXPECT_EQ(reading.notes.all()[0].field, "attachment");
  }
}

TEST(SitePull, EndsWithAnErrorWhereEveryTypeIsRefused) {
  for (const Rights rights : {Rights::visitor, Rights::author}) {
    Reading reading(rights);
    reading.site.before = [](const RestRequest&) -> std::optional<HttpResponse> {
      return error_answer(401, "rest_login_required");
    };
    try {
      (void)reading.all();
      ADD_FAILURE() << "no error";
    } catch (const Error& error) {
      const std::string text = error.what();
      EXPECT_NE(text.find("rest_login_required"), std::string::npos) << text;
      EXPECT_EQ(text.find("--user") != std::string::npos, rights == Rights::visitor) << text;
    }
  }
}

TEST(SitePull, TellsOfItemsThatComeAgain) {
  Reading reading(Rights::visitor);
  for (const std::uint64_t id : {1U, 2U, 2U, 3U}) reading.add_post(id);
  (void)reading.all();
  EXPECT_EQ(reading.given, 3U);
  ASSERT_EQ(reading.notes.all().size(), 1U);
  EXPECT_EQ(reading.notes.all()[0].code, NoteCode::rest_repeated);
  EXPECT_EQ(reading.notes.all()[0].field, "post");
}

TEST(SitePull, CountsWhatIsHiddenFromVisitors) {
  Reading reading(Rights::visitor);
  for (std::uint64_t id = 1; id <= 5; ++id) reading.add_post(id);
  reading.site.item("wp/v2/posts", 2).hidden = true;
  reading.site.item("wp/v2/posts", 3).hidden = true;
  (void)reading.all();
  ASSERT_EQ(reading.notes.all().size(), 1U);
  EXPECT_EQ(reading.notes.all()[0].code, NoteCode::rest_hidden);
  EXPECT_EQ(reading.notes.all()[0].count, 2U);
}

TEST(SitePull, HasAuthorsEmbeddedWhereUsersAreNotListed) {
  Reading reading(Rights::visitor);
  reading.survey.lists_users = false;
  (void)reading.all();
  EXPECT_EQ(reading.site.requests[0].get("_embed"), "author");
}

TEST(SitePull, KeepsWithinItsRequests) {
  Reading reading(Rights::visitor);
  reading.site.fill("wp/v2/posts", 1, 3000);
  for (std::uint64_t id = 1; id <= 1000; ++id)
    reading.site.lists["wp/v2/comments"].push_back({.id = id, .post = id});
  (void)reading.all();
  EXPECT_EQ(reading.given, 3000U);
  EXPECT_EQ(reading.site.requests.size(), 1U + 30U + 30U);
}

}  // namespace
}  // namespace postferry
