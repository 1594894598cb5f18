// SPDX-License-Identifier: MIT
#include "commands/media_run.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "base/error.h"
#include "commands/convert.h"
#include "rest/fault_server.h"

namespace postferry {
namespace {

namespace fs = std::filesystem;

const std::string png = "\x89PNG\r\n\x1A\n and what follows";

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string with(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at))
    text.replace(at, from.size(), to);
  return text;
}

/// A blog of two posts and an attachment on a server of ours, as JSON lines; URL is its address.
class MediaRunTest : public ::testing::Test {
 protected:
  MediaRunTest()
      : folder_(fs::temp_directory_path() / ("postferry_run." + std::to_string(::getpid()))) {
    fs::create_directory(folder_);
    for (const char* name : {"dune.png", "cover.png", "alone.png"})
      server_.on(uploads + name, fault::reply(200, png, {{"Content-Type", "image/png"}}));
    server_.on(uploads + "paper.pdf", fault::reply(200, "%PDF-1.4", {}));
    std::ofstream(folder_ / "posts.jsonl") << with(blog, "URL", server_.url(""));
  }
  ~MediaRunTest() override { fs::remove_all(folder_); }

  ConvertResult run(const std::string& to, const std::string& output, const std::string& media,
                    void (*more)(ConvertOptions&) = nullptr) {
    ConvertOptions options;
    options.inputs = {folder_ / "posts.jsonl"};
    options.to = to;
    options.output = folder_ / output;
    if (!media.empty()) options.media.directory = folder_ / media;
    if (more != nullptr) more(options);
    return convert(options, {});
  }

  [[nodiscard]] std::string file(const std::string& name) const { return bytes_of(folder_ / name); }

  // What a conversion of something we wrote to JSON lines gives.
  [[nodiscard]] std::string read_back(const std::string& from) const {
    ConvertOptions options;
    options.inputs = {folder_ / from};
    options.to = "jsonl";
    options.output = folder_ / "back.jsonl";
    options.overwrite = true;
    (void)convert(options, {});
    return file("back.jsonl");
  }

  inline static const std::string uploads = "/wp-content/uploads/2024/03/";
  inline static const std::string blog =
      R"({"postferry":1,"site":{"url":"URL"}})"
      "\n"
      R"({"type":"post","status":"publish","id":1,"slug":"on-dune","title":"On Dune",)"
      R"("date":"2024-03-01T10:00:00Z","content":{"format":"html","value":)"
      R"("<p>One</p>\n<p><a href=\"URL/wp-content/uploads/2024/03/paper.pdf\">Paper</a> and )"
      R"(<img src=\"URL/wp-content/uploads/2024/03/dune-300x200.png\" alt=\"Dune\"></p>\n)"
      R"(<p><img src=\"URL/wp-content/uploads/2024/03/gone.png\"></p>"},)"
      R"("featured_image":{"url":"URL/wp-content/uploads/2024/03/cover.png"}})"
      "\n"
      R"({"type":"attachment","status":"inherit","id":2,"slug":"alone","title":"alone",)"
      R"("date":"2024-03-01T10:00:00Z",)"
      R"("attachment_url":"URL/wp-content/uploads/2024/03/alone.png"})"
      "\n";

  fs::path folder_;
  FaultServer server_;
};

void hugo(ConvertOptions& options) {
  options.format_options.push_back({"markdown", "flavor", "hugo"});
}

TEST_F(MediaRunTest, ABlogGetsItsPictures) {
  const ConvertResult result = run("markdown", "blog", "blog/static/media", hugo);
  const std::string post = file("blog/content/posts/2024-03-01-on-dune.md");
  EXPECT_NE(post.find("[Paper](/media/2024/03/paper.pdf) and ![Dune](/media/2024/03/dune.png)"),
            std::string::npos)
      << post;
  EXPECT_NE(post.find("image: \"/media/2024/03/cover.png\""), std::string::npos) << post;
  EXPECT_NE(post.find("![](" + server_.url(uploads + "gone.png") + ")"), std::string::npos) << post;
  for (const char* name : {"dune.png", "cover.png", "alone.png"})
    EXPECT_EQ(file("blog/static/media/2024/03/" + std::string(name)), png) << name;
  ASSERT_TRUE(result.media);
  EXPECT_EQ(result.media->files, 4U);
  EXPECT_EQ(result.media->failed, 1U);
  EXPECT_TRUE(result.findings);
}

// What is pulled from a public site can't say that it is at home here.
TEST_F(MediaRunTest, TheUrlMapHasTheFilesOfEachPostBehindIt) {
  (void)run("markdown", "blog", "blog/static/media", [](ConvertOptions& options) {
    hugo(options);
    options.url_map = fs::path(options.output).parent_path() / "urls.tsv";
  });
  // The posts have no old addresses; of a picture's size the original was downloaded, and what
  // was not found has not moved.
  EXPECT_EQ(
      with(file("urls.tsv"), server_.url(""), "URL"),
      "URL/wp-content/uploads/2024/03/cover.png\t/media/2024/03/cover.png\t2024/03/cover.png\n"
      "URL/wp-content/uploads/2024/03/paper.pdf\t/media/2024/03/paper.pdf\t2024/03/paper.pdf\n"
      "URL/wp-content/uploads/2024/03/dune.png\t/media/2024/03/dune.png\t2024/03/dune.png\n"
      "URL/wp-content/uploads/2024/03/alone.png\t/media/2024/03/alone.png\t"
      "2024/03/alone.png\n");
}

TEST_F(MediaRunTest, ASiteThatWasNamedIsWhereItWasNamed) {
  (void)run("jsonl", "named.jsonl", "media",
            [](ConvertOptions& options) { options.media.site = "https://blog.example"; });
  EXPECT_EQ(server_.requests().size(), 0U);
  (void)run("jsonl", "here.jsonl", "media",
            [](ConvertOptions& options) { options.media.site = "localhost:1"; });
  EXPECT_EQ(server_.requests().size(), 0U);  // another port
  static std::string here;
  here = server_.url("").substr(std::string("http://").size());
  (void)run("jsonl", "port.jsonl", "media",
            [](ConvertOptions& options) { options.media.site = here; });
  EXPECT_TRUE(fs::exists(folder_ / "media/2024/03/dune.png"));
}

TEST_F(MediaRunTest, NothingIsLostByLinking) {
  (void)run("jsonl", "plain.jsonl", "");
  (void)run("markdown", "blog", "blog/static/media", hugo);
  EXPECT_EQ(read_back("blog"), file("plain.jsonl"));
  (void)run("markdown", "blog.zip", "media");
  EXPECT_EQ(read_back("blog.zip"), file("plain.jsonl"));
}

TEST_F(MediaRunTest, AnEditedPostKeepsItsLinks) {
  (void)run("markdown", "blog", "blog/media");
  const fs::path post = folder_ / "blog/2024-03-01-on-dune.md";
  const std::string edited = with(file("blog/2024-03-01-on-dune.md"), "One", "Two");
  std::ofstream(post, std::ios::trunc) << edited;
  const std::string back = read_back("blog");
  EXPECT_NE(back.find("<p>Two</p>"), std::string::npos) << back;
  EXPECT_NE(back.find("media/2024/03/dune.png"), std::string::npos) << back;
  EXPECT_EQ(back.find("300x200"), std::string::npos) << back;
}

TEST_F(MediaRunTest, ARunThatWasStoppedGoesOnInTheSameFolder) {
  // As a run leaves it that is killed before the posts are there.
  (void)run("jsonl", "x.jsonl", "blog/static/media");
  fs::create_directory(folder_ / "blog/.postferry-abc123");
  const ConvertResult result = run("markdown", "blog", "blog/static/media", hugo);
  EXPECT_EQ(result.media->files, 0U);
  EXPECT_EQ(result.media->kept, 4U);
  std::ofstream(folder_ / "blog/mine.txt") << "x";
  EXPECT_THROW((void)run("markdown", "blog", "blog/static/media", hugo), Error);
}

TEST_F(MediaRunTest, AStrangerInTheFolderIsNoReasonToWriteThere) {
  fs::create_directories(folder_ / "blog/static/media");
  std::ofstream(folder_ / "blog/static/x") << "mine";
  EXPECT_THROW((void)run("markdown", "blog", "blog/static/media", hugo), Error);
}

TEST_F(MediaRunTest, OtherFormatsKeepAddresses) {
  (void)run("jsonl", "plain.jsonl", "");
  (void)run("jsonl", "with.jsonl", "media");
  EXPECT_EQ(file("with.jsonl"), file("plain.jsonl"));
  (void)run("jsonl", "linked.jsonl", "media",
            [](ConvertOptions& options) { options.media.url = "https://cdn.example/m"; });
  const std::string linked = file("linked.jsonl");
  EXPECT_NE(linked.find("src=\\\"https://cdn.example/m/2024/03/dune.png\\\""), std::string::npos);
  EXPECT_NE(linked.find("\"url\":\"https://cdn.example/m/2024/03/cover.png\""), std::string::npos);
  EXPECT_NE(linked.find("\"attachment_url\":\"" + server_.url(uploads)), std::string::npos);
}

TEST_F(MediaRunTest, BytesDependOnNoThreads) {
  std::string first;
  for (const unsigned jobs : {1U, 4U}) {
    fs::remove_all(folder_ / "blog");
    fs::remove_all(folder_ / "media");
    ConvertOptions options;
    options.inputs = {folder_ / "posts.jsonl"};
    options.to = "markdown";
    options.output = folder_ / "blog";
    options.jobs = jobs;
    options.media.directory = folder_ / "media";
    options.media.connections = jobs;
    options.carrier = false;
    (void)convert(options, {});
    const std::string post = file("blog/2024-03-01-on-dune.md");
    EXPECT_NE(post.find("../media/2024/03/dune.png"), std::string::npos) << post;
    if (first.empty()) first = post;
    EXPECT_EQ(post, first);
  }
}

TEST(MediaPrefix, FollowsFromWhereTheFolderLies) {
  EXPECT_EQ(media_inside("/x/blog/static/media", "/x/blog/"), "static/media");
  EXPECT_EQ(media_inside("/x/blog/../media", "/x/blog"), "");
  EXPECT_EQ(media_inside("/x/blog", "/x/blog"), "");
  EXPECT_EQ(media_inside("/x/media", "-"), "");
}

}  // namespace
}  // namespace postferry
