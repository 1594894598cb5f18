// SPDX-License-Identifier: MIT
#include "api/postferry.h"

#include <gtest/gtest.h>
#include <stdio.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace postferry {
namespace {

// A file of the test's own, gone at its end.
class TemporaryFile {
 public:
  TemporaryFile(const std::string& name, const std::string& content)
      : path_(testing::TempDir() + "postferry_api_" + name) {
    if (!content.empty())
      std::ofstream(path_) << content;
    else
      remove(path_.c_str());
  }
  ~TemporaryFile() { remove(path_.c_str()); }
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string content() const {
    std::ifstream file(path_);
    return {std::istreambuf_iterator<char>(file), {}};
  }

 private:
  std::string path_;
};

const std::string two_posts =
    "{\"postferry\":1,\"site\":{\"title\":\"Blog\"}}\n"
    "{\"id\":1,\"title\":\"On Dune\"}\n"
    "{broken\n"
    "{\"id\":2,\"title\":\"On Emma\",\"review\":{\"works\":[{\"title\":\"Emma\"}],"
    "\"private_notes\":\"mine\"}}\n";

TEST(Api, ReaderGivesPostsOneByOne) {
  const TemporaryFile file("read.jsonl", two_posts);
  Reader reader({file.path()});
  EXPECT_EQ(reader.site().title, "Blog");
  Post post;
  ASSERT_TRUE(reader.next(post));
  EXPECT_EQ(post.title, "On Dune");
  ASSERT_TRUE(reader.next(post));
  EXPECT_EQ(post.title, "On Emma");
  EXPECT_FALSE(reader.next(post));
  EXPECT_FALSE(reader.next(post)) << "asking again after the end";
  const std::vector<Note> notes = reader.take_notes();
  ASSERT_EQ(notes.size(), 1U);
  EXPECT_EQ(notes[0].place.line, 3U);
  EXPECT_TRUE(reader.take_notes().empty());
}

TEST(Api, ReaderThrowsForWhatIsNotThere) {
  EXPECT_THROW(Reader({testing::TempDir() + "postferry_api_nowhere.jsonl"}), Error);
  const TemporaryFile file("format.jsonl", two_posts);
  EXPECT_THROW(Reader({file.path()}, "nothing"), Error);
}

TEST(Api, ConvertFillsDatesAndTellsAddresses) {
  const TemporaryFile in("move.jsonl",
                         "{\"id\":1,\"title\":\"On Dune\",\"date\":\"2024-07-01T09:30:00\","
                         "\"url\":\"https://a.example/dune/\"}\n");
  const TemporaryFile out("move.zip", "");
  const TemporaryFile map("move.tsv", "");
  Conversion conversion;
  conversion.inputs = {in.path()};
  conversion.to = "markdown";
  conversion.output = out.path();
  conversion.url_map = map.path();
  conversion.timezone = "Europe/Berlin";
  std::vector<NoteCode> codes;
  conversion.on_note = [&](const Note& note) { codes.push_back(note.code); };
  (void)convert(conversion);
  EXPECT_EQ(map.content(),
            "https://a.example/dune/\t2024-07-01-on-dune.md\t2024-07-01-on-dune.md\n");
  EXPECT_EQ(codes, std::vector{NoteCode::zone_filled});
  conversion.overwrite = true;
  conversion.timezone = "Europe/Nowhere";
  EXPECT_THROW((void)convert(conversion), Error);
}

TEST(Api, ConvertTellsWhatBecameOfThePosts) {
  const TemporaryFile in("in.jsonl", two_posts);
  const TemporaryFile out("out.csv", "");
  std::vector<Note> notes;
  Conversion conversion;
  conversion.inputs = {in.path()};
  conversion.output = out.path();
  conversion.on_note = [&](const Note& note) { notes.push_back(note); };
  const Outcome outcome = convert(conversion);
  EXPECT_EQ(outcome.in, 3U);
  EXPECT_EQ(outcome.out, 1U);
  EXPECT_EQ(outcome.skipped, 1U);
  EXPECT_EQ(outcome.failed, 1U);
  EXPECT_EQ(outcome.reviews, 1U);
  EXPECT_FALSE(outcome.nothing_lost);
  EXPECT_EQ(outcome.withheld.at("review.private_notes"), 1U);
  EXPECT_FALSE(notes.empty());
  EXPECT_NE(out.content().find("Emma"), std::string::npos);
  EXPECT_EQ(out.content().find("mine"), std::string::npos);
}

TEST(Api, ConvertRefusesAnExistingOutput) {
  const TemporaryFile in("refuse.jsonl", two_posts);
  const TemporaryFile out("refuse.xml", "old");
  Conversion conversion;
  conversion.inputs = {in.path()};
  conversion.output = out.path();
  EXPECT_THROW((void)convert(conversion), Error);
  EXPECT_EQ(out.content(), "old");
}

TEST(Api, FormatOptionsAreNamedWithTheirFormat) {
  const TemporaryFile in("option.jsonl", two_posts);
  const TemporaryFile out("option_out.jsonl", "");
  Conversion conversion;
  conversion.inputs = {in.path()};
  conversion.output = out.path();
  conversion.format_options = {{"jsonl.header", "no"}};
  (void)convert(conversion);
  EXPECT_EQ(out.content().find("\"postferry\""), std::string::npos);
  conversion.overwrite = true;
  conversion.format_options = {{"header", "no"}};
  EXPECT_THROW((void)convert(conversion), Error);
}

TEST(Api, ListsTheFormats) {
  const std::vector<FormatSummary> formats = list_formats();
  EXPECT_TRUE(std::any_of(formats.begin(), formats.end(), [](const FormatSummary& format) {
    return format.name == "wxr" && format.writes && format.extensions[0] == "xml";
  }));
  EXPECT_FALSE(version().empty());
}

}  // namespace
}  // namespace postferry
