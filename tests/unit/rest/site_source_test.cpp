// SPDX-License-Identifier: MIT
#include "rest/site_source.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <mutex>
#include <sstream>
#include <string>

#include "base/error.h"
#include "rest/fault_server.h"
#include "rest/small_site.h"

namespace postferry {
namespace {

namespace fs = std::filesystem;

const std::string password = "abcd EFGH 1234 ijkl";

/// A small WordPress behind real sockets.
class SiteSourceTest : public ::testing::Test {
 protected:
  SiteSourceTest()
      : folder_(fs::temp_directory_path() / ("postferry_source." + std::to_string(::getpid()))) {
    fs::create_directory(folder_);
    site_.values[""] = R"({"name":"Blog","namespaces":["wp/v2"],"routes":{"/":{}}})";
    site_.values["wp/v2/users/me"] = R"({"id":1})";
    site_.values["wp/v2/types"] = R"({"post":{"rest_base":"posts"}})";
    site_.values["wp/v2/taxonomies"] = "{}";
    site_.values["wp/v2/statuses"] = R"({"publish":{}})";
    site_.values["wp/v2/settings"] = "{}";
    site_.fill("wp/v2/users", 1, 1);
    site_.fill("wp/v2/posts", 1, 250);
    site_.lists["wp/v2/comments"] = {{.id = 1, .post = 4}};
    server_.on("/", fault::reply(200, "<p>A blog</p>",
                                 {{"Content-Type", "text/html"},
                                  {"Link", "</wp-json/>; rel=\"https://api.w.org/\""}}));
    for (const char* route :
         {"", "wp/v2/users/me", "wp/v2/types", "wp/v2/taxonomies", "wp/v2/statuses",
          "wp/v2/settings", "wp/v2/users", "wp/v2/posts", "wp/v2/comments"})
      server_.on("/wp-json/" + std::string(route),
                 [this](const SeenRequest& request) { return answer(request); });
  }
  ~SiteSourceTest() override { fs::remove_all(folder_); }

  FaultReply answer(const SeenRequest& request) {
    const std::scoped_lock lock(mutex_);
    HttpResponse response = site_.send({.url = "https://blog.example" + request.target});
    const std::vector<HttpHeader> headers(response.headers.begin(), response.headers.end());
    return fault::reply(response.status, std::move(response.body), headers);
  }
  std::string read(PullState* state = nullptr) {
    SiteAccess access;
    access.address = server_.url("/");
    access.credentials = Credentials{"ada", password, {}};
    access.trace = [this](const HttpExchange& exchange) { said_ += to_string(exchange) + "\n"; };
    access.state = state;
    SiteSource source(access);
    std::string out;
    std::string piece(1000, '\0');
    while (const std::size_t count = source.read(piece.data(), piece.size()))
      out.append(piece, 0, count);
    given_ = source.given();
    return out;
  }
  [[nodiscard]] std::string written() const {
    std::string out;
    for (const auto& entry : fs::directory_iterator(folder_)) {
      std::ifstream in(entry.path(), std::ios::binary);
      std::ostringstream bytes;
      bytes << in.rdbuf();
      out += bytes.str();
    }
    return out;
  }

  std::mutex mutex_;  // of site_: connections have threads
  SmallSite site_;
  FaultServer server_;
  fs::path folder_;
  std::string said_;
  std::uint64_t given_ = 0;
};

TEST_F(SiteSourceTest, ReadsASiteWithTheLoginAtItsPlaceAlone) {
  const std::string lines = read();
  EXPECT_TRUE(lines.starts_with("{\"wprest\":1,"));
  EXPECT_TRUE(lines.ends_with("{\"item\":{\"id\":250}}\n"));
  EXPECT_NE(lines.find(R"({"item":{"id":4},"comments":[{"id":1,"post":4}]})"), std::string::npos);
  EXPECT_EQ(given_, 250U);
  EXPECT_EQ(server_.connections(), 1U);
  for (const SeenRequest& request : server_.requests())
    EXPECT_EQ(request.headers.find("Authorization").has_value(),
              request.target.find("wp/v2/") != std::string::npos)
        << request.target << ": not before it is known where the API is";
}

TEST_F(SiteSourceTest, SendsThePasswordToNoHostThatOnlyThePageNames) {
  FaultServer named;
  for (const FaultReply& reply :
       {fault::reply(200, "",
                     {{"Link", "<" + server_.url("/wp-json/") + ">; rel=\"https://api.w.org/\""}}),
        fault::redirect(server_.url("/"), 302)}) {
    named.on("/", reply);
    SiteAccess access;
    access.address = named.url("/");
    access.credentials = Credentials{"ada", password, {}};
    EXPECT_THROW(SiteSource{access}, Error);
    access.credentials.reset();
    EXPECT_NO_THROW(SiteSource{access}) << "visitors may go anywhere";
  }
  for (const SeenRequest& request : server_.requests())
    EXPECT_FALSE(request.headers.find("Authorization")) << request.target;
}

TEST_F(SiteSourceTest, GoesOnAfterAnErrorAndTellsThePasswordToNobody) {
  const std::string whole = read();
  {
    PullState state(folder_ / "state", false);
    {
      const std::scoped_lock lock(mutex_);
      site_.before = [](const RestRequest& request) -> std::optional<HttpResponse> {
        if (request.get("offset") != "200") return std::nullopt;
        return error_answer(403, "rest_login_required");
      };
    }
    EXPECT_THROW((void)read(&state), Error);
  }
  std::string kept = written();
  EXPECT_NE(kept.find("{\"id\":200}"), std::string::npos);
  {
    const std::scoped_lock lock(mutex_);
    site_.before = nullptr;
  }
  PullState state(folder_ / "state", false);
  EXPECT_EQ(read(&state), whole);
  state.finish();
  kept += written() + said_;
  for (const char* secret : {"abcd EFGH 1234 ijkl", "abcd%20EFGH", "abcdEFGH", "YWRhOmFiY2Qg"})
    EXPECT_EQ(kept.find(secret), std::string::npos) << secret;
}

}  // namespace
}  // namespace postferry
