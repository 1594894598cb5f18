// SPDX-License-Identifier: MIT
#include "commands/pull.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

#include "base/error.h"
#include "commands/zone_option.h"
#include "rest/fault_server.h"

namespace postferry {
namespace {

namespace fs = std::filesystem;

const std::string three = R"([{"id":1,"type":"post","title":{"rendered":"A"}},)"
                          R"({"id":2,"type":"post","title":{"rendered":"B"}},)"
                          R"({"id":3,"type":"post","title":{"rendered":"C"}}])";

/// A site of three posts, and a folder.
class PullTest : public ::testing::Test {
 protected:
  PullTest()
      : folder_(fs::temp_directory_path() / ("postferry_pull." + std::to_string(::getpid()))) {
    fs::create_directory(folder_);
    server_.on("/wp-json/", fault::json(R"({"namespaces":["wp/v2"],"routes":{}})"));
    server_.on("/wp-json/wp/v2/types", fault::json(R"({"post":{"rest_base":"posts"}})"));
    server_.on("/wp-json/wp/v2/taxonomies", fault::json("{}"));
    server_.on("/wp-json/wp/v2/users", fault::json("[]"));
    server_.on("/wp-json/wp/v2/comments", fault::json("[]"));
    server_.on(
        "/wp-json/wp/v2/posts",
        fault::reply(200, three, {{"Content-Type", "application/json"}, {"X-WP-Total", "3"}}));
  }
  ~PullTest() override { fs::remove_all(folder_); }

  void run(const std::string& output, std::optional<std::uint64_t> limit = {}) {
    run(output, "jsonl", limit);
  }

  void run(const std::string& output, const std::string& to, std::optional<std::uint64_t> limit,
           bool since_last = false) {
    PullOptions options;
    options.since_last = since_last;
    options.convert.overwrite = since_last;
    options.url = server_.url("/wp-json/");
    options.state = folder_ / "state";
    options.convert.to = to;
    options.convert.output = folder_ / output;
    options.convert.limit = limit;
    posts_ = pull(options, {}).report.total().out;
  }

  FaultServer server_;
  fs::path folder_;
  std::uint64_t posts_ = 0;
};

// Else --since-last would never ask for what the limit kept out.
TEST_F(PullTest, IsNotCompleteWhereALimitEndsIt) {
  run("first.jsonl", 2);
  EXPECT_EQ(posts_, 2U);
  EXPECT_FALSE(fs::exists(folder_ / "state"));
  run("whole.jsonl");
  EXPECT_EQ(posts_, 3U);
  EXPECT_TRUE(fs::exists(folder_ / "state"));
  EXPECT_FALSE(fs::exists(folder_ / "state.part"));
}

// Else all posts that did not change would go away.
TEST_F(PullTest, AnIncrementDoesNotTakeThePlaceOfABlog) {
  run("blog", "markdown", {}, true);  // without a state it is all of it
  EXPECT_THROW(run("blog", "markdown", {}, true), Error);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_ / "blog"), {}), 4);
  run("news", "markdown", {}, true);
  run("news.jsonl", "jsonl", {}, true);
}

TEST_F(PullTest, TellsOldAndNewAddresses) {
  server_.on("/wp-json/wp/v2/posts",
             fault::reply(200,
                          R"([{"id":1,"type":"post","slug":"a","date":"2024-07-01T09:30:00",)"
                          R"("link":"https://a.example/a/","title":{"rendered":"A"}},)"
                          R"({"id":2,"type":"post","title":{"rendered":"B"}}])",
                          {{"Content-Type", "application/json"}, {"X-WP-Total", "2"}}));
  PullOptions options;
  options.url = server_.url("/wp-json/");
  options.convert.to = "markdown";
  options.convert.output = folder_ / "blog";
  options.convert.url_map = folder_ / "urls.tsv";
  options.convert.zone = zone_named("Europe/Berlin");
  (void)pull(options, {});
  std::ifstream map(folder_ / "urls.tsv");
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(map), {}),
            "https://a.example/a/\t2024-07-01-a.md\t2024-07-01-a.md\n");
  std::ifstream post(folder_ / "blog" / "2024-07-01-a.md");
  const std::string text(std::istreambuf_iterator<char>(post), {});
  EXPECT_NE(text.find("date: 2024-07-01T09:30:00+02:00\n"), std::string::npos) << text;
}

}  // namespace
}  // namespace postferry
