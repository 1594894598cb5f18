// SPDX-License-Identifier: MIT
#include "commands/url_map.h"

#include <gtest/gtest.h>

#include "commands/push_url_map.h"

namespace postferry {
namespace {

class UrlMapTest : public ::testing::Test {
 protected:
  void add(const MovedPost& post) { map_.add(post, notes_); }

  [[nodiscard]] std::string noted() const {
    std::string codes;
    for (const Note& note : notes_.all())
      codes += std::string(codes.empty() ? "" : " ") + std::string(info(note.code).name);
    return codes;
  }

  std::string out_;
  Notes notes_;
  UrlMap map_{memory_sink(out_)};
};

TEST_F(UrlMapTest, TellsTheFileWhereNoEngineIsInQuestion) {
  add({"https://a.example/dune/", {"über dune.md", std::nullopt}, {}});
  EXPECT_EQ(out_, "https://a.example/dune/\t%C3%BCber%20dune.md\tüber dune.md\n");
  EXPECT_EQ(noted(), "");
}

TEST_F(UrlMapTest, TellsTheAddressAndTheFile) {
  add({"https://a.example/dune/", {"content/posts/dune.md", "/posts/dune/"}, {}});
  EXPECT_EQ(out_, "https://a.example/dune/\t/posts/dune/\tcontent/posts/dune.md\n");
}

TEST_F(UrlMapTest, TellsTheFileAndANoteWhereTheAddressIsNotKnown) {
  add({"https://a.example/dune/", {"_posts/2024-03-01-dune.md", ""}, {}});
  EXPECT_EQ(out_,
            "https://a.example/dune/\t_posts/2024-03-01-dune.md\t_posts/2024-03-01-dune.md\n");
  EXPECT_EQ(noted(), "url-map.no-address");
}

TEST_F(UrlMapTest, LeadsOnlyOnePostToAnAddress) {
  add({"https://a.example/?p=1", {"content/team.md", "/team/"}, {}});
  add({"https://a.example/?p=2", {"content/team-2.md", "/team/"}, {}});
  EXPECT_EQ(out_,
            "https://a.example/?p=1\t/team/\tcontent/team.md\n"
            "https://a.example/?p=2\tcontent/team-2.md\tcontent/team-2.md\n");
  EXPECT_EQ(noted(), "url-map.shared");
}

TEST_F(UrlMapTest, LeavesOutWhatWasOrIsNowhere) {
  add({"", {"a.md", std::nullopt}, {}});
  add({"https://a.example/menu/", {}, {}});
  EXPECT_EQ(out_, "");
  EXPECT_EQ(noted(), "url-map.no-url url-map.no-file");
}

TEST_F(UrlMapTest, LeadsAnAttachmentsPageToItsFile) {
  add({"https://a.example/dune/cover/",
       {},
       {{"https://a.example/up/cover.jpg", "/media/cover.jpg", "cover.jpg", true}}});
  EXPECT_EQ(out_,
            "https://a.example/dune/cover/\t/media/cover.jpg\tcover.jpg\n"
            "https://a.example/up/cover.jpg\t/media/cover.jpg\tcover.jpg\n");
}

TEST_F(UrlMapTest, HasEachFileOnceAndEachOldAddressOnce) {
  const MovedFile cover = {"https://a.example/up/cover.jpg", "/m/cover.jpg", "cover.jpg", false};
  add({"https://a.example/1/", {"1.md", "/1/"}, {cover}});
  add({"https://a.example/2/", {"2.md", "/2/"}, {cover}});
  add({"https://a.example/1/", {"3.md", "/3/"}, {}});
  EXPECT_EQ(out_,
            "https://a.example/1/\t/1/\t1.md\n"
            "https://a.example/up/cover.jpg\t/m/cover.jpg\tcover.jpg\n"
            "https://a.example/2/\t/2/\t2.md\n");
  EXPECT_EQ(noted(), "url-map.repeated");
  EXPECT_EQ(map_.lines(), 3U);
}

TEST(EscapedUrl, LeavesEscapesAndEncodesWhatMayNotStandInAnAddress) {
  EXPECT_EQ(escaped_url("https://a.example/%e6%9c%ac/?p=1&q=a+b#x"),
            "https://a.example/%e6%9c%ac/?p=1&q=a+b#x");
  EXPECT_EQ(escaped_url("/本 \t\n\"<>\\^`{|}\x7f"),
            "/%E6%9C%AC%20%09%0A%22%3C%3E%5C%5E%60%7B%7C%7D%7F");
}

TEST(PushUrlMap, PairsOldAddressesWithThoseOnTheSite) {
  std::string out;
  Notes notes;
  PushUrlMap map(memory_sink(out));
  map.remember({"https://old.example/1/", {}, {}}, notes);
  map.remember({"", {}, {}}, notes);
  map.remember({"https://old.example/menu/", {}, {}}, notes);
  map.remember({"https://old.example/cover/", {}, {}}, notes);
  map.remember({"https://old.example/1/", {}, {}}, notes);
  map.add({"https://new.example/one/", {}, {}});
  map.add({"https://new.example/?p=2", {}, {}});
  map.add({});
  map.add({"https://new.example/cover/", "https://old.example/c.png", "https://new.example/c.png"});
  map.add({"https://new.example/one-2/", {}, {}});
  map.close(notes);
  EXPECT_EQ(out,
            "https://old.example/1/\thttps://new.example/one/\n"
            "https://old.example/cover/\thttps://new.example/cover/\n"
            "https://old.example/c.png\thttps://new.example/c.png\n");
  ASSERT_EQ(notes.all().size(), 3U);
  EXPECT_EQ(notes.all()[0].code, NoteCode::url_map_no_url);
  EXPECT_EQ(notes.all()[1].code, NoteCode::url_map_no_file);
  EXPECT_EQ(notes.all()[2].code, NoteCode::url_map_repeated);
}

}  // namespace
}  // namespace postferry
