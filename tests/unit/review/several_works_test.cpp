// SPDX-License-Identifier: MIT
// Posts that state several reviews: each work keeps its own rating.
#include "review/several_works.h"

#include <gtest/gtest.h>

#include <string>

#include "base/note.h"
#include "unit/review/bodies.h"

namespace postferry {
namespace {

// "Emma/Jane Austen 4; Dune 3"
std::string works_of(const Post& post) {
  if (!post.review) return "-";
  std::string out;
  for (std::size_t i = 0; i < post.review->works.size(); ++i) {
    const Work& work = post.review->works[i];
    out += (i == 0 ? "" : "; ") + work.title;
    for (const std::string& author : work.authors) out += "/" + author;
    const std::optional<Rating>& rating = i == 0 ? post.review->rating : work.rating;
    if (rating) out += " " + rating->value->to_string();
  }
  return out;
}

std::string read(const std::string& body, std::string_view title = "Two novels",
                 std::string* remarks = nullptr) {
  Post post = bodies::post(body.starts_with("<!-- wp:") ? "blocks" : "html", body, title);
  Notes notes;
  (void)Extractor().extract(post, &notes);
  if (remarks != nullptr)
    for (const Note& note : notes.all())
      *remarks += std::string(info(note.code).name) + " " + note.text + "\n";
  return works_of(post);
}

std::string json_ld(const std::string& title, const std::string& rating,
                    const std::string& more = "") {
  std::string json = R"(<script type="application/ld+json">{"@type":"Review",)" + more +
                     R"("itemReviewed":{"@type":"Book","name":")" + title + "\"}";
  if (!rating.empty()) json += R"(,"reviewRating":{"ratingValue":)" + rating + "}";
  return json + "}</script>\n";
}

std::string hreview(const std::string& title, const std::string& rating) {
  return R"(<div class="hreview"><b class="item"><i class="fn">)" + title +
         R"(</i></b> <i class="rating">)" + rating + "</i></div>\n";
}

std::string microdata(const std::string& title, const std::string& rating) {
  return R"(<div itemscope itemtype="https://schema.org/Review"><p itemprop="itemReviewed" itemscope
 itemtype="https://schema.org/Book"><b itemprop="name">)" +
         title + R"(</b></p><p itemprop="reviewRating" itemscope><b itemprop="ratingValue">)" +
         rating + "</b></p></div>\n";
}

std::string book_block(const std::string& title, const std::string& rating) {
  std::string name;
  if (!title.empty())
    name =
        R"(<p class="book-review-block__meta-item-title"><b class="book-review-block__meta-item-value">)" +
        title + "</b></p>";
  return "<!-- wp:book-review-block/book-review -->\n<div><!-- wp:book-review-block/metadata "
         "-->\n<div>" +
         name + "</div>\n<!-- /wp:book-review-block/metadata -->\n" +
         R"(<!-- wp:book-review-block/rating {"rating":)" + rating +
         "} -->\n<div></div>\n<!-- /wp:book-review-block/rating --></div>\n" +
         "<!-- /wp:book-review-block/book-review -->\n";
}

std::string stars_block(const std::string& rating) {
  return R"(<!-- wp:jetpack/rating-star {"rating":)" + rating +
         "} -->\n<figure></figure>\n<!-- /wp:jetpack/rating-star -->\n";
}

TEST(SeveralWorks, MarkedUpReviewsKeepTheirRatings) {
  EXPECT_EQ(read(json_ld("Emma", "4") + json_ld("Dune", "3")), "Emma 4; Dune 3");
  EXPECT_EQ(read(hreview("Emma", "4") + hreview("Dune", "3")), "Emma 4; Dune 3");
  EXPECT_EQ(read(microdata("Emma", "4") + microdata("Dune", "3")), "Emma 4; Dune 3");
  EXPECT_EQ(read(json_ld("Emma", "4") + hreview("Dune", "3")), "Emma 4; Dune 3");
  EXPECT_EQ(read(json_ld("Dune", "4") + json_ld("Dune Messiah", "3")), "Dune 4; Dune Messiah 3");
}

TEST(SeveralWorks, RatingOfOneIsNotTheOthers) {
  EXPECT_EQ(read(json_ld("Emma", "") + json_ld("Dune", "3")), "Emma; Dune 3");
  EXPECT_EQ(read(json_ld("Emma", "4") + json_ld("Dune", "")), "Emma 4; Dune");
}

TEST(SeveralWorks, TheTitlesWorkComesFirst) {
  EXPECT_EQ(read(json_ld("Emma", "4") + json_ld("Dune", "3"), "Dune"), "Dune 3; Emma 4");
}

TEST(SeveralWorks, OneWorkSaidTwiceIsOne) {
  EXPECT_EQ(read(json_ld("Emma", "4") + hreview("Emma: A Novel", "4")), "Emma 4");
  EXPECT_EQ(read(json_ld("Emma", "4") + microdata("Emma", "4")), "Emma 4");
}

TEST(SeveralWorks, SeriesBehindATitleMakeNoWork) {
  EXPECT_EQ(read(json_ld("Dune (Dune #1)", "4") + json_ld("Dune", "4"), "Dune"),
            "Dune (Dune #1) 4");
  EXPECT_EQ(read(json_ld("Saga", "4") + json_ld("Saga (Vol. 2)", "3")), "Saga 4; Saga (Vol. 2) 3");
  EXPECT_EQ(read(json_ld("Saga (1)", "4") + json_ld("Saga (2)", "4")), "Saga (1) 4; Saga (2) 4");
}

TEST(SeveralWorks, WhatIsNamedLikeThePostIsNoWorkBesidesTheBook) {
  const std::string_view title = "Review: Dune by Frank Herbert";
  const auto thing = [](const std::string& name) {
    return R"(<script type="application/ld+json">{"@type":"Review","itemReviewed":{"@type":"CreativeWork","name":")" +
           name + R"("},"reviewRating":{"ratingValue":4}}</script>)";
  };
  const std::string named_like_it = thing("Review: Dune by Frank Herbert | A site");
  EXPECT_EQ(read(json_ld("Dune", "") + named_like_it, title), "Dune/Frank Herbert 4");
  EXPECT_EQ(read(named_like_it + json_ld("Dune", ""), title), "Dune/Frank Herbert 4");
  EXPECT_EQ(read(json_ld("Dune", "3") + thing("Emma")), "Dune 3; Emma 4");
  EXPECT_EQ(read(json_ld("Dune", "3") + thing("Dune Messiah")), "Dune 3; Dune Messiah 4");
}

TEST(SeveralWorks, TheSourcesOwnFieldTellsWhichIsThePosts) {
  Extractor extractor;  // what it keeps of the last post is another's
  for (const bool own : {false, true}) {
    Post post = bodies::post("html", json_ld("Dune", "4") + json_ld("Dune Messiah", "3"), "Dune");
    if (own) post.review.emplace().works.emplace_back().title = "Dune Messiah";
    (void)extractor.extract(post);
    EXPECT_EQ(works_of(post), own ? "Dune Messiah 3; Dune 4" : "Dune 4; Dune Messiah 3");
  }
}

TEST(SeveralWorks, BlocksOfBooksAreOneWorkEach) {
  EXPECT_EQ(read(book_block("Emma", "4") + book_block("Dune", "3")), "Emma 4; Dune 3");
  std::string remarks;
  EXPECT_EQ(read(book_block("", "4") + book_block("", "3"), "Two novels", &remarks), "-");
  EXPECT_EQ(remarks,
            "review.several 4 of 5 (block:book-review-block/rating), 3 of 5 "
            "(block:book-review-block/rating)\n");
}

TEST(SeveralWorks, StarsBelowHeadingsAreOfTheWorksThatTheseName) {
  const std::string emma = "<h3>\"Emma\" by Jane Austen</h3>\n";
  const std::string dune = "<h3>\"Dune\" by Frank Herbert</h3>\n";
  const std::string both = "Emma/Jane Austen 4; Dune/Frank Herbert 3";
  EXPECT_EQ(read("<!-- wp:html -->\n<!-- /wp:html -->\n" + emma + stars_block("4") + dune +
                 stars_block("3")),
            both);
  EXPECT_EQ(read(emma + "<p>[usr=4]</p>" + dune + "<p>[usr=3]</p>"), both);
  EXPECT_EQ(read(emma + "<p>[usr=4]</p><p>[usr=3]</p>" + dune), "-");
}

TEST(SeveralWorks, BlocksOfLabelsAreOneWorkEach) {
  const std::string emma = "<p>Title: Emma<br>By: Jane Austen<br>Rating: 4/5</p><p>Good.</p>";
  EXPECT_EQ(read(emma + "<p>Title: Dune<br>By: Frank Herbert<br>Rating: 3/5</p>"),
            "Emma/Jane Austen 4; Dune/Frank Herbert 3");
  EXPECT_EQ(read(emma + "<p>Title: Dune<br>By: Frank Herbert<br>Rating: 4/5</p>"),
            "Emma/Jane Austen 4; Dune/Frank Herbert 4");
  EXPECT_EQ(read(emma + "<p>Title: Dune<br>Rating: 3/5<br>Rating: 2/5</p>"), "-");
  EXPECT_EQ(
      read("<p>Title: Emma<br>Rating: 4/5</p><p>Title: EMMA<br>By: Jane Austen</p>").find(';'),
      std::string::npos);
}

TEST(SeveralWorks, NothingIsDroppedInSilence) {
  std::string remarks;
  EXPECT_EQ(read(json_ld("Emma", "4") + json_ld("Dune", "3", R"("abstract":"Sand.",)"),
                 "Two novels", &remarks),
            "Emma 4; Dune 3");
  EXPECT_EQ(remarks, "review.further-work Sand. (json-ld), of Dune\n");
  remarks.clear();
  EXPECT_EQ(read("<p>By: Jane Austen<br>Rating: 4/5</p><p>Later: a lesser book.</p><p>Rating: "
                 "3/5</p>",
                 "Emma", &remarks),
            "-");
  EXPECT_EQ(remarks, "review.several 4 of 5 (body:22-33), 3 of 5 (body:68-79)\n");
}

}  // namespace
}  // namespace postferry
