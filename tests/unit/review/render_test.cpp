// SPDX-License-Identifier: MIT
#include "review/render.h"

#include <gtest/gtest.h>

#include <random>

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

/// Makes reviews of words that are hard on the layout.
class RandomReview {
 public:
  explicit RandomReview(std::uint64_t seed) : random_(seed) {}

  Review review() {
    Review made;
    if (chance(8)) {
      made.works.push_back({});
      made.works[0].authors = names();
    }
    if (chance(6))
      for (std::size_t n = 1 + below(4); n > 0; --n) made.subjects.push_back(words(3));
    if (chance(8)) made.rating = rating();
    if (chance(6))
      for (std::size_t n = 1 + below(3); n > 0; --n) made.recommendations.push_back(group());
    if (chance(5)) made.upcoming = works();
    return made;
  }
  std::string body(std::string_view format) {
    if (chance(3)) return {};
    std::string text = words(8) + (chance(5) ? "\n\n" : "\n") + words(8);
    if (format == "html") return "<p>" + text + "</p>";
    if (format == "blocks")
      return "<!-- wp:paragraph -->\n<p>" + text + "</p>\n<!-- /wp:paragraph -->";
    return text;
  }
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }

 private:
  bool chance(std::size_t tenths) { return below(10) < tenths; }
  std::string word() {
    static constexpr std::string_view all[] = {"Emma",
                                               "by",
                                               "the",
                                               "Day",
                                               "1984.",
                                               "“Lie”",
                                               "\"x\"",
                                               "(and)",
                                               "and",
                                               "&",
                                               "a;b",
                                               "C++",
                                               "*star*",
                                               "_u_",
                                               "<b>",
                                               "&amp;",
                                               "Rating:",
                                               "4/5",
                                               "’tis",
                                               "Ж",
                                               "日本",
                                               "By:",
                                               "#1",
                                               "[note]",
                                               "- dash",
                                               "|",
                                               "\\",
                                               "$5",
                                               "~~no~~",
                                               "100%",
                                               "http://x.example/",
                                               "Coming up:",
                                               "(x",
                                               "y)",
                                               "!",
                                               "…",
                                               "`code`",
                                               "Jr.",
                                               "1)",
                                               "=="};
    return std::string(all[below(std::size(all))]);
  }
  std::string words(std::size_t most) {
    std::string out = word();
    for (std::size_t n = below(most); n > 0; --n) out += " " + word();
    return out;
  }
  std::string name() {
    static constexpr std::string_view all[] = {
        "Jane Austen", "J. D. Salinger", "Homer",     "Gabriel García Márquez",
        "King, Jr.",   "X and Y",        "村上 春樹", "de la Cruz",
        "ann onym",    "O’Brien"};
    return std::string(all[below(std::size(all))]);
  }
  std::vector<std::string> names() {
    std::vector<std::string> list;
    for (std::size_t n = 1 + below(3); n > 0; --n) list.push_back(name());
    return list;
  }
  Rating rating() {
    Rating made;
    made.value = Decimal(static_cast<std::int64_t>(below(60)), 1);
    if (chance(7)) made.best = Decimal(chance(7) ? 5 : 10);
    if (chance(3)) made.text = words(2);
    return made;
  }
  std::vector<ListedWork> works() {
    std::vector<ListedWork> list;
    for (std::size_t n = 1 + below(3); n > 0; --n) {
      ListedWork work;
      work.title = words(4);
      if (chance(8)) work.authors = names();
      if (chance(2)) work.url = "https://x.example/?a=1&b=" + std::to_string(below(9));
      if (chance(2)) work.note = words(2);
      list.push_back(work);
    }
    return list;
  }
  Recommendation group() {
    return {chance(7) ? "If you liked it, you may also like:" : words(4),
            chance(5) ? "for " + words(2) : std::string(), works()};
  }

  std::mt19937_64 random_;
};

// What stands in the body can be read from it; what can't is not written.
TEST(RenderProperty, ExtractionGivesBackWhatWasRendered) {
  constexpr const char* formats[] = {"classic", "html", "blocks", "markdown", "text"};
  std::size_t facts = 0;
  for (std::uint64_t seed = 1; seed <= 4000; ++seed) {
    RandomReview random(seed);
    const char* format = formats[random.below(std::size(formats))];
    Post post = bodies::post(format, random.body(format), "Title");
    post.review = random.review();
    const ShownBody shown = rendered(post);
    Post again;
    again.title = "Title";
    again.content = shown.body;
    (void)Extractor().extract(again);
    facts += shown.facts.size();
    for (const ShownFact& fact : shown.facts) {
      ASSERT_TRUE(again.review) << seed;
      EXPECT_TRUE(same_fact(*again.review, *post.review, fact.fact))
          << "seed " << seed << ", " << format << ", " << name(fact.fact) << "\n"
          << shown.body.value;
    }
    if (shown.rendered)
      EXPECT_NE(shown.body.value.find(post.content->value), std::string::npos) << seed;
    else
      EXPECT_EQ(shown.body.value, post.content->value) << seed;
  }
  EXPECT_GT(facts, 4000U);  // most of what there is can be said
}

}  // namespace
}  // namespace postferry
