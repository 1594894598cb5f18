// SPDX-License-Identifier: MIT
#include "rest/rest_api.h"

#include <gtest/gtest.h>

#include <string>

#include "rest/small_site.h"

namespace postferry {
namespace {

TEST(RouteUrl, PutsTheRouteBehindTheRoot) {
  const Parameters parameters = {{"per_page", "100"}, {"search", "a b&c"}};
  EXPECT_EQ(route_url({"https://a.example/wp-json/"}, "wp/v2/posts", parameters),
            "https://a.example/wp-json/wp/v2/posts?per_page=100&search=a%20b%26c");
  EXPECT_EQ(route_url({"https://a.example/wp-json"}, "/wp/v2/posts"),
            "https://a.example/wp-json/wp/v2/posts");
}

TEST(RouteUrl, PutsTheRouteBehindThatOfAQuery) {
  const Parameters parameters = {{"page", "2"}};
  EXPECT_EQ(route_url({"https://a.example/index.php?rest_route=/"}, "wp/v2/posts", parameters),
            "https://a.example/index.php?rest_route=/wp/v2/posts&page=2");
  EXPECT_EQ(route_url({"https://a.example/?rest_route=%2F"}, "wp/v2/posts", parameters),
            "https://a.example/?rest_route=/wp/v2/posts&page=2");
}

TEST(RouteUrl, KeepsOtherParametersOfTheRoot) {
  EXPECT_EQ(route_url({"https://a.example/?rest_route=/&lang=de"}, "wp/v2/posts", {{"page", "2"}}),
            "https://a.example/?rest_route=/wp/v2/posts&lang=de&page=2");
  EXPECT_EQ(route_url({"https://a.example/wp-json/?lang=de"}, "wp/v2/posts", {{"page", "2"}}),
            "https://a.example/wp-json/wp/v2/posts?lang=de&page=2");
}

TEST(RouteUrl, LeavesTheNamespaceOutWhereTheRootHasIt) {
  const RestRoot root = {"https://public-api.wordpress.com/wp/v2/sites/a.example/", true};
  EXPECT_EQ(route_url(root, "wp/v2/posts"),
            "https://public-api.wordpress.com/wp/v2/sites/a.example/posts");
}

TEST(RouteUrl, LeavesTheApiByNoRoute) {
  for (const char* route : {"wp/v2/posts", "shelf/v1/a.b", "wp/v2/..x", "wp/v2/\xD0\xBA?#\\"})
    EXPECT_TRUE(is_route(route)) << route;
  for (const char* route : {"", "/", "wp/v2/", "/wp/v2/posts", "wp//posts", "wp/v2/..", "../x",
                            "wp/v2/../../wp-admin", "wp/./posts", "wp/v2/..."})
    EXPECT_FALSE(is_route(route)) << route;
  EXPECT_EQ(route_url({"https://a.example/wp-json/"}, "wp/v2/%2e%2e/x?y#z\\w@h:1//"),
            "https://a.example/wp-json/wp/v2/%252e%252e/x%3Fy%23z%5Cw%40h:1//");
}

TEST(RestApi, ReadsTotalsAsFarAsTheyAreNumbers) {
  SmallSite site;
  RestApi api(site, {"https://blog.example/wp-json/"});
  using Total = std::optional<std::uint64_t>;
  for (const auto& [header, total] :
       {std::pair("12", Total(12)), std::pair("-1", Total()), std::pair("many", Total())}) {
    site.before = [header = header](const RestRequest&) {
      return json_answer("[]", {{"x-wp-total", header}});
    };
    EXPECT_EQ(api.get("wp/v2/posts").total, total) << header;
  }
}

TEST(RestApi, TellsRefusalsByStatusOrByTheErrorObject) {
  SmallSite site;
  RestApi api(site, {"https://blog.example/wp-json/"});
  site.before = [](const RestRequest&) {
    HttpResponse out = error_answer(401, "rest_forbidden");
    out.status = 200;  // as some plugins do
    return out;
  };
  EXPECT_TRUE(api.get("wp/v2/posts").is_refused());
  site.before = [](const RestRequest&) { return error_answer(403, "rest_forbidden"); };
  EXPECT_TRUE(api.get("wp/v2/posts").is_refused());
  site.before = [](const RestRequest&) { return error_answer(404, "rest_no_route"); };
  EXPECT_FALSE(api.get("wp/v2/posts").is_refused());
}

TEST(RestApi, RemembersTheFirstJunkAndCountsTheRest) {
  SmallSite site;
  RestApi api(site, {"https://blog.example/wp-json/"});
  site.before = [](const RestRequest& request) {
    return json_answer(request.route == "clean" ? "[]" : "<br />\nNotice: in /x.php\n[{\"id\":1}]");
  };
  EXPECT_TRUE(api.get("clean").is_json());
  EXPECT_EQ(api.junk().answers, 0U);
  EXPECT_TRUE(api.get("first").is_json());
  EXPECT_TRUE(api.get("second").is_json());
  EXPECT_EQ(api.junk().answers, 2U);
  EXPECT_TRUE(api.junk().first.starts_with("https://blog.example/wp-json/first: "));
  EXPECT_NE(api.junk().first.find("Notice: in /x.php"), std::string::npos);
}

TEST(OneLine, KeepsWhatStringsSay) {
  EXPECT_EQ(one_line("{\n\"a\":\r\n1}"), "{ \"a\":  1}");
  EXPECT_EQ(one_line("[\"a\nb\", \"c\\\"\n\"\n]"), "[\"a\\nb\", \"c\\\"\\n\" ]");
}

}  // namespace
}  // namespace postferry
