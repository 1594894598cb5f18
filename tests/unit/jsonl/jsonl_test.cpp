// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "base/error.h"
#include "unit/format/read_write.h"

namespace postferry {

extern const Format json_format;
extern const Format jsonl_format;

namespace {

ReadResult read(std::string text, SplitOptions limits = {}) {
  return read_text(jsonl_format, std::move(text), limits);
}

std::string post_line(const std::string& title) { return "{\"title\":\"" + title + "\"}\n"; }

TEST(JsonlSplitter, ReadsHeaderAndPosts) {
  const ReadResult result =
      read("{\"postferry\":1,\"site\":{\"title\":\"Blog\"}}\n" + post_line("a") + post_line("b"));
  EXPECT_EQ(result.prolog.title, "Blog");
  EXPECT_EQ(result.titles(), "a;b;");
  EXPECT_TRUE(result.notes.empty());
  EXPECT_EQ(result.lines, (std::vector<std::uint64_t>{2, 3}));
  EXPECT_EQ(result.offsets, (std::vector<std::uint64_t>{40, 54}));
}

TEST(JsonlSplitter, TakesHeadersBehindPostsAsLateNews) {
  const ReadResult result = read(
      "{\"postferry\":1,\"site\":{\"title\":\"Blog\"}}\n" + post_line("a") +
      "{ \"postferry\" : 1, \"site\":{\"title\":\"Blog\",\"authors\":[{\"login\":\"jo\"}]}}\n" +
      post_line("b"));
  EXPECT_TRUE(result.prolog.authors.empty());
  ASSERT_EQ(result.epilog.authors.size(), 1U);
  EXPECT_EQ(result.epilog.title, "");
  EXPECT_EQ(result.titles(), "a;b;");
}

TEST(JsonlSplitter, ToleratesBlankLinesCarriageReturnsMarksAndNuls) {
  using namespace std::string_literals;
  const ReadResult result = read(
      "\xEF\xBB\xBF\r\n\n{\"title\":\"a\"}\r\n \t\n\xEF\xBB\xBF{\"title\":\"b\"}\n\0\0{\"title\":\"c\"}\0"s);
  EXPECT_EQ(result.titles(), "a;b;c;");
  EXPECT_EQ(result.failed, 0U);
}

TEST(JsonlSplitter, NeedsNoHeaderAndNoLastLineFeed) {
  EXPECT_EQ(read("{\"title\":\"a\"}\n{\"title\":\"b\"}").titles(), "a;b;");
}

TEST(JsonlSplitter, SkipsLinesAboveTheLimitWithoutHoldingThem) {
  SplitOptions limits;
  limits.max_record = 100;
  for (const std::size_t chunk : {16U, 64U, 100'000U}) {
    limits.chunk_size = chunk;
    const ReadResult result =
        read(post_line("a") + post_line(std::string(5000, 'x')) + post_line("b"), limits);
    EXPECT_EQ(result.titles(), "a;b;");
    EXPECT_EQ(result.skipped, 1U);
    ASSERT_EQ(result.notes.size(), 1U);
    EXPECT_EQ(result.notes[0].code, NoteCode::record_too_long);
    EXPECT_EQ(result.notes[0].place.line, 2U);
    EXPECT_EQ(result.lines, (std::vector<std::uint64_t>{1, 3}));
  }
}

TEST(JsonlSplitter, LosesOnlyDamagedLines) {
  const ReadResult result =
      read(post_line("a") + "{\"title\":\"b\n" + "oops\n" + "[1]\n" + post_line("c"));
  EXPECT_EQ(result.titles(), "a;c;");
  EXPECT_EQ(result.failed, 3U);
  EXPECT_EQ(result.count(NoteCode::record_unreadable), 3U);
  EXPECT_EQ(result.notes[0].place.line, 2U);
}

TEST(JsonlSplitter, TellsALastLineThatWasCut) {
  const ReadResult result = read(post_line("a") + "{\"title\":\"b");
  EXPECT_EQ(result.titles(), "a;");
  EXPECT_EQ(result.count(NoteCode::record_unfinished), 1U);
}

TEST(JsonlSplitter, KeepsTextBehindAPost) {
  const ReadResult result = read("{\"title\":\"a\"} {\"title\":\"b\"}\n");
  ASSERT_EQ(result.posts.size(), 1U);
  EXPECT_EQ(result.posts[0].extras,
            (std::vector<Extra>{{"json", "#trailing", "{\"title\":\"b\"}"}}));
  EXPECT_EQ(result.count(NoteCode::json_repaired), 1U);
}

TEST(JsonlSplitter, RepairsWhatIsNearlyJson) {
  const ReadResult result = read("{\"title\":\"a\tb\xFF\",}\n");
  EXPECT_EQ(result.titles(), "a\tb\xEF\xBF\xBD;");
  EXPECT_EQ(result.count(NoteCode::utf8_invalid), 1U);
  EXPECT_EQ(result.count(NoteCode::json_repaired), 1U);
}

TEST(JsonlSplitter, NotesANewerVersionAndKeepsUnknownHeaderKeys) {
  const ReadResult result = read("{\"postferry\":2,\"tool\":\"x\"}\n" + post_line("a"));
  EXPECT_EQ(result.count(NoteCode::json_version), 1U);
  EXPECT_EQ(result.prolog.extras, (std::vector<Extra>{{"json", "document.tool", "\"x\""}}));
}

TEST(JsonlSplitter, GoesThroughSeveralSources) {
  const ReadResult result = read_sources(
      jsonl_format,
      {post_line("a"), "", "{\"postferry\":1,\"site\":{\"url\":\"u\"}}\n" + post_line("b")});
  EXPECT_EQ(result.titles(), "a;b;");
  EXPECT_EQ(result.epilog.url, "u");
  EXPECT_EQ(result.count(NoteCode::input_empty), 1U);
  EXPECT_EQ(result.offsets, (std::vector<std::uint64_t>{0, 35}));
}

TEST(JsonlSplitter, RefusesWhatIsNotJsonLines) {
  for (const char* text : {"hello", "<rss>", "Book Id,Title\n1,x\n", "[{\"title\":\"a\"}]",
                           "{\n  \"title\": \"a\"\n}", "{\"postferry\":1,\"posts\":[]}"}) {
    try {
      (void)read(text);
      ADD_FAILURE() << text;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::input);
      EXPECT_EQ(error.where(), "input0");
    }
  }
}

TEST(JsonlSplitter, DoesNotDependOnChunks) {
  std::string text = "{\"postferry\":1,\"site\":{\"title\":\"Blog\"}}\r\n";
  for (int i = 0; i < 50; ++i)
    text += post_line(std::string(static_cast<std::size_t>(i) * 7 % 90, 'y') + std::to_string(i)) +
            (i % 7 == 0 ? "\n" : "");
  text += "{\"postferry\":1,\"site\":{\"url\":\"u\"}}\n{\"bad\n";
  const ReadResult whole = read(text);
  for (const std::size_t chunk : {1U, 2U, 3U, 17U, 64U, 1000U}) {
    SplitOptions limits;
    limits.chunk_size = chunk;
    const ReadResult part = read(text, limits);
    EXPECT_EQ(part.titles(), whole.titles());
    EXPECT_EQ(part.lines, whole.lines);
    EXPECT_EQ(part.offsets, whole.offsets);
    EXPECT_EQ(part.prolog, whole.prolog);
    EXPECT_EQ(part.epilog, whole.epilog);
    EXPECT_EQ(part.notes.size(), whole.notes.size());
  }
}

TEST(JsonlWriter, WritesHeaderPostsAndLateNews) {
  Site site;
  site.title = "Blog";
  Site late;
  late.url = "u";
  Post post;
  post.title = "a\nb";
  EXPECT_EQ(write_text(jsonl_format, site, {post}, late),
            "{\"postferry\":1,\"site\":{\"title\":\"Blog\"}}\n{\"title\":\"a\\nb\"}\n{"
            "\"postferry\":1,\"site\":{\"url\":\"u\"}}\n");
  EXPECT_EQ(write_text(jsonl_format, {}, {}), "{\"postferry\":1}\n");
}

TEST(JsonlWriter, LosesTheSiteWithoutHeader) {
  WriteOptions options;
  options.own.set("header", "no");
  Site site;
  site.title = "Blog";
  Post post;
  post.title = "a";
  EXPECT_EQ(write_text(jsonl_format, site, {post}, {}, options), "{\"title\":\"a\"}\n");
  std::string out;
  const auto sink = memory_sink(out);
  EXPECT_EQ(jsonl_format.make_assembler(*sink, options)->begin(site)[Field::site_title], 1U);
}

TEST(JsonSniff, TellsDocumentsFromLines) {
  struct Case {
    const char* text;
    bool lines;
  };
  const std::string long_site =
      "{\"postferry\":1,\n\"site\":{\"title\":\"" + std::string(70'000, 'x');
  for (const auto& [text, lines] : std::initializer_list<Case>{
           {"{\"postferry\":1,\"site\":{}}\n{\"title\":\"a\"}\n", true},
           {"{\"postferry\":1}\n", true},
           {"{\"title\":\"a\"}\n{\"title\":\"b\"}\n", true},
           {"{\"title\":\"a\"}", true},
           {"\n{\"id\":1}\n", true},
           {"{\"postferry\":1,\"site\":{},\"posts\":[{\"title\":\"a\"}]}", false},
           {long_site.c_str(), false},
           {"[{\"title\":\"a\"}]", false},
           {"{\n \"title\": \"a\"\n}\n", false},
           {"{\"posts\":[\n]}", false},
           {"[]", false}}) {
    const int as_lines = jsonl_format.sniff(text);
    const int as_document = json_format.sniff(text);
    EXPECT_EQ(as_lines > as_document, lines) << text;
    EXPECT_GE(std::max(as_lines, as_document), 50) << text;
  }
  for (const char* text : {"", "<rss>", "a,b\n1,2\n", "hello"}) {
    EXPECT_LT(jsonl_format.sniff(text), 50) << text;
    EXPECT_LT(json_format.sniff(text), 50) << text;
  }
}

}  // namespace
}  // namespace postferry
