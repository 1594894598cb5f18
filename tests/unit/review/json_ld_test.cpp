// SPDX-License-Identifier: MIT
#include "review/json_ld.h"

#include <gtest/gtest.h>

#include "base/ascii.h"
#include "unit/review/statements.h"

namespace postferry {
namespace {

std::string script(std::string_view json) {
  return "<p>x</p><script type=\"application/ld+json\">" + std::string(json) + "</script>";
}
std::string said(std::string_view json) {
  return statements::shown(statements::read(read_json_ld, script(json)));
}
// The facts of a Review of "X" with these members besides.
std::string review_with(std::string_view members) {
  return said(R"({"@context":"https://schema.org","@type":"Review",)"
              R"("itemReviewed":{"@type":"Book","name":"X"},)" +
              std::string(members) + "}");
}
std::string book_with(std::string_view members) {
  return said(R"({"@type":"Review","itemReviewed":{"@type":"Book","name":"X",)" +
              std::string(members) + "}}");
}

TEST(JsonLd, LeavesReviewsOnTheRecipesOwnPageAlone) {
  EXPECT_EQ(said(R"({"@type":"Recipe","name":"Plain Bread","author":"Bo Lind","review":)"
                 R"([{"@type":"Review","author":"Cy Dee","reviewRating":{"ratingValue":"5"}}]})"),
            "");
}

TEST(JsonLd, ReadsAReviewOfABook) {
  const Statements got = statements::read(
      read_json_ld,
      script(R"({"@context":"https://schema.org","@type":"Review","name":"On the Lamp",
      "author":{"@type":"Person","name":"Some Blogger"},"datePublished":"2024-03-01",
      "itemReviewed":{"@type":"Book","name":"The Glass Lamp","author":{"@type":"Person",
      "name":"Ada Quill"},"isbn":"978-0-306-40615-7","numberOfPages":224,"genre":["Fantasy"],
      "publisher":{"@type":"Organization","name":"Oak &amp; Ash"},"datePublished":"2001-05-01",
      "bookFormat":"https://schema.org/Paperback","inLanguage":"en",
      "isPartOf":{"@type":"BookSeries","name":"Lamps"},"position":2,
      "translator":{"@type":"Person","name":"Bo Lind"},
      "url":"https://x.test/lamp","image":{"@type":"ImageObject","url":"https://x.test/l.jpg"},
      "aggregateRating":{"@type":"AggregateRating","ratingValue":"3.9","bestRating":5,
      "ratingCount":"120"}},
      "reviewRating":{"@type":"Rating","ratingValue":4.5,"bestRating":5,"worstRating":1}})"));
  EXPECT_EQ(statements::shown(got),
            "W:The Glass Lamp|Ada Quill isbn13:9780306406157 pages:224 year:2001 "
            "publisher:Oak & Ash binding:Paperback language:en series:Lamps#2 translator:Bo Lind "
            "url:https://x.test/lamp cover:https://x.test/l.jpg R:4.5/5 worst:1 "
            "readers:3.9/5*120 S:Fantasy");
  ASSERT_EQ(got.size(), 1U);
  EXPECT_EQ(got[0].where, "json-ld");
  EXPECT_EQ(got[0].trust, Trust::markup);
  EXPECT_EQ(got[0].says.rating->text, "4.5");
}

TEST(JsonLd, ReadsRatingsInAllTheirForms) {
  EXPECT_EQ(review_with(R"("reviewRating":{"ratingValue":"4"})"), "W:X R:4");
  EXPECT_EQ(review_with(R"("reviewRating":"4")"), "W:X R:4");
  EXPECT_EQ(review_with(R"("reviewRating":4)"), "W:X R:4");
  EXPECT_EQ(review_with(R"("reviewRating":"4/5")"), "W:X R:4/5");
  EXPECT_EQ(review_with(R"("reviewRating":[{"ratingValue":8,"bestRating":"10"}])"), "W:X R:8/10");
  EXPECT_EQ(review_with(R"("reviewRating":{"ratingValue":"4,5","bestRating":5})"), "W:X R:4.5/5");
  EXPECT_EQ(review_with(R"("reviewRating":{"ratingValue":"85%"})"), "W:X R:85/100");
  EXPECT_EQ(review_with(R"("reviewRating":{"ratingValue":0,"worstRating":0,"bestRating":5})"),
            "W:X R:0/5 worst:0");
  // Plugins write 0 where nobody rated.
  EXPECT_EQ(review_with(R"("reviewRating":{"ratingValue":0,"bestRating":5})"), "W:X");
  EXPECT_EQ(review_with(R"("reviewRating":{"ratingValue":0,"worstRating":1})"), "W:X");
  EXPECT_EQ(review_with(R"("reviewRating":{"ratingValue":7,"bestRating":5})"), "W:X");
  EXPECT_EQ(review_with(R"("reviewRating":{"ratingValue":"great"})"), "W:X");
  EXPECT_EQ(review_with(R"("reviewRating":[{"ratingValue":4},)"
                        R"({"ratingValue":3,"reviewAspect":"Plot"}])"),
            "W:X R:4 Plot:3");
  EXPECT_EQ(review_with(R"("reviewRating":{"ratingValue":3,"reviewAspect":"Plot"})"),
            "W:X R:3 Plot:3");
}

TEST(JsonLd, ReadsAuthorsInAllTheirForms) {
  EXPECT_EQ(book_with(R"("author":"Ada Quill")"), "W:X|Ada Quill");
  EXPECT_EQ(book_with(R"("author":["Ada Quill",{"name":"Bo Lind"}])"), "W:X|Ada Quill|Bo Lind");
  EXPECT_EQ(book_with(R"("author":"Ada Quill and Bo Lind")"), "W:X|Ada Quill|Bo Lind");
  EXPECT_EQ(book_with(R"("author":"/author/quill.html")"), "W:X");
  EXPECT_EQ(book_with(R"("author":{"@value":"Ada Quill"})"), "W:X|Ada Quill");
  EXPECT_EQ(book_with(R"("author":"Unknown")"), "W:X");
  EXPECT_EQ(said(R"({"@type":"Review","itemReviewed":{"@type":"Movie","name":"Y","author":"A Bee",
                     "director":"Cy Dee"}})"),
            "W:Y kind:movie director:Cy Dee");
  EXPECT_EQ(said(R"({"@type":"Review","itemReviewed":{"@type":"MusicAlbum","name":"Y",
                     "byArtist":{"name":"The Bees"}}})"),
            "W:Y|The Bees kind:music");
}

TEST(JsonLd, ReadsIdsThatAreProved) {
  EXPECT_EQ(book_with(R"("isbn":["0306406152","9780306406157"])"),
            "W:X isbn10:0306406152 isbn13:9780306406157");
  EXPECT_EQ(book_with(R"("isbn":"9780306406158")"), "W:X");
  EXPECT_EQ(book_with(R"("isbn":9780306406157)"), "W:X isbn13:9780306406157");
  EXPECT_EQ(book_with(R"("workExample":[{"@type":"Book","isbn":"9780306406157"}])"),
            "W:X isbn13:9780306406157");
  EXPECT_EQ(book_with(R"("identifier":{"propertyID":"ASIN","value":"B00ABCDEF1"})"),
            "W:X asin:B00ABCDEF1");
  EXPECT_EQ(book_with(R"("identifier":"urn:isbn:0306406152")"), "W:X isbn10:0306406152");
}

TEST(JsonLd, FindsReviewsWhereverTheyStand) {
  EXPECT_EQ(said(R"([{"@type":"Organization"},{"@type":["Article","Review"],"itemReviewed":"Y",
                     "reviewRating":3}])"),
            "W:Y R:3");
  EXPECT_EQ(
      said(R"({"@graph":[{"@type":"WebPage","name":"Page"},{"@type":"http://schema.org/Review",
                     "itemReviewed":{"@id":"#b"},"reviewRating":3},
                     {"@id":"#b","@type":"Book","name":"Y","author":{"@id":"#p"}},
                     {"@id":"#p","@type":"Person","name":"Ada Quill"}]})"),
      "W:Y|Ada Quill R:3");
  EXPECT_EQ(said(R"({"@type":"Book","name":"Y","review":{"@type":"Review","reviewRating":"3"},
                     "aggregateRating":{"ratingValue":4}})"),
            "W:Y R:3 readers:4");
  EXPECT_EQ(said(R"({"@graph":[{"@type":"Book","name":"Y","review":{"@id":"#r"}},
                     {"@id":"#r","@type":"Review","reviewRating":3}]})"),
            "W:Y R:3");
  EXPECT_EQ(said(R"({"@type":"BlogPosting","name":"Post","review":{"@type":"Review",
                     "reviewRating":3}})"),
            "R:3");
  EXPECT_EQ(said(R"({"@type":"schema:CriticReview","schema:itemReviewed":{"@type":"schema:Book",
                     "schema:name":"Y"}})"),
            "W:Y");
}

TEST(JsonLd, DoubtsSeveralReviewsOfOneWorkAndVagueItems) {
  const auto several =
      statements::read(read_json_ld, script(R"({"@type":"Book","name":"Y","review":[
          {"@type":"Review","reviewRating":1},{"@type":"Review","reviewRating":5}]})"));
  EXPECT_EQ(statements::shown(several), "W:Y R:1\nW:Y R:5");
  EXPECT_LT(several[0].confidence, 70);
  const auto vague = statements::read(
      read_json_ld, script(R"({"@type":"Review","itemReviewed":{"@type":"Thing","name":"Y"}})"));
  EXPECT_LT(vague[0].confidence, 90);
}

TEST(JsonLd, KeepsReadersRatingsApart) {
  EXPECT_EQ(said(R"({"@type":"Product","name":"Y","aggregateRating":{"@type":"AggregateRating",
                     "ratingValue":"4.2","reviewCount":11}})"),
            "readers:4.2*11");
  EXPECT_EQ(said(R"({"@type":"AggregateRating","ratingValue":4,"itemReviewed":{"@type":"Book",
                     "name":"Y"}})"),
            "readers:4");
  EXPECT_EQ(said(R"({"@type":"Book","name":"Y","aggregateRating":{"reviewCount":0}})"), "");
  EXPECT_EQ(review_with(R"("reviewRating":{"@type":"AggregateRating","ratingValue":4})"), "W:X");
}

TEST(JsonLd, MakesNoReviewOfReadersRatingsAlone) {
  const auto with = [](std::string_view labels) {
    Post post = bodies::post(
        "html", std::string(labels) +
                    R"(<script type="application/ld+json">{"@type":"Product","name":"Y",
                       "aggregateRating":{"@type":"AggregateRating","ratingValue":"4.2",
                       "reviewCount":11}}</script><p>Text.</p>)");
    (void)Extractor().extract(post);
    return post.review ? statements::shown(*post.review) : "-";
  };
  EXPECT_EQ(with(""), "-");
  EXPECT_EQ(with("<p>Rating: 4/5</p>"), "W:Emma R:4/5 readers:4.2*11");
}

TEST(JsonLd, TakesNothingFromOtherNodes) {
  EXPECT_EQ(said(R"({"@type":"BuyAction","object":{"@type":"Book","name":"Y"}})"), "");
  EXPECT_EQ(said(R"({"@type":"ClaimReview","reviewRating":{"ratingValue":1},
                     "itemReviewed":{"name":"Y"}})"),
            "");
  EXPECT_EQ(said(R"({"@type":"Article","comment":[{"@type":"Review","reviewRating":1}]})"), "");
  EXPECT_EQ(review_with(R"("keywords":"a, b","mentions":[{"@type":"Book","name":"Z"}])"), "W:X");
}

TEST(JsonLd, ReadsListsThatRecommend) {
  EXPECT_EQ(review_with(R"("mentions":{"@type":"ItemList","name":"You may also like",
      "itemListElement":[{"@type":"ListItem","item":{"@type":"Book","name":"Z","author":"Bo Lind"}}]})"),
            "W:X rec[You may also like|]:Z/Bo Lind");
}

TEST(JsonLd, PutsUpWithWhatIsNotQuiteJson) {
  const std::string_view json = R"({"@type":"Review","itemReviewed":{"@type":"Book","name":"Y"}})";
  const std::string text(json);
  for (const std::string& wrapped :
       {"<!-- " + text + " -->", "\n//<![CDATA[\n" + text + "\n//]]>\n",
        "/*<![CDATA[*/" + text + "/*]]>*/", "<![CDATA[" + text + "]]>",
        text.substr(0, text.size() - 2) + ",},}", replace_all(json, "\"", "&quot;")})
    EXPECT_EQ(said(wrapped), "W:Y") << wrapped;
  EXPECT_EQ(said("{\"@type\":\"Review\""), "");
  EXPECT_EQ(said("Review"), "");
  EXPECT_EQ(said(""), "");
}

TEST(JsonLd, ReadsScriptsOfAllKindsOfBodies) {
  const std::string body = script(R"({"@type":"Review","itemReviewed":"Y"})") +
                           script(R"({"@type":"Review","itemReviewed":"Z"})");
  for (const std::string_view format : {"html", "classic", "markdown"})
    EXPECT_EQ(statements::shown(statements::read(read_json_ld, body, format)), "W:Y\nW:Z")
        << format;
  EXPECT_EQ(
      statements::shown(statements::read(read_json_ld,
                                         "<script type='Application/LD+JSON; charset=utf-8'>"
                                         "{\"@type\":\"Review\",\"itemReviewed\":\"Y\"}</script>")),
      "W:Y");
  EXPECT_EQ(statements::shown(statements::read(
                read_json_ld, "<script>{\"@type\":\"Review\",\"itemReviewed\":\"Y\"}</script>")),
            "");
}

TEST(JsonLd, IsQuickOnHostileScripts) {
  std::string deep = R"({"@type":"Review","itemReviewed":)";
  for (int i = 0; i < 100'000; ++i) deep += R"({"name":)";
  EXPECT_EQ(said(deep), "");
  std::string members = R"({"@type":"Book","name":"Y","review":[)";
  for (int i = 0; i < 20'000; ++i) members += R"({"@type":"Review","reviewRating":3},)";
  members += "]";
  for (int i = 0; i < 200'000; ++i) members += R"(,"k":"v")";
  EXPECT_FALSE(said(members + "}").empty());
  std::string many;
  for (int i = 0; i < 20'000; ++i) many += script(R"({"@type":"Review","reviewRating":3})");
  EXPECT_LE(statements::read(read_json_ld, many).size(), 200U);
  std::string graph = R"({"@graph":[)";
  for (int i = 0; i < 100'000; ++i)
    graph += R"({"@id":"a","@type":"Review","itemReviewed":{"@id":"b"},"review":{"@id":"a"}},)";
  EXPECT_EQ(said(graph + "{}]}"), "");
}

}  // namespace
}  // namespace postferry
