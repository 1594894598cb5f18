// SPDX-License-Identifier: MIT
#include "review/json_ld_write.h"

#include <gtest/gtest.h>

#include <random>

#include "review/json_ld.h"
#include "unit/review/statements.h"

namespace postferry {
namespace {

Post reviewed() {
  Post post;
  post.title = "On the Lamp";
  post.author = "blogger";
  post.url = "https://x.test/lamp";
  post.date.iso = "2024-03-01T09:30:00";
  Review& review = post.review.emplace();
  Work& work = review.works.emplace_back();
  work.title = "The Glass Lamp";
  work.authors = {"Ada Quill", "Bo Lind"};
  work.ids = {{"isbn10", "0306406152"}, {"isbn13", "9780306406157"}, {"goodreads", "123"}};
  review.rating = Rating{Decimal(45, 1), Decimal(5), {}, "4.5/5"};
  return post;
}

Statements read_back(const Post& post) {
  return statements::read(
      read_json_ld, "<script type=\"application/ld+json\">" + review_json_ld(post) + "</script>");
}

TEST(JsonLdWrite, WritesAReviewOnOneLine) {
  EXPECT_EQ(review_json_ld(reviewed(), "Some Blogger"),
            R"({"@context":"https://schema.org","@type":"Review","name":"On the Lamp",)"
            R"("url":"https://x.test/lamp","author":{"@type":"Person","name":"Some Blogger"},)"
            R"("datePublished":"2024-03-01T09:30:00",)"
            R"("sdPublisher":{"@type":"Organization","name":"postferry"},)"
            R"("itemReviewed":{"@type":"Book",)"
            R"("name":"The Glass Lamp","author":[{"@type":"Person","name":"Ada Quill"},)"
            R"({"@type":"Person","name":"Bo Lind"}],"isbn":["0306406152","9780306406157"],)"
            R"("identifier":[{"@type":"PropertyValue","propertyID":"goodreads","value":"123"}]},)"
            R"("reviewRating":{"@type":"Rating","ratingValue":4.5,"bestRating":5}})");
}

TEST(JsonLdWrite, NamesAnAuthorWhoHasAName) {
  Post post = reviewed();
  EXPECT_EQ(review_json_ld(post).find("\"name\":\"blogger\""), std::string::npos);
  post.author = "Some Blogger";
  EXPECT_NE(review_json_ld(post).find("\"name\":\"Some Blogger\""), std::string::npos);
}

TEST(JsonLdWrite, WritesNothingWhereNothingIsSaid) {
  EXPECT_EQ(review_json_ld(Post()), "");
  Post post;
  post.review.emplace().shelf = "read";
  EXPECT_EQ(review_json_ld(post), "");
}

TEST(JsonLdWrite, StatesScalesThatReadersWouldGetWrong) {
  Post post = reviewed();
  const auto rating = [&post](Decimal value, std::optional<Decimal> best) {
    post.review->rating = Rating{value, best, {}, {}};
    const std::string json = review_json_ld(post);
    const std::size_t at = json.find("\"ratingValue\"");
    return at == std::string::npos ? "" : json.substr(at, json.find('}', at) - at);
  };
  EXPECT_EQ(rating(Decimal(0), Decimal(5)), R"("ratingValue":0,"bestRating":5,"worstRating":0)");
  EXPECT_EQ(rating(Decimal(5, 1), Decimal(5)),
            R"("ratingValue":0.5,"bestRating":5,"worstRating":0)");
  EXPECT_EQ(rating(Decimal(4), std::nullopt), R"("ratingValue":4)");
  EXPECT_EQ(rating(Decimal(8), Decimal(10)), R"("ratingValue":8,"bestRating":10)");
  EXPECT_EQ(rating(Decimal(8), std::nullopt), "");
}

TEST(JsonLdWrite, LetsNothingEndTheScript) {
  Post post = reviewed();
  post.review->works[0].title = "</script><!-- [gallery] \"Q\" & A &amp; B";
  const std::string json = review_json_ld(post);
  EXPECT_EQ(json.find('<'), std::string::npos);
  EXPECT_EQ(json.find("[gallery"), std::string::npos);  // nor would a shortcode be carried out
  EXPECT_EQ(read_back(post).at(0).says.works.at(0).title, post.review->works[0].title);
}

TEST(JsonLdWrite, ComesBackWithAllFacts) {
  Post post = reviewed();
  Review& review = *post.review;
  Work& work = review.works[0];
  work.subtitle = "A Tale";
  work.contributors = {{"Cy Dee", "translator"}, {"Di Eff", "narrator"}};
  work.series = {{"Lamps", "2"}};
  work.publisher = "Oak & Ash";
  work.binding = "Paperback";
  work.pages = 224;
  work.year = 2001;
  work.language = "en";
  work.url = "https://x.test/book";
  work.cover = "https://x.test/l.jpg";
  review.subjects = {"Women; England", "Light"};
  review.reader_rating = ReaderRating{Decimal(39, 1), Decimal(5), 120};
  review.aspect_ratings = {{"Plot", Decimal(3), Decimal(5), {}, "3"}};
  review.recommendations = {{"If you liked it:",
                             "for more by Quill",
                             {{"Oil", {"Ada Quill"}, "https://x.test/oil", "short"}}},
                            {"", "", {{"Wick", {}, {}, {}}}}};
  review.upcoming = {{"Spark", {"Bo Lind"}, {}, {}}};
  review.summary = "Bright.";
  const Statements got = read_back(post);
  ASSERT_EQ(got.size(), 1U);
  EXPECT_EQ(statements::shown(got[0].says), statements::shown(review));
  EXPECT_EQ(got[0].says.works[0].subtitle, "A Tale");
}

TEST(JsonLdWrite, WritesEachRatedWorkAsAReview) {
  Post post = reviewed();
  Work other;
  other.title = "Oil";
  other.rating = Rating{Decimal(2), Decimal(5), {}, {}};
  post.review->works.push_back(other);
  other.title = "Wick";
  other.rating.reset();
  post.review->works.push_back(other);
  const std::string json = review_json_ld(post);
  EXPECT_NE(json.find("\"@graph\":[{\"@type\":\"Review\""), std::string::npos);
  const Statements got = read_back(post);
  ASSERT_EQ(got.size(), 1U);  // the further ones are works of the same review
  EXPECT_EQ(got[0].trust, Trust::derived);
  ASSERT_EQ(got[0].says.works.size(), 3U);
  EXPECT_EQ(got[0].says.works[1].title, "Oil");
  EXPECT_EQ(got[0].says.works[1].rating->value, Decimal(2));
  EXPECT_EQ(got[0].says.works[2].title, "Wick");
  EXPECT_FALSE(got[0].says.works[2].rating);
}

TEST(JsonLdWrite, TellsWhatKindOfWorkItIs) {
  for (const std::string kind : {"movie", "tv", "game", "music", "software", "product", "place"}) {
    Post post;
    Work& work = post.review.emplace().works.emplace_back();
    work.title = "The Lamp";
    work.kind = kind;
    if (kind == "music") work.authors = {"The Wicks"};
    const Statements got = read_back(post);
    ASSERT_EQ(got.size(), 1U) << kind;
    EXPECT_EQ(statements::shown(got[0].says), statements::shown(*post.review));
  }
}

TEST(JsonLdWrite, ComesBackWhateverIsInIt) {
  std::mt19937 random(20240301);
  const std::vector<std::string> words = {"Lamp",     "\"Oil\"", "<b>",  "</script>", "&lt;",
                                          "Ada & Co", "\\u003c", "Über", "書",        "{}",
                                          "]]>",      "-->",     "a\\b", "50%"};
  const auto text = [&] {
    std::string out = "X";
    for (unsigned i = random() % 4; i > 0; --i) out += " " + words[random() % words.size()];
    return out;
  };
  for (int i = 0; i < 2000; ++i) {
    Post post;
    post.title = text();
    Review& review = post.review.emplace();
    Work& work = review.works.emplace_back();
    work.title = text();
    if (random() % 2 == 0) work.authors = {"Ada Quill"};
    if (random() % 3 == 0) review.subjects = {text() + " 1", text() + " 2"};
    const auto value = static_cast<std::int64_t>(10 + random() % 41);
    if (random() % 3 != 0) review.rating = Rating{Decimal(value, 1), Decimal(5), {}, {}};
    if (random() % 3 == 0)
      review.recommendations = {{text(), text(), {{text(), {"Bo Lind"}, {}, text()}}}};
    const Statements got = read_back(post);
    ASSERT_EQ(got.size(), 1U);
    EXPECT_EQ(statements::shown(got[0].says), statements::shown(review)) << review_json_ld(post);
  }
}

}  // namespace
}  // namespace postferry
