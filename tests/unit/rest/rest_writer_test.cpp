// SPDX-License-Identifier: MIT
#include "rest/rest_writer.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "base/error.h"
#include "rest/scripted_http.h"
#include "rest/small_site.h"

namespace postferry {
namespace {

using std::chrono::seconds;

/// Writes once to a site that answers as told; nobody waits.
struct Attempt {
  explicit Attempt(std::vector<HttpResponse> answers) : http(std::move(answers)) {}

  Written write(const RestWriter::Look& look = {}) {
    return writer.write("POST", "wp/v2/tags", R"({"name":"x"})", look);
  }

  ScriptedHttp http;
  std::chrono::milliseconds waited{0};
  RestApi api{http, {"https://blog.example/wp-json/"}};
  RestWriter writer{api, RetryWorld{[] { return std::int64_t{0}; },
                                    [this](std::chrono::milliseconds delay) { waited += delay; },
                                    {},
                                    {}}};
};

TEST(RestWriter, TellsARefusalAtOnce) {
  Attempt attempt({error_answer(400, "rest_invalid_param")});
  EXPECT_EQ(attempt.write().outcome, WriteOutcome::refused);
  EXPECT_EQ(attempt.http.requests.size(), 1U);
  EXPECT_EQ(attempt.waited, seconds(0));
}

// Else a name that no term can have would hold up every push for half a minute.
TEST(RestWriter, AsksOnceMoreWhereTheSiteNamesItsError) {
  Attempt attempt({error_answer(500, "empty_term_name")});
  EXPECT_EQ(attempt.write().outcome, WriteOutcome::refused);
  EXPECT_EQ(attempt.http.requests.size(), 2U);
  EXPECT_LE(attempt.waited, seconds(4));
}

TEST(RestWriter, AsksOftenWhereTheServerFails) {
  Attempt attempt({error_answer(500, "internal_server_error")});
  EXPECT_EQ(attempt.write().outcome, WriteOutcome::refused);
  EXPECT_EQ(attempt.http.requests.size(), RestWriter::attempts);
}

TEST(RestWriter, GoesOnHoweverOftenTheSiteNamesErrors) {
  Attempt attempt({error_answer(500, "empty_term_name")});
  for (int term = 0; term < 20; ++term)
    EXPECT_EQ(attempt.write().outcome, WriteOutcome::refused) << term;
}

TEST(RestWriter, StopsWhereTheServerFailsForAll) {
  Attempt attempt({error_answer(500, "internal_server_error")});
  const auto write_many = [&attempt] {
    for (int item = 0; item < 20; ++item) (void)attempt.write();
  };
  EXPECT_THROW(write_many(), Error);
}

TEST(RestWriter, SendsNothingTwiceThatIsThere) {
  HttpResponse cut;
  cut.failure = HttpFailure::cut;
  Attempt attempt({cut});
  EXPECT_EQ(attempt.write([] { return true; }).outcome, WriteOutcome::found);
  EXPECT_EQ(attempt.http.requests.size(), 1U);
}

TEST(RestWriter, WaitsAsLongAsAFloodOfCommentsTakes) {
  Attempt attempt({error_answer(429, "comment_flood"), json_answer(R"({"id":1})")});
  EXPECT_EQ(attempt.write().outcome, WriteOutcome::done);
  EXPECT_GE(attempt.waited, seconds(15));
}

}  // namespace
}  // namespace postferry
