// SPDX-License-Identifier: MIT
#include "review/render.h"

#include <gtest/gtest.h>

#include "model/members.h"
#include "unit/review/bodies.h"

namespace postferry {
namespace {

Review sample() {
  Review review;
  review.works.push_back({});
  review.works[0].title = "Emma";
  review.works[0].authors = {"Jane Austen"};
  review.works[0].publisher = "John Murray";
  review.subjects = {"Women", "England & Wales"};
  review.rating = Rating{Decimal(4), Decimal(5), std::nullopt, {}};
  review.recommendations.push_back(
      {"You might also like:", "for wit", {{"Persuasion", {"Jane Austen"}, {}, {}}}});
  review.upcoming.push_back({"Dune", {"Frank Herbert"}, {}, {}});
  return review;
}

ShownBody rendered(Post post, RenderOptions options = {}) {
  ShownBody shown;
  (void)Renderer(options).prepare(post, shown);
  return shown;
}

std::string body_of(const char* format, const char* body) {
  Post post = bodies::post(format, body);
  post.review = sample();
  return rendered(post).body.value;
}

TEST(Render, WritesTheLayoutInTheBodysOwnFormat) {
  EXPECT_EQ(body_of("classic", "Text."),
            "By: Jane Austen\nSubject Matter: Women; England &amp; Wales\nRating: 4/5\n\nText.\n\n"
            "You might also like:\n\n(for wit)\n\nPersuasion by Jane Austen\n\n"
            "Coming up:\n\nDune by Frank Herbert");
  EXPECT_EQ(body_of("html", "<p>Text.</p>"),
            "<p>By: Jane Austen<br />\nSubject Matter: Women; England &amp; Wales<br />\n"
            "Rating: 4/5</p>\n<p>Text.</p>\n<p>You might also like:</p>\n<p>(for wit)</p>\n"
            "<p>Persuasion by Jane Austen</p>\n<p>Coming up:</p>\n<p>Dune by Frank Herbert</p>");
  EXPECT_EQ(
      body_of("markdown", "Text.\n").substr(0, 83),
      "By: Jane Austen  \nSubject Matter: Women; England \\& Wales  \nRating: 4/5\n\nText.\n\nYou");
  EXPECT_EQ(body_of("text", "Text.").substr(0, 78),
            "By: Jane Austen\nSubject Matter: Women; England & Wales\nRating: 4/5\n\nText.\n\nYou");
  const std::string blocks =
      body_of("blocks", "<!-- wp:paragraph -->\n<p>Text.</p>\n<!-- /wp:paragraph -->");
  EXPECT_TRUE(blocks.starts_with("<!-- wp:paragraph -->\n<p>By: Jane Austen<br>Subject Matter: "));
  EXPECT_TRUE(
      blocks.ends_with("<!-- wp:paragraph -->\n<p>Dune by Frank Herbert</p>\n<!-- "
                       "/wp:paragraph -->"));
}

TEST(Render, LeavesFactsToPlacesThatTheTargetKeeps) {
  Post post = bodies::post("classic", "Text.");
  post.type = "review";
  post.meta = {{"rating", "4"}};
  (void)Extractor().extract(post);
  ASSERT_TRUE(post.review);
  RenderOptions options;
  options.keeps = [](const Post&, std::string_view where) { return where == "meta:isbn"; };
  EXPECT_EQ(rendered(post, options).body.value, "Rating: 4\n\nText.");
  options.keeps = [](const Post&, std::string_view where) { return where == "meta:rating"; };
  EXPECT_FALSE(rendered(post, options).rendered);
}

TEST(Render, TellsWhereTheBodySaysWhat) {
  Post post = bodies::post("classic", "Text.");
  post.review = sample();
  const ShownBody shown = rendered(post);
  EXPECT_TRUE(shown.rendered);
  ASSERT_EQ(shown.facts.size(), 5U);
  const auto bytes = [&](std::size_t i) {
    return shown.body.value.substr(shown.facts[i].begin, shown.facts[i].end - shown.facts[i].begin);
  };
  EXPECT_EQ(bytes(0), "By: Jane Austen");
  EXPECT_EQ(bytes(2), "Rating: 4/5");
  EXPECT_EQ(bytes(4), "Coming up:\n\nDune by Frank Herbert");
}

TEST(Render, WritesOnlyWhatTheBodyDoesNotSay) {
  Post post = bodies::post("classic", "By: Jane Austen\nRating: 4/5\n\nText.");
  post.review = sample();
  post.review->recommendations.clear();
  post.review->upcoming.clear();
  const ShownBody shown = rendered(post);
  EXPECT_EQ(shown.body.value,
            "Subject Matter: Women; England &amp; Wales\n\nBy: Jane Austen\nRating: 4/5\n\nText.");
  EXPECT_EQ(shown.facts.size(), 3U);
}

TEST(Render, LeavesTheBodyAloneWhereTheTargetHoldsTheFacts) {
  Post post = bodies::post("classic", "Text.");
  post.review = sample();
  EXPECT_FALSE(rendered(post, {Render::automatic, FieldSet::all()}).rendered);
  EXPECT_FALSE(rendered(post, {Render::never, {}}).rendered);
  EXPECT_TRUE(rendered(post, {Render::always, FieldSet::all()}).rendered);
}

TEST(Render, LeavesOutWhatWouldNotComeBack) {
  Post post = bodies::post("classic", "Rating: 2/5");
  post.review = sample();
  post.review->subjects = {"a;b"};
  post.review->recommendations[0].heading = "These are good.";
  post.review->upcoming[0].authors = {"nobody in particular"};
  const ShownBody shown = rendered(post);
  EXPECT_EQ(shown.body.value.find("a;b"), std::string::npos);
  EXPECT_EQ(shown.body.value.find("These are good"), std::string::npos);
  EXPECT_EQ(shown.body.value.find("Coming up"), std::string::npos);
  // Nor is a body contradicted, or written into a comment that is never closed.
  EXPECT_EQ(shown.body.value.find("4/5"), std::string::npos);
  post.content->value = "Text <!-- never closed";
  EXPECT_EQ(rendered(post).body.value.find("Coming up"), std::string::npos);
}

TEST(Render, WritesTheOthersWhereTheBodySaysSomethingElseOfOne) {
  Post post = bodies::post("classic", "Rating: 9/10\n\nText.");
  post.review = sample();
  post.review->recommendations.clear();
  post.review->upcoming.clear();
  EXPECT_EQ(rendered(post).body.value,
            "By: Jane Austen\nSubject Matter: Women; England &amp; Wales\n\n"
            "Rating: 9/10\n\nText.");
}

TEST(Render, SaysWhoseAuthorALoneAuthorIs) {
  Post post = bodies::post("classic", "Text.");
  post.review.emplace().works.push_back({});
  post.review->works[0].authors = {"Jane Austen"};
  EXPECT_EQ(rendered(post).body.value, "Book author: Jane Austen\n\nText.");
}

TEST(Render, GivesARowWithoutAReviewABody) {
  Post post;
  post.title = "Emma";
  post.review = sample();
  const ShownBody shown = rendered(post);
  EXPECT_TRUE(shown.rendered);
  EXPECT_EQ(shown.body.format, "classic");
  EXPECT_TRUE(shown.body.value.starts_with("By: Jane Austen\n"));
}

TEST(Render, TakesOutWhatExtractionGivesAgain) {
  Post post = bodies::post("classic", "By: Jane Austen\nRating: 4/5\n\nText.");
  (void)Extractor().extract(post);
  post.review->shelf = "read";
  ShownBody shown;
  Post prepared = post;
  EXPECT_FALSE(Renderer({}).prepare(prepared, shown));
  ASSERT_TRUE(prepared.review);
  EXPECT_FALSE(prepared.review->rating);
  EXPECT_TRUE(prepared.review->found.empty());
  EXPECT_EQ(prepared.review->shelf, "read");
  (void)Extractor().extract(prepared);
  EXPECT_EQ(prepared, post);
}

TEST(Render, KeepsFactsOfAnotherOrigin) {
  Post post = bodies::post("classic", "By: Jane Austen\nRating: 4/5\n\nText.");
  post.review = sample();
  post.review->subjects.clear();
  const Post before = post;
  ShownBody shown;
  (void)Renderer({}).prepare(post, shown);
  EXPECT_EQ(post, before);
}

}  // namespace
}  // namespace postferry
