// SPDX-License-Identifier: MIT
// Where redirects lead, and where a password goes: nowhere but to its site.
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "rest/curl_http.h"
#include "rest/fault_server.h"

namespace postferry {
namespace {

constexpr const char* password = "abcd EFGH 1234";
constexpr const char* basic = "Basic YWRhOmFiY2QgRUZHSCAxMjM0";  // ada:abcd EFGH 1234

/// An environment variable for the time of a test.
class Variable {
 public:
  Variable(const char* name, const std::string& value) : name_(name) {
    ::setenv(name, value.c_str(), 1);
  }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;
  ~Variable() { ::unsetenv(name_); }

 private:
  const char* name_;
};

class CurlCredentials : public testing::Test {
 protected:
  CurlHttp http(std::string origin, bool allow_http = false) {
    return CurlHttp({.user_agent = "x",
                     .credentials = Credentials{"ada", password, std::move(origin)},
                     .allow_http = allow_http,
                     .trace = [this](const HttpExchange& exchange) {
                       traced_.push_back(to_string(exchange));
                     }});
  }

  std::vector<std::string> traced_;
  FaultServer server_;
  FaultServer other_;
};

TEST_F(CurlCredentials, GoToTheirOrigin) {
  server_.on("/", fault::json("[]"));
  CurlHttp http = this->http(server_.url("/anything?x=y"));
  const HttpResponse response = http.send({.url = server_.url()});
  EXPECT_TRUE(response.ok());
  EXPECT_TRUE(response.authenticated);
  EXPECT_EQ(server_.requests().at(0).headers.find("Authorization"), basic);
}

TEST_F(CurlCredentials, GoNowhereElse) {
  other_.on("/", fault::json("[]"));
  CurlHttp http = this->http(server_.url());
  const HttpResponse response = http.send({.url = other_.url()});
  EXPECT_TRUE(response.ok());
  EXPECT_FALSE(response.authenticated);
  EXPECT_EQ(other_.requests().at(0).headers.find("Authorization"), std::nullopt);
}

TEST_F(CurlCredentials, GoNowhereBeforeTheyAreBound) {
  server_.on("/", fault::json("[]"));
  CurlHttp http = this->http("");
  EXPECT_FALSE(http.send({.url = server_.url()}).authenticated);
  http.set_origin(server_.url("/wp-json/"));
  EXPECT_TRUE(http.send({.url = server_.url()}).authenticated);
  EXPECT_EQ(server_.requests().at(0).headers.find("Authorization"), std::nullopt);
  EXPECT_EQ(server_.requests().at(1).headers.find("Authorization"), basic);
}

TEST_F(CurlCredentials, AreNotLeftOverForTheNextRequest) {
  server_.on("/", fault::json("[]"));
  other_.on("/", fault::json("[]"));
  CurlHttp http = this->http(server_.url());
  EXPECT_TRUE(http.send({.url = server_.url()}).authenticated);
  EXPECT_FALSE(http.send({.url = other_.url()}).authenticated);
  EXPECT_EQ(other_.requests().at(0).headers.find("Authorization"), std::nullopt);
}

TEST_F(CurlCredentials, FollowRedirectsWithinTheOrigin) {
  server_.on("/old", fault::redirect("/new?a=b", 301));
  server_.on("/new", fault::json("[]"));
  CurlHttp http = this->http(server_.url());
  const HttpResponse response = http.send({.url = server_.url("/old")});
  EXPECT_TRUE(response.authenticated);
  EXPECT_EQ(response.url, server_.url("/new?a=b"));
  EXPECT_EQ(server_.requests().at(1).headers.find("Authorization"), basic);
}

TEST_F(CurlCredentials, DoNotFollowToAnotherHostOrPort) {
  const std::string same_port_other_name =
      "http://localhost:" + std::to_string(server_.port()) + "/elsewhere";
  server_.on("/port", fault::redirect(other_.url("/elsewhere")));
  server_.on("/host", fault::redirect(same_port_other_name));
  server_.on("/elsewhere", fault::json("[]"));
  other_.on("/elsewhere", fault::json("[]"));
  CurlHttp http = this->http(server_.url());
  for (const char* path : {"/port", "/host"}) {
    const HttpResponse response =
        http.send({.url = server_.url(path),
                   .headers = {{"X-WP-Nonce", "secret"}, {"Cookie", "secret"}, {"Accept", "*/*"}}});
    EXPECT_TRUE(response.ok());
    EXPECT_FALSE(response.authenticated);
  }
  for (const SeenRequest& seen : {other_.requests().at(0), server_.requests().back()}) {
    EXPECT_EQ(seen.target, "/elsewhere");
    for (const char* name : {"Authorization", "X-WP-Nonce", "Cookie", "Referer"})
      EXPECT_EQ(seen.headers.find(name), std::nullopt) << name;
    EXPECT_EQ(seen.headers.find("Accept"), "*/*");
  }
}

TEST_F(CurlCredentials, DoNotComeBackByADetour) {
  server_.on("/away", fault::redirect(other_.url("/back")));
  other_.on("/back", fault::redirect(server_.url("/private")));
  server_.on("/private", fault::json("[]"));
  CurlHttp http = this->http(server_.url());
  EXPECT_FALSE(http.send({.url = server_.url("/away")}).authenticated);
  EXPECT_EQ(server_.requests().back().headers.find("Authorization"), std::nullopt);
}

TEST_F(CurlCredentials, IgnoreALoginInARedirect) {
  std::string with_login = other_.url("/");
  with_login.insert(7, "mallory:secret@");
  server_.on("/", fault::redirect(with_login));
  other_.on("/", fault::json("[]"));
  CurlHttp http = this->http(server_.url());
  EXPECT_EQ(http.send({.url = server_.url()}).url, other_.url());
  EXPECT_EQ(other_.requests().at(0).headers.find("Authorization"), std::nullopt);
}

TEST_F(CurlCredentials, StayAtHomeOverPlainHttp) {
  const Variable proxy("http_proxy", server_.url());
  CurlHttp http = this->http("http://blog.example");
  const HttpResponse response = http.send({.url = "http://blog.example/wp-json/"});
  EXPECT_EQ(response.failure, HttpFailure::insecure);
  EXPECT_NE(explain(response).find("--allow-http"), std::string::npos);
  EXPECT_EQ(server_.connections(), 0U);
}

TEST_F(CurlCredentials, GoOverPlainHttpWhereThatIsAllowed) {
  const Variable proxy("http_proxy", server_.url());
  server_.on("http://blog.example/wp-json/", fault::json("[]"));
  CurlHttp http = this->http("http://blog.example", true);
  EXPECT_TRUE(http.send({.url = "http://blog.example/wp-json/"}).authenticated);
  EXPECT_EQ(server_.requests().at(0).target, "http://blog.example/wp-json/");
  EXPECT_EQ(server_.requests().at(0).headers.find("Authorization"), basic);
}

TEST_F(CurlCredentials, NeverPassAProxyOnTheWayToLoopback) {
  const Variable proxy("http_proxy", other_.url());
  server_.on("/", fault::json("[]"));
  CurlHttp http = this->http(server_.url());
  EXPECT_TRUE(http.send({.url = server_.url()}).ok());
  EXPECT_EQ(other_.connections(), 0U);
}

TEST_F(CurlCredentials, AreInNoMessage) {
  server_.on("/", fault::redirect("/next?password=opensesame&page=2"));
  server_.on("/next", fault::silence(FaultReply::End::close));
  CurlHttp http = this->http(server_.url());
  const HttpResponse response = http.send({.url = server_.url()});
  ASSERT_EQ(traced_.size(), 2U);
  EXPECT_TRUE(traced_[0].starts_with("GET " + server_.url() + " 302, 0 bytes in 0.")) << traced_[0];
  EXPECT_TRUE(traced_[0].ends_with(" s, with credentials"));
  EXPECT_TRUE(traced_[1].starts_with("GET " + server_.url("/next?password=...&page=2") +
                                     " connection cut, 0 bytes"))
      << traced_[1];
  for (const std::string& text : {traced_[0], traced_[1], explain(response)})
    for (const char* secret : {password, "opensesame", "YWRhOm"})
      EXPECT_EQ(text.find(secret), std::string::npos) << text;
}

TEST_F(CurlCredentials, TraceCountsWhatWentOverTheWire) {
  server_.on("/", fault::gzip(std::string(1'000'000, 'x')));
  CurlHttp http = this->http("");
  EXPECT_EQ(http.send({.url = server_.url()}).body.size(), 1'000'000U);
  EXPECT_TRUE(traced_.at(0).starts_with("GET " + server_.url() + " 200, 1,0")) << traced_[0];
}

TEST_F(CurlCredentials, EndlessRedirectsEnd) {
  server_.on("/", fault::redirect("/"));
  CurlHttp http = this->http("");
  const HttpResponse response = http.send({.url = server_.url()});
  EXPECT_EQ(response.failure, HttpFailure::redirects);
  EXPECT_EQ(server_.requests().size(), 11U);
}

TEST_F(CurlCredentials, RedirectsLeadToHttpAlone) {
  CurlHttp http = this->http("");
  for (const char* target : {"file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/",
                             "javascript:alert(1)", "http:///", "http://[::1"}) {
    server_.on("/", fault::redirect(target));
    EXPECT_EQ(http.send({.url = server_.url()}).failure, HttpFailure::redirects) << target;
  }
}

TEST_F(CurlCredentials, RedirectsWithoutATargetAreAnswers) {
  server_.on("/", fault::reply(302, "moved"));
  CurlHttp http = this->http("");
  const HttpResponse response = http.send({.url = server_.url()});
  EXPECT_EQ(response.status, 302);
  EXPECT_EQ(response.body, "moved");
}

TEST_F(CurlCredentials, APostIsNotRedirected) {
  server_.on("/", fault::redirect("/elsewhere", 307));
  CurlHttp http = this->http(server_.url());
  const HttpResponse response = http.send({.method = "POST", .url = server_.url(), .body = "x"});
  EXPECT_EQ(response.status, 307);
  EXPECT_EQ(response.headers.find("Location"), "/elsewhere");
  EXPECT_EQ(server_.requests().size(), 1U);
}

TEST_F(CurlCredentials, RedirectsToPrivateAddressesAreRefused) {
  server_.on("/", fault::json("[]"));
  const Variable proxy("http_proxy", server_.url());
  HttpRequest request{.url = server_.url()};
  request.public_addresses_only = true;
  CurlHttp http = this->http("");
  EXPECT_EQ(http.send(request).failure, HttpFailure::forbidden_address);
}

TEST_F(CurlCredentials, AreTakenOutOfWhatTheSiteSaysForPeople) {
  const std::string said = std::string("bad login ada:") + password + " " + basic + " abcdEFGH1234";
  server_.on("/no", fault::reply(403, said));
  server_.on("/page", fault::reply(200, said, {{"Content-Type", "text/html"}}));
  server_.on("/data", fault::json("[\"" + std::string(password) + "\"]"));
  CurlHttp http = this->http(server_.url());
  for (const char* path : {"/no", "/page"})
    EXPECT_EQ(http.send({.url = server_.url(path)}).body, "bad login ada:*** Basic *** ***");
  EXPECT_EQ(http.send({.url = server_.url("/data")}).body, "[\"" + std::string(password) + "\"]");
}

TEST(Redaction, LeavesShortPasswords) {
  std::string text = "a cat sat";
  Redaction({.user = "u", .password = "cat", .origin = {}}).apply(text);
  EXPECT_EQ(text, "a cat sat");
}

TEST(Base64, IsRfc4648) {
  EXPECT_EQ(base64(""), "");
  EXPECT_EQ(base64("f"), "Zg==");
  EXPECT_EQ(base64("fo"), "Zm8=");
  EXPECT_EQ(base64("foobar"), "Zm9vYmFy");
  EXPECT_EQ(base64("ada:abcd EFGH 1234"), "YWRhOmFiY2QgRUZHSCAxMjM0");
}

}  // namespace
}  // namespace postferry
