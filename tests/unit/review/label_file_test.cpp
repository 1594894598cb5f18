// SPDX-License-Identifier: MIT
#include "review/label_file.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "review/extract.h"

namespace postferry {
namespace {

std::string error_of(std::string_view text) {
  try {
    (void)read_label_file(text, "my.labels");
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

TEST(LabelFile, AddsLabelsAndHeadings) {
  const auto table = read_label_file(
      "\xEF\xBB\xBF# mine\r\n\r\nrating: My  Moons; How it was\r\nNot_ours: Rating\n"
      "isbn: Barcode\nrecommendations: Shelf friends of ...; ... kin to ...\nupcoming: Tomorrow\n"
      "by: penned by",
      "my.labels");
  EXPECT_EQ(table->labelled("MY MOONS: 4/5")->fact, Fact::rating);
  EXPECT_EQ(table->find_label("how it was"), Fact::rating);
  EXPECT_EQ(table->find_label("Rating"), Fact::not_ours);  // wins over the built-in one
  EXPECT_EQ(table->find_label("Barcode"), Fact::isbn);
  EXPECT_EQ(table->find_label("My rating"), Fact::rating);
  EXPECT_EQ(table->heading_of("Shelf friends of Emma:"), WorkList::recommendations);
  EXPECT_EQ(table->heading_of("Books kin to Emma"), WorkList::recommendations);
  EXPECT_EQ(table->heading_of("Tomorrow"), WorkList::upcoming);
  EXPECT_EQ(table->heading_of("Tomorrow never comes"), std::nullopt);
  EXPECT_TRUE(table->is_by("Penned by"));
  EXPECT_EQ(find_label("My moons"), std::nullopt);
}

TEST(LabelFile, ReachesExtraction) {
  Post post;
  post.title = "Emma";
  post.content = Text{"classic", "By: Jane Austen\n\nMoons: 4/5", false};
  Post plain = post;
  ExtractOptions options;
  options.labels = read_label_file("rating: Moons\n", "x");
  EXPECT_TRUE(Extractor(options).extract(post));
  EXPECT_TRUE(post.review && post.review->rating);
  (void)Extractor().extract(plain);
  EXPECT_FALSE(plain.review && plain.review->rating);
}

TEST(LabelFile, WordsBetweenTitleAndAuthorMayBeSeveral) {
  ExtractOptions options;
  options.labels = read_label_file("by: penned by\n", "x");
  Post post;
  post.title = "Emma";
  post.content = Text{"html",
                      "<h2>You may also like</h2><ul><li>Evelina penned by Frances Burney</li>"
                      "<li>Camilla by Frances Burney</li></ul>",
                      false};
  ASSERT_TRUE(Extractor(options).extract(post));
  EXPECT_EQ(post.review->recommendations.at(0).works.at(0).title, "Evelina");
  EXPECT_EQ(post.review->recommendations.at(0).works.at(1).title, "Camilla");
}

TEST(LabelFile, TellsWhatIsWrongAndWhere) {
  EXPECT_EQ(error_of("# x\n\nMoons"),
            "my.labels:3: a colon is missing: \"rating: My stars; My verdict\"");
  EXPECT_EQ(error_of("moons: 4").substr(0, 61),
            "my.labels:1: nothing is called \"moons\"; there are author, byl");
  EXPECT_EQ(error_of("rating: a;; b"), "my.labels:1: a wording is empty");
  EXPECT_EQ(error_of("rating:"), "my.labels:1: a wording is empty");
  EXPECT_EQ(error_of("rating: a: b"), "my.labels:1: a label ends at its first colon: \"a: b\"");
  EXPECT_EQ(error_of("rating: a\ntitle: b\nauthor: A"),
            "my.labels:3: \"a\" says something else in line 1");
  EXPECT_EQ(error_of("rating: \xFF"), "my.labels:1: the line is no UTF-8");
  EXPECT_EQ(error_of("upcoming: ... ..."), "my.labels:1: a heading has no words: \"... ...\"");
  EXPECT_EQ(error_of("rating: " + std::string(49, 'x')).substr(0, 45),
            "my.labels:1: a label has at most 48 bytes: \"x");
}

}  // namespace
}  // namespace postferry
