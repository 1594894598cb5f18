// SPDX-License-Identifier: MIT
#include "review/microdata.h"

#include <gtest/gtest.h>

#include "unit/review/statements.h"

namespace postferry {
namespace {

std::string said(std::string_view body, std::string_view format = "html") {
  return statements::shown(statements::read(read_microdata, body, format));
}

constexpr std::string_view review = R"(
<div itemscope itemtype="http://schema.org/Review">
  <h2 itemprop="name">A light in the dark</h2>
  by <span itemprop="author" itemscope itemtype="https://schema.org/Person"><a itemprop="url"
  href="https://x.test/me"><span itemprop="name">Some Blogger</span></a></span>
  <div itemprop="itemReviewed" itemscope itemtype="http://schema.org/Book">
    <a itemprop="url" href="https://x.test/lamp"><cite itemprop="name">The Glass Lamp</cite></a> by
    <span itemprop="author">Ada Quill</span>, <span itemprop="publisher">Oak &amp; Ash</span>
    <time itemprop="datePublished" datetime="2001-05-01">May 2001</time>
    <meta itemprop="isbn" content="978-0-306-40615-7"><link itemprop="bookFormat"
    href="http://schema.org/Paperback"><img itemprop="image" src="l.jpg" alt="x">
    <span itemprop="numberOfPages">224</span> pages of <span itemprop="genre">Fantasy</span>
  </div>
  <div itemprop="reviewRating" itemscope itemtype="http://schema.org/Rating">
    <meta itemprop="worstRating" content="1"><span itemprop="ratingValue">4.5</span> of
    <span itemprop="bestRating">5</span></div>
  <div itemprop="reviewBody"><p>A long text.</p></div>
</div>)";

TEST(Microdata, ReadsAReviewOfABook) {
  EXPECT_EQ(said(review),
            "W:The Glass Lamp|Ada Quill isbn13:9780306406157 pages:224 year:2001 "
            "publisher:Oak & Ash binding:Paperback url:https://x.test/lamp cover:l.jpg "
            "R:4.5/5 worst:1 S:Fantasy");
  EXPECT_EQ(said(review, "markdown"), said(review));
  const Statements got = statements::read(read_microdata, review);
  EXPECT_EQ(got.at(0).where, "microdata");
  EXPECT_EQ(got.at(0).trust, Trust::markup);
}

TEST(Microdata, ReadsAReviewWithinItsWork) {
  EXPECT_EQ(
      said(R"(<div itemscope itemtype="https://schema.org/Book"><b itemprop="name">The Lamp</b>
      <div itemprop="review" itemscope itemtype="https://schema.org/Review">
      <span itemprop="reviewRating">4</span></div></div>)"),
      "W:The Lamp R:4");
}

TEST(Microdata, ReadsTheVocabularyBeforeSchemaOrg) {
  EXPECT_EQ(said(R"(<div itemscope itemtype="http://data-vocabulary.org/Review">
      <span itemprop="itemreviewed">The Lamp</span> by <span itemprop="reviewer">Me</span>
      <span itemprop="rating">3.5</span></div>)"),
            "W:The Lamp R:3.5");
  EXPECT_EQ(said(R"(<div itemscope itemtype="http://data-vocabulary.org/Review-aggregate">
      <span itemprop="itemreviewed">The Lamp</span>
      <span itemprop="rating" itemscope itemtype="http://data-vocabulary.org/Rating">
      <span itemprop="average">9</span> of <span itemprop="best">10</span></span>
      <span itemprop="votes">24</span></div>)"),
            "readers:9/10*24");
}

TEST(Microdata, KeepsReadersRatingsApart) {
  EXPECT_EQ(said(R"(<div itemscope itemtype="http://schema.org/CreativeWork">
      <span itemprop="name">Post</span><div itemprop="aggregateRating" itemscope
      itemtype="http://schema.org/AggregateRating"><meta itemprop="ratingValue" content="4.8">
      <meta itemprop="bestRating" content="5"><meta itemprop="ratingCount" content="12"></div></div>)"),
            "readers:4.8/5*12");
}

TEST(Microdata, TakesNothingThatIsNoReview) {
  EXPECT_EQ(
      said(R"(<div itemscope itemtype="http://schema.org/Book"><b itemprop="name">X</b></div>)"),
      "");
  EXPECT_EQ(said(R"(<b itemprop="ratingValue">4</b>)"), "");
  EXPECT_EQ(
      said(R"(<div itemscope itemtype="http://x.test/Review"><b itemprop="rating">4</b></div>)"),
      "");
  // A name of an item in the item is not the item's.
  EXPECT_EQ(said(R"(<div itemscope itemtype="http://schema.org/Review"><div itemprop="itemReviewed"
      itemscope itemtype="http://schema.org/Book"><div itemprop="offers" itemscope><b itemprop="name">
      Shop</b></div><b itemprop="name">X</b></div></div>)"),
            "W:X");
}

TEST(Microdata, IsQuickOnHostileMarkup) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i)
    deep +=
        "<div itemscope itemtype=\"http://schema.org/Review\" itemprop=review>"
        "<b itemprop=name>x<i itemprop=name>";
  (void)said(deep);
  std::string wide = "<div itemscope itemtype=\"http://schema.org/Review\">";
  for (int i = 0; i < 200'000; ++i) wide += "<b itemprop=rating>4</b>";
  EXPECT_EQ(said(wide + "</div>"), "R:4");
}

}  // namespace
}  // namespace postferry
