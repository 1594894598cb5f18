// SPDX-License-Identifier: MIT
#include "format/post_json.h"

#include <gtest/gtest.h>

#include "model/members.h"
#include "unit/format/random_model.h"

namespace postferry {
namespace {

template <class T>
std::string json_of(const T& value) {
  std::string out;
  append_json(out, value);
  return out;
}

struct PostReading {
  Post post;
  Notes notes;
  bool ok = false;
  [[nodiscard]] std::size_t count(NoteCode code) const {
    std::size_t n = 0;
    for (const Note& note : notes.all()) n += note.code == code ? note.count : 0;
    return n;
  }
};

PostReading read(std::string_view json) {
  PostReading out;
  JsonTree tree;
  EXPECT_TRUE(tree.parse(json)) << json;
  out.ok = read_json(tree.root(), out.post, out.notes);
  return out;
}

Site read_site(std::string_view json) {
  Site site;
  Notes notes;
  JsonTree tree;
  EXPECT_TRUE(tree.parse(json));
  EXPECT_TRUE(read_json(tree.root(), site, notes));
  return site;
}

TEST(PostJson, WritesKeysInFixedOrderAndLeavesOutWhatIsAbsent) {
  Post post;
  EXPECT_EQ(json_of(post), "{}");
  post.title = "On \"Dune\"";
  post.type = "review";
  post.sticky = true;
  post.content = Text{"html", "<p>x</p>", false};
  post.meta = {{"k", ""}};
  EXPECT_EQ(
      json_of(post),
      R"({"type":"review","title":"On \"Dune\"","sticky":true,"content":{"format":"html","value":"<p>x</p>"},"meta":[{"key":"k","value":""}]})");
}

TEST(PostJson, WritesIdsAsIntegersOnlyWhereTheyReadBackTheSame) {
  Post post;
  const auto id_json = [&](const char* id) {
    post.id.text = id;
    return json_of(post);
  };
  EXPECT_EQ(id_json("7"), R"({"id":7})");
  EXPECT_EQ(id_json("-3"), R"({"id":-3})");
  EXPECT_EQ(id_json("007"), R"({"id":"007"})");
  EXPECT_EQ(id_json("tag:1"), R"({"id":"tag:1"})");
  EXPECT_EQ(id_json("123456789012345678901234567890"),
            R"({"id":"123456789012345678901234567890"})");
}

TEST(PostJson, ReadsIdsOfBothKinds) {
  EXPECT_EQ(read(R"({"id":7})").post.id.text, "7");
  EXPECT_EQ(read(R"({"id":"7"})").post.id.text, "7");
  EXPECT_EQ(read(R"({"id":123456789012345678901234567890})").post.id.text,
            "123456789012345678901234567890");
  const PostReading bad = read(R"({"id":1.5})");
  EXPECT_TRUE(bad.post.id.empty());
  EXPECT_EQ(bad.post.extras, (std::vector<Extra>{{"json", "id", "1.5"}}));
}

TEST(PostJson, KeepsDecimalsExact) {
  const Post post =
      read(R"({"review":{"rating":{"value":4.50,"best":"5"},"works":[{"average_rating":4.05}]}})")
          .post;
  EXPECT_EQ(post.review->rating->value, Decimal(45, 1));
  EXPECT_EQ(post.review->rating->best, Decimal(5));
  EXPECT_EQ(json_of(post),
            R"({"review":{"works":[{"average_rating":4.05}],"rating":{"value":4.5,"best":5}}})");
}

TEST(PostJson, KeepsNumbersThatDoNotFitInExtras) {
  const PostReading reading =
      read(R"({"menu_order":99999999999999999999,"review":{"rating":{"value":1e400}}})");
  EXPECT_FALSE(reading.post.menu_order);
  EXPECT_FALSE(reading.post.review->rating->value);
  EXPECT_EQ(reading.count(NoteCode::number_unreadable), 2U);
  EXPECT_EQ(reading.post.extras, (std::vector<Extra>{{"json", "menu_order", "99999999999999999999"},
                                                     {"json", "review.rating.value", "1e400"}}));
}

TEST(PostJson, BringsDatesToTheCanonicalFormAndKeepsUnreadableOnes) {
  EXPECT_EQ(read(R"({"date":"2024-03-01 09:30:00+0100"})").post.date.iso,
            "2024-03-01T09:30:00+01:00");
  EXPECT_EQ(read(R"({"date":"2024-03"})").post.date.iso, "2024-03");
  const PostReading bad = read(R"({"date":"last Tuesday","comments":[{"date":"2023-02-30"}]})");
  EXPECT_EQ(bad.count(NoteCode::date_unreadable), 2U);
  EXPECT_EQ(bad.post.extras, (std::vector<Extra>{{"json", "date", "\"last Tuesday\""}}));
  EXPECT_EQ(bad.post.comments[0].extras, (std::vector<Extra>{{"json", "date", "\"2023-02-30\""}}));
}

TEST(PostJson, TakesNullAsAbsentWithoutANote) {
  const PostReading reading = read(R"({"title":null,"terms":[null],"review":null,"sticky":null})");
  EXPECT_TRUE(is_empty(reading.post));
  EXPECT_TRUE(reading.notes.empty());
}

TEST(PostJson, WritesUnknownKeysBackWhereTheyStood) {
  const std::string json =
      R"({"title":"t","comments":[{"id":1,"mood":[1, 2]}],"extras":[{"format":"wxr","path":"x","raw":"<x/>"}],"stars":{"a" : 4.50},"note":"n"})";
  const PostReading reading = read(json);
  EXPECT_EQ(reading.count(NoteCode::extras_unknown), 3U);
  EXPECT_EQ(reading.post.extras.size(), 3U);
  EXPECT_EQ(reading.post.comments[0].extras, (std::vector<Extra>{{"json", "mood", "[1, 2]"}}));
  EXPECT_EQ(json_of(reading.post), json);
}

TEST(PostJson, KeepsDeepUnknownKeysWithTheirPath) {
  const Post post =
      read(
          R"({"review":{"works":[{"title":"a"},{"foo":{"b":1},"ids":{"isbn13":[1]}}]},"content":{"value":"x","lang":"en"}})")
          .post;
  EXPECT_EQ(post.extras, (std::vector<Extra>{{"json", "review.works[1].foo", "{\"b\":1}"},
                                             {"json", "review.works[1].ids.isbn13", "[1]"},
                                             {"json", "content.lang", "\"en\""}}));
  EXPECT_EQ(read(json_of(post)).post, post);
}

TEST(PostJson, KeepsValuesOfAWrongKind) {
  const PostReading reading =
      read(R"({"title":["x"],"terms":{"a":1},"meta":[7],"sticky":"yes","aliases":["/a",{},"/b"]})");
  EXPECT_EQ(reading.count(NoteCode::value_unreadable), 5U);
  EXPECT_EQ(reading.post.aliases, (std::vector<std::string>{"/a", "/b"}));
  EXPECT_EQ(reading.post.extras, (std::vector<Extra>{{"json", "title", "[\"x\"]"},
                                                     {"json", "terms", "{\"a\":1}"},
                                                     {"json", "meta[0]", "7"},
                                                     {"json", "sticky", "\"yes\""},
                                                     {"json", "aliases[1]", "{}"}}));
  EXPECT_EQ(read(json_of(reading.post)).post, reading.post);
}

TEST(PostJson, TakesNumbersForTexts) {
  EXPECT_EQ(read(R"({"title":1984,"meta":[{"key":"rating","value":4.50}]})").post.meta[0].value,
            "4.50");
}

TEST(PostJson, UsesTheFirstOfRepeatedKeysAndKeepsTheOthers) {
  const PostReading reading = read(R"({"title":"a","slug":"s","title":"b","slug":"s"})");
  EXPECT_EQ(reading.post.title, "a");
  EXPECT_EQ(reading.count(NoteCode::json_duplicate_key), 1U);
  EXPECT_EQ(reading.post.extras, (std::vector<Extra>{{"json", "title", "\"b\""}}));
}

TEST(PostJson, ReadsKeysInAnyOrder) {
  const Post post =
      read(R"({"meta":[{"value":"v","key":"k"}],"title":"t","id":3,"type":"page"})").post;
  EXPECT_EQ(json_of(post),
            R"({"type":"page","id":3,"title":"t","meta":[{"key":"k","value":"v"}]})");
}

TEST(PostJson, PutsUnknownValuesOfSeveralLinesOnOne) {
  const Post post = read("{\"foo\": {\n  \"a\": [1,\r\n 2],\n  \"b c\": \"x  y\"\n}}").post;
  EXPECT_EQ(post.extras, (std::vector<Extra>{{"json", "foo", R"({"a": [1,2],"b c": "x  y"})"}}));
}

TEST(PostJson, NeverWritesAnExtraThatIsNoJsonOrWouldInjectKeys) {
  for (const char* raw : {"[1,", "1,\"title\":\"injected\"", " 1", "1 ", "", "{\n}", "nul"}) {
    Post post;
    post.extras = {{"json", "foo", raw}};
    EXPECT_NE(json_of(post).find("extras"), std::string::npos) << raw;
    EXPECT_EQ(read(json_of(post)).post, post) << raw;
  }
  for (const char* path : {"title", "postferry", "posts", "a.b", "a[0]", "", "extras"}) {
    Post post;
    post.extras = {{"json", path, "1"}};
    EXPECT_NE(json_of(post).find("extras"), std::string::npos) << path;
    EXPECT_EQ(read(json_of(post)).post, post) << path;
  }
}

TEST(PostJson, SumsUpNotesAboutAFloodOfWrongValues) {
  std::string json = "{\"terms\":[0";
  for (int i = 1; i < 10'000; ++i) json += ",0";
  const PostReading reading = read(json + "]}");
  EXPECT_EQ(reading.count(NoteCode::value_unreadable), 10'000U);
  EXPECT_LT(reading.notes.all().size(), 20U);
}

TEST(PostJson, RefusesWhatIsNoObject) {
  for (const char* json : {"[]", "1", "null", "\"x\""}) EXPECT_FALSE(read(json).ok) << json;
}

TEST(PostJson, GivesBackAnyPost) {
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    RandomModel random(seed);
    const Post post = random.make<Post>();
    const std::string json = json_of(post);
    const Post back = read(json).post;
    ASSERT_EQ(json_of(back), json) << "seed " << seed;
    ASSERT_EQ(back, post) << "seed " << seed << "\n" << json;
  }
}

TEST(PostJson, GivesBackAnySite) {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    RandomModel random(seed);
    const Site site = random.make<Site>();
    ASSERT_EQ(read_site(json_of(site)), site) << "seed " << seed << "\n" << json_of(site);
  }
}

TEST(PostJson, SettlesAfterOneReadingOfForeignJson) {
  const std::string foreign =
      R"({"zeta":1,"extras":[{"format":"json","path":"old","raw":"2"}],"alpha":2,"title":5,"date":"x","review":{"q":1},"zeta":3,"a.b":4})";
  const Post once = read(foreign).post;
  const std::string json = json_of(once);
  const Post twice = read(json).post;
  EXPECT_EQ(twice, once);
  EXPECT_EQ(json_of(twice), json);
}

}  // namespace
}  // namespace postferry
