// SPDX-License-Identifier: MIT
// How posts of the input are found among those of the site.
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "unit/push/site_push_fixture.h"

namespace postferry {
namespace {

namespace fs = std::filesystem;

TEST_F(SitePushTest, ChangesNothingWithoutItsJournal) {
  fill();
  push();
  const std::uint64_t writes = site_.writes;
  fs::remove(journal_);
  push();
  EXPECT_EQ(site_.writes, writes);
  EXPECT_EQ(counts_.total().unchanged, input_.size());
  EXPECT_EQ(notes_of(NoteCode::push_conflict), 0U);
}

// As sanitize_title() does with what is not plain ASCII, or too long.
TEST_F(SitePushTest, KnowsPostsWhoseSlugsTheSiteSpellsOtherwise) {
  input_ = {post("1", "Müller", "2020-01-01T10:00:00Z"), post("2", "本", "2020-01-02T10:00:00Z"),
            post("3", "plain", "2020-01-03T10:00:00Z")};
  push();
  site_.set(posts, id_of("Müller"), "slug", R"("muller")");
  site_.set(posts, id_of("本"), "slug", R"("%e6%9c%ac")");
  const std::uint64_t writes = site_.writes;
  fs::remove(journal_);
  push();
  EXPECT_EQ(site_.writes, writes);
  EXPECT_EQ(counts_.total().unchanged, 3U);
  EXPECT_EQ(notes_of(NoteCode::push_altered), 1U);
}

// Two rows of a table of books may say the same.
TEST_F(SitePushTest, KnowsPostsThatHaveNothingButTitles) {
  input_ = {post("1", "", ""), post("2", "", ""), post("3", "", "")};
  input_[1].title = "Other";
  push();
  ASSERT_EQ(site_.items(posts).size(), 3U);
  fs::remove(journal_);
  push();
  EXPECT_EQ(site_.items(posts).size(), 3U);
  EXPECT_EQ(counts_.total().unchanged, 3U);
}

// Files of Markdown have no ids.
TEST_F(SitePushTest, MovesAPostThatHasAnotherDateNow) {
  input_ = {post("", "moved", "2020-01-01T10:00:00Z")};
  push();
  for (const char* date : {"2020-02-02T10:00:00Z", "2020-01-01T10:00:00Z"}) {
    input_[0].date.iso = date;
    push();
    EXPECT_EQ(site_.items(posts).size(), 1U) << date;
    EXPECT_EQ(counts_.total().updated, 1U) << date;
    EXPECT_EQ(site_.get(posts, id_of("moved"), "date_gmt"), quoted(std::string(date, 19))) << date;
  }
  const std::uint64_t writes = site_.writes;
  push();
  EXPECT_EQ(site_.writes, writes);
}

TEST_F(SitePushTest, LeavesAPostWhoseDateAndTextAreOthers) {
  input_ = {post("", "monthly", "2020-01-01T10:00:00Z")};
  push();
  input_[0].date.iso = "2020-02-01T10:00:00Z";
  input_[0].content->value = "Of February.";
  push();
  EXPECT_EQ(site_.items(posts).size(), 1U);
  EXPECT_EQ(notes_of(NoteCode::push_conflict), 1U);
  input_[0].title = "In February";
  push();
  EXPECT_EQ(site_.items(posts).size(), 2U);
}

TEST_F(SitePushTest, MakesAnotherPostOfASlugBesideTheFirst) {
  input_ = {post("", "monthly", "2020-01-01T10:00:00Z"),
            post("", "monthly", "2020-02-01T10:00:00Z")};
  push();
  EXPECT_EQ(site_.items(posts).size(), 2U);
  push();
  EXPECT_EQ(counts_.total().unchanged, 2U);
  EXPECT_EQ(site_.items(posts).size(), 2U);
}

TEST_F(SitePushTest, TakesThePlannedForWhatItIs) {
  input_ = {post("1", "first", "2055-01-01T10:00:00Z")};
  push();
  site_.set(posts, id_of("first"), "status", R"("future")");
  fs::remove(journal_);
  push();
  EXPECT_EQ(counts_.total().unchanged, 1U);
}

// --id, --since and the like leave files out.
TEST_F(SitePushTest, KeepsLinksToFilesOfEarlierPushes) {
  fill();
  const std::string address = "https://old.example/image.png";
  input_[0].content->value = "See " + address + " here.";
  push();
  const std::string linked = site_.get(posts, id_of("first"), "content");
  ASSERT_EQ(linked.find(address), std::string::npos);
  input_.resize(1);
  input_[0].title = "Another title";
  push();
  EXPECT_EQ(counts_.total().updated, 1U);
  EXPECT_EQ(site_.get(posts, id_of("first"), "content"), linked);
  const std::uint64_t writes = site_.writes;
  push();
  EXPECT_EQ(site_.writes, writes);
}

TEST_F(SitePushTest, LinksToWhatWasPushedEarlier) {
  fill();
  const std::vector<Post> all = input_;
  input_ = {all[6], all[5]};  // the image, the parent
  push();
  input_ = {all[0], all[4]};
  push();
  EXPECT_EQ(site_.get(posts, id_of("first"), "featured_media"),
            std::to_string(site_.find("wp/v2/media", "slug", R"("image")")));
  EXPECT_EQ(site_.get("wp/v2/pages", site_.find("wp/v2/pages", "slug", R"("child")"), "parent"),
            std::to_string(site_.find("wp/v2/pages", "slug", R"("parent")")));
  EXPECT_EQ(notes_of(NoteCode::push_altered), 0U);
}

TEST_F(SitePushTest, LinksToWhatIsPushedLater) {
  fill();
  const std::vector<Post> all = input_;
  input_ = {all[0], all[4]};
  push(true);
  EXPECT_EQ(notes_of(NoteCode::push_altered), 2U);
  push();
  EXPECT_EQ(notes_of(NoteCode::push_altered), 2U);
  const std::uint64_t writes = site_.writes;
  push();
  EXPECT_EQ(notes_of(NoteCode::push_altered), 2U);
  EXPECT_EQ(site_.writes, writes);
  input_ = all;
  push();
  EXPECT_EQ(site_.get(posts, id_of("first"), "featured_media"),
            std::to_string(site_.find("wp/v2/media", "slug", R"("image")")));
  EXPECT_EQ(notes_of(NoteCode::push_altered), 0U);
}

TEST_F(SitePushTest, LeavesAnotherPostOfThatName) {
  fill();
  push();
  fs::remove(journal_);
  site_.set(posts, id_of("first"), "content", R"("Somebody's own words.")");
  const std::uint64_t writes = site_.writes;
  push();
  EXPECT_EQ(site_.writes, writes);
  EXPECT_EQ(notes_of(NoteCode::push_conflict), 1U);
}
}  // namespace
}  // namespace postferry
