// SPDX-License-Identifier: MIT
#include "rest/discovery.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "base/error.h"
#include "rest/curl_http.h"
#include "rest/fault_server.h"
#include "rest/small_site.h"

namespace postferry {
namespace {

const std::string index_json =
    R"({"name":"Blog","gmt_offset":2,"namespaces":["wp/v2"],"routes":{"/":{}},"_links":{}})";

/// Pages by their address; all others are 404. An address whose host is in `down` can't be reached.
class Pages final : public Http {
 public:
  HttpResponse send(const HttpRequest& request) override {
    asked.push_back(request.url);
    HttpResponse out;
    if (!down.empty() && request.url.starts_with(down)) {
      out.failure = HttpFailure::connect;
      out.failure_text = "connection refused";
    } else if (const auto found = pages.find(request.url); found != pages.end()) {
      out = found->second;
    } else {
      out = html("Not found");
      out.status = 404;
    }
    if (out.url.empty()) out.url = request.url;
    return out;
  }
  void index(const std::string& url) {
    pages[url] = json_answer(index_json, {{"Date", "Sat, 25 Jul 2026 17:20:00 GMT"}});
  }
  static HttpResponse html(std::string body, HttpHeaders headers = {}) {
    HttpResponse out;
    out.status = 200;
    out.body = std::move(body);
    out.headers = std::move(headers);
    out.headers.add("Content-Type", "text/html");
    return out;
  }

  std::map<std::string, HttpResponse> pages;
  std::string down;
  std::vector<std::string> asked;
};

bool was_asked(const Pages& http, std::string_view part) {
  return std::any_of(http.asked.begin(), http.asked.end(), [part](const std::string& url) {
    return url.find(part) != std::string::npos;
  });
}

std::string error_of(Http& http, const std::string& address) {
  try {
    (void)find_api(http, address);
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

TEST(Discovery, ReadsTheLinkHeader) {
  Pages http;
  http.pages["https://a.example/"] =
      Pages::html("", {{"link",
                        "<https://a.example/feed/>; rel=alternate, <https://a.example/api/>; "
                        "rel=\"https://api.w.org/\", <https://a.example/?p=4>; rel=shortlink"}});
  http.index("https://a.example/api/");
  const FoundApi found = find_api(http, "https://a.example");
  EXPECT_EQ(found.root.url, "https://a.example/api/");
  EXPECT_EQ(found.index, R"({"name":"Blog","gmt_offset":2})");
  EXPECT_EQ(found.date, "Sat, 25 Jul 2026 17:20:00 GMT");
  EXPECT_EQ(http.asked.size(), 2U);
}

TEST(Discovery, KeepsTheIndexOnOneLineWhateverItsNamesAre) {
  Pages http;
  http.pages["https://a.example/wp-json/"] =
      json_answer(R"({"a\"b":1,"c\nd":2,"namespaces":[],"routes":{}})");
  EXPECT_EQ(find_api(http, "https://a.example/wp-json/").index, R"({"a\"b":1,"c\nd":2})");
}

TEST(Discovery, ReadsTheLastOfSeveralLinkHeaders) {
  Pages http;
  http.pages["https://a.example/"] =
      Pages::html("", {{"Link", "<https://a.example/wp-json/wp/v2/pages/4>; rel=\"alternate\""},
                       {"Link", "</moved/>; rel=\"https://api.w.org/\""}});
  http.index("https://a.example/moved/");
  EXPECT_EQ(find_api(http, "https://a.example/").root.url, "https://a.example/moved/");
}

TEST(Discovery, ReadsTheLinkElement) {
  for (const char* element :
       {"<link rel=\"https://api.w.org/\" href=\"https://a.example/api/?x=1&amp;y=2\" />",
        "<LINK href='https://a.example/api/?x=1&#038;y=2' rel='https://api.w.org/'>",
        "<link rel=https://api.w.org/ href=https://a.example/api/?x=1&amp;y=2>"}) {
    Pages http;
    http.pages["https://a.example/blog/"] =
        Pages::html("<p>https://api.w.org/</p><head>" + std::string(element) + "</head>");
    http.index("https://a.example/api/?x=1&y=2");
    EXPECT_EQ(find_api(http, "https://a.example/blog").root.url, "https://a.example/api/?x=1&y=2")
        << element;
  }
}

TEST(Discovery, ReadsRsd) {
  Pages http;
  http.pages["https://a.example/"] = Pages::html("nothing here");
  http.pages["https://a.example/xmlrpc.php?rsd"] = Pages::html(
      "<rsd><service><apis><api name=\"WordPress\" apiLink=\"x\"/><api name=\"WP-API\" "
      "blogID=\"1\" "
      "preferred=\"false\" apiLink=\"https://a.example/api/\" /></apis></service></rsd>");
  http.index("https://a.example/api/");
  EXPECT_EQ(find_api(http, "https://a.example").root.url, "https://a.example/api/");
}

TEST(Discovery, GuessesTheUsualPlaces) {
  for (const char* place :
       {"wp-json/", "index.php/wp-json/", "?rest_route=/", "index.php?rest_route=/"}) {
    Pages http;
    http.pages["https://a.example/"] = Pages::html("nothing here");
    http.index(std::string("https://a.example/") + place);
    EXPECT_EQ(find_api(http, "https://a.example").root.url,
              std::string("https://a.example/") + place);
  }
}

TEST(Discovery, LooksInThePageSFolderAndAboveIt) {
  Pages http;
  http.pages["https://a.example/blog/2020/post/"] = Pages::html("nothing here");
  http.index("https://a.example/blog/wp-json/");
  http.index("https://a.example/wp-json/");  // another site
  EXPECT_EQ(find_api(http, "https://a.example/blog/2020/post").root.url,
            "https://a.example/blog/wp-json/");
}

TEST(Discovery, TakesTheRootItself) {
  Pages http;
  http.index("https://a.example/secret/");
  EXPECT_EQ(find_api(http, "https://a.example/secret").root.url, "https://a.example/secret/");
}

TEST(Discovery, GoesOnWhereARedirectLed) {
  Pages http;
  http.pages["https://a.example/"] = Pages::html("");
  http.pages["https://a.example/"].url = "https://www.a.example/home/";
  HttpResponse index = json_answer(index_json);
  index.url = "https://www.a.example/home/wp-json/";
  http.pages["https://www.a.example/home/wp-json/"] = index;
  EXPECT_EQ(find_api(http, "https://a.example").root.url, "https://www.a.example/home/wp-json/");
}

TEST(Discovery, TriesHttpsThenHttpForANameAlone) {
  Pages http;
  http.down = "https://";
  http.pages["http://a.example/"] =
      Pages::html("", {{"Link", "<http://a.example/wp-json/>; rel=\"https://api.w.org/\""}});
  http.index("http://a.example/wp-json/");
  EXPECT_EQ(find_api(http, "a.example").root.url, "http://a.example/wp-json/");
  EXPECT_EQ(http.asked.front(), "https://a.example/");
}

TEST(Discovery, AsksWordPressComLast) {
  Pages http;
  const std::string place = "https://public-api.wordpress.com/wp/v2/sites/a.wordpress.example/";
  http.pages["https://a.wordpress.example/"] = Pages::html("nothing here");
  http.pages[place] = json_answer(R"({"namespace":"wp/v2","routes":{}})");
  const FoundApi found = find_api(http, "https://a.wordpress.example/");
  EXPECT_EQ(found.root.url, place);
  EXPECT_TRUE(found.root.namespace_within);
}

TEST(Discovery, TellsWordPressComNothingOfHostsAtHome) {
  for (const char* host : {"localhost", "127.0.0.1:8080", "192.168.1.4", "[::1]", "nas"}) {
    Pages http;
    http.pages["http://" + std::string(host) + "/"] = Pages::html("nothing here");
    EXPECT_FALSE(error_of(http, "http://" + std::string(host)).empty());
    EXPECT_FALSE(was_asked(http, "wordpress.com")) << host;
  }
}

TEST(Discovery, SaysWhatTheApiAnsweredWhereItIsClosed) {
  Pages http;
  http.pages["https://a.example/"] =
      Pages::html("", {{"Link", "<https://a.example/wp-json/>; rel=\"https://api.w.org/\""}});
  http.pages["https://a.example/wp-json/"] = error_answer(401, "rest_login_required");
  http.pages["https://public-api.wordpress.com/wp/v2/sites/a.example/"] =
      error_answer(404, "unknown_blog");
  EXPECT_EQ(error_of(http, "https://a.example"),
            "https://a.example/: no WordPress REST API was found: https://a.example/wp-json/: 401 "
            "rest_login_required: It says no.");
}

TEST(Discovery, SaysThatNobodyIsThere) {
  Pages http;
  http.down = "http";
  EXPECT_NE(error_of(http, "https://a.example").find("connection refused"), std::string::npos);
  EXPECT_EQ(http.asked.size(), 1U);
}

TEST(Discovery, SaysThatAPageIsNoWordPress) {
  Pages http;
  http.pages["https://a.example/"] = Pages::html("<title>My shop</title>");
  const std::string error = error_of(http, "https://a.example");
  EXPECT_TRUE(error.starts_with("https://a.example/: no WordPress REST API was found: ")) << error;
}

TEST(Discovery, RefusesWhatIsNoAddress) {
  Pages http;
  EXPECT_NE(error_of(http, "ftp://a.example").find("this is no web address"), std::string::npos);
  EXPECT_TRUE(http.asked.empty());
}

// Who wrote it there believes to be logged in.
TEST(Discovery, RefusesALoginInTheAddress) {
  Pages http;
  http.index("https://a.example/wp-json/");
  const std::string error = error_of(http, "https://ada:abcd@a.example/");
  EXPECT_NE(error.find("holds a login"), std::string::npos);
  EXPECT_EQ(error.find("abcd"), std::string::npos);
  EXPECT_TRUE(http.asked.empty());
}

TEST(Discovery, FindsAnApiOverRealSockets) {
  FaultServer server;
  const std::string root = server.url("/blog/index.php?rest_route=/");
  server.on("/", fault::redirect("/blog/"));
  server.on("/blog/", fault::html("<link rel='https://api.w.org/' href='" + root + "'>"));
  server.on("/blog/index.php?rest_route=/",
            fault::chunked("\xEF\xBB\xBF<br />Warning: x\n" + index_json, 7));
  CurlHttp http({});
  EXPECT_EQ(find_api(http, server.url("/")).root.url, root);
}

TEST(Discovery, ReadsTheHeadOfAPageThatIsCut) {
  FaultServer server;
  server.on("/", fault::cut(fault::reply(200, std::string(1000, 'x'),
                                         {{"Link", "<" + server.url("/wp-json/") +
                                                       ">; rel=\"https://api.w.org/\""}}),
                            400));
  server.on("/wp-json/", fault::json(index_json));
  CurlHttp http({});
  EXPECT_EQ(find_api(http, server.url("/")).root.url, server.url("/wp-json/"));
}

}  // namespace
}  // namespace postferry
