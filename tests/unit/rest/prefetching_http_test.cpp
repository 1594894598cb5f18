// SPDX-License-Identifier: MIT
#include "rest/prefetching_http.h"

#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <map>
#include <string>

#include "rest/retrying_http.h"

namespace postferry {
namespace {

using namespace std::chrono_literals;

HttpResponse answer(int status, std::string body = {}) {
  HttpResponse out;
  out.status = status;
  out.body = std::move(body);
  return out;
}

HttpRequest get(const std::string& name) { return {.url = "https://blog.example/" + name}; }

/// A server that several connections ask: what it says of a name, and who asked.
class Server {
 public:
  using Rule = std::function<HttpResponse(const std::string& connection, const std::string& name)>;

  explicit Server(Rule rule = {}) : rule_(std::move(rule)) {}

  HttpResponse ask(const std::string& connection, const HttpRequest& request) {
    const std::string name = request.url.substr(request.url.rfind('/') + 1);
    {
      std::unique_lock lock(mutex_);
      log_.push_back(connection + " " + name);
      told_.notify_all();
      told_.wait(lock, [&] { return stuck_.count(name) == 0; });
    }
    HttpResponse out = rule_ ? rule_(connection, name) : answer(200, name + " by " + connection);
    out.url = request.url;
    return out;
  }
  /// Requests of that name get no answer until free().
  void stick(const std::string& name) {
    const std::lock_guard lock(mutex_);
    stuck_[name] = true;
  }
  void free(const std::string& name) {
    const std::lock_guard lock(mutex_);
    stuck_.erase(name);
    told_.notify_all();
  }
  void wait_for(const std::string& line) {
    std::unique_lock lock(mutex_);
    told_.wait(lock, [&] { return std::find(log_.begin(), log_.end(), line) != log_.end(); });
  }
  [[nodiscard]] std::vector<std::string> log() {
    const std::lock_guard lock(mutex_);
    return log_;
  }

 private:
  Rule rule_;
  std::mutex mutex_;
  std::condition_variable told_;
  std::map<std::string, bool> stuck_;
  std::vector<std::string> log_;
};

class Connection final : public Http {
 public:
  Connection(Server& server, std::string name) : server_(server), name_(std::move(name)) {}
  [[nodiscard]] HttpResponse send(const HttpRequest& request) override {
    return server_.ask(name_, request);
  }

 private:
  Server& server_;
  std::string name_;
};

/// The first connection, and others that are called "other".
struct Connections {
  explicit Connections(Server& server, std::size_t count = 1)
      : first(server, "first"), http(first, others(server, count)) {}

  static std::vector<std::unique_ptr<Http>> others(Server& server, std::size_t count) {
    std::vector<std::unique_ptr<Http>> out;
    for (std::size_t i = 0; i < count; ++i)
      out.push_back(std::make_unique<Connection>(server, "other"));
    return out;
  }
  void expect(const std::vector<std::string>& names, const void* who = nullptr) {
    std::vector<HttpRequest> requests;
    for (const std::string& name : names) requests.push_back(get(name));
    http.expect(who == nullptr ? this : who, std::move(requests));
  }
  void wait_until_here(const std::string& name) {
    while (http.peek(get(name)) == nullptr) std::this_thread::sleep_for(1ms);
  }
  std::string send(const std::string& name) { return http.send(get(name)).body; }

  Connection first;
  PrefetchingHttp http;
};

TEST(PrefetchingHttp, GivesWhatWasFetchedAhead) {
  Server server;
  Connections setup(server);
  setup.expect({"a", "b"});
  setup.wait_until_here("a");
  setup.wait_until_here("b");
  EXPECT_EQ(setup.send("a"), "a by other");
  EXPECT_EQ(setup.send("b"), "b by other");
  EXPECT_EQ(setup.send("a"), "a by first") << "given once";
  EXPECT_EQ(setup.http.width(), 1U);
}

TEST(PrefetchingHttp, WaitsForWhatIsOnItsWay) {
  Server server;
  Connections setup(server);
  server.stick("a");
  setup.expect({"a"});
  server.wait_for("other a");
  std::thread later([&server] {
    std::this_thread::sleep_for(20ms);
    server.free("a");
  });
  EXPECT_EQ(setup.send("a"), "a by other");
  later.join();
}

TEST(PrefetchingHttp, SendsItselfWhatNobodyHasSentYet) {
  Server server;
  Connections setup(server);
  server.stick("a");
  setup.expect({"a", "b"});
  server.wait_for("other a");
  EXPECT_EQ(setup.send("b"), "b by first");
  server.free("a");
  EXPECT_EQ(setup.send("a"), "a by other");
}

TEST(PrefetchingHttp, ServesFirstWhoSpokeLast) {
  Server server;
  Connections setup(server);
  server.stick("a");
  setup.expect({"a", "b"});
  server.wait_for("other a");
  setup.expect({"c"}, &server);
  server.free("a");
  setup.wait_until_here("c");
  EXPECT_EQ(server.log(), (std::vector<std::string>{"other a", "other c"}));
}

TEST(PrefetchingHttp, KeepsTwoAnswersForEachOtherConnection) {
  Server server;
  Connections setup(server, 2);
  setup.expect({"a", "b", "c", "d", "e", "f"});
  for (const char* name : {"a", "b", "c", "d"}) setup.wait_until_here(name);
  std::this_thread::sleep_for(20ms);
  EXPECT_EQ(server.log().size(), 4U);
  EXPECT_EQ(setup.send("a"), "a by other");
  setup.wait_until_here("e");
}

TEST(PrefetchingHttp, DropsWhatNobodyExpectsAnyMore) {
  Server server;
  Connections setup(server);
  server.stick("b");
  setup.expect({"a", "b"});
  setup.wait_until_here("a");
  server.wait_for("other b");
  setup.expect({"c"});
  server.free("b");
  setup.wait_until_here("c");
  EXPECT_EQ(setup.http.peek(get("a")), nullptr);
  EXPECT_EQ(setup.send("a"), "a by first");
  EXPECT_EQ(setup.send("b"), "b by first");
  setup.expect({"c", "d"});
  setup.wait_until_here("d");
  EXPECT_EQ(setup.send("c"), "c by other") << "expected again: not fetched again";
}

TEST(PrefetchingHttp, GivesNoBadAnswersOfOthers) {
  for (const int status : {0, 301, 400, 403, 404, 500}) {
    Server server([status](const std::string& connection, const std::string& name) {
      if (connection == "first") return answer(200, name + " by first");
      HttpResponse out = answer(status);
      if (status == 0) out.failure = HttpFailure::cut;
      return out;
    });
    Connections setup(server);
    setup.expect({"a", "b"});
    server.wait_for("other a");
    EXPECT_EQ(setup.send("a"), "a by first") << status;
  }
}

TEST(PrefetchingHttp, SendsNothingAheadWhileTheServerIsInTrouble) {
  Server server([](const std::string& connection, const std::string& name) {
    return connection == "other" && name == "a" ? answer(500) : answer(200, name);
  });
  Connections setup(server);
  setup.expect({"a", "b"});
  server.wait_for("other a");
  std::this_thread::sleep_for(20ms);
  EXPECT_EQ(server.log().size(), 1U);
  EXPECT_EQ(setup.send("c"), "c");
  setup.wait_until_here("b");
}

TEST(PrefetchingHttp, ARefusalHoldsForAllConnections) {
  Server server([](const std::string& connection, const std::string& name) {
    HttpResponse out = answer(200, name);
    if (connection == "first" || name != "a") return out;
    out.status = 429;
    out.headers.add("Retry-After", "7");
    return out;
  });
  Connections setup(server, 2);
  server.stick("a");
  server.stick("b");  // so that the first refusal is that of one connection alone
  setup.expect({"a", "b", "c", "d", "e"});
  server.wait_for("other a");
  server.wait_for("other b");
  server.free("a");
  std::this_thread::sleep_for(20ms);
  std::vector<std::chrono::milliseconds> slept;
  RetryWorld world;
  world.sleep = [&](std::chrono::milliseconds delay) {
    slept.push_back(delay);
    EXPECT_EQ(server.log().size(), 2U) << "nobody sends while the server wants quiet";
  };
  RetryingHttp retrying(setup.http, {}, std::move(world));
  EXPECT_EQ(retrying.ahead(), setup.http.ahead());
  const HttpResponse other = retrying.send(get("x"));
  EXPECT_EQ(other.body, "x") << "asked again over the first connection";
  EXPECT_EQ(slept, (std::vector<std::chrono::milliseconds>{7s}));
  server.free("b");
  EXPECT_EQ(retrying.send(get("a")).body, "a");
  setup.wait_until_here("c");  // by the one connection that is left
}

TEST(PrefetchingHttp, TheLastOtherConnectionIsGivenUp) {
  Server server([](const std::string& connection, const std::string&) {
    return connection == "other" ? answer(503) : answer(200, "first");
  });
  Connections setup(server);
  setup.expect({"a", "b"});
  server.wait_for("other a");
  while (setup.http.send(get("c")).status != 503) std::this_thread::sleep_for(1ms);
  EXPECT_EQ(setup.send("c"), "first");
  setup.expect({"d", "e"});
  std::this_thread::sleep_for(20ms);
  EXPECT_EQ(setup.send("d"), "first");
  for (const std::string& line : server.log()) {
    EXPECT_TRUE(line == "other a" || line.starts_with("first")) << line;
  }
}

TEST(PrefetchingHttp, MixesNoRequestsThatDiffer) {
  Server server;
  Connections setup(server);
  setup.expect({"a"});
  setup.wait_until_here("a");
  HttpRequest other = get("a");
  other.headers.add("Accept", "text/html");
  EXPECT_EQ(setup.http.send(other).body, "a by first");
  for (const char* method : {"HEAD", "POST"}) {
    other = get("a");
    other.method = method;
    EXPECT_EQ(setup.http.send(other).body, "a by first") << method;
  }
  other = get("a");
  other.sink = [](const HttpResponse&, std::string_view) { return true; };
  EXPECT_EQ(setup.http.send(other).body, "a by first");
  EXPECT_EQ(setup.send("a"), "a by other");
}

TEST(PrefetchingHttp, SurvivesWhatAConnectionThrows) {
  Server server([](const std::string& connection, const std::string& name) {
    if (connection == "other") throw std::runtime_error("no memory");
    return answer(200, name);
  });
  Connections setup(server);
  setup.expect({"a"});
  server.wait_for("other a");
  EXPECT_EQ(setup.send("a"), "a");
}

}  // namespace
}  // namespace postferry
