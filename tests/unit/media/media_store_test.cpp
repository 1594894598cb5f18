// SPDX-License-Identifier: MIT
#include "media/media_store.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "base/error.h"
#include "rest/curl_http.h"
#include "rest/fault_server.h"

namespace postferry {
namespace {

using namespace std::chrono_literals;
using namespace std::string_literals;
namespace fs = std::filesystem;

const std::string png = "\x89PNG\r\n\x1A\n and what follows";
const std::string long_png = png + std::string(200'000, 'x');
const fault::Headers is_png = {{"Content-Type", "image/png"}};

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// A folder of media, and a server that is the site.
class MediaStoreTest : public ::testing::Test {
 protected:
  MediaStoreTest()
      : folder_(fs::temp_directory_path() / ("postferry_media." + std::to_string(::getpid()))),
        site_({server_.url("/")}) {
    fs::remove_all(folder_);
  }
  ~MediaStoreTest() override { fs::remove_all(folder_); }

  [[nodiscard]] MediaOptions options() const {
    MediaOptions options;
    options.directory = folder_;
    options.rules.allow_private = true;
    options.retries = {
        .attempts = 3, .first_delay = 1ms, .longest_delay = 2ms, .longest_retry_after = 20ms};
    return options;
  }

  static std::unique_ptr<Http> make_http(const MediaHttpWorld& world) {
    CurlOptions options;
    options.cancelled = world.cancelled;
    return std::make_unique<CurlHttp>(options);
  }

  [[nodiscard]] MediaWanted wanted(const std::string& path,
                                   MediaKind kind = MediaKind::picture) const {
    return {media_addresses(path.starts_with('/') ? server_.url(path) : path, false, site_), kind};
  }

  // In a run of its own.
  MediaFound get(const std::string& path, MediaOptions options,
                 MediaKind kind = MediaKind::picture) {
    MediaStore store(std::move(options), make_http);
    MediaFound found = store.get({wanted(path, kind)}).at(0);
    counts_ = store.counts();
    return found;
  }
  MediaFound get(const std::string& path) { return get(path, options()); }

  [[nodiscard]] std::size_t asked(const std::string& path) const {
    const auto seen = server_.requests();
    return static_cast<std::size_t>(std::count_if(
        seen.begin(), seen.end(), [&](const auto& one) { return one.target == path; }));
  }

  [[nodiscard]] bool has_parts() const {
    for (const auto& entry : fs::directory_iterator(folder_ / ".postferry"))
      if (entry.path().filename() != "media.jsonl") return true;
    return false;
  }

  // Nothing but the journal.
  [[nodiscard]] bool is_empty() const {
    return std::distance(fs::directory_iterator(folder_), {}) == 1 && !has_parts();
  }

  static constexpr const char* upload = "/wp-content/uploads/2024/x.png";

  fs::path folder_;
  FaultServer server_;
  MediaSite site_;
  MediaCounts counts_;
};

TEST_F(MediaStoreTest, DownloadsAFileOnce) {
  server_.on(upload, fault::reply(200, png, is_png));
  const MediaFound found = get(upload);
  EXPECT_EQ(found.name, "2024/x.png");
  EXPECT_FALSE(found.is_smaller);
  EXPECT_EQ(bytes_of(folder_ / "2024/x.png"), png);
  EXPECT_EQ(counts_.files, 1U);
  EXPECT_EQ(counts_.bytes, png.size());
  EXPECT_FALSE(has_parts());
  EXPECT_EQ(get(upload).name, "2024/x.png");
  EXPECT_EQ(counts_.files, 0U);
  EXPECT_EQ(counts_.kept, 1U);
  EXPECT_EQ(asked(upload), 1U);
  const std::string journal = bytes_of(folder_ / ".postferry/media.jsonl");
  EXPECT_NE(journal.find("\"type\":\"image/png\""), std::string::npos);
}

TEST_F(MediaStoreTest, AsksEachAddressOnceWhoeverWantsIt) {
  server_.on(upload, fault::slow(fault::reply(200, png, is_png), 10, 1ms));
  MediaStore store(options(), make_http);
  std::vector<std::thread> posts;
  for (int i = 0; i < 8; ++i)
    posts.emplace_back([&] {
      const auto found =
          store.get({wanted(upload), wanted("/wp-content/uploads/2024/x-30x20.png")});
      EXPECT_EQ(found.at(0).name, "2024/x.png");
      EXPECT_EQ(found.at(1).name, "2024/x.png");
    });
  for (std::thread& post : posts) post.join();
  EXPECT_EQ(server_.requests().size(), 1U);
  EXPECT_EQ(store.counts().files, 1U);
}

TEST_F(MediaStoreTest, TakesTheSizeWhereTheOriginalIsGone) {
  const std::string size = "/wp-content/uploads/2024/x-30x20.png";
  server_.on(size, fault::reply(200, png, is_png));
  const MediaFound found = get(size);
  EXPECT_EQ(found.name, "2024/x-30x20.png");
  EXPECT_TRUE(found.is_smaller);
  EXPECT_EQ(counts_.failed, 0U);
  EXPECT_EQ(server_.requests().size(), 3U);
}

TEST_F(MediaStoreTest, AFailureIsAskedAgainInTheNextRunAlone) {
  {
    MediaStore store(options(), make_http);
    for (int i = 0; i < 3; ++i) {
      const MediaFound found = store.get({wanted(upload)}).at(0);
      EXPECT_TRUE(found.name.empty());
      EXPECT_EQ(found.reason, "the server answers 404 Not Found");
    }
    EXPECT_EQ(store.counts().failed, 1U);
    EXPECT_EQ(asked(upload), 1U);
  }
  EXPECT_TRUE(is_empty());
  server_.on(upload, fault::reply(200, png, is_png));
  EXPECT_EQ(get(upload).name, "2024/x.png");
}

TEST_F(MediaStoreTest, AWebPageIsNoPicture) {
  server_.on(upload, fault::html("<!DOCTYPE html><title>Gone</title>"));
  EXPECT_EQ(get(upload).reason, "a web page came instead of the picture");
  server_.on(upload, fault::reply(200, "\n<html><body>x", is_png));
  EXPECT_EQ(get(upload).reason, "a web page came instead of the picture");
  server_.on(upload, fault::reply(200, "%PDF-1.4", is_png));
  EXPECT_EQ(get(upload).reason, "what came is no picture, but application/pdf");
  server_.on(upload, fault::reply(200, "Hotlinking is not allowed", is_png));
  EXPECT_EQ(get(upload).reason, "what came does not begin as image/png does");
  server_.on(upload, fault::reply(200, "", is_png));
  EXPECT_EQ(get(upload).reason, "the server sends nothing");
  EXPECT_TRUE(is_empty());
}

TEST_F(MediaStoreTest, AMislabelledPictureIsOne) {
  server_.on(upload, fault::reply(200, "GIF89a...", {{"Content-Type", "text/plain"}}));
  EXPECT_EQ(get(upload).name, "2024/x.png");
}

TEST_F(MediaStoreTest, APictureOfAKindThatNobodyKnowsIsBelieved) {
  server_.on(upload, fault::reply(200, "P4\n1 1\n", {{"Content-Type", "image/x-portable-bitmap"}}));
  EXPECT_EQ(get(upload).name, "2024/x.png");
}

TEST_F(MediaStoreTest, GoesOnBehindACut) {
  server_.on(upload, [](const SeenRequest& request) {
    const fault::Headers headers = {{"Content-Type", "image/png"}, {"ETag", "\"v1\""}};
    const auto range = request.headers.find("Range");
    if (!range) return fault::cut(fault::reply(200, long_png, headers), 100'000);
    EXPECT_EQ(request.headers.find("If-Range"), "\"v1\"");
    const std::size_t begin = std::stoul(std::string(range->substr(6)));
    fault::Headers part = headers;
    part.push_back({"Content-Range", "bytes " + std::to_string(begin) + "-" +
                                         std::to_string(long_png.size() - 1) + "/" +
                                         std::to_string(long_png.size())});
    return fault::reply(206, long_png.substr(begin), part);
  });
  EXPECT_EQ(get(upload).name, "2024/x.png");
  EXPECT_EQ(bytes_of(folder_ / "2024/x.png"), long_png);
  EXPECT_EQ(server_.requests().size(), 2U);
  EXPECT_FALSE(has_parts());
}

TEST_F(MediaStoreTest, GoesOnInTheNextRun) {
  const fault::Headers headers = {{"Content-Type", "image/png"},
                                  {"Last-Modified", "Mon, 01 Jan 2024 00:00:00 GMT"}};
  server_.on(upload, [&](const SeenRequest& request) {
    return request.headers.find("Range") ? fault::silence(FaultReply::End::reset)
                                         : fault::cut(fault::reply(200, long_png, headers), 90'000);
  });
  EXPECT_FALSE(get(upload).reason.empty());
  EXPECT_TRUE(has_parts());
  EXPECT_FALSE(fs::exists(folder_ / "2024"));
  // The server has another version by now: it sends all of it.
  const std::string other = long_png + "more";
  server_.on(upload, fault::reply(200, other, headers));
  EXPECT_EQ(get(upload).name, "2024/x.png");
  EXPECT_EQ(bytes_of(folder_ / "2024/x.png"), other);
  EXPECT_TRUE(server_.requests().back().headers.find("Range"));
  EXPECT_FALSE(has_parts());
}

TEST_F(MediaStoreTest, APartThatIsNotAsAskedIsThrownAway) {
  const fault::Headers headers = {{"Content-Type", "image/png"}, {"ETag", "\"v1\""}};
  server_.on(upload, [&](const SeenRequest& request) {
    if (!request.headers.find("Range"))
      return server_.requests().size() < 2
                 ? fault::cut(fault::reply(200, long_png, headers), 90'000)
                 : fault::reply(200, long_png, headers);
    fault::Headers part = headers;
    part.push_back({"Content-Range", "bytes 0-9/200029"});
    return fault::reply(206, long_png.substr(0, 10), part);
  });
  (void)get(upload);
  EXPECT_EQ(get(upload).name, "2024/x.png");
  EXPECT_EQ(bytes_of(folder_ / "2024/x.png"), long_png);
}

TEST_F(MediaStoreTest, WhatIsShorterThanAnnouncedIsNothing) {
  server_.on(upload, fault::wrong_length(png, png.size() + 10));
  EXPECT_FALSE(get(upload).reason.empty());
  EXPECT_TRUE(is_empty());
  EXPECT_LE(server_.requests().size(), 6U);
}

TEST_F(MediaStoreTest, WaitsWhenItIsAskedTo) {
  server_.on(upload, {fault::reply(429, "slow down", {{"Retry-After", "0"}}),
                      fault::reply(503, "later"), fault::reply(200, png, is_png)});
  EXPECT_EQ(get(upload).name, "2024/x.png");
  server_.on("/y.png", fault::reply(429, "no", {{"Retry-After", "1"}}));
  EXPECT_EQ(get("/y.png").reason, "the server answers 429 Too Many Requests");
  EXPECT_EQ(asked("/y.png"), 3U);
}

TEST_F(MediaStoreTest, FollowsFiveRedirects) {
  const auto chain = [this](int hops) {
    for (int i = 0; i < hops; ++i)
      server_.on("/r" + std::to_string(i) + ".png",
                 fault::redirect("/r" + std::to_string(i + 1) + ".png"));
    server_.on("/r" + std::to_string(hops) + ".png", fault::reply(200, png, is_png));
  };
  chain(6);
  EXPECT_EQ(get("/r1.png").reason, "");
  EXPECT_EQ(get("/r0.png").reason, "redirects lead nowhere: more than 5 redirects");
  server_.on("/f.png", fault::redirect("file:///etc/passwd"));
  EXPECT_TRUE(get("/f.png").name.empty());
}

TEST_F(MediaStoreTest, TakesNothingTooLarge) {
  MediaOptions small = options();
  small.rules.most_bytes = 1000;
  const std::string why = "it is larger than --media-limit, 1000 bytes";
  server_.on(upload, fault::reply(200, long_png, is_png));
  EXPECT_EQ(get(upload, small).reason, why);
  server_.on(upload, fault::chunked(long_png, 512));
  EXPECT_EQ(get(upload, small).reason, why);
  server_.on(upload, fault::gzip_bomb(1'000'000));
  EXPECT_EQ(get(upload, small).reason, why);
  EXPECT_TRUE(is_empty());
}

TEST_F(MediaStoreTest, PrivateAddressesAreRefused) {
  server_.on(upload, fault::reply(200, png, is_png));
  MediaOptions wary = options();
  wary.rules.allow_private = false;
  EXPECT_EQ(get(upload, wary).reason,
            "its host has a private address; --allow-private asks such hosts, too");
  EXPECT_EQ(server_.requests().size(), 0U);
  wary.rules.may_be_private = [this](const Url& url) { return site_.is_own(url); };
  EXPECT_EQ(get(upload, wary).name, "2024/x.png");
  // The site may be here; where it leads to may not.
  FaultServer other;
  other.on("/z.png", fault::reply(200, png, is_png));
  server_.on("/y.png", fault::redirect(other.url("/z.png")));
  EXPECT_TRUE(get("/y.png", wary).name.empty());
  EXPECT_EQ(other.requests().size(), 0U);
}

TEST_F(MediaStoreTest, FilesOfOthersStay) {
  fs::create_directories(folder_ / "2024");
  std::ofstream(folder_ / "2024/x.png") << "mine";
  server_.on(upload, fault::reply(200, png, is_png));
  EXPECT_EQ(get(upload).reason, "its name there is that of a file that postferry did not write");
  EXPECT_EQ(bytes_of(folder_ / "2024/x.png"), "mine");
  EXPECT_EQ(server_.requests().size(), 0U);
}

// Of two sites: one path has one name in both, and an address has two where it is another's.
TEST_F(MediaStoreTest, AFileOfAnotherSiteIsNotTakenForOnesOwn) {
  FaultServer other;
  server_.on(upload, fault::reply(200, png, is_png));
  other.on(upload, fault::reply(200, png + "other", is_png));
  const std::string on_other = other.url(upload);
  (void)get(upload);
  const std::string as_guest = get(on_other).name;
  EXPECT_TRUE(as_guest.starts_with("hosts/")) << as_guest;
  const MediaSite here = std::exchange(site_, MediaSite({other.url("/")}));
  const MediaFound found = get(on_other);
  EXPECT_EQ(found.name, "");
  EXPECT_EQ(found.reason,
            "its name there is that of another address's file; give each site a folder of its own");
  site_ = here;
  EXPECT_EQ(get(on_other).name, as_guest);
  EXPECT_EQ(get(upload).name, "2024/x.png");
  EXPECT_EQ(counts_.kept, 1U);
  EXPECT_EQ(bytes_of(folder_ / as_guest), png + "other");
}

TEST_F(MediaStoreTest, NoLinkLeadsOutOfTheFolder) {
  const fs::path outside = folder_.string() + ".outside";
  fs::create_directories(folder_);
  fs::create_directories(outside);
  fs::create_directory_symlink(outside, folder_ / "2024");
  server_.on(upload, fault::reply(200, png, is_png));
  EXPECT_THROW((void)get(upload), Error);
  EXPECT_TRUE(fs::is_empty(outside));
  fs::remove_all(outside);
}

TEST_F(MediaStoreTest, ALostFileIsAskedAgainAndAnEditedOneStays) {
  server_.on(upload, fault::reply(200, png, is_png));
  (void)get(upload);
  std::ofstream(folder_ / "2024/x.png") << "edited";
  EXPECT_EQ(get(upload).name, "2024/x.png");
  EXPECT_EQ(bytes_of(folder_ / "2024/x.png"), "edited");
  fs::remove(folder_ / "2024/x.png");
  EXPECT_EQ(get(upload).name, "2024/x.png");
  EXPECT_EQ(bytes_of(folder_ / "2024/x.png"), png);
  EXPECT_EQ(asked(upload), 2U);
}

TEST_F(MediaStoreTest, ACutLineOfTheJournalIsTakenAway) {
  server_.on(upload, fault::reply(200, png, is_png));
  (void)get(upload);
  const fs::path journal = folder_ / ".postferry/media.jsonl";
  const std::string whole = bytes_of(journal);
  std::ofstream(journal, std::ios::app) << "{\"url\":\"http://a.exam";
  (void)get(upload);
  EXPECT_EQ(bytes_of(journal), whole);
}

TEST_F(MediaStoreTest, AHostThatKeepsSilentIsLeftAlone) {
  MediaOptions one = options();
  one.connections = 1;
  MediaStore store(one, make_http);
  std::vector<MediaWanted> many;
  for (int i = 0; i < 20; ++i)
    many.push_back(wanted("http://127.0.0.1:1/" + std::to_string(i) + ".png"));
  const auto found = store.get(many);
  EXPECT_TRUE(found[0].reason.starts_with("no connection"));
  EXPECT_EQ(found[19].reason, "127.0.0.1:1 did not answer, three times in a row");
}

TEST_F(MediaStoreTest, OneRunAtATime) {
  MediaStore store(options(), make_http);
  EXPECT_THROW(MediaStore(options(), make_http), Error);
}

TEST_F(MediaStoreTest, SaysBeforeAnythingThatNothingCanBeWritten) {
  std::ofstream(folder_.string()) << "a file";
  EXPECT_THROW(MediaStore(options(), make_http), Error);
}

TEST_F(MediaStoreTest, GivesUpAtOnce) {
  server_.on(upload, fault::silence(FaultReply::End::hang));
  MediaStore store(options(), make_http);
  std::thread post([&] { EXPECT_TRUE(store.get({wanted(upload)}).at(0).name.empty()); });
  while (server_.requests().empty()) std::this_thread::sleep_for(1ms);
  store.give_up();
  post.join();
}

}  // namespace
}  // namespace postferry
