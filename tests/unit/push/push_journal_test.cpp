// SPDX-License-Identifier: MIT
#include "push/push_journal.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "base/error.h"

namespace postferry {
namespace {

namespace fs = std::filesystem;

const std::string site = "https://blog.example/wp-json/";

class PushJournalTest : public ::testing::Test {
 protected:
  ~PushJournalTest() override { fs::remove(path_); }

  // With one post done, and the next begun.
  void fill() {
    PushJournal journal(path_, site, "ada");
    journal.begin("post/1");
    journal.done("post/1", {7, 11, 13, false, 0, 0});
    journal.begin("post/2");
  }
  [[nodiscard]] std::string text() const {
    std::ifstream file(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  void write(const std::string& text) const { std::ofstream(path_, std::ios::binary) << text; }

  // What is said of the file.
  [[nodiscard]] std::string refusal() const {
    try {
      PushJournal journal(path_, site, "ada");
    } catch (const Error& error) {
      return error.text();
    }
    return {};
  }

  std::string path_ =
      (fs::temp_directory_path() / ("postferry_journal." + std::to_string(::getpid()))).string();
};

TEST_F(PushJournalTest, RemembersWhatWasDone) {
  fill();
  const PushJournal journal(path_, site, "ada");
  const PushJournal::Done* done = journal.find(PushJournal::key("post/1"));
  ASSERT_NE(done, nullptr);
  EXPECT_EQ(done->remote, 7U);
  EXPECT_EQ(done->hash, 11U);
  EXPECT_EQ(journal.post(7), done);
  EXPECT_FALSE(journal.began(PushJournal::key("post/1")));
  EXPECT_TRUE(journal.began(PushJournal::key("post/2")));
}

TEST_F(PushJournalTest, APlanLeavesTheFileAsItIs) {
  fill();
  for (const std::string& there : {text(), text() + "{\"done\":\"po", std::string()}) {
    write(there);
    fs::permissions(path_, fs::perms::owner_read);
    const PushJournal journal = PushJournal::for_plan(path_, site, "ada");
    EXPECT_EQ(journal.find(PushJournal::key("post/1")) == nullptr, there.empty());
    EXPECT_EQ(text(), there);
    fs::permissions(path_, fs::perms::owner_all);
  }
}

TEST_F(PushJournalTest, DropsALineThatWasCut) {
  fill();
  const std::string whole = text();
  write(whole + "{\"done\":\"po");
  EXPECT_EQ(refusal(), "");
  EXPECT_EQ(text(), whole);
}

TEST_F(PushJournalTest, SaysWhichLineIsDamaged) {
  fill();
  std::string damaged = text();
  damaged.insert(damaged.find('\n') + 1, "{\"done\": oops\n");
  write(damaged);
  EXPECT_NE(refusal().find("line 2 of the journal is damaged"), std::string::npos) << refusal();
  EXPECT_EQ(text(), damaged);
}

TEST_F(PushJournalTest, TouchesNoOtherFile) {
  for (const char* other : {"My diary\n", "My diary", "{\"postferry_push\":\"9\"}\n"}) {
    write(other);
    EXPECT_NE(refusal().find("no journal of a push"), std::string::npos) << other;
    EXPECT_EQ(text(), other);
  }
}

// A post without an id that has another date now goes by another key.
TEST_F(PushJournalTest, ForgetsTheKeyThatAPostHadBefore) {
  fill();
  for (int round = 0; round < 2; ++round) {
    PushJournal journal(path_, site, "ada");
    if (round == 0) journal.done("post/moved", {7, 12, 14, false, 0, 0});
    EXPECT_EQ(journal.find(PushJournal::key("post/1")), nullptr);
    ASSERT_NE(journal.post(7), nullptr);
    EXPECT_EQ(journal.post(7)->hash, 12U);
  }
}

}  // namespace
}  // namespace postferry
