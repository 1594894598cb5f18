// SPDX-License-Identifier: MIT
// What holds of any blog and any size: the pieces together are the blog, each is small enough, and
// no bond between two of them goes untold.
#include "commands/split.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <set>

#include "base/error.h"
#include "commands/input.h"
#include "model/members.h"
#include "unit/commands/folder_test.h"

namespace postferry {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view head =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<rss version=\"2.0\" "
    "xmlns:excerpt=\"http://wordpress.org/export/1.2/excerpt/\" "
    "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
    "xmlns:wp=\"http://wordpress.org/export/1.2/\">\n<channel>\n\t<title>Blog</title>\n"
    "\t<link>http://a.example</link>\n\t<wp:wxr_version>1.2</wp:wxr_version>\n";

std::string meta(const std::string& key, const std::string& value) {
  return "<wp:postmeta><wp:meta_key>" + key + "</wp:meta_key><wp:meta_value><![CDATA[" + value +
         "]]></wp:meta_value></wp:postmeta>";
}

/// A blog whose posts hang together at random: pages below pages, attachments, images, menus.
std::string random_blog(std::mt19937& random, int count) {
  const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  const auto one_of = [&](int chance) { return below(chance) == 0; };
  std::string out(head);
  for (int id = 1; id <= count; ++id) {
    const bool attachment = one_of(4);
    const bool entry = !attachment && one_of(6);
    out += "<item><title>Post " + std::to_string(id) + "</title><content:encoded><![CDATA[" +
           std::string(static_cast<std::size_t>(below(one_of(10) ? 4000 : 300)), 'x');
    if (one_of(5))
      out += "<img src=\"http://a.example/up/" + std::to_string(1 + below(count)) + "-9x9.jpg\">";
    out += "]]></content:encoded><wp:post_id>" + std::to_string(id) + "</wp:post_id>";
    if (one_of(3) && !entry)
      out += "<wp:post_parent>" + std::to_string(1 + below(count)) + "</wp:post_parent>";
    out += "<wp:post_type>" +
           std::string(attachment ? "attachment"
                       : entry    ? "nav_menu_item"
                                  : "post") +
           "</wp:post_type>";
    if (attachment)
      out += "<wp:attachment_url>http://a.example/up/" + std::to_string(id) +
             ".jpg</wp:attachment_url>";
    if (entry)
      out += "<category domain=\"nav_menu\" nicename=\"menu-" + std::to_string(below(2)) +
             "\">Menu</category>" + meta("_menu_item_type", "post_type") +
             meta("_menu_item_object_id", std::to_string(1 + below(count)));
    if (!entry && !attachment && one_of(4))
      out += meta("_thumbnail_id", std::to_string(1 + below(count)));
    out += "</item>\n";
  }
  return out + "</channel>\n</rss>\n";
}

class SplitTest : public FolderTest {
 protected:
  [[nodiscard]] std::string get(const std::string& name) const {
    std::ifstream file(path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  SplitResult run(const std::string& input, std::uint64_t size, std::uint64_t posts) {
    SplitFilesOptions options;
    options.inputs = {path(input)};
    options.size = size;
    options.posts = posts;
    options.output = path("out");
    options.overwrite = true;
    notes_.clear();
    Hooks hooks;
    hooks.note = [this](const Note& note) { notes_.push_back(note); };
    return split(options, hooks);
  }

  [[nodiscard]] static std::vector<Post> posts_of(const std::string& file) {
    Input input = open_input({{file}, {}, {}, {}});
    const auto parser = input.format->make_parser(input.options);
    std::vector<Post> posts;
    Chunk chunk;
    for (chunk.clear(); input.splitter->next(chunk); chunk.clear())
      for (const Record& record : chunk.records) {
        Notes notes;
        posts.emplace_back();
        EXPECT_EQ(parser->parse(record, chunk.context.get(), posts.back(), notes), Verdict::kept);
        EXPECT_TRUE(notes.empty());
      }
    return posts;
  }

  std::vector<Note> notes_;
};

// `12 "Salt"` -> "12".
std::string first_id(const std::string& text) { return text.substr(0, text.find(' ')); }

/// What the importer looks for by id or address, as an independent reading of posts has it.
using Bonds = std::vector<std::pair<std::string, std::string>>;
Bonds bonds_of(const std::vector<Post>& posts) {
  Bonds bonds;
  std::set<std::string> attachments;
  for (const Post& post : posts)
    if (!post.attachment_url.empty()) attachments.insert(post.id.text);
  for (const Post& post : posts) {
    constexpr std::string_view upload = "http://a.example/up/";
    const std::string body = post.content ? post.content->value : std::string();
    if (const std::size_t at = body.find(upload); at != std::string::npos) {
      const std::string from = body.substr(at + upload.size());
      const std::string image = from.substr(0, from.find('-'));
      if (attachments.count(image) == 1) bonds.emplace_back(post.id.text, image);
    }
    if (!post.parent.empty()) bonds.emplace_back(post.id.text, post.parent.text);
    for (const Meta& meta : post.meta)
      if (meta.key == "_thumbnail_id" || meta.key == "_menu_item_object_id")
        bonds.emplace_back(post.id.text, meta.value);
  }
  return bonds;
}

TEST_F(SplitTest, PiecesTogetherAreTheWhole) {
  std::mt19937 random(20240309);
  for (int round = 0; round < 60; ++round) {
    const std::string blog = random_blog(random, 1 + static_cast<int>(random() % 120));
    put("blog.xml", blog);
    const bool by_size = round % 2 == 0;
    const std::uint64_t most = by_size ? 700 + random() % 20000 : 1 + random() % 40;
    const SplitResult result = run("blog.xml", by_size ? most : 0, by_size ? 0 : most);

    const std::vector<Post> whole = posts_of(path("blog.xml"));
    std::map<std::string, std::size_t> piece_of;
    std::vector<Post> found;
    for (std::size_t i = 0; i < result.pieces.size(); ++i) {
      const SplitPiece& piece = result.pieces[i];
      const std::string name = "out/" + piece.name;
      const std::string bytes = get(name);
      EXPECT_EQ(bytes.size(), piece.bytes);
      EXPECT_TRUE(bytes.starts_with(head));
      const std::vector<Post> posts = posts_of(path(name));
      EXPECT_EQ(posts.size(), piece.posts);
      EXPECT_LE(posts.size() == 1 ? 1 : by_size ? bytes.size() : posts.size(), most);
      for (std::size_t at = 0, last = 0; at < posts.size(); ++at) {
        piece_of[posts[at].id.text] = i;
        const std::size_t place = blog.find("<title>" + posts[at].title + "<");
        EXPECT_LE(last, place) << "posts keep their order";
        last = place;
      }
      found.insert(found.end(), posts.begin(), posts.end());
    }
    const auto by_id = [](const Post& a, const Post& b) {
      return std::stoi(a.id.text) < std::stoi(b.id.text);
    };
    std::sort(found.begin(), found.end(), by_id);
    EXPECT_TRUE(found == whole);

    std::set<std::pair<std::string, std::string>> told;
    for (const Note& note : notes_)
      if (note.code == NoteCode::split_link)
        told.emplace(first_id(note.post), first_id(note.text.substr(5)));
    for (const auto& [from, to] : bonds_of(whole))
      EXPECT_EQ(told.count({from, to}), piece_of[from] == piece_of[to] ? 0U : 1U)
          << from << " " << to;
  }
}

TEST_F(SplitTest, OnePieceIsTheInputAgain) {
  std::mt19937 random(7);
  const std::string blog = random_blog(random, 40);
  put("blog.xml", blog);
  (void)run("blog.xml", 0, 40);
  std::string expected = blog;
  for (std::size_t at = expected.find("<item>"); at != std::string::npos;
       at = expected.find("<item>", at + 8))
    expected.insert(at, "\t\t");
  EXPECT_EQ(get("out/blog-1-of-1.xml"), expected);
}

TEST_F(SplitTest, ASecondRunRemovesThePiecesOfTheFirst) {
  std::mt19937 random(8);
  put("blog.xml", random_blog(random, 40));
  (void)run("blog.xml", 0, 3);
  const std::size_t pieces = run("blog.xml", 0, 30).pieces.size();
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(folder_ / "out"))
    if (entry.path().extension() == ".xml") ++files;
  EXPECT_EQ(files, pieces);
}

TEST_F(SplitTest, LeavesNothingBehindWhenItFails) {
  put("blog.xml", std::string(head) + "</channel></rss>");
  EXPECT_THROW((void)run("blog.xml", 0, 3), Error);
  EXPECT_FALSE(fs::exists(folder_ / "out"));
  std::mt19937 random(9);
  put("blog.xml", random_blog(random, 40));
  EXPECT_THROW((void)run("blog.xml", 100, 0), Error);
  EXPECT_FALSE(fs::exists(folder_ / "out"));
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), {}), 1);
}

// What --overwrite would take away must not be what is read.
TEST_F(SplitTest, RefusesAnInputInsideTheOutput) {
  std::mt19937 random(10);
  put("blog.xml", random_blog(random, 40));
  const SplitResult first = run("blog.xml", 0, 10);
  EXPECT_THROW((void)run("out/" + first.pieces[0].name, 0, 3), Error);
  EXPECT_TRUE(fs::exists(folder_ / "out" / first.pieces[0].name));
}

}  // namespace
}  // namespace postferry
