// SPDX-License-Identifier: MIT
#include "rest/curl_http.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "base/error.h"
#include "rest/fault_server.h"

namespace postferry {
namespace {

using namespace std::chrono_literals;

CurlHttp plain_http() { return CurlHttp({.user_agent = user_agent("1.2.3")}); }

HttpRequest get(std::string url) { return {.url = std::move(url)}; }

TEST(CurlHttp, GivesStatusHeadersBodyAndAddress) {
  FaultServer server;
  server.on("/wp-json/", fault::json(R"({"name":"Blog"})", {{"Link", "<a>; rel=\"one\""},
                                                            {"X-WP-Total", "17"},
                                                            {"link", "<b>; rel=\"two\""}}));
  CurlHttp http = plain_http();
  const HttpResponse response = http.send(get(server.url("/wp-json/?context=view")));
  EXPECT_TRUE(response.ok());
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.body, R"({"name":"Blog"})");
  EXPECT_EQ(response.url, server.url("/wp-json/?context=view"));
  EXPECT_EQ(response.headers.find("x-wp-total"), "17");
  EXPECT_EQ(response.headers.all("Link"),
            (std::vector<std::string_view>{"<a>; rel=\"one\"", "<b>; rel=\"two\""}));
  EXPECT_EQ(response.headers.find("X-Absent"), std::nullopt);
  EXPECT_FALSE(response.authenticated);
  EXPECT_EQ(response.attempts, 1U);
}

TEST(CurlHttp, SaysWhoItIsAndWhatItCanDecode) {
  FaultServer server;
  CurlHttp http = plain_http();
  const HttpResponse response = http.send({.url = server.url("/"), .headers = {{"X-Empty", ""}}});
  EXPECT_EQ(response.status, 404);
  const SeenRequest seen = server.requests().at(0);
  EXPECT_TRUE(seen.headers.find("User-Agent").value_or("").starts_with("postferry/1.2.3 (+"));
  EXPECT_NE(seen.headers.find("Accept-Encoding").value_or("").find("gzip"), std::string::npos);
  EXPECT_EQ(seen.headers.find("X-Empty"), "");
  EXPECT_EQ(seen.headers.find("Authorization"), std::nullopt);
  EXPECT_EQ(seen.headers.find("Referer"), std::nullopt);
}

TEST(CurlHttp, KeepsOneConnection) {
  FaultServer server;
  server.on("/", fault::json("[]"));
  CurlHttp http = plain_http();
  for (int i = 0; i < 20; ++i) EXPECT_TRUE(http.send(get(server.url())).ok());
  EXPECT_TRUE(http.send({.method = "POST", .url = server.url(), .body = "x"}).ok());
  EXPECT_EQ(server.connections(), 1U);
}

TEST(CurlHttp, HeadGivesHeadersAlone) {
  FaultServer server;
  server.on("/", fault::json("[1,2,3]", {{"X-WP-Total", "3"}}));
  CurlHttp http = plain_http();
  const HttpResponse response = http.send({.method = "HEAD", .url = server.url()});
  EXPECT_TRUE(response.ok());
  EXPECT_EQ(response.headers.find("X-WP-Total"), "3");
  EXPECT_EQ(response.body, "");
  EXPECT_EQ(server.requests().at(0).method, "HEAD");
}

TEST(CurlHttp, SendsBodiesOfEveryMethodAsTheyAre) {
  FaultServer server;
  server.on("/", fault::reply(201, "{}"));
  CurlHttp http = plain_http();
  const std::string body("a\0b\r\n", 5);
  const HttpResponse response = http.send({.method = "POST",
                                           .url = server.url(),
                                           .headers = {{"Content-Type", "image/png"}},
                                           .body = body});
  EXPECT_EQ(response.status, 201);
  EXPECT_TRUE(http.send({.method = "PUT", .url = server.url(), .body = "{}"}).ok());
  EXPECT_TRUE(http.send({.method = "DELETE", .url = server.url()}).ok());
  const auto seen = server.requests();
  EXPECT_EQ(seen.at(0).body, body);
  EXPECT_EQ(seen[0].headers.find("Content-Type"), "image/png");
  EXPECT_EQ(seen[0].headers.find("Expect"), std::nullopt);
  EXPECT_EQ(seen.at(1).method, "PUT");
  EXPECT_EQ(seen[1].headers.find("Content-Type"), std::nullopt);
  EXPECT_EQ(seen.at(2).method, "DELETE");
  EXPECT_EQ(seen[2].body, "");
}

TEST(CurlHttp, DecodesGzip) {
  FaultServer server;
  const std::string text(100'000, 'x');
  server.on("/", fault::gzip(text));
  CurlHttp http = plain_http();
  EXPECT_EQ(http.send(get(server.url())).body, text);
}

TEST(CurlHttp, StopsAGzipBombAtTheLimit) {
  FaultServer server;
  server.on("/", fault::gzip_bomb(std::size_t{16} << 20));
  CurlHttp http = plain_http();
  HttpRequest request = get(server.url());
  request.max_body = 1'000'000;
  const HttpResponse response = http.send(request);
  EXPECT_EQ(response.failure, HttpFailure::too_large);
  EXPECT_LE(response.body.size(), 1'000'000U);
  EXPECT_FALSE(response.ok());
}

TEST(CurlHttp, TellsBrokenCompression) {
  FaultServer server;
  server.on("/", fault::reply(200, "this is no gzip", {{"Content-Encoding", "gzip"}}));
  CurlHttp http = plain_http();
  EXPECT_EQ(http.send(get(server.url())).failure, HttpFailure::damaged);
}

TEST(CurlHttp, ReadsChunks) {
  FaultServer server;
  server.on("/", fault::chunked("[1,2,3,4,5]", 3));
  server.on("/slow", fault::slow(fault::chunked("[1,2,3,4,5]", 3), 20, 5ms));
  CurlHttp http = plain_http();
  EXPECT_EQ(http.send(get(server.url())).body, "[1,2,3,4,5]");
  EXPECT_EQ(http.send(get(server.url("/slow"))).body, "[1,2,3,4,5]");
}

TEST(CurlHttp, TellsEveryKindOfCut) {
  using End = FaultReply::End;
  const FaultReply whole = fault::json("[1,2,3]");
  FaultServer server;
  server.on("/header", fault::cut(whole, 30));
  server.on("/status", fault::cut(whole, 12));
  server.on("/body", fault::cut(whole, whole.bytes.size() - 2));
  server.on("/body-reset", fault::cut(whole, whole.bytes.size() - 2, End::reset));
  server.on("/reset", fault::silence(End::reset));
  server.on("/closed", fault::silence(End::close));
  server.on("/short", fault::wrong_length("[1,2,3]", 70));
  server.on("/chunks", fault::chunked("[1,2,3]", 3, false));
  CurlHttp http = plain_http();
  for (const char* path :
       {"/header", "/status", "/body", "/body-reset", "/reset", "/closed", "/short", "/chunks"}) {
    const HttpResponse response = http.send(get(server.url(path)));
    EXPECT_EQ(response.failure, HttpFailure::cut) << path << ": " << explain(response);
    EXPECT_FALSE(response.failure_text.empty()) << path;
  }
}

TEST(CurlHttp, BelievesALengthThatIsTooSmall) {
  FaultServer server;
  server.on("/", fault::wrong_length("[1,2,3]", 5));
  CurlHttp http = plain_http();
  const HttpResponse response = http.send(get(server.url()));
  EXPECT_TRUE(response.ok());
  EXPECT_EQ(response.body, "[1,2,");
}

TEST(CurlHttp, TellsWhatIsNoHttp) {
  FaultServer server;
  server.on("/", {.bytes = "220 ftp.example ready\r\n", .end = FaultReply::End::close});
  CurlHttp http = plain_http();
  EXPECT_EQ(http.send(get(server.url())).failure, HttpFailure::damaged);
}

TEST(CurlHttp, StopsAtEndlessHeaders) {
  FaultServer server;
  fault::Headers many(4000, {"X-Padding", std::string(1000, 'x')});
  server.on("/many", fault::json("[]", many));
  server.on("/long", fault::json("[]", {{"X-Padding", std::string(1 << 20, 'x')}}));
  CurlHttp http = plain_http();
  EXPECT_EQ(http.send(get(server.url("/many"))).failure, HttpFailure::too_large);
  EXPECT_EQ(http.send(get(server.url("/long"))).failure, HttpFailure::too_large);
}

TEST(CurlHttp, GivesUpOnASilentServer) {
  FaultServer server;
  server.on("/", fault::silence(FaultReply::End::hang));
  CurlHttp http = plain_http();
  HttpRequest request = get(server.url());
  request.timeouts.idle = 1s;
  const HttpResponse response = http.send(request);
  EXPECT_EQ(response.failure, HttpFailure::timeout) << explain(response);
}

TEST(CurlHttp, GivesUpWhenItTakesTooLongInAll) {
  FaultServer server;
  server.on("/", fault::slow(fault::json(std::string(1000, ' ') + "[]"), 10, 20ms));
  CurlHttp http = plain_http();
  HttpRequest request = get(server.url());
  request.timeouts.total = 150ms;
  EXPECT_EQ(http.send(request).failure, HttpFailure::timeout);
}

TEST(CurlHttp, TellsThatNobodyListens) {
  std::string url;
  {
    const FaultServer gone;
    url = gone.url();
  }
  CurlHttp http = plain_http();
  const HttpResponse response = http.send(get(url));
  EXPECT_EQ(response.failure, HttpFailure::connect);
  EXPECT_TRUE(response.failure_text.starts_with("Failed to connect to 127.0.0.1 port "))
      << response.failure_text;
  EXPECT_EQ(response.status, 0);
  EXPECT_EQ(response.url, url);
}

TEST(CurlHttp, TellsAnUnknownHost) {
  CurlHttp http = plain_http();
  EXPECT_EQ(http.send(get("http://no-such-host.invalid/")).failure, HttpFailure::resolve);
}

TEST(CurlHttp, TellsThatThereIsNoTls) {
  FaultServer server;
  server.greet("220 mail.example ready\r\n");
  CurlHttp http = plain_http();
  const HttpResponse response =
      http.send(get("https://127.0.0.1:" + std::to_string(server.port()) + "/"));
  EXPECT_EQ(response.failure, HttpFailure::tls) << explain(response);
}

TEST(CurlHttp, SendsAGetAgainWhenAKeptConnectionWasClosed) {
  FaultServer server;
  server.on("/", fault::json("[]"));
  server.on("/twice", {fault::silence(FaultReply::End::close), fault::json("[2]")});
  CurlHttp http = plain_http();
  EXPECT_TRUE(http.send(get(server.url())).ok());
  EXPECT_EQ(http.send(get(server.url("/twice"))).body, "[2]");
}

TEST(CurlHttp, NeverSendsAPostAgain) {
  FaultServer server;
  server.on("/", fault::json("[]"));
  server.on("/post", {fault::silence(FaultReply::End::close), fault::reply(201, "{}")});
  CurlHttp http = plain_http();
  EXPECT_TRUE(http.send(get(server.url())).ok());  // so that there is a connection to keep
  const HttpResponse response =
      http.send({.method = "POST", .url = server.url("/post"), .body = R"({"title":"x"})"});
  EXPECT_EQ(response.failure, HttpFailure::cut) << explain(response);
  EXPECT_EQ(server.requests().size(), 2U);
}

TEST(CurlHttp, NeverSendsAPostWithoutBodyAgain) {
  FaultServer server;
  server.on("/", fault::json("[]"));
  server.on("/post", {fault::silence(FaultReply::End::close), fault::reply(201, "{}")});
  CurlHttp http = plain_http();
  EXPECT_TRUE(http.send(get(server.url())).ok());
  EXPECT_EQ(http.send({.method = "DELETE", .url = server.url("/post")}).failure, HttpFailure::cut);
  EXPECT_EQ(server.requests().size(), 2U);
}

TEST(CurlHttp, GivesPiecesToASink) {
  FaultServer server;
  server.on("/", fault::slow(fault::json("0123456789"), 50, 5ms));
  server.on("/error", fault::reply(404, "gone"));
  CurlHttp http = plain_http();
  std::string taken;
  int status = 0;
  HttpRequest request = get(server.url());
  request.sink = [&](const HttpResponse& head, std::string_view piece) {
    status = head.status;
    taken += piece;
    return true;
  };
  const HttpResponse response = http.send(request);
  EXPECT_TRUE(response.ok());
  EXPECT_EQ(response.body, "");
  EXPECT_EQ(taken, "0123456789");
  EXPECT_EQ(status, 200);
  request.url = server.url("/error");
  EXPECT_EQ(http.send(request).body, "gone");
  EXPECT_EQ(taken, "0123456789");
}

TEST(CurlHttp, ASinkCanStop) {
  FaultServer server;
  server.on("/", fault::json("0123456789"));
  CurlHttp http = plain_http();
  HttpRequest request = get(server.url());
  request.sink = [](const HttpResponse&, std::string_view) { return false; };
  EXPECT_EQ(http.send(request).failure, HttpFailure::cancelled);
}

TEST(CurlHttp, WhatASinkThrowsComesOut) {
  FaultServer server;
  server.on("/", fault::json("0123456789"));
  CurlHttp http = plain_http();
  HttpRequest request = get(server.url());
  request.sink = [](const HttpResponse&, std::string_view) -> bool {
    throw Error(ErrorCode::output, "the disk is full");
  };
  EXPECT_THROW(static_cast<void>(http.send(request)), Error);
  EXPECT_EQ(http.send(get(server.url())).body, "0123456789");
}

TEST(CurlHttp, CanBeCancelled) {
  FaultServer server;
  server.on("/", fault::silence(FaultReply::End::hang));
  CurlHttp http({.user_agent = "x", .cancelled = [] { return true; }});
  EXPECT_EQ(http.send(get(server.url())).failure, HttpFailure::cancelled);
}

TEST(CurlHttp, RefusesWrongRequests) {
  FaultServer server;
  CurlHttp http = plain_http();
  EXPECT_EQ(http.send(get("ftp://127.0.0.1/")).failure, HttpFailure::invalid);
  EXPECT_EQ(http.send(get("file:///etc/passwd")).failure, HttpFailure::invalid);
  EXPECT_EQ(http.send(get("/wp-json/")).failure, HttpFailure::invalid);
  EXPECT_EQ(http.send(get("http://127.0.0.1/\r\nX: y")).failure, HttpFailure::invalid);
  EXPECT_EQ(http.send({.method = "GET /x", .url = server.url()}).failure, HttpFailure::invalid);
  EXPECT_EQ(http.send({.url = server.url(), .headers = {{"A", "b\r\nC: d"}}}).failure,
            HttpFailure::invalid);
  std::string login = server.url();
  login.insert(7, "user:hunter2@");
  const HttpResponse response = http.send(get(login));
  EXPECT_EQ(response.failure, HttpFailure::invalid);
  EXPECT_EQ(explain(response).find("hunter2"), std::string::npos);
  EXPECT_EQ(server.connections(), 0U);
}

TEST(CurlHttp, RefusesPrivateAddressesWhereOnlyPublicOnesAreAllowed) {
  FaultServer server;
  server.on("/", fault::json("[]"));
  CurlHttp http = plain_http();
  HttpRequest request = get(server.url());
  request.public_addresses_only = true;
  EXPECT_EQ(http.send(request).failure, HttpFailure::forbidden_address);
  request.url = "http://localhost:" + std::to_string(server.port()) + "/";
  EXPECT_EQ(http.send(request).failure, HttpFailure::forbidden_address);
  EXPECT_EQ(server.connections(), 0U);
  EXPECT_TRUE(http.send(get(server.url())).ok());
  request.url = server.url();  // over the connection that is there now
  EXPECT_EQ(http.send(request).failure, HttpFailure::forbidden_address);
  EXPECT_EQ(server.requests().size(), 1U);
}

}  // namespace
}  // namespace postferry
