// SPDX-License-Identifier: MIT
// What holds of any input, however damaged: everything is told once, whatever else is asked, and
// the copy that --repair writes is sound and holds all that could be read.
#include "commands/check.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <set>

#include "base/error.h"
#include "commands/diff.h"
#include "unit/commands/folder_test.h"

namespace postferry {
namespace {

namespace fs = std::filesystem;

class CheckTest : public FolderTest {
 protected:
  [[nodiscard]] static std::string get(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }
  static std::string blog() { return get(POSTFERRY_FIXTURES "/wxr/sample-blog.xml"); }

  CheckResult run(CheckOptions options) {
    notes_.clear();
    return check(options, [this](const Note& note) { notes_.push_back(note); }, {});
  }
  CheckResult run(const std::string& input) {
    CheckOptions options;
    options.inputs = {input};
    return run(options);
  }
  [[nodiscard]] std::vector<std::string> told() const {
    std::vector<std::string> lines;
    for (const Note& note : notes_)
      lines.push_back(std::string(info(note.code).name) + "|" + to_string(note.place) + "|" +
                      note.post + "|" + note.field + "|" + note.text);
    return lines;
  }

  std::vector<Note> notes_;
};

// What a copy still has: facts of the blog, and what nobody could read and is kept as it stood.
bool is_of_the_blog(NoteCode code) {
  constexpr std::array codes = {NoteCode::link_missing,           NoteCode::comment_duplicate_id,
                                NoteCode::comment_parent_missing, NoteCode::author_undeclared,
                                NoteCode::post_duplicate_id,      NoteCode::wxr_parent_unknown,
                                NoteCode::control_characters,     NoteCode::extras_unknown,
                                NoteCode::value_repeated,         NoteCode::date_unreadable,
                                NoteCode::wxr_stray_text};
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

std::string damaged(std::string bytes, std::mt19937& random) {
  const auto below = [&](std::size_t n) { return random() % std::max<std::size_t>(n, 1); };
  for (int blows = 1 + static_cast<int>(below(4)); blows > 0; --blows) {
    const std::size_t at = below(bytes.size());
    switch (below(6)) {
      case 0: bytes.resize(at); break;
      case 1: bytes.insert(at, "\x01\x0B"); break;
      case 2: bytes.insert(at, "]]>"); break;
      case 3: bytes.erase(at, below(40)); break;
      case 4: bytes.insert(at, "\xFF\xC3"); break;
      default:
        if (const std::size_t end = bytes.find("]]>", at); end != std::string::npos)
          bytes.erase(end, 3);
    }
  }
  return bytes;
}

TEST_F(CheckTest, ACopyOfADamagedBlogIsSoundAndHoldsAllThatWasRead) {
  std::mt19937 random(20261129);  // NOLINT: the same every time
  const std::string whole = blog();
  for (int round = 0; round < 60; ++round) {
    put("in.xml", damaged(whole, random));
    CheckOptions options;
    options.inputs = {path("in.xml")};
    options.from = "wxr";
    options.repair = path("copy.xml");
    options.convert.overwrite = true;
    CheckResult first;
    try {
      first = run(options);
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::input) << error.what();  // no WXR any more
      continue;
    }
    const std::uint64_t posts = first.found.report.total().out;
    ASSERT_TRUE(first.repaired);
    EXPECT_EQ(first.repaired->report.total().out, posts);
    options.inputs = {path("copy.xml")};
    options.repair.clear();
    const CheckResult second = run(options);
    EXPECT_EQ(second.found.report.total().out, posts);
    EXPECT_EQ(second.losses, 0U);
    for (const Note& note : notes_)
      EXPECT_TRUE(is_of_the_blog(note.code) || (posts == 0 && note.code == NoteCode::input_empty))
          << round << ": " << info(note.code).name << " " << to_string(note.place) << " "
          << note.field << " " << note.text;
  }
}

TEST_F(CheckTest, ACopyOfASoundBlogIsTheSameBlog) {
  put("in.xml", blog());
  CheckOptions options;
  options.inputs = {path("in.xml")};
  options.repair = path("copy.xml");
  (void)run(options);
  std::string differences;
  (void)diff({path("in.xml"), path("copy.xml"), {}, {}, false, 1, {}},
             [&](std::string_view line) { differences += line; }, {});
  EXPECT_EQ(differences, "");
}

TEST_F(CheckTest, TellsTheSameThingsOnceWhateverElseIsAskedAndHoweverManyWork) {
  std::mt19937 random(7);  // NOLINT: the same every time
  for (int round = 0; round < 10; ++round) {
    put("in.xml", damaged(blog(), random));
    CheckOptions options;
    options.inputs = {path("in.xml")};
    options.from = "wxr";
    try {
      options.convert.jobs = 1;
      (void)run(options);
    } catch (const Error&) {
      continue;
    }
    const std::vector<std::string> alone = told();
    options.convert.jobs = 4;
    (void)run(options);
    EXPECT_EQ(told(), alone);
    options.repair = path("copy.xml");
    options.convert.overwrite = true;
    options.convert.to = "jsonl";
    (void)run(options);
    const std::vector<std::string> all = told();
    const std::multiset<std::string> sorted(all.begin(), all.end());
    for (const std::string& line : alone)
      EXPECT_EQ(sorted.count(line),
                static_cast<std::size_t>(std::count(alone.begin(), alone.end(), line)))
          << line;
  }
}

TEST_F(CheckTest, APostMayStandBehindTheOneThatRefersToIt) {
  put("in.jsonl",
      "{\"postferry\":1}\n"
      "{\"id\":1,\"parent\":2}\n{\"id\":2}\n{\"id\":3,\"parent\":9}\n");
  (void)run(path("in.jsonl"));
  ASSERT_EQ(notes_.size(), 1U);
  EXPECT_EQ(notes_[0].code, NoteCode::link_missing);
  EXPECT_EQ(notes_[0].field, "post.parent");
  EXPECT_EQ(notes_[0].place.line, 4U);
  EXPECT_EQ(notes_[0].text, "there is no post 9");
}

TEST_F(CheckTest, AuthorsAreMissedOnlyWhereSomeAreDeclared) {
  const std::string posts =
      "{\"id\":1,\"author\":\"ada\"}\n{\"id\":2,\"author\":\"ben\"}\n"
      "{\"id\":3,\"author\":\"ben\"}\n";
  put("none.jsonl", "{\"postferry\":1}\n" + posts);
  EXPECT_TRUE(run(path("none.jsonl")).sound());
  put("one.jsonl", "{\"postferry\":1,\"site\":{\"authors\":[{\"login\":\"ada\"}]}}\n" + posts);
  EXPECT_FALSE(run(path("one.jsonl")).sound());
  ASSERT_EQ(notes_.size(), 1U);
  EXPECT_EQ(notes_[0].code, NoteCode::author_undeclared);
  EXPECT_EQ(notes_[0].text, "ben, of 2 posts; this is the first");
}

TEST_F(CheckTest, WhatATargetWouldLoseIsAskedWithoutWritingAnything) {
  put("in.xml", blog());
  CheckOptions options;
  options.inputs = {path("in.xml")};
  options.convert.to = "markdown";
  const CheckResult result = run(options);
  ASSERT_TRUE(result.converted);
  EXPECT_EQ(result.converted->report.total().out, result.found.report.total().out);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), {}), 1);
}

TEST_F(CheckTest, AWrongCallTouchesNothing) {
  put("in.xml", blog());
  CheckOptions options;
  options.inputs = {path("in.xml")};
  options.repair = path("copy.xml");
  options.convert.to = "wprest";  // can't be written
  EXPECT_THROW((void)run(options), Error);
  options.convert.to.clear();
  options.repair = path("in.xml");
  EXPECT_THROW((void)run(options), Error);
  EXPECT_EQ(get(path("in.xml")), blog());
  EXPECT_FALSE(fs::exists(path("copy.xml")));
}

}  // namespace
}  // namespace postferry
