// SPDX-License-Identifier: MIT
#include "rest/comments_of.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "rest/small_site.h"

namespace postferry {
namespace {

const std::string comments = "wp/v2/comments";
using Ids = std::vector<std::uint64_t>;

Ids ids_of(const CommentsOf::ByPost& found, std::uint64_t post) {
  Ids out;
  if (const auto list = found.find(post); list != found.end())
    for (const CollectionPage::Item& item : list->second) out.push_back(item.id);
  return out;
}

/// A site with comments, and who reads them.
struct Reading {
  explicit Reading(Rights rights) : of(api, rights, notes) { site.lists[comments] = {}; }

  void add(std::uint64_t id, std::uint64_t post, const std::string& status = "publish") {
    site.lists[comments].push_back({.id = id, .status = status, .post = post});
  }
  /// As WordPress does where one post of a list is closed to the user.
  void close_post(const std::string& post) {
    site.before = [post](const RestRequest& request) -> std::optional<HttpResponse> {
      if (("," + request.get("post") + ",").find("," + post + ",") == std::string::npos)
        return std::nullopt;
      return error_answer(403, "rest_cannot_read_post");
    };
  }

  SmallSite site;
  RestApi api{site, {"https://blog.example/wp-json/"}};
  Notes notes;
  CommentsOf of;
};

TEST(CommentsOf, AsksForAPageOfPostsAtOnce) {
  Reading reading(Rights::visitor);
  reading.add(9, 4);
  reading.add(7, 5);
  reading.add(2, 4);
  reading.add(3, 6);
  const CommentsOf::ByPost found = reading.of.read({4, 5});
  EXPECT_EQ(ids_of(found, 4), (Ids{2, 9}));
  EXPECT_EQ(ids_of(found, 5), (Ids{7}));
  EXPECT_TRUE(ids_of(found, 6).empty());
  ASSERT_EQ(reading.site.requests.size(), 1U);
  EXPECT_EQ(reading.site.requests[0].get("post"), "4,5");
  EXPECT_FALSE(reading.site.requests[0].has("context"));
}

TEST(CommentsOf, AsksNothingWithoutPosts) {
  Reading reading(Rights::author);
  EXPECT_TRUE(reading.of.read({}).empty());
  EXPECT_TRUE(reading.site.requests.empty());
}

TEST(CommentsOf, ListsFewAsidesOnceAndGivesThemInTheirPlace) {
  Reading reading(Rights::author);
  reading.add(1, 4);
  reading.add(2, 4, "spam");
  reading.add(3, 5, "trash");
  reading.add(4, 5, "post-trashed");
  reading.add(5, 4);
  EXPECT_EQ(ids_of(reading.of.read({4}), 4), (Ids{1, 2, 5}));
  EXPECT_EQ(ids_of(reading.of.read({5}), 5), (Ids{3, 4}));
  EXPECT_EQ(reading.site.requests.size(), 2U + 4U);
  EXPECT_EQ(reading.site.requests[0].get("context"), "edit");
  EXPECT_EQ(reading.site.requests[0].get("type"), "all");
  EXPECT_TRUE(reading.notes.empty());
}

TEST(CommentsOf, AsksForManyAsidesWithEachPage) {
  Reading reading(Rights::author);
  for (std::uint64_t id = 1; id <= 2001; ++id) reading.add(id, id % 2 == 0 ? 4 : 5, "spam");
  reading.add(3000, 4);
  EXPECT_EQ(ids_of(reading.of.read({4}), 4).size(), 1001U);
  EXPECT_EQ(ids_of(reading.of.read({5}), 5).size(), 1001U);
  EXPECT_EQ(reading.site.requests.size(), 2U + 4U + 10U + 11U);
}

TEST(CommentsOf, AsksForManyAsidesWithEachPageAlsoWithoutTotals) {
  Reading reading(Rights::author);
  reading.site.totals = false;
  for (std::uint64_t id = 1; id <= 2001; ++id) reading.add(id, 4, "spam");
  EXPECT_EQ(ids_of(reading.of.read({4}), 4).size(), 2001U);
}

TEST(CommentsOf, SplitsAListDownToThePostThatIsRefused) {
  Reading reading(Rights::visitor);
  for (std::uint64_t post = 1; post <= 8; ++post) reading.add(100 + post, post);
  reading.close_post("6");
  const CommentsOf::ByPost found = reading.of.read({1, 2, 3, 4, 5, 6, 7, 8});
  EXPECT_EQ(found.size(), 7U);
  EXPECT_TRUE(ids_of(found, 6).empty());
  ASSERT_EQ(reading.notes.all().size(), 1U);
  EXPECT_EQ(reading.notes.all()[0].code, NoteCode::rest_refused);
  EXPECT_TRUE(reading.notes.all()[0].text.starts_with("of post 6: ")) << "and says which";
  EXPECT_EQ(reading.site.requests.size(), 7U);
}

TEST(CommentsOf, StopsAskingWhereTheRouteIsRefused) {
  Reading reading(Rights::visitor);
  reading.site.before = [](const RestRequest&) { return error_answer(401, "rest_login_required"); };
  EXPECT_TRUE(reading.of.read({1, 2}).empty());
  EXPECT_TRUE(reading.of.read({3}).empty());
  EXPECT_EQ(reading.site.requests.size(), 1U);
  EXPECT_EQ(reading.notes.all().size(), 1U);
}

TEST(CommentsOf, ReadsWhatVisitorsSeeForWhoMayNotModerate) {
  Reading reading(Rights::author);
  reading.add(1, 4);
  reading.add(2, 4, "spam");
  reading.site.before = [](const RestRequest& request) -> std::optional<HttpResponse> {
    if (!request.has("context")) return std::nullopt;
    return error_answer(403, "rest_forbidden_context");
  };
  EXPECT_EQ(ids_of(reading.of.read({4}), 4), (Ids{1}));
  EXPECT_EQ(ids_of(reading.of.read({4}), 4), (Ids{1}));
  EXPECT_EQ(reading.site.requests.size(), 3U);
  ASSERT_EQ(reading.notes.all().size(), 1U);
  EXPECT_TRUE(reading.notes.all()[0].text.ends_with("; those that visitors see were read"));
}

TEST(CommentsOf, DoesWithoutAnAsideThatTheSiteDoesNotKnow) {
  Reading reading(Rights::author);
  reading.add(1, 4);
  reading.site.before = [](const RestRequest& request) -> std::optional<HttpResponse> {
    if (request.get("type") != "note" && request.get("status") != "post-trashed")
      return std::nullopt;
    return error_answer(400, "rest_invalid_param");
  };
  EXPECT_EQ(ids_of(reading.of.read({4}), 4), (Ids{1}));
  EXPECT_TRUE(reading.notes.empty());
}

TEST(CommentsOf, TellsOfCommentsOfOtherPosts) {
  Reading reading(Rights::visitor);
  reading.site.before = [](const RestRequest&) -> std::optional<HttpResponse> {
    return json_answer(R"([{"id":1,"post":4},{"id":2,"post":9},{"id":3}])", {{"X-WP-Total", "3"}});
  };
  const CommentsOf::ByPost found = reading.of.read({4, 5});
  EXPECT_EQ(found.size(), 1U);
  EXPECT_EQ(ids_of(found, 4), Ids{1});
  ASSERT_EQ(reading.notes.all().size(), 1U);
  EXPECT_EQ(reading.notes.all()[0].code, NoteCode::rest_repeated);
  EXPECT_EQ(reading.notes.all()[0].count, 2U);
}

TEST(CommentsOf, TellsACommentThatCannotBeRead) {
  Reading reading(Rights::visitor);
  for (std::uint64_t id = 1; id <= 9; ++id) reading.add(id, 4);
  reading.site.item(comments, 5).broken = 1;
  EXPECT_EQ(ids_of(reading.of.read({4}), 4), (Ids{1, 2, 3, 4, 6, 7, 8, 9}));
  ASSERT_EQ(reading.notes.all().size(), 1U);
  EXPECT_EQ(reading.notes.all()[0].code, NoteCode::rest_item_unreadable);
}

}  // namespace
}  // namespace postferry
