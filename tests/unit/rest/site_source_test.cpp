// SPDX-License-Identifier: MIT
#include "rest/site_source.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "base/error.h"
#include "rest/fault_server.h"
#include "rest/served_site.h"

namespace postferry {
namespace {

namespace fs = std::filesystem;

const std::string password = "abcd EFGH 1234 ijkl";

/// A blog of 250 posts behind real sockets.
class SiteSourceTest : public ::testing::Test {
 protected:
  SiteSourceTest()
      : folder_(fs::temp_directory_path() / ("postferry_source." + std::to_string(::getpid()))) {
    fs::create_directory(folder_);
    served_.site.fill("wp/v2/users", 1, 1);
    served_.site.fill("wp/v2/posts", 1, 250);
    served_.site.lists["wp/v2/comments"] = {{.id = 1, .post = 4}};
    served_.serve();
  }
  ~SiteSourceTest() override { fs::remove_all(folder_); }

  std::string read(PullState* state = nullptr, unsigned connections = 1) {
    SiteAccess access;
    access.address = served_.url();
    access.credentials = Credentials{"ada", password, {}};
    access.trace = [this](const HttpExchange& exchange) { said_ += to_string(exchange) + "\n"; };
    access.state = state;
    access.connections = connections;
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

  ServedSite served_;
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
  EXPECT_EQ(served_.server().connections(), 1U);
  for (const SeenRequest& request : served_.server().requests())
    EXPECT_EQ(request.headers.find("Authorization").has_value(),
              request.target.find("wp/v2/") != std::string::npos)
        << request.target << ": not before it is known where the API is";
}

TEST_F(SiteSourceTest, SendsThePasswordToNoHostThatOnlyThePageNames) {
  FaultServer named;
  for (const FaultReply& reply : {fault::reply(200, "",
                                               {{"Link", "<" + served_.server().url("/wp-json/") +
                                                             ">; rel=\"https://api.w.org/\""}}),
                                  fault::redirect(served_.url(), 302)}) {
    named.on("/", reply);
    SiteAccess access;
    access.address = named.url("/");
    access.credentials = Credentials{"ada", password, {}};
    EXPECT_THROW(SiteSource{access}, Error);
    access.credentials.reset();
    EXPECT_NO_THROW(SiteSource{access}) << "visitors may go anywhere";
  }
  for (const SeenRequest& request : served_.server().requests())
    EXPECT_FALSE(request.headers.find("Authorization")) << request.target;
}

TEST_F(SiteSourceTest, GoesOnAfterAnErrorAndTellsThePasswordToNobody) {
  const std::string whole = read();
  {
    PullState state(folder_ / "state", false);
    served_.change([](SmallSite& site) {
      site.before = [](const RestRequest& request) -> std::optional<HttpResponse> {
        if (request.get("offset") != "200") return std::nullopt;
        return error_answer(403, "rest_login_required");
      };
    });
    EXPECT_THROW((void)read(&state), Error);
  }
  std::string kept = written();
  EXPECT_NE(kept.find("{\"id\":200}"), std::string::npos);
  served_.change([](SmallSite& site) { site.before = nullptr; });
  PullState state(folder_ / "state", false);
  EXPECT_EQ(read(&state), whole);
  state.finish();
  kept += written() + said_;
  for (const char* secret : {"abcd EFGH 1234 ijkl", "abcd%20EFGH", "abcdEFGH", "YWRhOmFiY2Qg"})
    EXPECT_EQ(kept.find(secret), std::string::npos) << secret;
}

TEST_F(SiteSourceTest, GivesTheSameBytesOverAnyNumberOfConnections) {
  served_.change([](SmallSite& site) {
    site.fill("wp/v2/posts", 251, 1200);
    for (std::uint64_t id = 1; id <= 2000; ++id)
      site.lists["wp/v2/comments"].push_back({.id = id, .post = id * id % 1200 + 1});
  });
  const std::string whole = read();
  const std::size_t requests = served_.asked();
  std::size_t all = requests;
  for (const unsigned connections : {2U, 3U, 8U, 16U}) {
    const std::size_t before = served_.server().connections();
    served_.serve();
    EXPECT_EQ(read(nullptr, connections), whole) << connections;
    // What was sent ahead and is not wanted after all depends on which answer comes first.
    EXPECT_GE(served_.asked(), requests);
    EXPECT_LE(served_.asked(), requests + connections);
    all += served_.asked();
    EXPECT_LE(served_.server().connections() - before, connections);
    EXPECT_GT(served_.server().connections() - before, 1U);
  }
  for (const SeenRequest& request : served_.server().requests())
    EXPECT_EQ(request.headers.find("Authorization").has_value(),
              request.target.find("wp/v2/") != std::string::npos)
        << request.target;
  EXPECT_EQ(static_cast<std::size_t>(std::count(said_.begin(), said_.end(), '\n')), all)
      << "each is told";
}

// A site that refuses some requests, and says of one that the quick ones come too quick.
TEST_F(SiteSourceTest, GivesTheSameBytesOverConnectionsThatFail) {
  served_.change([](SmallSite& site) { site.fill("wp/v2/posts", 251, 900); });
  const std::string whole = read();
  for (unsigned turn = 0; turn < 12; ++turn) {
    auto count = std::make_shared<std::atomic<unsigned>>(turn);
    served_.serve([count](const SeenRequest& request, std::size_t, FaultReply reply) {
      if (request.target.find("offset=") == std::string::npos || ++*count % 4 != 0) return reply;
      constexpr std::array<int, 3> statuses = {429, 503, 500};
      return fault::reply(statuses[*count % 3], "{}", {{"Retry-After", "0"}});
    });
    EXPECT_EQ(read(nullptr, 4), whole) << turn;
  }
}

TEST_F(SiteSourceTest, EndsInTheMiddleThoughOthersAreBusy) {
  SiteAccess access;
  access.address = served_.url();
  access.connections = 4;
  served_.serve([](const SeenRequest& request, std::size_t, FaultReply reply) {
    const bool ahead = request.target.find("offset=200") != std::string::npos;
    return ahead ? fault::silence(FaultReply::End::hang) : reply;
  });
  const auto begin = std::chrono::steady_clock::now();
  {
    SiteSource source(access);
    std::string piece(4000, '\0');
    EXPECT_GT(source.read(piece.data(), piece.size()), 0U);
    EXPECT_GT(source.read(piece.data(), piece.size()), 0U);
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}

}  // namespace
}  // namespace postferry
