// SPDX-License-Identifier: MIT
#include "review/places_blocks.h"

#include <gtest/gtest.h>

#include "body/body_read.h"
#include "places.h"

namespace postferry {
namespace {

std::string said(std::string_view body) {
  Tape tape;
  read_body(body, "blocks", tape);
  Statements out;
  read_blocks(tape, out);
  return places::shown(out);
}

constexpr std::string_view star = "<span>★</span>";

std::string jetpack(std::string_view attributes) {
  std::string body = "<!-- wp:paragraph --><p>Text</p><!-- /wp:paragraph -->\n\n";
  body.append("<!-- wp:jetpack/rating-star ").append(attributes).append(" -->\n");
  body.append("<figure class=\"wp-block-jetpack-rating-star\">");
  for (int i = 0; i < 4; ++i) body += star;
  return said(body + "</figure>\n<!-- /wp:jetpack/rating-star -->");
}

TEST(PlacesBlocks, ReadsJetpacksStarsFromTheirAttributes) {
  EXPECT_EQ(jetpack("{\"rating\":3.5}"), "block:jetpack/rating-star R:3.5/5");
  EXPECT_EQ(jetpack("{\"rating\":3,\"maxRating\":7,\"color\":\"#39414D\"}"),
            "block:jetpack/rating-star R:3/7");
  EXPECT_EQ(jetpack("{\"rating\":\"4\"}"), "block:jetpack/rating-star R:4/5");
}

TEST(PlacesBlocks, FillsInDefaultsThatTheCommentLeavesOut) {
  EXPECT_EQ(jetpack(""), "block:jetpack/rating-star R:1/5");
  EXPECT_EQ(jetpack("{\"color\":\"#39414D\"}"), "block:jetpack/rating-star R:1/5");
  EXPECT_EQ(jetpack("{\"maxRating\":10}"), "block:jetpack/rating-star R:1/10");
  EXPECT_EQ(said("<!-- wp:jetpack/rating-star /-->"), "block:jetpack/rating-star R:1/5");
}

TEST(PlacesBlocks, TakesNoDefaultWhereSomethingElseStands) {
  EXPECT_EQ(jetpack("{\"rating\":null}"), "");
  EXPECT_EQ(jetpack("{\"rating\":true}"), "");
  EXPECT_EQ(jetpack("{\"rating\":0}"), "");
  EXPECT_EQ(jetpack("{\"rating\":6}"), "");
  EXPECT_EQ(jetpack("{\"rating\":4,\"maxRating\":\"many\"}"), "");
}

TEST(PlacesBlocks, TakesNoneOfSeveralRatings) {
  EXPECT_EQ(said("<!-- wp:jetpack/rating-star {\"rating\":4} /-->"
                 "<!-- wp:jetpack/rating-star {\"rating\":2} /-->"
                 "<!-- wp:book-review-block/rating {\"rating\":3} /-->"),
            "block:book-review-block/rating R:3/5");
  EXPECT_EQ(said("<!-- wp:jetpack/rating-star {\"rating\":4} /-->"
                 "<!-- wp:jetpack/rating-star {\"rating\":4} /-->"),
            "block:jetpack/rating-star R:4/5\nblock:jetpack/rating-star R:4/5");
}

TEST(PlacesBlocks, LeavesOtherBlocksAlone) {
  EXPECT_EQ(said("<!-- wp:jetpack/rating-dollar {\"rating\":2} /-->"
                 "<!-- wp:rating-star {\"rating\":2} /-->"
                 "<!-- wp:yet-another-stars-rating/overall-rating -->"
                 "<div>[yasr_overall_rating]</div>"
                 "<!-- /wp:yet-another-stars-rating/overall-rating -->"),
            "");
}

std::string item(std::string_view name, std::string_view value) {
  std::string out = "<div class=\"book-review-block__meta-item book-review-block__meta-item-";
  out.append(name).append("\"><span class=\"book-review-block__meta-item-label\">Label:</span>");
  out.append("<div itemprop=\"x\" class=\"book-review-block__meta-item-value\">");
  return out.append(value).append("</div></div>");
}

TEST(PlacesBlocks, ReadsBookReviewBlock) {
  const std::string body =
      "<!-- wp:book-review-block/book-review {\"isbn\":\"9780306406157\"} -->\n"
      "<div class=\"wp-block-book-review-block-book-review book-review-block\">"
      "<meta itemprop=\"isbn\" content=\"9780306406157\"/>"
      "<!-- wp:image -->\n<figure class=\"wp-block-image\">"
      "<img src=\"https://img.example/emma.jpg\" alt=\"\"/></figure>\n<!-- /wp:image -->\n"
      "<!-- wp:book-review-block/metadata -->\n<div class=\"book-review-block__meta\">" +
      item("title", "Emma &amp; <em>I</em>") + item("series", "Harbour (#2)") +
      item("author", "Jane Austen, Ada Quill and Ben Nib") + item("genre", "Satire, Novel") +
      item("publisher", "Quay") + item("release-date", "1815-12-23") + item("format", "Hardcover") +
      item("pages", "474") + item("source", "Library") +
      "</div>\n<!-- /wp:book-review-block/metadata -->\n"
      "<!-- wp:book-review-block/rating {\"rating\":4.5} -->\n<div>"
      "<meta itemprop=\"ratingValue\" content=\"4.5\"/></div>\n"
      "<!-- /wp:book-review-block/rating -->\n"
      "<!-- wp:book-review-block/description -->\n"
      "<div class=\"book-review-block__description\">A match<br>maker.</div>\n"
      "<!-- /wp:book-review-block/description --></div>\n"
      "<!-- /wp:book-review-block/book-review -->";
  EXPECT_EQ(said(body),
            "block:book-review-block/book-review isbn13:9780306406157 "
            "cover:https://img.example/emma.jpg\n"
            "block:book-review-block/metadata S:Satire S:Novel T:Emma & I A:Jane Austen "
            "A:Ada Quill A:Ben Nib series:Harbour#2 publisher:Quay binding:Hardcover pages:474 "
            "year:1815\n"
            "block:book-review-block/rating R:4.5/5\n"
            "block:book-review-block/description about:A match maker.");
}

TEST(PlacesBlocks, ReadsTextThatSkimmingPassesOver) {
  const std::string prose(400, 'm');
  const std::string body = "<!-- wp:book-review-block/description -->\n<div>" + prose +
                           "<br>and more.</div>\n<!-- /wp:book-review-block/description -->";
  Tape tape;
  skim_body(body, "blocks", tape, [](std::string_view piece) { return piece.size() > 100; });
  Statements out;
  read_blocks(tape, out);
  ASSERT_EQ(out.size(), 1U);
  EXPECT_EQ(out[0].says.works.at(0).summary, prose + " and more.");
}

TEST(PlacesBlocks, FillsInTheDefaultOfBookReviewBlock) {
  EXPECT_EQ(said("<!-- wp:book-review-block/rating -->\n<div></div>\n"
                 "<!-- /wp:book-review-block/rating -->"),
            "block:book-review-block/rating R:1/5");
}

TEST(PlacesBlocks, ReadsTheFirstVersionOfBookReviewBlock) {
  const auto first = [](std::string_view attributes) {
    return "<!-- wp:book-review-block/book-review " + std::string(attributes) +
           " -->\n<div class=\"wp-block-book-review-block-book-review book-review-block\">"
           "<div class=\"book-review-block__cover-wrapper\"><img "
           "class=\"book-review-block__cover\" src=\"https://img.example/emma.jpg\"/></div>"
           "<div class=\"book-review-block__details\">"
           "<span class=\"book-review-block__title\">Emma</span>"
           "<span class=\"book-review-block__author\">Jane Austen</span>"
           "<span class=\"book-review-block__pages\">474 pages</span>"
           "<div class=\"book-review-block__rating\"><span class=\"on\">☆</span></div>"
           "<div class=\"book-review-block__description\">A matchmaker.</div></div></div>\n"
           "<!-- /wp:book-review-block/book-review -->";
  };
  EXPECT_EQ(said(first("{\"rating\":\"4\"}")),
            "block:book-review-block/book-review R:4/5 T:Emma A:Jane Austen pages:474 "
            "cover:https://img.example/emma.jpg about:A matchmaker.");
  EXPECT_EQ(said(first("{\"backgroundColor\":\"#fff\"}")),
            "block:book-review-block/book-review T:Emma A:Jane Austen pages:474 "
            "cover:https://img.example/emma.jpg about:A matchmaker.");
}

TEST(PlacesBlocks, FindsNothingInTheSecondVersionWhoseDataIsMeta) {
  EXPECT_EQ(said("<!-- wp:book-review-block/book-review {\"id\":7} /-->"), "");
}

TEST(PlacesBlocks, SurvivesNestingAndMissingEnds) {
  std::string body;
  for (int i = 0; i < 3000; ++i)
    body +=
        "<!-- wp:book-review-block/book-review --><!-- wp:book-review-block/metadata -->"
        "<div class=\"book-review-block__meta-item-title\">";
  EXPECT_EQ(said(body), "");
}

}  // namespace
}  // namespace postferry
