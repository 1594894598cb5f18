// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <chrono>

#include "base/error.h"
#include "unit/format/random_model.h"
#include "unit/format/read_write.h"

namespace postferry {

extern const Format json_format;

namespace {

ReadResult read(std::string text, SplitOptions limits = {}) {
  return read_text(json_format, std::move(text), limits);
}

std::string titled(const std::string& title) {
  return "{\"title\":\"" + title + "\",\"terms\":[{\"slug\":\"x\"},{\"slug\":\"y\"}]}";
}

// The same posts as our own writer lays them out.
std::string document(const std::vector<std::string>& elements) {
  std::string out = "{\"postferry\":1,\n\"site\":{\"title\":\"Blog\"},\n\"posts\":[";
  for (std::size_t i = 0; i < elements.size(); ++i) out += (i == 0 ? "\n" : ",\n") + elements[i];
  return out + "\n]}\n";
}

TEST(JsonSplitter, ReadsADocument) {
  const ReadResult result = read(document({titled("a"), titled("b")}));
  EXPECT_EQ(result.prolog.title, "Blog");
  EXPECT_EQ(result.titles(), "a;b;");
  EXPECT_TRUE(result.notes.empty());
  EXPECT_EQ(result.lines, (std::vector<std::uint64_t>{4, 5}));
}

TEST(JsonSplitter, ReadsKeysInAnyOrder) {
  const ReadResult result = read(
      R"({"posts":[{"title":"a"},{"title":"b"}],"tool":{"v":[1]},"site":{"title":"Late"},"postferry":1})");
  EXPECT_EQ(result.titles(), "a;b;");
  EXPECT_EQ(result.epilog.title, "Late");
  EXPECT_EQ(result.epilog.extras, (std::vector<Extra>{{"json", "document.tool", "{\"v\":[1]}"}}));
}

TEST(JsonSplitter, FindsADocumentBehindUnknownKeys) {
  const ReadResult result = read(R"({"$schema":"s","n":5,"posts":[{"title":"a"}]})");
  EXPECT_EQ(result.titles(), "a;");
  EXPECT_EQ(result.prolog.extras.size(), 2U);
}

TEST(JsonSplitter, ReadsABareArrayASinglePostAndSequences) {
  EXPECT_EQ(read(R"([ {"title":"a"} , {"title":"b"} ])").titles(), "a;b;");
  EXPECT_EQ(
      read(
          "{\n  \"title\": \"a\",\n  \"meta\": [\n    {\"key\": \"k\", \"value\": \"}\"}\n  ]\n}\n")
          .titles(),
      "a;");
  EXPECT_EQ(read("{\n  \"title\": \"a\"\n}\n{\n  \"title\": \"b\"\n}\n").titles(), "a;b;");
  const ReadResult slurped = read(R"([{"postferry":1,"site":{"title":"Blog"}},{"title":"a"}])");
  EXPECT_EQ(slurped.prolog.title, "Blog");
  EXPECT_EQ(slurped.titles(), "a;");
  EXPECT_EQ(read("[]").posts.size(), 0U);
  EXPECT_EQ(read("[]").count(NoteCode::input_empty), 1U);
}

TEST(JsonSplitter, MergesSiteRest) {
  const ReadResult result = read(
      R"({"postferry":1,"site":{"title":"t"},"posts":[{"id":1}],"site_rest":{"authors":[{"login":"jo"}]}})");
  EXPECT_EQ(result.prolog.title, "t");
  ASSERT_EQ(result.epilog.authors.size(), 1U);
}

TEST(JsonSplitter, NotesANewerVersion) {
  EXPECT_EQ(read(R"({"postferry":2,"posts":[]})").count(NoteCode::json_version), 1U);
}

TEST(JsonSplitter, RefusesWhatIsNoJson) {
  for (const char* text : {"", "  ", "hello", "<rss/>", "\"text\"", "12"}) {
    try {
      (void)read(text);
      ADD_FAILURE() << text;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::input);
    }
  }
}

TEST(JsonSplitter, DoesNotDependOnChunks) {
  std::vector<std::string> elements;
  for (int i = 0; i < 40; ++i)
    elements.push_back(titled(std::string(static_cast<std::size_t>(i) * 13 % 70, 'z') + "\\\"]}{" +
                              std::to_string(i)));
  elements[7] = "{\"title\":\"lost quote,\"slug\":\"x\"}";
  elements[20] = "{\"title\":\"lost brace\",\"meta\":[{\"key\":\"x\"]";
  elements[30] = "12";
  const std::string text = document(elements);
  const ReadResult whole = read(text);
  EXPECT_EQ(whole.posts.size(), 37U);
  EXPECT_EQ(whole.failed, 3U);
  for (const std::size_t chunk : {1U, 2U, 5U, 33U, 512U, 4096U}) {
    SplitOptions limits;
    limits.chunk_size = chunk;
    const ReadResult part = read(text, limits);
    EXPECT_EQ(part.titles(), whole.titles()) << chunk;
    EXPECT_EQ(part.lines, whole.lines) << chunk;
    EXPECT_EQ(part.offsets, whole.offsets) << chunk;
    EXPECT_EQ(part.prolog, whole.prolog);
    EXPECT_EQ(part.failed, whole.failed);
    EXPECT_EQ(part.notes.size(), whole.notes.size());
  }
}

// Each kind of damage to the second of three posts costs that post only.
class JsonDamage : public testing::TestWithParam<const char*> {};

TEST_P(JsonDamage, CostsThatElementOnlyOnLines) {
  const ReadResult result = read(document({titled("a"), GetParam(), titled("c")}));
  EXPECT_EQ(result.titles(), "a;c;");
  EXPECT_EQ(result.failed, 1U);
  EXPECT_EQ(result.prolog.title, "Blog");
}

TEST_P(JsonDamage, CostsThatElementOnlyWhenPrettyPrinted) {
  const std::string good =
      "  {\n    \"title\": \"a\",\n    \"terms\": [\n      {\n        \"slug\": \"x\"\n      }\n   "
      " ]\n  }";
  const ReadResult result = read("[\n" + good + ",\n  " + GetParam() + ",\n" + good + "\n]\n");
  EXPECT_EQ(result.titles(), "a;a;");
  EXPECT_EQ(result.failed, 1U);
}

TEST_P(JsonDamage, CostsThatElementOnlyAtTheEnd) {
  const ReadResult result = read(document({titled("a"), titled("b"), GetParam()}));
  EXPECT_EQ(result.titles(), "a;b;");
  EXPECT_EQ(result.failed, 1U);
}

INSTANTIATE_TEST_SUITE_P(Kinds, JsonDamage,
                         testing::Values(R"({"title":"b,"slug":"s"})", R"({"title":b","slug":"s"})",
                                         R"({"title":"b","slug":"s")",
                                         R"({"title":"b","meta":[{"key":"k"]})",
                                         R"({"title":"b","meta":[{"key":"k"})", R"("title":"b"})",
                                         R"({"title" "b"})", R"({"title":oops})",
                                         R"({"title":"b","slug":"s)"));

TEST(JsonSplitter, PassesOverABracketTooMany) {
  const ReadResult result = read(document({titled("a"), titled("b") + "}", titled("c")}));
  EXPECT_EQ(result.titles(), "a;b;c;");
  EXPECT_EQ(result.count(NoteCode::input_stray), 3U);  // bytes, up to the next opening
}

TEST(JsonSplitter, FindsTheNextElementOfAnArrayOnOneLine) {
  const ReadResult result = read(
      R"([{"type":"a","title":"a"},{"type":"b,"meta":[{"key":"k"},{"key":"l"}]},{"type":"c","title":"c"}])");
  EXPECT_EQ(result.titles(), "a;c;");
  EXPECT_EQ(result.failed, 1U);
}

TEST(JsonSplitter, KeepsRawLineBreaksInsideStringsForTheParser) {
  const ReadResult result =
      read(document({titled("a"), "{\"title\":\"two\nlines\"}", titled("c")}));
  EXPECT_EQ(result.titles(), "a;two\nlines;c;");
  EXPECT_EQ(result.count(NoteCode::json_repaired), 1U);
}

TEST(JsonSplitter, FindsThePostsBehindADamagedSite) {
  const ReadResult result = read(
      "{\"postferry\":1,\"site\":{\"title\":\"Blog},\n\"posts\":[\n{\"title\":\"a\"},\n{\"title\":"
      "\"b\"}\n]}\n");
  EXPECT_EQ(result.titles(), "a;b;");
  EXPECT_EQ(result.count(NoteCode::record_unreadable), 1U);
}

TEST(JsonSplitter, KeepsCompletePostsOfATruncatedDocument) {
  const std::string text = document({titled("a"), titled("b"), titled("c")});
  const ReadResult whole = read(text);
  for (std::size_t cut = 1; cut + 3 < text.size(); ++cut) {
    std::size_t complete = 0;
    while (complete < whole.offsets.size() && whole.offsets[complete] + titled("a").size() <= cut)
      ++complete;
    const ReadResult part = read(text.substr(0, cut));
    EXPECT_EQ(part.posts.size(), complete) << cut;
    EXPECT_EQ(part.count(NoteCode::input_unfinished), 1U) << cut;
  }
}

TEST(JsonSplitter, SkipsElementsAboveTheLimit) {
  SplitOptions limits;
  limits.max_record = 200;
  for (const std::size_t chunk : {16U, 100U, 100'000U}) {
    limits.chunk_size = chunk;
    const ReadResult result =
        read(document({titled("a"), titled(std::string(5000, 'x')), titled("c")}), limits);
    EXPECT_EQ(result.titles(), "a;c;") << chunk;
    EXPECT_EQ(result.skipped, 1U);
    EXPECT_EQ(result.count(NoteCode::record_too_long), 1U);
  }
}

TEST(JsonSplitter, TakesLinearTimeOnHostileInput) {
  const auto start = std::chrono::steady_clock::now();
  std::string opened = "[";
  std::string quoted = "[";
  std::string late = "[";
  for (int i = 0; i < 200'000; ++i) {
    opened += "\n{\"a\":[[[[,";
    quoted += "\n{\"a\":\"x,";
    late += "\n{\"a\":[";
  }
  (void)read(opened);
  (void)read(quoted);
  (void)read(late + "}");
  (void)read("{\"site\":" + std::string(2'000'000, '['));
  (void)read(std::string(2'000'000, '{'));
  (void)read("[" + std::string(2'000'000, ','));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(60));
}

TEST(JsonSplitter, SurvivesEveryFlippedByte) {
  const std::string text = document({titled("a"), titled("b")});
  for (std::size_t i = 0; i < text.size(); ++i)
    for (const char c : {'"', '\\', '{', '}', '[', ']', ',', '\0'}) {
      std::string damaged = text;
      damaged[i] = c;
      try {
        EXPECT_LE(read(damaged).posts.size(), 4U);
      } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::input);
      }
    }
}

TEST(JsonWriter, WritesOnePostALine) {
  Site site;
  site.title = "Blog";
  Site late;
  late.url = "u";
  Post a;
  a.title = "a";
  EXPECT_EQ(write_text(json_format, site, {a, a}, late),
            "{\"postferry\":1,\n\"site\":{\"title\":\"Blog\"},\n\"posts\":[\n{\"title\":\"a\"},\n{"
            "\"title\":\"a\"}\n],\n\"site_rest\":{\"url\":\"u\"}}\n");
  EXPECT_EQ(write_text(json_format, {}, {}), "{\"postferry\":1,\n\"posts\":[\n]}\n");
}

TEST(JsonFormat, GivesBackAnySiteAndPosts) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    RandomModel random(seed);
    const Site site = random.make<Site>();
    std::vector<Post> posts;
    for (int i = 0; i < 5; ++i) posts.push_back(random.make<Post>());
    const std::string text = write_text(json_format, site, posts);
    const ReadResult result = read(text);
    ASSERT_EQ(result.prolog, site) << seed;
    ASSERT_EQ(result.posts, posts) << seed;
    ASSERT_EQ(write_text(json_format, result.prolog, result.posts), text);
  }
}

}  // namespace
}  // namespace postferry
