// SPDX-License-Identifier: MIT
// The page that the program is measured by, in every shape a body can give it.
#include <gtest/gtest.h>

#include "model/members.h"
#include "review/extract.h"
#include "review/render.h"
#include "unit/review/seed_page.h"

namespace postferry {
namespace {

using Names = std::vector<std::string>;

struct Shape {
  const char* format;
  std::string (*body)(const std::vector<std::string>&);
};

class SeedPage : public testing::TestWithParam<Shape> {
 protected:
  void SetUp() override {
    lines_ = seed::page_lines();
    if (!lines_ && seed::is_required()) FAIL() << "the page is missing";
    if (!lines_) GTEST_SKIP() << "the page is not here";
  }

  Post post() {
    Post made;
    made.title = lines_->front();
    made.content = Text{GetParam().format, GetParam().body(*lines_), false};
    return made;
  }

  static void expect_works(const std::vector<ListedWork>& works,
                           const std::vector<std::pair<std::string, std::string>>& wanted) {
    ASSERT_EQ(works.size(), wanted.size());
    for (std::size_t i = 0; i < works.size(); ++i) {
      EXPECT_EQ(works[i].title, wanted[i].first);
      EXPECT_EQ(works[i].authors, Names{wanted[i].second});
    }
  }

  static void expect_the_review(const Review& review) {
    ASSERT_EQ(review.works.size(), 1U);
    EXPECT_EQ(review.works[0].title, "Never Let Me Go");
    EXPECT_EQ(review.works[0].authors, Names{"Kazuo Ishiguro"});
    EXPECT_EQ(review.subjects, (Names{"Women", "England", "Cloning", "Organ donors",
                                      "Donation of organs", "Tissues"}));
    ASSERT_TRUE(review.rating);
    EXPECT_EQ(review.rating->value, Decimal(4));
    EXPECT_EQ(review.rating->best, Decimal(5));
    EXPECT_EQ(review.rating->text, "4/5");
    ASSERT_EQ(review.recommendations.size(), 3U);
    for (const Recommendation& group : review.recommendations)
      EXPECT_EQ(group.heading, "If you’re an Ishiguro fan, I recommend these books:");
    EXPECT_EQ(review.recommendations[0].reason, "for more by Ishiguro");
    expect_works(review.recommendations[0].works, {{"The Remains of the Day", "Kazuo Ishiguro"},
                                                   {"The Buried Giant", "Kazuo Ishiguro"},
                                                   {"When We Were Orphans", "Kazuo Ishiguro"},
                                                   {"A Pale View of Hills", "Kazuo Ishiguro"}});
    EXPECT_EQ(review.recommendations[1].reason, "for eerily relatable despair");
    expect_works(review.recommendations[1].works, {{"The Catcher in the Rye", "J. D. Salinger"}});
    EXPECT_EQ(review.recommendations[2].reason, "for female characters in dystopian worlds");
    expect_works(review.recommendations[2].works, {{"The Handmaid’s Tale", "Margaret Atwood"}});
    expect_works(review.upcoming, {{"The Da Vinci Code", "Dan Brown"},
                                   {"Fun Home", "Alison Bechdel"},
                                   {"The Matarese Circle", "Robert Ludlum"},
                                   {"Rose Harbor in Bloom", "Debbie Macomber"}});
  }

  std::optional<std::vector<std::string>> lines_;
};

TEST_P(SeedPage, IsUnderstoodWhole) {
  Post read = post();
  const std::string body = read.content->value;
  EXPECT_TRUE(Extractor(Extract::keep).extract(read));
  ASSERT_TRUE(read.review);
  expect_the_review(*read.review);
  EXPECT_EQ(read.content->value, body);
}

TEST_P(SeedPage, LosesItsLinesToMoveAndGetsThemBack) {
  Post moved = post();
  EXPECT_TRUE(Extractor(Extract::move).extract(moved));
  ASSERT_TRUE(moved.review);
  expect_the_review(*moved.review);
  for (const char* line :
       {"By:", "Subject Matter", "4/5", "Salinger", "Coming up", "Macomber", "(for more"})
    EXPECT_EQ(moved.content->value.find(line), std::string::npos) << line;
  EXPECT_NE(moved.content->value.find("Rough stuff."), std::string::npos);
  EXPECT_NE(moved.content->value.find("Leave a Reply"), std::string::npos);

  ShownBody shown;
  EXPECT_TRUE(Renderer({.mode = Render::always, .held = {}}).prepare(moved, shown));
  EXPECT_TRUE(shown.rendered);
  Post again;
  again.title = moved.title;
  again.content = shown.body;
  EXPECT_TRUE(Extractor(Extract::keep).extract(again));
  ASSERT_TRUE(again.review);
  expect_the_review(*again.review);
}

INSTANTIATE_TEST_SUITE_P(
    Shapes, SeedPage,
    testing::Values(Shape{"classic", seed::as_classic}, Shape{"classic", seed::as_broken_paragraph},
                    Shape{"html", seed::as_paragraphs}, Shape{"blocks", seed::as_blocks},
                    Shape{"markdown", seed::as_markdown}, Shape{"text", seed::as_text}));

}  // namespace
}  // namespace postferry
