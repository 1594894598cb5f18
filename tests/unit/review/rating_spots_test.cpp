// SPDX-License-Identifier: MIT
#include "review/rating_spots.h"

#include <gtest/gtest.h>

#include "review/text.h"
#include "unit/review/bodies.h"

namespace postferry {
namespace {

std::string said(std::string_view text) {
  const auto rating = rating_in_sentences(text);
  if (!rating) return "-";
  return rating->value->to_string() + (rating->best ? "/" + rating->best->to_string() : "");
}

TEST(RatingsInSentences, AreTheWritersOwn) {
  EXPECT_EQ(said("All in all I give it 4 out of 5 stars."), "4/5");
  EXPECT_EQ(said("I'd rate this book 4/5."), "4/5");
  EXPECT_EQ(said("I would give it a solid 8/10!"), "8/10");
  EXPECT_EQ(said("4 stars from me."), "4");
  EXPECT_EQ(said("I gave it four and a half stars."), "4.5");
  EXPECT_EQ(said("Overall, 3.5/5."), "3.5/5");
  EXPECT_EQ(said("Ich vergebe 4 von 5 Sternen."), "4/5");
  EXPECT_EQ(said("Je donne 4 étoiles à ce roman."), "4");
  EXPECT_EQ(said("Le doy 4 estrellas."), "4");
  EXPECT_EQ(said("Jag ger boken 4/5."), "4/5");
  EXPECT_EQ(said("I give it ★★★★☆"), "4/5");
}

TEST(RatingsInSentences, AreNotOtherPeoplesOrOtherNumbers) {
  for (const std::string_view text :
       {"The average is 4/5.", "On 4/5 I give up.", "I would have given it 4/5 but for the end.",
        "I almost gave it 5 stars.", "Readers say I give 4/5", "I give 3/4 of my time.",
        "If I give it 4 stars, she gives it two.", "A 5 star hotel.", "She gave it 4/5.",
        "I give it 4/5 of the time.", "IMDb: 7/10", "10/10 would recommend",
        "I give the first 3/5, and I give the last 4/5.", "I don't give 5 stars", "star wars"})
    EXPECT_EQ(said(text), "-") << text;
}

TEST(RatingsInSentences, BeginAtSpots) {
  const auto spot = [](std::string_view text) { return next_rating_spot(text); };
  EXPECT_EQ(spot("I give it 4 out of 5 stars"), 10U);
  EXPECT_EQ(spot("it gets 4 / 5"), 8U);
  EXPECT_EQ(spot("a: four stars from me"), 3U);
  EXPECT_EQ(spot("so ★★★"), 3U);
  EXPECT_EQ(spot("nur 4 Sterne"), 4U);
  for (const std::string_view text : {"Star Wars starts", "on 4/5/2020", "/2011/10/05/x",
                                      "a star is born", "24/7", "3/4", "out of luck", "superstar"})
    EXPECT_EQ(spot(text), std::string_view::npos) << text;
}

TEST(RatingsInImages, AreCounted) {
  const auto shown = [](std::string_view images) {
    return bodies::extracted(
        "html", "<p>By: Jane Austen</p><p>Genre: Novel</p><p>" + std::string(images) + "</p>");
  };
  const std::string head = "T:Emma A:Jane Austen S:Novel";
  const std::string full = "<img src=\"/i/star.png\">";
  const std::string faded = "<img src=\"/i/star-grey.png\">";
  EXPECT_EQ(shown(full + full + full + faded + faded), head + " R:3/5");
  EXPECT_EQ(shown(full + full + "<img src=\"/i/star-half.png\">"), head + " R:2.5");
  EXPECT_EQ(shown("<img src=\"/i/1.png\" alt=\"4 out of 5 stars\">"), head + " R:4/5");
  EXPECT_EQ(shown("<img src=\"/i/4-5-stars.png\">"), head + " R:4.5");
  EXPECT_EQ(shown("<img src=\"/i/four-stars-150x30.png\" alt=\"\">"), head + " R:4");
  EXPECT_EQ(shown("<img alt=\"star\"><img alt=\"star\"><img alt=\"empty star\">"), head + " R:2/3");
  for (const std::string_view images :
       {"<img src=\"/i/star.png\">", "<img src=\"/i/starfish.png\"><img src=\"/i/starfish.png\">",
        "<img src=\"/i/star.png\"><img src=\"/i/cat.png\">", "<img src=\"/i/5-star-hotel.jpg\">",
        "<img src=\"/i/star.png\"> is <img src=\"/i/star.png\">"})
    EXPECT_EQ(shown(images), head) << images;
}

TEST(Verdicts, AreFolded) {
  for (const VerdictRow& row : verdict_rows()) EXPECT_EQ(row.text, folded(row.text)) << row.text;
}

}  // namespace
}  // namespace postferry
