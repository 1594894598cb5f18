// SPDX-License-Identifier: MIT
#include "review/microformats.h"

#include <gtest/gtest.h>

#include "unit/review/statements.h"

namespace postferry {
namespace {

std::string said(std::string_view body) {
  return statements::shown(statements::read(read_microformats, body));
}

TEST(Microformats, ReadsHReviewOfBothGenerations) {
  EXPECT_EQ(said(R"(<div class="h-review"><h2 class="p-name">A light</h2>
      <p class="p-item h-item"><img class="u-photo" src="l.jpg" alt=""><a class="p-name u-url"
      href="https://x.test/lamp">The Glass Lamp</a> by <span class="p-author h-card">Ada Quill</span></p>
      by <a class="p-author h-card" href="/me">Some Blogger</a>
      <data class="p-rating" value="4">★★★★</data> <div class="e-content">Text</div></div>)"),
            "W:The Glass Lamp|Ada Quill url:https://x.test/lamp cover:l.jpg R:4");
  EXPECT_EQ(said(R"(<div class="hreview"><h4 class="summary">A light</h4>
      <span class="reviewer vcard"><span class="fn">Some Blogger</span></span>
      <span class="item"><a class="url fn" href="https://x.test/lamp">The Glass Lamp</a></span>
      <abbr class="rating" title="4.5">four and a half</abbr></div>)"),
            "W:The Glass Lamp url:https://x.test/lamp R:4.5");
  EXPECT_EQ(said(R"(<div class="hreview h-review"><span class="item p-item"><b class="fn p-name">The
      Lamp</b></span> <b class="rating p-rating">4</b></div>)"),
            "W:The Lamp R:4");
}

TEST(Microformats, ReadsScales) {
  const auto rated = [](std::string_view rating) {
    return said("<div class='hreview'><p class='item'><b class='fn'>X</b></p>" +
                std::string(rating) + "</div>");
  };
  EXPECT_EQ(rated("<p><b class=rating>5</b> out of 5 stars</p>"), "W:X R:5/5");
  EXPECT_EQ(rated("<p><b class=rating>5</b> stars</p>"), "W:X R:5");
  EXPECT_EQ(rated("<p><b class=rating>5</b></p> out of 5 people"), "W:X R:5");
  EXPECT_EQ(rated("<p class=rating><b class=value>4</b> of <b class=best>10</b></p>"),
            "W:X R:4/10");
  EXPECT_EQ(rated("<p class=rating>4/5</p>"), "W:X R:4/5");
  EXPECT_EQ(rated("<p class=rating>★★★★☆</p>"), "W:X R:4/5");
  EXPECT_EQ(rated("<p class=rating><span class=value-title title='3.5'></span>x</p>"), "W:X R:3.5");
  EXPECT_EQ(rated("<img class=rating src=4.png alt='4/5'>"), "W:X R:4/5");
  EXPECT_EQ(rated("<b class=rating>4</b><b class=worst>0</b><b class=best>6</b>"),
            "W:X R:4/6 worst:0");
  // Two that differ say nothing.
  EXPECT_EQ(rated("<b class=rating>4</b><b class=rating>2</b>"), "W:X");
  EXPECT_EQ(rated("<a rel=tag class=rating>4</a>"), "W:X");
}

TEST(Microformats, ReadsEntriesThatRate) {
  EXPECT_EQ(
      said(R"(<article class="h-entry"><p class="p-read-of h-cite"><i class="p-name">The Lamp</i>
      by <span class="p-author">Ada Quill</span> <a class="u-uid" href="urn:isbn:0306406152">ISBN</a></p>
      <data class="p-rating" value="3"></data><i class="p-best">5</i></article>)"),
      "W:The Lamp|Ada Quill isbn10:0306406152 R:3/5");
  EXPECT_EQ(said(R"(<article class="h-entry"><p class="p-read-of">The Lamp</p></article>)"), "");
  EXPECT_EQ(said(R"(<article class="h-entry"><b class="rating">3</b></article>)"), "");
}

TEST(Microformats, NamesAnItemByItsText) {
  EXPECT_EQ(said("<div class='h-review'><a class='p-item' href='/lamp'>The Lamp</a></div>"),
            "W:The Lamp url:/lamp");
  EXPECT_EQ(said("<div class='h-review'><p class='p-item'>The Lamp by Ada Quill</p></div>"),
            "W:The Lamp|Ada Quill");
  EXPECT_EQ(said("<p class='h-review'>The Lamp</p>"), "");
  EXPECT_EQ(said("<div class='hreview'><p class='item vcard'><b class='fn org'>Lamp Bar</b> is "
                 "<i>nice</i></p></div>"),
            "W:Lamp Bar kind:place");
}

TEST(Microformats, KeepsReadersRatingsApart) {
  EXPECT_EQ(
      said(R"(<div class="h-review-aggregate"><p class="p-item h-card"><b class="p-name">X</b></p>
      <span class="p-rating"><b class="p-average value">9.2</b> out of <b class="p-best">10</b> based on
      <b class="p-count">17</b> reviews</span></div>)"),
      "readers:9.2/10*17");
  EXPECT_EQ(said(R"(<div class="hreview-aggregate"><b class="item"><b class="fn">X</b></b>
      <span class="rating"><b class="average">4</b> of <b class="best">5</b></span>
      (<b class="votes">12</b>)</div>)"),
            "readers:4/5*12");
}

TEST(Microformats, KeepsRootsApart) {
  const Statements got =
      statements::read(read_microformats, R"(<div class="h-entry"><b class="p-rating">2</b>
      <div class="h-review"><b class="p-item">Y</b><b class="p-rating">4</b></div>
      <div class="hreview"><b class="item"><i class="fn">Z</i></b><b class="rating">5</b></div></div>)");
  EXPECT_EQ(statements::shown(got), "R:2\nW:Y R:4\nW:Z R:5");
  EXPECT_EQ(got[1].where, "h-review");
  EXPECT_EQ(got[2].where, "hreview");
  EXPECT_EQ(got[2].trust, Trust::markup);
}

TEST(Microformats, IsQuickOnHostileMarkup) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i)
    deep += "<div class='hreview h-entry'><b class='rating p-rating'>4</b><i class='item p-item'>";
  (void)said(deep);
  std::string wide = "<div class=hreview>";
  for (int i = 0; i < 100'000; ++i) wide += "<b class=rating>4</b><i class=item>x</i>";
  EXPECT_EQ(said(wide), "W:x R:4");
}

}  // namespace
}  // namespace postferry
