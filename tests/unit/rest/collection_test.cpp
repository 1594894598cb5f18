// SPDX-License-Identifier: MIT
#include "rest/collection.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/error.h"
#include "rest/small_site.h"

namespace postferry {
namespace {

const std::string posts = "wp/v2/posts";

using Ids = std::vector<std::uint64_t>;

Ids from_to(std::uint64_t first, std::uint64_t last) {
  Ids out;
  for (std::uint64_t id = first; id <= last; ++id) out.push_back(id);
  return out;
}

Ids without(Ids ids, std::uint64_t id) {
  std::erase(ids, id);
  return ids;
}

/// A collection and what it reads.
struct Reading {
  explicit Reading(SmallSite& site, CollectionPlace from = {})
      : api(site, {"https://blog.example/wp-json/", false}),
        collection(api, {posts, {}, "posts", {}}, notes, from) {}

  bool next() {
    CollectionPage page;
    if (!collection.next(page)) return false;
    for (const CollectionPage::Item& item : page.items) ids.push_back(item.id);
    return true;
  }
  Ids all() {
    while (next()) {
    }
    return ids;
  }

  RestApi api;
  Notes notes;
  Collection collection;
  Ids ids;
};

TEST(Collection, ReadsPagesByIdAndStopsAtTheTotal) {
  SmallSite site;
  site.fill(posts, 1, 250);
  Reading reading(site);
  EXPECT_EQ(reading.all(), from_to(1, 250));
  ASSERT_EQ(site.requests.size(), 3U);
  EXPECT_EQ(site.requests[0].get("per_page"), "100");
  EXPECT_EQ(site.requests[0].get("orderby"), "id");
  EXPECT_EQ(site.requests[0].get("order"), "asc");
  EXPECT_FALSE(site.requests[0].has("offset"));
  EXPECT_EQ(site.requests[2].get("offset"), "200");
  EXPECT_EQ(reading.collection.total(), 250U);
  EXPECT_TRUE(reading.notes.empty());
}

TEST(Collection, TakesNoShortPageForTheEnd) {
  SmallSite site;
  site.fill(posts, 1, 201);
  for (const std::uint64_t id : {3U, 4U, 150U}) site.item(posts, id).hidden = true;
  Reading reading(site);
  EXPECT_EQ(reading.all().size(), 198U);
  EXPECT_EQ(reading.collection.hidden(), 3U);
}

TEST(Collection, ReadsAnEmptyOneWithOneRequest) {
  SmallSite site;
  site.lists[posts] = {};
  Reading reading(site);
  EXPECT_TRUE(reading.all().empty());
  EXPECT_EQ(site.requests.size(), 1U);
  EXPECT_TRUE(reading.collection.refusal().empty());
}

TEST(Collection, GoesOnToAnEmptyPageWhereAProxyTookTheTotalOut) {
  SmallSite site;
  site.totals = false;
  site.fill(posts, 1, 200);
  site.item(posts, 7).hidden = true;
  Reading reading(site);
  EXPECT_EQ(reading.all(), without(from_to(1, 200), 7));
  EXPECT_EQ(site.requests.size(), 3U);
}

TEST(Collection, EndsAtTheErrorOfAPageBehindTheLast) {
  SmallSite site;
  site.totals = false;
  site.fill(posts, 1, 100);
  site.before = [](const RestRequest& request) -> std::optional<HttpResponse> {
    if (request.get("offset") != "100") return std::nullopt;
    return error_answer(400, "rest_post_invalid_page_number");
  };
  Reading reading(site);
  EXPECT_EQ(reading.all(), from_to(1, 100));
}

TEST(Collection, StepsBackWhenItemsVanishBehindUs) {
  SmallSite site;
  site.fill(posts, 1, 250);
  Reading reading(site);
  ASSERT_TRUE(reading.next());
  for (const std::uint64_t id : {5U, 6U, 7U}) site.remove(posts, id);
  EXPECT_EQ(reading.all(), from_to(1, 250));
}

TEST(Collection, GivesNoItemTwiceWhenItemsVanishAheadOfUs) {
  SmallSite site;
  site.fill(posts, 1, 250);
  Reading reading(site);
  ASSERT_TRUE(reading.next());
  site.remove(posts, 205);
  EXPECT_EQ(reading.all(), without(from_to(1, 250), 205));
}

TEST(Collection, ReadsItemsThatComeMeanwhile) {
  SmallSite site;
  site.fill(posts, 1, 200);
  Reading reading(site);
  ASSERT_TRUE(reading.next());
  site.fill(posts, 201, 230);
  EXPECT_EQ(reading.all(), from_to(1, 230));
}

TEST(Collection, GoesOnAtAPlace) {
  SmallSite site;
  site.fill(posts, 1, 250);
  Reading first(site);
  ASSERT_TRUE(first.next());
  site.remove(posts, 50);  // between two runs
  Reading second(site, first.collection.place());
  EXPECT_EQ(second.all(), from_to(101, 250));
}

TEST(Collection, KeepsTheOrderThatAPluginForces) {
  SmallSite site;
  site.fill(posts, 1, 150);
  site.before = [&site](const RestRequest& request) -> std::optional<HttpResponse> {
    if (request.get("orderby") != "id") return std::nullopt;
    RestRequest other = request;
    std::string url =
        "https://blog.example/wp-json/wp/v2/posts?per_page=" + request.get("per_page");
    if (request.has("offset")) url += "&offset=" + request.get("offset");
    site.requests.pop_back();
    return site.send({.url = url});
  };
  Reading reading(site);
  Ids ids = reading.all();
  EXPECT_EQ(ids.front(), 150U);
  std::sort(ids.begin(), ids.end());
  EXPECT_EQ(ids, from_to(1, 150));
}

TEST(Collection, DoesWithoutAnOrderThatIsRefused) {
  for (const auto& [code, data] : {std::pair{"rest_forbidden_orderby", ""},
                                   std::pair{"rest_invalid_param", R"("params":{"orderby":"no"})"},
                                   std::pair{"rest_invalid_param", ""}}) {
    SmallSite site;
    site.fill(posts, 1, 3);
    site.before = [code = code, data = data](const RestRequest& request) {
      return request.has("orderby") ? std::optional(error_answer(400, code, data)) : std::nullopt;
    };
    Reading reading(site);
    EXPECT_EQ(reading.all(), (Ids{3, 2, 1})) << code << data;
  }
}

TEST(Collection, TakesTheSiteSLimitOfAPage) {
  SmallSite site;
  site.fill(posts, 1, 120);
  site.before = [](const RestRequest& request) -> std::optional<HttpResponse> {
    if (std::stoi(request.get("per_page")) <= 50) return std::nullopt;
    return error_answer(400, "rest_invalid_param", R"("params":{"per_page":"at most 50"})");
  };
  Reading reading(site);
  EXPECT_EQ(reading.all(), from_to(1, 120));
  EXPECT_EQ(site.requests.size(), 4U);
}

TEST(Collection, StopsAtARouteThatDoesNotKnowOffsets) {
  SmallSite site;
  site.totals = false;
  site.before = [](const RestRequest&) { return json_answer(R"([{"id":1},{"id":2}])"); };
  Reading reading(site);
  EXPECT_EQ(reading.all(), (Ids{1, 2}));
  ASSERT_EQ(reading.notes.all().size(), 1U);
  EXPECT_EQ(reading.notes.all()[0].code, NoteCode::rest_refused);
}

TEST(Collection, StopsAtARouteThatGoesRoundInACircle) {
  SmallSite site;
  site.totals = false;
  site.before = [](const RestRequest& request) {
    const bool first = request.get("offset").empty() || request.get("offset") == "200";
    return json_answer(first ? R"([{"id":1},{"id":2}])" : R"([{"id":3},{"id":4}])");
  };
  Reading reading(site);
  EXPECT_EQ(reading.all(), (Ids{1, 2, 3, 4}));
  ASSERT_EQ(reading.notes.all().size(), 1U);
  EXPECT_EQ(reading.notes.all()[0].code, NoteCode::rest_refused);
}

TEST(Collection, BelievesNoTotalWithoutEnd) {
  SmallSite site;
  site.before = [](const RestRequest& request) {
    return json_answer(request.has("offset") ? "[]" : R"([{"id":1}])",
                       {{"X-WP-Total", "1000000000000000000"}});
  };
  Reading reading(site);
  EXPECT_EQ(reading.all(), (Ids{1}));
  EXPECT_EQ(site.requests.size(), 1001U);
  EXPECT_EQ(reading.collection.hidden(), 999999999999999999U);
}

TEST(Collection, BelievesNoTotalThatIsLessThanWhatCame) {
  SmallSite site;
  site.totals = false;
  site.fill(posts, 1, 250);
  site.before = [&site](const RestRequest& request) {
    HttpHeaders headers = {{"X-WP-Total", "0"}};
    return json_answer(site.list(request, site.lists[posts]).body, std::move(headers));
  };
  Reading reading(site);
  EXPECT_EQ(reading.all(), from_to(1, 250));
}

TEST(Collection, ReadsToTheEndThoughServersCountDifferently) {
  SmallSite site;
  site.totals = false;
  site.fill(posts, 1, 300);
  site.before = [&site](const RestRequest& request) {
    HttpHeaders headers = {{"X-WP-Total", site.requests.size() % 2 == 1 ? "300" : "180"}};
    return json_answer(site.list(request, site.lists[posts]).body, std::move(headers));
  };
  Reading reading(site);
  const Ids ids = reading.all();
  EXPECT_EQ(ids, from_to(1, ids.size()));
  EXPECT_GE(ids.size(), 200U);
  EXPECT_LT(site.requests.size(), 60U);
}

TEST(Collection, CountsWhatAnEndTooEarlyKeepsBack) {
  SmallSite site;
  site.fill(posts, 1, 250);
  site.before = [](const RestRequest& request) -> std::optional<HttpResponse> {
    if (request.get("offset") != "100") return std::nullopt;
    return error_answer(400, "rest_post_invalid_page_number");
  };
  Reading reading(site);
  EXPECT_EQ(reading.all(), from_to(1, 100));
  EXPECT_EQ(reading.collection.hidden(), 150U);
}

/// Pages that the site can't make, each for its own reason.
struct TooMuch {
  const char* name;
  HttpResponse answer;
};

std::vector<TooMuch> too_much() {
  std::vector<TooMuch> out;
  out.push_back({"500", error_answer(500, "internal_server_error")});
  out.push_back({"encoding", error_answer(500, "rest_encode_error")});
  out.push_back({"413", error_answer(413, "too_large")});
  out.push_back({"cut JSON", json_answer("[{\"id\":1},{\"id\"")});
  out.push_back({"nothing", json_answer("")});
  HttpResponse fatal = json_answer("<br />\n<b>Fatal error</b>: Allowed memory size exhausted");
  fatal.headers = {{"Content-Type", "text/html"}};
  out.push_back({"PHP", fatal});
  HttpResponse slow;
  slow.failure = HttpFailure::timeout;
  out.push_back({"time-out", slow});
  return out;
}

TEST(Collection, HalvesPagesDownToTheItemThatIsTheReason) {
  for (const TooMuch& reason : too_much()) {
    SmallSite site;
    site.fill(posts, 1, 300);
    site.before = [&reason](const RestRequest& request) -> std::optional<HttpResponse> {
      const int begin = request.has("offset") ? std::stoi(request.get("offset")) : 0;
      const bool inside = begin <= 36 && 36 < begin + std::stoi(request.get("per_page"));
      return inside ? std::optional(reason.answer) : std::nullopt;
    };
    Reading reading(site);
    EXPECT_EQ(reading.all(), without(from_to(1, 300), 37)) << reason.name;
    ASSERT_EQ(reading.notes.all().size(), 1U) << reason.name;
    const Note& note = reading.notes.all()[0];
    EXPECT_EQ(note.code, NoteCode::rest_item_unreadable);
    EXPECT_TRUE(note.text.starts_with("number 37 by id, behind id 36: ")) << note.text;
    EXPECT_EQ(site.requests.back().get("per_page"), "100") << "pages grow again";
    EXPECT_LE(site.requests.size(), 25U) << reason.name;
  }
}

TEST(Collection, FindsSeveralBadItems) {
  SmallSite site;
  site.fill(posts, 1, 400);
  Ids expected = from_to(1, 400);
  for (const std::uint64_t id : {1U, 2U, 77U, 200U, 201U, 400U}) {
    site.item(posts, id).broken = 500;
    expected = without(expected, id);
  }
  Reading reading(site);
  EXPECT_EQ(reading.all(), expected);
  EXPECT_EQ(reading.notes.all().size(), 6U);
}

TEST(Collection, PassesOverAnyNumberOfItemsThatWordPressCannotEncode) {
  SmallSite site;
  site.fill(posts, 1, 60);
  for (std::uint64_t id = 20; id < 50; ++id) site.item(posts, id).broken = 1;
  Reading reading(site);
  EXPECT_EQ(reading.all().size(), 30U);
  EXPECT_EQ(reading.notes.all().size(), 30U);
}

TEST(Collection, StaysSmallWhereSizeItselfIsTooMuch) {
  SmallSite site;
  site.fill(posts, 1, 400);
  site.before = [](const RestRequest& request) -> std::optional<HttpResponse> {
    if (std::stoi(request.get("per_page")) <= 30) return std::nullopt;
    return error_answer(500, "internal_server_error");
  };
  Reading reading(site);
  EXPECT_EQ(reading.all(), from_to(1, 400));
  EXPECT_TRUE(reading.notes.empty());
  EXPECT_LE(site.requests.size(), 24U);
}

std::string error_of(Reading& reading) {
  try {
    (void)reading.all();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::input);
    return error.what();
  }
  return {};
}

TEST(Collection, EndsWithOneErrorWhenTheSiteIsDownForGood) {
  for (const TooMuch& reason : too_much()) {
    if (std::string_view(reason.name) == "encoding") continue;
    SmallSite site;
    site.fill(posts, 1, 300);
    Reading reading(site);
    ASSERT_TRUE(reading.next());
    site.before = [&reason](const RestRequest&) { return std::optional(reason.answer); };
    const std::string error = error_of(reading);
    EXPECT_TRUE(error.starts_with("https://blog.example/wp-json/wp/v2/posts")) << error;
    EXPECT_LE(site.requests.size(), 20U) << reason.name;
  }
}

TEST(Collection, TakesAnAnswerOf4xxToTheFirstRequestForARefusal) {
  SmallSite site;
  site.before = [](const RestRequest&) { return error_answer(401, "rest_forbidden_context"); };
  Reading reading(site);
  EXPECT_TRUE(reading.all().empty());
  EXPECT_EQ(reading.collection.refusal_code(), "rest_forbidden_context");
  EXPECT_EQ(site.requests.size(), 1U);
}

TEST(Collection, TakesAPageForPeopleForARefusal) {
  SmallSite site;
  site.before = [](const RestRequest&) {
    HttpResponse page = json_answer("<!DOCTYPE html><title>Just a moment...</title>");
    page.headers = {{"Content-Type", "text/html"}};
    return page;
  };
  Reading reading(site);
  EXPECT_TRUE(reading.all().empty());
  EXPECT_NE(reading.collection.refusal().find("Just a moment"), std::string::npos);
}

TEST(Collection, TakesNoServerThatIsBusyForARefusal) {
  for (const int status : {429, 503}) {
    SmallSite site;
    site.before = [status](const RestRequest&) { return error_answer(status, "busy"); };
    Reading reading(site);
    EXPECT_NE(error_of(reading).find(std::to_string(status)), std::string::npos);
  }
}

TEST(Collection, TakesARefusalInTheMiddleForAnError) {
  SmallSite site;
  site.fill(posts, 1, 200);
  Reading reading(site);
  ASSERT_TRUE(reading.next());
  site.before = [](const RestRequest&) { return error_answer(401, "rest_login_required"); };
  EXPECT_NE(error_of(reading).find("rest_login_required"), std::string::npos);
}

// Items are given as they were mended: what reads them finds nothing to tell.
TEST(Collection, TellsOfBytesThatAreNoUtf8) {
  SmallSite site;
  site.before = [](const RestRequest&) {
    return json_answer("[{\"id\":1,\"title\":\"caf\xE9\"}]", {{"X-WP-Total", "1"}});
  };
  Reading reading(site);
  EXPECT_EQ(reading.all(), (Ids{1}));
  ASSERT_EQ(reading.notes.all().size(), 1U);
  EXPECT_EQ(reading.notes.all()[0].code, NoteCode::utf8_invalid);
  EXPECT_EQ(reading.notes.all()[0].count, 1U);
}

TEST(Collection, WantsAList) {
  SmallSite site;
  site.values[posts] = R"({"posts":[]})";
  Reading reading(site);
  EXPECT_NE(error_of(reading).find("the answer is no list of posts"), std::string::npos);
}

}  // namespace
}  // namespace postferry
