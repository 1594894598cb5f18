// SPDX-License-Identifier: MIT
#include "review/microformats_json.h"

#include <gtest/gtest.h>

#include "review/json_ld.h"
#include "unit/review/statements.h"

namespace postferry {
namespace {

std::string said(std::string_view json) {
  JsonTree tree;
  if (!tree.parse(json)) return "no JSON";
  if (!is_microformats_json(tree.root())) return "other";
  Statements out;
  read_microformats_json(tree.root(), out);
  return statements::shown(out);
}

TEST(MicroformatsJson, ReadsReviews) {
  EXPECT_EQ(said(R"({"items": [{"type": ["h-review"], "properties": {"name": ["A light"],
      "rating": ["4"], "best": ["5"], "author": [{"type": ["h-card"], "value": "Me",
      "properties": {"name": ["Some Blogger"]}}],
      "item": [{"type": ["h-product", "h-item"], "value": "The Glass Lamp", "properties": {
        "name": ["The Glass Lamp"], "url": ["https://x.test/lamp"],
        "photo": [{"value": "https://x.test/l.jpg", "alt": "a lamp"}],
        "author": [{"type": ["h-card"], "properties": {"name": ["Ada Quill"]}}],
        "uid": ["urn:isbn:0306406152"]}}]}}], "rels": {}})"),
            "W:The Glass Lamp|Ada Quill isbn10:0306406152 kind:product url:https://x.test/lamp "
            "cover:https://x.test/l.jpg R:4/5");
  EXPECT_EQ(said(R"({"type": ["h-review"], "properties": {"rating": [5],
      "item": ["Emma by Jane Austen"]}})"),
            "W:Emma|Jane Austen R:5");
  EXPECT_EQ(said(R"([{"type": ["h-feed"], "properties": {}, "children": [
      {"type": ["h-entry"], "properties": {"rating": ["3"], "read-of": [{"type": ["h-cite"],
       "properties": {"name": ["Emma"], "author": ["Jane Austen"]}}]}},
      {"type": ["h-entry"], "properties": {"name": ["A note"]}}]}])"),
            "W:Emma|Jane Austen R:3");
}

TEST(MicroformatsJson, ReadsJf2) {
  EXPECT_EQ(said(R"({"type": "review", "rating": 4, "best": 5,
      "item": {"type": "item", "name": "Emma", "author": "Jane Austen"}})"),
            "W:Emma|Jane Austen R:4/5");
  EXPECT_EQ(said(R"({"type": "entry", "name": "A note"})"), "");
}

TEST(MicroformatsJson, TakesNobodyElsesForTheAuthors) {
  EXPECT_EQ(said(R"({"items": [{"type": ["h-review-aggregate"], "properties": {"average": ["9.2"],
      "best": ["10"], "count": ["17"], "item": ["A Place"]}}]})"),
            "readers:9.2/10*17");
  // Comments of an entry; two ratings that differ.
  EXPECT_EQ(said(R"({"items": [{"type": ["h-entry"], "properties": {"comment": [
      {"type": ["h-review"], "properties": {"rating": ["1"], "item": ["X"]}}]}}]})"),
            "");
  EXPECT_EQ(said(R"({"items": [{"type": ["h-review"], "properties": {"rating": ["1", "2"],
      "item": ["X"]}}]})"),
            "W:X");
  EXPECT_EQ(said(R"({"items": [{"type": ["h-product"], "properties": {"name": ["Lamp"], "review": [
      {"type": ["h-review"], "properties": {"rating": ["4"]}}]}}]})"),
            "W:Lamp kind:product R:4");
}

TEST(MicroformatsJson, IsNoOtherJson) {
  for (const char* const json :
       {"{}", "[]", "3", R"({"items": [{"title": "x"}]})", R"({"items": []})",
        R"({"@context": "https://schema.org", "type": "Review"})",
        R"({"type": "post", "title": "x"})"})
    EXPECT_EQ(said(json), "other") << json;
}

TEST(MicroformatsJson, IsReadFromScriptsAndDocuments) {
  for (const char* const type :
       {"application/mf2+json", "application/jf2+json", "application/ld+json"})
    EXPECT_EQ(statements::shown(statements::read(
                  read_json_ld, "<script type=\"" + std::string(type) +
                                    "\">{\"items\":[{\"type\":[\"h-review\"],\"properties\":{"
                                    "\"rating\":[\"4\"],\"item\":[\"Emma\"]}}]}</script>")),
              "W:Emma R:4");
  Post post;
  post.extras.push_back({"json", "items", R"([{"type":["h-review"],"properties":{"rating":["4/5"],
      "item":["Emma"]}}])"});
  EXPECT_TRUE(Extractor().extract(post));
  EXPECT_EQ(bodies::shown(post), "T:Emma R:4/5");
}

}  // namespace
}  // namespace postferry
