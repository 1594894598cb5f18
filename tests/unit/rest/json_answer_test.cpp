// SPDX-License-Identifier: MIT
#include "rest/json_answer.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "rest/curl_http.h"
#include "rest/fault_server.h"

namespace postferry {
namespace {

constexpr const char* json_type = "application/json; charset=UTF-8";
constexpr const char* html_type = "text/html; charset=UTF-8";

HttpResponse response(std::string body, int status = 200, std::string type = json_type) {
  HttpResponse out;
  out.status = status;
  out.url = "https://blog.example/wp-json/wp/v2/posts";
  out.headers.add("Content-Type", std::move(type));
  out.body = std::move(body);
  return out;
}

class JsonAnswerTest : public testing::Test {
 protected:
  JsonAnswer read(HttpResponse answer) {
    response_ = std::move(answer);
    return read_json_answer(response_, tree_);
  }
  std::string explained(HttpResponse answer) {
    const JsonAnswer read_answer = read(std::move(answer));
    return explain(response_, read_answer);
  }

  HttpResponse response_;
  JsonTree tree_;
};

TEST_F(JsonAnswerTest, IsJson) {
  const JsonAnswer answer = read(response("  [{\"id\":1},{\"id\":2}]\n"));
  EXPECT_TRUE(answer.is_json());
  EXPECT_EQ(answer.json, "[{\"id\":1},{\"id\":2}]");
  EXPECT_TRUE(tree_.root().is(JsonKind::array));
  EXPECT_EQ(answer.status, 200);
  EXPECT_FALSE(answer.had_mark);
  EXPECT_FALSE(answer.mislabelled);
  EXPECT_FALSE(answer.repairs.any());
  EXPECT_EQ(answer.junk_bytes, 0U);
  EXPECT_EQ(explain(response_, answer), "");
}

TEST_F(JsonAnswerTest, WordsAloneAreJsonWhereTheServerSaysSo) {
  EXPECT_TRUE(read(response("null")).is_json());
  EXPECT_TRUE(read(response("\"text\"", 201, "application/problem+json")).is_json());
  const JsonAnswer answer = read(response("0", 200, html_type));  // admin-ajax.php's "no"
  EXPECT_EQ(answer.kind, AnswerKind::page);
  EXPECT_EQ(answer.title, "0");
}

TEST_F(JsonAnswerTest, PassesOverByteOrderMarks) {
  const JsonAnswer answer = read(response("\xEF\xBB\xBF\n\xEF\xBB\xBF{\"a\":1}"));
  EXPECT_TRUE(answer.is_json());
  EXPECT_TRUE(answer.had_mark);
  EXPECT_EQ(answer.json, "{\"a\":1}");
  EXPECT_EQ(answer.junk_bytes, 0U);
}

TEST_F(JsonAnswerTest, PassesOverWarningsBeforeJson) {
  const std::string junk =
      "<br />\n<b>Warning</b>:  Undefined array key \"x\" in <b>/srv/[site]/a.php</b> on line "
      "<b>7</b><br />\nNotice: array(1) { [0]=> string } [1] {}\n";
  const JsonAnswer answer = read(response(junk + "[{\"id\":1}]", 200, html_type));
  EXPECT_TRUE(answer.is_json());
  EXPECT_EQ(answer.json, "[{\"id\":1}]");
  EXPECT_EQ(answer.junk_bytes, junk.size());
  EXPECT_TRUE(answer.junk.starts_with(
      "Warning: Undefined array key \"x\" in /srv/[site]/a.php on line 7 Notice:"))
      << answer.junk;
  EXPECT_TRUE(answer.mislabelled);
}

TEST_F(JsonAnswerTest, PassesOverALogLineThatBeginsWithABracket) {
  const JsonAnswer answer = read(response("[28-Nov-2026 10:00:00 UTC] PHP Notice: x\n{\"id\":1}"));
  EXPECT_TRUE(answer.is_json());
  EXPECT_EQ(answer.json, "{\"id\":1}");
}

TEST_F(JsonAnswerTest, PassesOverWarningsBehindJson) {
  const JsonAnswer answer = read(response("{\"id\":1}<br />\n<b>Warning</b>: late"));
  EXPECT_TRUE(answer.is_json());
  EXPECT_EQ(answer.json, "{\"id\":1}");
  EXPECT_EQ(answer.junk, "Warning: late");
}

TEST_F(JsonAnswerTest, PassesOverNothingThatCouldBeContent) {
  EXPECT_EQ(read(response("[{\"id\":1},{\"id\":")).kind, AnswerKind::unreadable);
  EXPECT_EQ(read(response("[{\"id\":1},{\"id\":2}")).kind, AnswerKind::unreadable);
  EXPECT_EQ(read(response("Notice: x\n[{\"id\":1},{\"id\":2}")).kind, AnswerKind::unreadable);
  EXPECT_EQ(read(response("[{\"id\" 1},{\"id\":2}")).kind, AnswerKind::unreadable);
  EXPECT_EQ(read(response("[{\"id\":1}][{\"id\":2}]")).kind, AnswerKind::unreadable);
  EXPECT_EQ(read(response("{\"id\":1},\"x\":[2]")).kind, AnswerKind::unreadable);
  EXPECT_EQ(read(response("Warning: [1,2] and then no JSON", 200, html_type)).kind,
            AnswerKind::page);
  EXPECT_EQ(read(response("Warning: x {\"id\":1} y", 200, html_type)).kind, AnswerKind::page);
}

TEST_F(JsonAnswerTest, SaysWhyItCannotBeRead) {
  const std::string text = explained(response("[{\"id\":1},{\"id\":"));
  EXPECT_TRUE(
      text.starts_with("https://blog.example/wp-json/wp/v2/posts: the JSON can't be read: "))
      << text;
  EXPECT_TRUE(text.ends_with("(status 200 OK)")) << text;
}

TEST_F(JsonAnswerTest, TellsOfRepairs) {
  const JsonAnswer answer = read(response("[\"a\tb\", \"\xFF\"]"));
  EXPECT_TRUE(answer.is_json());
  EXPECT_EQ(answer.repairs.invalid_utf8, 1U);
  EXPECT_EQ(answer.repairs.control_characters, 1U);
}

TEST_F(JsonAnswerTest, HtmlIsAPageWhateverItsLabel) {
  const std::string page =
      "\n<!-- x --><!DOCTYPE html><html><head><title>My &amp; blog</title></head><body>"
      "<script>var x = {\"a\":1}</script></body></html>";
  for (const char* type : {html_type, json_type}) {
    const JsonAnswer answer = read(response(page, 200, type));
    EXPECT_EQ(answer.kind, AnswerKind::page);
    EXPECT_EQ(answer.page, PageKind::other);
    EXPECT_EQ(answer.title, "My & blog");
  }
  EXPECT_EQ(explain(response_, read_json_answer(response_, tree_)),
            "https://blog.example/wp-json/wp/v2/posts: a page (\"My & blog\") came instead of JSON "
            "(status 200 OK)");
}

TEST_F(JsonAnswerTest, AScriptAtTheEndOfAPageIsNoAnswer) {
  EXPECT_EQ(read(response("<html><script>{\"id\":1}", 200, html_type)).kind, AnswerKind::page);
}

TEST_F(JsonAnswerTest, TellsPagesByTheirMarks) {
  const auto kind = [&](std::string body, int status) {
    return read(response("<!DOCTYPE html><html>" + std::move(body), status, html_type)).page;
  };
  EXPECT_EQ(kind("<title>Just a moment...</title>", 403), PageKind::challenge);
  EXPECT_EQ(kind("<script src='/.well-known/sgcaptcha/'></script>", 202), PageKind::challenge);
  EXPECT_EQ(kind("<title>Maintenance</title><body id=\"error-page\">"
                 "Briefly unavailable for scheduled maintenance. Check back in a minute.",
                 503),
            PageKind::maintenance);
  EXPECT_EQ(kind("<body id=\"error-page\">Wegen Wartungsarbeiten nicht verf\xC3\xBCgbar", 503),
            PageKind::maintenance);
  EXPECT_EQ(kind("<h1>Error establishing a database connection</h1>", 500),
            PageKind::database_error);
  EXPECT_EQ(kind("<p>There has been a critical error on this website.</p>", 500),
            PageKind::fatal_error);
  EXPECT_EQ(kind("<form name=\"loginform\" id=\"loginform\">", 200), PageKind::login);
  EXPECT_EQ(kind("<title>404 Not Found</title>", 404), PageKind::other);
}

TEST_F(JsonAnswerTest, TellsAChallengeByItsHeader) {
  HttpResponse challenged = response("<html>", 403, html_type);
  challenged.headers.add("cf-mitigated", "challenge");
  EXPECT_EQ(read(std::move(challenged)).page, PageKind::challenge);
}

TEST_F(JsonAnswerTest, TellsOfTextsWithoutAnyMarkup) {
  EXPECT_EQ(explained(response("Forbidden by rule 942100", 403, "text/plain")),
            "https://blog.example/wp-json/wp/v2/posts: a page (\"Forbidden by rule 942100\") came "
            "instead of JSON (status 403 Forbidden)");
}

TEST_F(JsonAnswerTest, KnowsEmptyAnswers) {
  EXPECT_EQ(read(response(" \n")).kind, AnswerKind::empty);
  EXPECT_EQ(explained(response("")),
            "https://blog.example/wp-json/wp/v2/posts: an empty answer came instead of JSON "
            "(status 200 OK)");
  EXPECT_EQ(explained(response("", 403)),
            "https://blog.example/wp-json/wp/v2/posts: the site answers 403 Forbidden");
}

TEST_F(JsonAnswerTest, KnowsFailures) {
  HttpResponse failed;
  failed.url = "https://blog.example/";
  failed.failure = HttpFailure::cut;
  failed.body = "[1,2";
  EXPECT_EQ(read(failed).kind, AnswerKind::failed);
  EXPECT_EQ(explained(failed), "https://blog.example/: connection cut");
}

TEST_F(JsonAnswerTest, ReadsErrorsOfWordPress) {
  const JsonAnswer answer = read(response(
      R"({"code":"rest_forbidden_context","message":"Sorry, you are &lt;b&gt;not\n)"
      R"(<strong>allowed<\/strong> to &#8220;edit&#8221;.\u001b[31m","data":{"status":401}})",
      401));
  EXPECT_EQ(answer.kind, AnswerKind::api_error);
  EXPECT_TRUE(answer.is_error("rest_forbidden_context"));
  EXPECT_FALSE(answer.is_error("rest_no_route"));
  EXPECT_EQ(answer.error.status, 401);
  EXPECT_EQ(answer.error.message,
            "Sorry, you are <b>not allowed to \xE2\x80\x9C"
            "edit\xE2\x80\x9D. [31m");
}

TEST_F(JsonAnswerTest, KeepsTheDataOfErrorsInTheTree) {
  const JsonAnswer answer = read(
      response(R"({"code":"term_exists","message":"x","data":{"status":400,"term_id":17}})", 400));
  EXPECT_TRUE(answer.is_error("term_exists"));
  EXPECT_EQ(tree_.root().find("data").find("term_id").text(), "17");
}

TEST_F(JsonAnswerTest, TellsAnErrorWithAGoodStatus) {
  const JsonAnswer answer =
      read(response(R"({"code":"rest_no_route","message":"No route","data":{"status":404}})"));
  EXPECT_EQ(answer.kind, AnswerKind::api_error);
  EXPECT_EQ(answer.error.status, 404);
  EXPECT_EQ(answer.status, 200);
}

TEST_F(JsonAnswerTest, ReadsErrorsOfPlugins) {
  struct Case {
    const char* body;
    int status;
    const char* code;
    const char* message;
    int told;
  };
  for (const Case& c : {
           Case{R"({"status":"error","message":"REST API is off"})", 200, "", "REST API is off",
                200},
           Case{R"({"success":false,"data":"No access"})", 200, "", "No access", 200},
           Case{R"({"success":false,"data":[{"code":"no_user","message":"Who?"}]})", 200, "no_user",
                "Who?", 200},
           Case{R"({"error":"unknown_blog","message":"Unknown blog"})", 404, "unknown_blog",
                "Unknown blog", 404},
           Case{R"({"error":{"code":403,"message":"Blocked"}})", 403, "403", "Blocked", 403},
           Case{R"({"errors":[{"code":"a","message":"b"}]})", 400, "a", "b", 400},
           Case{R"({"code":"jwt_auth_bad","message":"x","statusCode":403})", 403, "jwt_auth_bad",
                "x", 403},
           Case{R"({"error":"You are blocked."})", 200, "", "You are blocked.", 200},
           Case{R"({"statusCode":503,"status":"error","msg":"Busy"})", 200, "", "Busy", 503},
           Case{R"([])", 500, "", "", 500},
           Case{R"("Forbidden")", 403, "", "Forbidden", 403},
       }) {
    const JsonAnswer answer = read(response(c.body, c.status));
    EXPECT_EQ(answer.kind, AnswerKind::api_error) << c.body;
    EXPECT_EQ(answer.error.code, c.code) << c.body;
    EXPECT_EQ(answer.error.message, c.message) << c.body;
    EXPECT_EQ(answer.error.status, c.told) << c.body;
  }
}

TEST_F(JsonAnswerTest, RecordsAreNoErrors) {
  for (const char* body :
       {R"({"id":1,"status":"error","message":"a post of an odd status"})",
        R"({"id":1,"code":"x","message":"y","error":"z"})", R"({"code":"x","message":"y"})",
        R"({"name":"Blog","routes":{}})", R"({"error":""})", R"({"error":null})",
        R"([{"code":"x","message":"y","data":{"status":404}}])"})
    EXPECT_TRUE(read(response(body)).is_json()) << body;
}

TEST_F(JsonAnswerTest, ExplainsErrors) {
  EXPECT_EQ(
      explained(response(
          R"({"code":"rest_login_required","message":"Only for members.","data":{"status":401}})",
          401)),
      "https://blog.example/wp-json/wp/v2/posts: 401 rest_login_required: Only for members.");
  EXPECT_EQ(explained(response("{}", 500)), "https://blog.example/wp-json/wp/v2/posts: 500");
}

TEST_F(JsonAnswerTest, CutsLongMessagesBetweenCharacters) {
  std::string umlauts;
  for (int i = 0; i < 500; ++i) umlauts += "\xC3\xA4";
  const JsonAnswer answer = read(
      response("{\"code\":\"x\",\"message\":\"x" + umlauts + "\",\"data\":{\"status\":400}}", 400));
  EXPECT_EQ(answer.error.message.size(), 299U + 3U);
  EXPECT_TRUE(answer.error.message.ends_with("\xC3\xA4..."));
}

// Each '[' could begin the answer; none may be followed for ever.
TEST_F(JsonAnswerTest, HostileJunkTakesLinearTime) {
  std::string body = "x";
  for (int i = 0; i < 400'000; ++i) body += "[1,";
  body += "]";
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(read(response(body, 200, html_type)).kind, AnswerKind::page);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(1));
}

// libcurl 7.88 takes a gzip stream without its end for a whole one.
TEST_F(JsonAnswerTest, TellsCompressionThatEndsEarly) {
  std::string list = "[0";
  for (int i = 0; i < 20'000; ++i) list += "," + std::to_string(i * i);
  const std::string whole = fault::gzip(list + "]").bytes;
  const std::string packed = whole.substr(whole.find("\r\n\r\n") + 4);
  FaultServer server;
  server.on("/",
            fault::reply(200, packed.substr(0, packed.size() / 2), {{"Content-Encoding", "gzip"}}));
  CurlHttp http({.user_agent = "x"});
  EXPECT_EQ(read(http.send({.url = server.url()})).kind, AnswerKind::unreadable);
}

TEST_F(JsonAnswerTest, ReadsWhatAServerSends) {
  FaultServer server;
  server.on("/junk", fault::json("Notice: x\n[1]"));
  server.on("/html", fault::html("<html><title>Hello</title></html>"));
  CurlHttp http({.user_agent = "x"});
  const auto ask = [&](const char* path) { return read(http.send({.url = server.url(path)})); };
  EXPECT_EQ(ask("/junk").json, "[1]");
  EXPECT_EQ(ask("/html").title, "Hello");
  EXPECT_TRUE(ask("/nowhere").is_error("rest_no_route"));
}

}  // namespace
}  // namespace postferry
