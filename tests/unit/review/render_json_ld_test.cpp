// SPDX-License-Identifier: MIT
#include "review/render_json_ld.h"

#include <gtest/gtest.h>

#include <string>

#include "review/extract.h"
#include "review/render.h"
#include "unit/review/bodies.h"

namespace postferry {
namespace {

constexpr const char* begin = "<script type=\"application/ld+json\">";

Post reviewed(const char* format, const std::string& body) {
  Post post = bodies::post(format, body.c_str(), "On a fine novel");
  Review& review = post.review.emplace();
  Work& work = review.works.emplace_back();
  work.title = "Emma </script><!-- [gallery]";
  work.authors = {"Jane Austen"};
  work.pages = 320;
  review.rating = Rating{Decimal(4), Decimal(5), std::nullopt, {}};
  return post;
}

// What stands behind a body that says all lines already.
std::string behind(const char* format, const std::string& body) {
  const Post post = reviewed(format, body);
  Text text = *post.content;
  const std::shared_ptr<PostReading> reading = make_post_reading();
  const bool states = is_stated(add_json_ld(post, {}, *reading, text));
  EXPECT_TRUE(text.value.starts_with(body));
  EXPECT_EQ(states, text.value.size() > body.size());
  return text.value.substr(body.size());
}

ShownBody shown(const Post& post) {
  RenderOptions options;
  options.json_ld = true;
  ShownBody body;
  Post prepared = post;
  (void)Renderer(options).prepare(prepared, body);
  return body;
}

TEST(RenderJsonLd, StandsBehindTheBodyInItsFormat) {
  const auto around = [](std::string text) {
    const std::size_t at = text.find('{');
    const std::size_t end = text.rfind('}');
    EXPECT_EQ(text.substr(at, end - at).find('<'), std::string::npos);
    return text.erase(at, end + 1 - at);
  };
  const std::string script = std::string(begin) + "</script>";
  EXPECT_EQ(around(behind("html", "<p>Text.</p>")), "\n" + script);
  EXPECT_EQ(around(behind("classic", "Text.")), "\n\n" + script);
  EXPECT_EQ(around(behind("markdown", "Text.\n")), "\n" + script);
  EXPECT_EQ(around(behind("blocks", "<!-- wp:paragraph -->\n<p>x</p>\n<!-- /wp:paragraph -->")),
            "\n\n<!-- wp:html -->\n" + script + "\n<!-- /wp:html -->");
  EXPECT_EQ(behind("text", "Text."), "");
}

TEST(RenderJsonLd, LeavesABodyAloneThatStatesAReview) {
  EXPECT_EQ(behind("html", std::string(begin) +
                               R"({"@type":"Review","itemReviewed":{"@type":"Book","name":"Emma"}})"
                               "</script>"),
            "");
  EXPECT_EQ(behind("html",
                   "<div itemscope itemtype=\"https://schema.org/Review\"><span itemprop=\"name\">x"
                   "</span><b itemprop=\"reviewRating\" itemscope><i itemprop=\"ratingValue\">4</i>"
                   "</b></div>"),
            "");
  // What others think, or who publishes, is no review.
  EXPECT_NE(behind("html", std::string(begin) + R"({"@type":"Organization","name":"x"})"
                                                "</script>"),
            "");
  // Nor is there room in a comment that is never closed.
  EXPECT_EQ(behind("html", "<p>Text <!-- never closed"), "");
}

TEST(RenderJsonLd, IsRenewedWhereItStands) {
  Post post = reviewed("html", "<p>Text.</p>");
  post.content = shown(post).body;
  post.content->value += "\n<p>Written behind it.</p>";
  EXPECT_FALSE(shown(post).rendered);
  const std::string before = post.content->value;
  post.review->works[0].pages = 321;
  const std::string after = shown(post).body.value;
  const std::size_t at = before.find("320");
  ASSERT_NE(at, std::string::npos);
  EXPECT_EQ(after, std::string(before).replace(at, 3, "321"));
}

TEST(RenderJsonLd, CountsLessThanLinesAndMoreThanAHeadline) {
  Post post = reviewed("html", "<p>Text.</p>");
  Post again;
  again.title = post.title;
  again.content = shown(post).body;
  Notes notes;
  (void)Extractor().extract(again, &notes);
  EXPECT_TRUE(notes.empty());
  EXPECT_EQ(again.review->works[0].title, post.review->works[0].title);
  EXPECT_EQ(again.review->works[0].pages, 320);

  std::string& body = again.content->value;
  body.replace(body.find("Rating: 4/5"), 11, "Rating: 2/5");
  again.review.reset();
  (void)Extractor().extract(again, &notes);
  EXPECT_EQ(again.review->rating->value, Decimal(2));
  EXPECT_EQ(notes.all().size(), 1U);  // until it is renewed it says something else
}

TEST(RenderJsonLd, NamesThePostsAuthor) {
  Post post = reviewed("html", "<p>Text.</p>");
  post.author = "jane";
  RenderOptions options;
  options.json_ld = true;
  options.authors = std::make_shared<AuthorNames>(AuthorNames{{"jane", "Jane Blogger"}});
  ShownBody body;
  (void)Renderer(options).prepare(post, body);
  EXPECT_NE(body.body.value.find(R"("author":{"@type":"Person","name":"Jane Blogger"})"),
            std::string::npos);
}

}  // namespace
}  // namespace postferry
