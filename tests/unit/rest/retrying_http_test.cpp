// SPDX-License-Identifier: MIT
#include "rest/retrying_http.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "rest/curl_http.h"
#include "rest/fault_server.h"
#include "rest/scripted_http.h"

namespace postferry {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

constexpr std::int64_t now = 1'785'000'000;  // Sat, 25 Jul 2026 17:20:00 GMT

HttpResponse status(int number, HttpHeaders headers = {}) {
  HttpResponse out;
  out.status = number;
  out.headers = std::move(headers);
  return out;
}

HttpResponse failed(HttpFailure failure) {
  HttpResponse out;
  out.failure = failure;
  return out;
}

/// A world in which time passes by itself and chance is what the test says.
struct TestWorld {
  std::int64_t clock = now;
  double chance = 0.5;
  std::vector<milliseconds> slept = {};
  std::vector<RetryWait> told = {};

  RetryWorld world() {
    return {.now = [this] { return clock; },
            .sleep =
                [this](milliseconds delay) {
                  slept.push_back(delay);
                  clock += delay.count() / 1000;
                },
            .random = [this] { return chance; },
            .told = [this](const RetryWait& wait) { told.push_back(wait); }};
  }
};

HttpRequest get() { return {.url = "https://blog.example/wp-json/?password=x"}; }

TEST(RetryingHttp, GivesAnAnswerAsItIs) {
  for (const int good : {200, 301, 400, 401, 404, 413, 500}) {
    ScriptedHttp http({status(good)});
    TestWorld test;
    const HttpResponse response = RetryingHttp(http, {}, test.world()).send(get());
    EXPECT_EQ(response.status, good);
    EXPECT_EQ(response.attempts, 1U);
    EXPECT_EQ(http.requests.size(), 1U);
    EXPECT_TRUE(test.slept.empty());
  }
}

TEST(RetryingHttp, RepeatsWhatMayPass) {
  for (const HttpResponse& bad : {status(429), status(502), status(503), status(504),
                                  failed(HttpFailure::timeout), failed(HttpFailure::cut)}) {
    ScriptedHttp http({bad, bad, status(200)});
    TestWorld test;
    const HttpResponse response = RetryingHttp(http, {}, test.world()).send(get());
    EXPECT_TRUE(response.ok());
    EXPECT_EQ(response.attempts, 3U);
    EXPECT_EQ(response.waited, 1500ms);
    EXPECT_EQ(test.slept, (std::vector<milliseconds>{500ms, 1000ms}));
  }
}

TEST(RetryingHttp, DoesNotRepeatWhatStaysAsItIs) {
  for (const HttpFailure failure :
       {HttpFailure::resolve, HttpFailure::connect, HttpFailure::damaged, HttpFailure::too_large,
        HttpFailure::tls, HttpFailure::redirects, HttpFailure::insecure,
        HttpFailure::forbidden_address, HttpFailure::invalid, HttpFailure::cancelled}) {
    ScriptedHttp http({failed(failure)});
    TestWorld test;
    EXPECT_EQ(RetryingHttp(http, {}, test.world()).send(get()).failure, failure);
    EXPECT_EQ(http.requests.size(), 1U);
  }
}

TEST(RetryingHttp, NeverRepeatsWhatWrites) {
  for (const char* method : {"POST", "PUT", "PATCH", "DELETE"}) {
    ScriptedHttp http({status(503), status(200)});
    TestWorld test;
    HttpRequest request = get();
    request.method = method;
    EXPECT_EQ(RetryingHttp(http, {}, test.world()).send(request).status, 503);
    EXPECT_EQ(http.requests.size(), 1U);
  }
}

TEST(RetryingHttp, RepeatsHead) {
  ScriptedHttp http({status(503), status(200)});
  TestWorld test;
  HttpRequest request = get();
  request.method = "HEAD";
  EXPECT_TRUE(RetryingHttp(http, {}, test.world()).send(request).ok());
}

TEST(RetryingHttp, DoublesTheLongestWaitUpToALimit) {
  ScriptedHttp http({status(503)});
  TestWorld test;
  test.chance = 0.999999;
  const RetryRules rules{.attempts = 6, .first_delay = 1000ms, .longest_delay = 5000ms};
  const HttpResponse response = RetryingHttp(http, rules, test.world()).send(get());
  EXPECT_EQ(response.status, 503);
  EXPECT_EQ(response.attempts, 6U);
  EXPECT_EQ(test.slept, (std::vector<milliseconds>{999ms, 1999ms, 3999ms, 4999ms, 4999ms}));
}

TEST(RetryingHttp, AsksAgainForWhatIsDoubted) {
  HttpRequest request = get();
  request.doubt = [](const HttpResponse& response) {
    return response.headers.find("X-Page").has_value();
  };
  ScriptedHttp passing({status(200, {{"X-Page", "1"}}), status(200)});
  TestWorld test;
  EXPECT_FALSE(RetryingHttp(passing, {}, test.world()).send(request).headers.find("X-Page"));
  ScriptedHttp staying({status(200, {{"X-Page", "1"}})});
  EXPECT_EQ(RetryingHttp(staying, {}, test.world()).send(request).attempts, 3U);
}

TEST(RetryingHttp, MayWaitNoTimeByChance) {
  ScriptedHttp http({status(503), status(200)});
  TestWorld test;
  test.chance = 0;
  EXPECT_TRUE(RetryingHttp(http, {}, test.world()).send(get()).ok());
  EXPECT_EQ(test.slept, std::vector<milliseconds>{0ms});
}

TEST(RetryingHttp, DoesAsRetryAfterSays) {
  ScriptedHttp http({status(429, {{"Retry-After", "7"}}),
                     status(503, {{"retry-after", "Sat, 25 Jul 2026 17:20:27 GMT"}}),
                     status(429, {{"Retry-After", "soon"}}), status(200)});
  TestWorld test;
  EXPECT_TRUE(RetryingHttp(http, {}, test.world()).send(get()).ok());
  EXPECT_EQ(test.slept, (std::vector<milliseconds>{7s, 20s, 2s}));  // the date: 27 s less 7
}

TEST(RetryingHttp, ReadsDatesByTheServersClock) {
  ScriptedHttp http({status(429, {{"Retry-After", "Sat, 25 Jul 2020 10:00:30 GMT"},
                                  {"Date", "Sat, 25 Jul 2020 10:00:00 GMT"}}),
                     status(429, {{"Retry-After", "Sat, 25 Jul 2020 10:00:30 GMT"}}), status(200)});
  TestWorld test;
  EXPECT_TRUE(RetryingHttp(http, {}, test.world()).send(get()).ok());
  EXPECT_EQ(test.slept, (std::vector<milliseconds>{30s, 1000ms}))
      << "a date that has passed says nothing of how long to wait";
}

TEST(RetryingHttp, CapsRetryAfterAndSaysSo) {
  ScriptedHttp http({status(429, {{"Retry-After", "86400"}}), status(200)});
  TestWorld test;
  EXPECT_TRUE(RetryingHttp(http, {}, test.world()).send(get()).ok());
  ASSERT_EQ(test.told.size(), 1U);
  const RetryWait& wait = test.told[0];
  EXPECT_EQ(wait.delay, 300s);
  EXPECT_EQ(wait.asked, 86400s);
  EXPECT_EQ(wait.reason, "429 Too Many Requests");
  EXPECT_EQ(wait.url, "https://blog.example/wp-json/?password=...");
  EXPECT_EQ(wait.attempt, 1U);
  EXPECT_EQ(wait.attempts, 6U);
}

TEST(RetryingHttp, AStormEndsWithAClearError) {
  ScriptedHttp http({status(429, {{"Retry-After", "10"}})});
  TestWorld test;
  const HttpResponse response = RetryingHttp(http, {}, test.world()).send(get());
  EXPECT_EQ(http.requests.size(), 6U);
  EXPECT_EQ(explain(response),
            "https://blog.example/wp-json/?password=...: the site answers 429 Too Many Requests "
            "(tried 6 times, waited 50 s); it wants fewer requests: try again later");
}

TEST(RetryingHttp, TellsWhyItGaveUp) {
  HttpResponse late = failed(HttpFailure::timeout);
  late.failure_text = "no data for 60 s";
  ScriptedHttp http({late});
  TestWorld test;
  test.chance = 0.9;
  const HttpResponse response = RetryingHttp(http, {.attempts = 2}, test.world()).send(get());
  EXPECT_EQ(explain(response),
            "https://blog.example/wp-json/?password=...: time-out: no data for 60 s "
            "(tried 2 times, waited 1 s)");
}

TEST(RetryingHttp, NoAttemptsAreOne) {
  ScriptedHttp http({status(503)});
  TestWorld test;
  EXPECT_EQ(RetryingHttp(http, {.attempts = 0}, test.world()).send(get()).attempts, 1U);
}

TEST(RetryingHttp, WorksOverTheNetwork) {
  FaultServer server;
  server.on("/", {fault::reply(503, "busy"), fault::silence(FaultReply::End::reset),
                  fault::wrong_length("[1", 5), fault::json("[1,2]")});
  CurlHttp curl({.user_agent = "x"});
  TestWorld test;
  const HttpResponse response = RetryingHttp(curl, {}, test.world()).send({.url = server.url()});
  EXPECT_EQ(response.body, "[1,2]");
  EXPECT_GE(response.attempts, 3U);  // libcurl itself may repeat what a kept connection refused
  EXPECT_EQ(server.requests().size(), 4U);
}

TEST(RetryingHttp, ASinkGetsNothingTwice) {
  FaultServer server;
  server.on("/early", {fault::reply(503, "busy"), fault::json("good")});
  server.on("/late", {fault::wrong_length("half", 8), fault::json("all of it")});
  CurlHttp curl({.user_agent = "x"});
  TestWorld test;
  RetryingHttp http(curl, {}, test.world());
  std::string taken;
  HttpRequest request{.url = server.url("/early")};
  request.sink = [&](const HttpResponse&, std::string_view piece) {
    taken += piece;
    return true;
  };
  EXPECT_TRUE(http.send(request).ok());
  EXPECT_EQ(taken, "good");
  taken.clear();
  request.url = server.url("/late");
  EXPECT_EQ(http.send(request).failure, HttpFailure::cut);
  EXPECT_EQ(taken, "half");
}

TEST(RetryAfter, IsSecondsOrADate) {
  EXPECT_EQ(parse_retry_after("0", now), 0s);
  EXPECT_EQ(parse_retry_after(" 120 ", now), 120s);
  EXPECT_EQ(parse_retry_after("Sat, 25 Jul 2026 17:21:00 GMT", now), 60s);
  EXPECT_EQ(parse_retry_after("Saturday, 25-Jul-26 17:21:00 GMT", now), 60s);
  EXPECT_EQ(parse_retry_after("Sat Jul 25 17:21:00 2026", now), 60s);
  EXPECT_EQ(parse_retry_after("Sat Aug  1 17:21:00 2026", now), 7 * 24h + 60s);
}

TEST(RetryAfter, NeverLiesInThePastNorBeyondAllTime) {
  EXPECT_EQ(parse_retry_after("Sun, 06 Nov 1994 08:49:37 GMT", now), std::nullopt);
  EXPECT_EQ(parse_retry_after("Sat, 25 Jul 2026 17:20:00 GMT", now), std::nullopt) << "is now";
  EXPECT_GT(parse_retry_after("99999999999999999999999", now), 24h);
  EXPECT_GT(parse_retry_after("Fri, 31 Dec 9999 23:59:59 GMT", now), 24h);
}

TEST(RetryAfter, CanBeNonsense) {
  for (const char* text : {"", "soon", "-5", "1.5", "12 s", "Sat Jul 25 17:21:00 2026 x", "Jul 25"})
    EXPECT_EQ(parse_retry_after(text, now), std::nullopt) << text;
}

}  // namespace
}  // namespace postferry
