// SPDX-License-Identifier: MIT
// What is rendered can be read from the body again, nothing else is, and the body itself stays.
#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <iostream>

#include "model/members.h"
#include "review/render.h"
#include "review/render_check.h"
#include "review/template.h"
#include "unit/review/bodies.h"
#include "unit/review/random_review.h"

namespace postferry {
namespace {

constexpr std::array formats = {"classic", "html", "blocks", "markdown", "text"};
constexpr std::uint64_t cases = 3000;

Review extracted(const Post& post, const Text& body) {
  Post again;
  again.title = post.title;
  again.content = body;
  (void)Extractor().extract(again);
  return again.review.value_or(Review());
}

bool is_around(std::string_view whole, std::string_view body) {
  return whole.find(body) != std::string_view::npos;
}

/// How many of the facts that were to be said are said.
struct Share {
  std::array<std::size_t, review_fact_count> given{};
  std::array<std::size_t, review_fact_count> said{};

  void count(const Review& review, const ShownBody& shown) {
    for (const ReviewFact fact : all_review_facts) given[at(fact)] += has_fact(review, fact);
    for (const ShownFact& fact : shown.facts) ++said[at(fact.fact)];
  }
  [[nodiscard]] double of(ReviewFact fact) const {
    return given[at(fact)] == 0
               ? 1
               : static_cast<double>(said[at(fact)]) / static_cast<double>(given[at(fact)]);
  }
  static std::size_t at(ReviewFact fact) { return static_cast<std::size_t>(fact); }
};

/// The laws, for one post.
void check(const Post& post, const ShownBody& shown, std::uint64_t seed) {
  const std::string where = "seed " + std::to_string(seed) + ", " + post.content->format + "\n" +
                            (shown.rendered ? shown.body.value : post.content->value);
  if (!shown.rendered) {
    EXPECT_TRUE(shown.facts.empty() || !post.content->value.empty()) << where;
    return;
  }
  const Review before = extracted(post, *post.content);
  const Review after = extracted(post, shown.body);
  for (const ShownFact& fact : shown.facts)
    EXPECT_TRUE(same_fact(after, *post.review, fact.fact)) << name(fact.fact) << ", " << where;
  const FactSet wrong =
      facts_contradicted(*post.review, after) & ~facts_contradicted(*post.review, before);
  const FactSet invented = facts_invented(*post.review, before, after);
  for (const ReviewFact fact : all_review_facts) {
    EXPECT_FALSE(wrong.test(Share::at(fact))) << "wrong " << name(fact) << ", " << where;
    EXPECT_FALSE(invented.test(Share::at(fact))) << "invented " << name(fact) << ", " << where;
  }
  EXPECT_TRUE(is_around(shown.body.value, post.content->value)) << where;
}

// Written again, nothing is added.
void check_again(const Post& post, const ShownBody& shown, const RenderOptions& options,
                 std::uint64_t seed) {
  if (!shown.rendered) return;
  Post again = post;
  again.content = shown.body;
  ShownBody twice;
  (void)Renderer(options).prepare(again, twice);
  EXPECT_FALSE(twice.rendered) << "twice: seed " << seed << ", " << post.content->format << "\n"
                               << shown.body.value << "\n-----\n"
                               << twice.body.value;
}

Share run(const RenderOptions& options, Words words, bool whole) {
  Share share;
  for (std::uint64_t seed = 1; seed <= cases; ++seed) {
    RandomReview random(seed, words);
    const char* format = formats[random.below(formats.size())];
    Post post = bodies::post(format, random.body(format).c_str(), "Title");
    post.review = whole ? random.whole() : random.laid_out();
    ShownBody shown;
    Post prepared = post;
    (void)Renderer(options).prepare(prepared, shown);
    share.count(*post.review, shown);
    check(post, shown, seed);
    if (!options.layout || words == Words::usual) check_again(post, shown, options, seed);
  }
  if (std::getenv("POSTFERRY_SHOW_SHARES") != nullptr)
    for (const ReviewFact fact : all_review_facts)
      std::cout << name(fact) << " " << share.given[Share::at(fact)] << " " << share.of(fact)
                << "\n";
  return share;
}

TEST(RenderProperty, UsualReviewsComeBack) {
  const Share share = run({}, Words::usual, false);
  EXPECT_GT(share.of(ReviewFact::authors), 0.99);
  EXPECT_GT(share.of(ReviewFact::rating), 0.99);
  EXPECT_GT(share.of(ReviewFact::subjects), 0.95);         // alone they would be no work's
  EXPECT_GT(share.of(ReviewFact::recommendations), 0.85);  // plain text has neither links
  EXPECT_GT(share.of(ReviewFact::upcoming), 0.93);         // nor headings
}

TEST(RenderProperty, HardReviewsComeBackOrAreLeftOut) {
  const Share share = run({}, Words::hard, false);
  EXPECT_GT(share.of(ReviewFact::authors), 0.65);
  EXPECT_GT(share.of(ReviewFact::rating), 0.65);
}

constexpr const char* every_fact = R"(
{{! all that a line can say }}
## {{title}}{{#subtitle}}: {{subtitle}}{{/subtitle}}
By: {{authors}}
Translated by: {{contributors.translator}}
Subjects: {{subjects}}
**Rating:** {{rating}}{{#reader_rating}} (readers: {{reader_rating}}){{/reader_rating}}

- ISBN: {{ids.isbn13}}
- Series: {{series}}
- Publisher: {{publisher}}
- Year: {{year}}
- First published: {{original_year}}
- Format: {{binding}}
- Pages: {{pages}}
- Language: {{language}}

{{cover}}

Started: {{started}}
Finished: {{finished}}
{{#aspect_ratings}}
{{aspect}}: {{rating}}
{{/aspect_ratings}}
*{{summary}}*
{{work_summary}} {{url}}

{{body}}

{{#recommendations}}
### {{heading}}
({{reason}})
{{#works}}
- {{work}}
{{/works}}

{{/recommendations}}

{{#upcoming}}
## Coming up:
{{#works}}
- {{work}}
{{/works}}
{{/upcoming}}
)";
constexpr const char* odd_words = R"(
How it was: {{rating}} moons
{{title}} | {{authors}} | {{kind}}{{#pages}} | {{pages}} pp.{{/pages}}
{{body}}
{{#recommendations}}
Next to it on my shelf: {{#reason}}*{{reason}}*{{/reason}}
{{#works}}
{{title}}{{#authors}}, {{authors}}{{/authors}}{{#note}} - {{note}}{{/note}}
{{/works}}
{{/recommendations}}
)";

RenderOptions own_layout(const char* text, Render mode) {
  RenderOptions options;
  options.mode = mode;
  options.layout = read_template(text, "t");
  return options;
}

TEST(RenderProperty, ALayoutOfOnesOwnComesBack) {
  const Share share = run(own_layout(every_fact, Render::automatic), Words::usual, true);
  EXPECT_GT(share.of(ReviewFact::authors), 0.97);  // a lone "By:" could be the blogger's
  EXPECT_GT(share.of(ReviewFact::rating), 0.99);
  EXPECT_GT(share.of(ReviewFact::pages), 0.9);
  (void)run(own_layout(every_fact, Render::always), Words::hard, true);
}

TEST(RenderProperty, ALayoutThatCanNotBeReadSaysNothingElse) {
  (void)run(own_layout(odd_words, Render::automatic), Words::usual, true);
  (void)run(own_layout(odd_words, Render::always), Words::hard, true);
}

RenderOptions with_json_ld() {
  RenderOptions options;
  options.json_ld = true;
  return options;
}

TEST(RenderProperty, JsonLdComesBack) {
  const Share share = run(with_json_ld(), Words::usual, true);
  for (const ReviewFact fact :
       {ReviewFact::title, ReviewFact::authors, ReviewFact::ids, ReviewFact::series,
        ReviewFact::publisher, ReviewFact::pages, ReviewFact::rating, ReviewFact::subjects})
    EXPECT_GT(share.of(fact), 0.75) << name(fact);  // a fifth of the bodies are plain text
  (void)run(with_json_ld(), Words::hard, true);
}

// Lines that were edited count more than the JSON-LD that was made of them, which then is renewed.
TEST(RenderProperty, JsonLdIsRenewedWhereTheReviewChanged) {
  constexpr std::string_view script = "application/ld+json";
  std::size_t renewed = 0;
  for (std::uint64_t seed = 1; seed <= cases; ++seed) {
    RandomReview random(seed, Words::usual);
    const char* format = formats[random.below(formats.size())];
    Post post = bodies::post(format, random.body(format).c_str(), "Title");
    post.review = random.whole();
    ShownBody shown;
    Post prepared = post;
    (void)Renderer(with_json_ld()).prepare(prepared, shown);
    const std::size_t at = shown.body.value.find(script);
    if (at == std::string::npos || !post.review->rating) continue;
    EXPECT_EQ(shown.body.value.find(script, at + 1), std::string::npos);
    post.content = shown.body;
    post.review->summary = "Another one.";
    ShownBody again;
    prepared = post;
    (void)Renderer(with_json_ld()).prepare(prepared, again);
    ASSERT_TRUE(again.rendered) << seed << shown.body.value;
    const std::size_t place = again.body.value.find(script);
    EXPECT_EQ(place, at) << seed;
    EXPECT_EQ(again.body.value.find(script, place + 1), std::string::npos) << seed;
    EXPECT_EQ(extracted(post, again.body).summary, "Another one.") << seed;
    ++renewed;
  }
  EXPECT_GT(renewed, cases / 2);
}

}  // namespace
}  // namespace postferry
