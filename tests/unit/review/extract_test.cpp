// SPDX-License-Identifier: MIT
#include "review/extract.h"

#include <gtest/gtest.h>

#include "model/members.h"
#include "unit/review/bodies.h"

namespace postferry {
namespace {

using bodies::extracted;

constexpr const char* all_three = "T:Emma A:Jane Austen S:Women S:England R:4/5";

TEST(Extract, ReadsLabelsInEveryMarkup) {
  for (const char* body :
       {"By: Jane Austen\nSubject Matter: Women; England\nRating: 4/5\n\nText.",
        "By: Jane Austen<br />Subject Matter: Women; England<br />Rating: 4/5",
        "<p>By: Jane Austen</p><p>Subject Matter: Women; England</p><p>Rating: 4/5</p>",
        "<p><strong>By:</strong> Jane Austen<br><strong>Subject Matter:</strong> Women; "
        "England<br><strong>Rating:</strong> 4/5</p>",
        "<p><b>By</b>: Jane Austen<br><b>Subject Matter</b>: Women; England<br><b>Rating</b>: "
        "4/5</p>",
        "<p>By&nbsp;: Jane Austen<br>Subject&nbsp;Matter&nbsp;: Women; England<br>Rating&nbsp;: "
        "4/5&nbsp;</p>",
        "By：Jane Austen\nSubject Matter：Women; England\nRating：4/5",
        "<ul><li>By: Jane Austen</li><li>Subject Matter: Women; England</li><li>Rating: "
        "4/5</li></ul>",
        "<h4>By: Jane Austen</h4><h4>Subject Matter: Women, England</h4><h4>Rating: 4/5</h4>",
        "<div>BY: <em>Jane Austen</em></div><div>subject matter: Women; "
        "England</div><div>RATING: <span>4</span>/5</div>"})
    EXPECT_EQ(extracted("classic", body), all_three) << body;
  EXPECT_EQ(extracted("markdown",
                      "**By:** Jane Austen\n**Subject Matter:** Women; "
                      "England\n**Rating:** 4/5\n\nText."),
            all_three);
  EXPECT_EQ(extracted("markdown",
                      "- By: Jane Austen\n- *Subject Matter*: Women; England\n- "
                      "Rating: 4/5\n"),
            all_three);
  EXPECT_EQ(extracted("text", "By: Jane Austen\nSubject Matter: Women; England\nRating: 4/5\n"),
            all_three);
  EXPECT_EQ(extracted("blocks",
                      "<!-- wp:list -->\n<ul><!-- wp:list-item -->\n<li>By: Jane Austen</li>\n<!-- "
                      "/wp:list-item --><!-- wp:list-item -->\n<li>Subject Matter: Women; "
                      "England</li>\n<!-- /wp:list-item --><!-- wp:list-item -->\n<li>Rating: "
                      "4/5</li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list -->"),
            all_three);
}

// A body of WordPress or plain text in which somebody wrote Markdown that nothing renders.
TEST(Extract, ReadsMarkdownThatNobodyTookForSuch) {
  for (const char* format : {"classic", "text", "html"}) {
    for (const char* body :
         {"**By:** Jane Austen<br>**Subject Matter:** Women; England<br>**Rating:** 4/5",
          "**By**: Jane Austen<br>__Subject Matter__: Women; England<br>_Rating_: **4/5**",
          "**By: Jane Austen**<br>*Subject Matter: Women; England*<br>***Rating:*** 4/5"}) {
      std::string lines = body;
      if (std::string_view(format) == "text")
        for (std::size_t at; (at = lines.find("<br>")) != std::string::npos;)
          lines.replace(at, 4, "\n");
      EXPECT_EQ(extracted(format, lines), all_three) << format << "\n" << lines;
    }
  }
  EXPECT_EQ(extracted("classic",
                      "## You might also like\n\n*(for wit)*\n\n*Persuasion* by Jane Austen\n"
                      "_Emma_\n\n**Coming up**:\n- **Dune by Frank Herbert**\n"),
            "rec[You might also like|for wit]:Persuasion/Jane Austen; Emma up:Dune/Frank Herbert");
  for (const char* body : {"*Rating: 4/5", "**Rating:* 4/5", "*a* Rating: 4/5", "##Coming up\nx"})
    EXPECT_EQ(extracted("classic", body), "-") << body;
}

TEST(Extract, TakesNoBreakBlanksForBlanks) {
  EXPECT_EQ(extracted("classic",
                      "By:&nbsp;Jane&nbsp;Austen\nRating&nbsp;:&nbsp;4/5&nbsp;\n\n"
                      "Coming&nbsp;up&nbsp;:&nbsp;\n\n&nbsp;\n\nDune&nbsp;by&nbsp;Frank "
                      "Herbert&nbsp;\n\n&nbsp;\n\nX\u202Fby Ann Bo"),
            "T:Emma A:Jane\u00A0Austen R:4/5 up:Dune/Frank Herbert; X/Ann Bo");
}

TEST(Extract, TakesTheWorksTitleFromThePostsTitle) {
  const char* body = "By: Jane Austen\nRating: 4/5";
  EXPECT_EQ(extracted("classic", body, "Review: Emma"), "T:Emma A:Jane Austen R:4/5");
  EXPECT_EQ(extracted("classic", body, "Emma by Jane Austen"), "T:Emma A:Jane Austen R:4/5");
  EXPECT_EQ(extracted("classic", body, "Book Review – “Emma” by Jane Austen"),
            "T:Emma A:Jane Austen R:4/5");
  EXPECT_EQ(extracted("classic", body, "Stand by Me"), "T:Stand by Me A:Jane Austen R:4/5");
  EXPECT_EQ(extracted("classic", "Title: Persuasion\n" + std::string(body), "My week"),
            "T:Persuasion A:Jane Austen R:4/5");
  EXPECT_EQ(extracted("text", "Emma\n\nBy: Jane Austen\nRating: 4/5", ""),
            "T:Emma A:Jane Austen R:4/5");
}

TEST(Extract, TakesWhatATitleWithStarsNames) {
  EXPECT_EQ(extracted("html", "<p>Nice.</p>", "Emma by Jane Austen ★★★★"),
            "T:Emma A:Jane Austen R:4");
}

TEST(Extract, ReadsLabelsOfRatingsWithoutAColon) {
  for (const char* line : {"Rating - 4/5", "My rating – 4/5", "Final score 4/5", "Score = 4/5!"})
    EXPECT_EQ(extracted("html", "<p>" + std::string(line) + "</p>"), "T:Emma R:4/5") << line;
  for (const char* line : {"Rating 4/5 of them", "Rating - 4", "Doors - 4/5", "Final score 3/4",
                           "Rating from 4/5", "Rating the 4/5 episodes"})
    EXPECT_EQ(extracted("html", "<p>" + std::string(line) + "</p>"), "-") << line;
}

TEST(Extract, ReadsBoxesOfFacts) {
  EXPECT_EQ(extracted("html",
                      "<table><tr><th>Author</th><td>Ada Quill</td></tr>"
                      "<tr><td>Rating:</td><td>4/5</td></tr></table>"),
            "T:Emma A:Ada Quill R:4/5");
  EXPECT_EQ(extracted("markdown", "| Author | Ada Quill |\n|---|---|\n| Rating | 4/5 |\n"),
            "T:Emma A:Ada Quill R:4/5");
  // Tables of data: heads, further columns.
  EXPECT_EQ(extracted("html",
                      "<table><tr><th>Author</th><th>Books</th></tr>"
                      "<tr><td>Ada Quill</td><td>4/5</td></tr></table>"),
            "-");
  EXPECT_EQ(extracted("html",
                      "<table><tr><th>Title</th><th>Rating</th></tr>"
                      "<tr><td>Rating</td><td>4/5</td></tr></table>"),
            "-");
  EXPECT_EQ(extracted("html",
                      "<table><tr><td>Author</td><td>Ada Quill</td><td>Bo Lind</td></tr>"
                      "<tr><td>Rating</td><td>4/5</td><td>3/5</td></tr></table>"),
            "-");
}

TEST(Extract, HeedsWhatTheTitleSaysThePostIs) {
  EXPECT_EQ(extracted("html", "<p>Rating: 4/5</p>", "How to build a star rating"), "-");
  EXPECT_EQ(extracted("html", "<p>Done. Overall rating: 4/5.</p>", "Performance Review Season"),
            "-");
  const std::string labels = "<p>Title: The Lamp<br>Author: Ada Quill</p>";
  EXPECT_EQ(extracted("html", labels, "Cover Reveal: The Lamp"), "-");
  EXPECT_EQ(extracted("html", labels + "<p>Rating: 4/5</p>", "Spotlight: The Lamp"),
            "T:The Lamp A:Ada Quill R:4/5");
}

TEST(Extract, ReadsListsOfWorks) {
  EXPECT_EQ(extracted("classic",
                      "<h3>Read-alikes</h3>\n<ul>\n<li><a href=\"https://x.example/p\">Persuasion"
                      "</a> by Jane Austen</li>\n<li>Middlemarch by George Eliot.</li>\n</ul>\n"
                      "Thanks by me"),
            "rec[Read-alikes|]:Persuasion/Jane Austen <https://x.example/p>; "
            "Middlemarch/George Eliot");
  EXPECT_EQ(extracted("classic",
                      "If you liked this, try these:\n\n(for wit)\n\nPersuasion by Jane "
                      "Austen\n<em>Emma</em>\n\n(for length)\n\nMiddlemarch by George Eliot\n\n"
                      "Coming soon:\n1. Dune by Frank Herbert\n\nI was moved by this."),
            "rec[If you liked this, try these:|for wit]:Persuasion/Jane Austen; Emma "
            "rec[If you liked this, try these:|for length]:Middlemarch/George Eliot "
            "up:Dune/Frank Herbert");
  EXPECT_EQ(extracted("markdown", "## Coming up\n\n- *Dune* by Frank Herbert\n- Emma\n"),
            "up:Dune/Frank Herbert; Emma");
}

TEST(Extract, LeavesDoubtfulThingsOut) {
  for (const char* body :
       {"By: Jane Blogger\n\nToday I went to the sea.", "Subject: Hello everybody",
        "AUTHOR: Jane Visitor\nSUBJECT: Mail from the blog", "Rating: PG-13",
        "Rating: 4/5\nRating: 2/5", "Goodreads rating: 3.9/5",
        "<blockquote>Rating: 4/5</blockquote>", "<pre>Rating: 4/5</pre>", "<!-- Rating: 4/5 -->",
        "<table><tr><td>Rating: 4/5</td></tr></table>", "She gave it a 4/5.",
        "You may also like:\n\nOur newsletter. Subscribe today!",
        "<p>You might like:</p><ul><li>Home</li><li>Shop</li></ul>",
        "Coming up: a lot of work by all of us.", "★★★★★", "My rating system: 5/5 is great"})
    EXPECT_EQ(extracted("classic", body), "-") << body;
}

TEST(Extract, KeepsWhatTheSourceSays) {
  Post post = bodies::post("classic", "By: Jane Austen\nRating: 4/5");
  post.review.emplace().rating = Rating{Decimal(3), Decimal(5), std::nullopt, "3/5"};
  post.review->works.push_back({});
  post.review->works[0].title = "Persuasion";
  EXPECT_TRUE(Extractor().extract(post));
  EXPECT_EQ(bodies::shown(post), "T:Persuasion A:Jane Austen R:3/5");
  ASSERT_EQ(post.review->found.size(), 1U);
  EXPECT_EQ(post.review->found[0].field, "works[0].authors");
}

TEST(Extract, TellsWhereItFoundWhat) {
  const std::string body = "<p>By: Jane Austen<br /><b>Rating:</b> 4/5</p>";
  Post post = bodies::post("classic", body);
  EXPECT_TRUE(Extractor().extract(post));
  ASSERT_EQ(post.review->found.size(), 3U);
  EXPECT_EQ(post.review->found[0].field, "works[0].title");
  EXPECT_EQ(post.review->found[0].where, "title");
  EXPECT_EQ(post.review->found[1].where, "body:3-18");
  EXPECT_EQ(post.review->found[2].field, "rating");
  EXPECT_EQ(post.review->found[2].where, "body:24-42");
  EXPECT_EQ(body.substr(24, 18), "<b>Rating:</b> 4/5");
  EXPECT_EQ(post.review->found[2].confidence, Decimal(98, 2));
}

TEST(Extract, IsTheSameTheSecondTime) {
  Post post = bodies::post("classic", "By: Jane Austen\nRating: 4/5\n\nComing up:\nX by Ann Bo");
  EXPECT_TRUE(Extractor().extract(post));
  const Post once = post;
  EXPECT_FALSE(Extractor().extract(post));
  EXPECT_EQ(post, once);
}

TEST(Extract, LooksOnlyAtWhatPeopleWrote) {
  for (const char* type : {"attachment", "nav_menu_item", "revision", "wp_template"}) {
    Post post = bodies::post("classic", "By: Jane Austen\nRating: 4/5");
    post.type = type;
    EXPECT_FALSE(Extractor().extract(post));
    EXPECT_FALSE(post.review);
  }
  Post off = bodies::post("classic", "Rating: 4/5");
  EXPECT_FALSE(Extractor(Extract::off).extract(off));
  EXPECT_FALSE(off.review);
}

TEST(ExtractMove, CutsLinesAndNoMore) {
  using bodies::left;
  EXPECT_EQ(left("classic", "By: Jane Austen\nRating: 4/5\n\nText."), "Text.");
  EXPECT_EQ(left("classic", "Text.\n\nBy: Jane Austen\nRating: 4/5"), "Text.");
  EXPECT_EQ(left("classic", "One\nBy: Jane Austen\nTwo\nRating: 4/5\nThree"), "One\nTwo\nThree");
  EXPECT_EQ(left("html", "<p>By: Jane Austen<br />\nRating: 4/5<br />\nText</p>"), "<p>Text</p>");
  EXPECT_EQ(left("html", "<p>Text<br>Rating: 4/5</p><p>x</p>"), "<p>Text</p><p>x</p>");
  EXPECT_EQ(left("html", "<p><b>Rating:</b> 4/5</p>\n<p>x</p>"), "<p>x</p>");
  EXPECT_EQ(left("html", "<ul><li>Rating: 4/5</li><li>x</li></ul>"), "<ul><li>x</li></ul>");
  EXPECT_EQ(left("html", "a<ul>\n<li>Rating: 4/5</li>\n</ul>\nb"), "a\nb");
  EXPECT_EQ(left("html", "<p>Rating: 4/5 <img src=\"x.png\"></p>"),
            "<p>Rating: 4/5 <img src=\"x.png\"></p>");
  EXPECT_EQ(left("blocks",
                 "<!-- wp:paragraph -->\n<p>Rating: 4/5</p>\n<!-- /wp:paragraph "
                 "-->\n\n<!-- wp:paragraph -->\n<p>x</p>\n<!-- /wp:paragraph -->"),
            "<!-- wp:paragraph -->\n<p>x</p>\n<!-- /wp:paragraph -->");
  EXPECT_EQ(left("markdown", "# Emma\n\n**By:** Jane Austen  \n**Rating:** 4/5\n\nText\n"),
            "# Emma\n\nText\n");
  EXPECT_EQ(left("markdown", "Text\n\nComing up\n---\n\n- X by Ann Bo\n- Y by Cy Do\n"), "Text\n");
  EXPECT_EQ(left("text", "By: Jane Austen\nRating: 4/5\nText\n"), "Text\n");
}

TEST(ExtractMove, SaysThatFactsStoodInTheBody) {
  Post post = bodies::post("classic", "By: Jane Austen\nRating: 4/5\n\nText.");
  EXPECT_TRUE(Extractor(Extract::move).extract(post));
  ASSERT_EQ(post.review->found.size(), 3U);
  EXPECT_EQ(post.review->found[0].where, "title");
  EXPECT_EQ(post.review->found[1].where, "body");
  EXPECT_EQ(post.review->found[2].where, "body");
}

TEST(Extract, TakesARatingThatClosesAParagraph) {
  EXPECT_EQ(extracted("html", "<p>A fine book. 4/5 stars</p>", "Review: Emma"), "T:Emma R:4/5");
  EXPECT_EQ(extracted("html", "<p>Fazit: Ein tolles Buch. 4,5/5 Sterne</p>", "Rezension: Emma"),
            "T:Emma R:4.5/5");
  EXPECT_EQ(extracted("html", "<p>Read 3 of 4. 3/4.</p>", "Review: Emma"), "T:Emma");
  EXPECT_EQ(extracted("html", "<p>It rained. 4/5.</p>", "On the beach"), "-");
}

TEST(Extract, LinesOfCodeSayNothing) {
  EXPECT_EQ(extracted("markdown", "`rating: 4/5`\n", "Deploying"), "-");
  EXPECT_EQ(extracted("markdown", "Rating: `4/5`\n", "Emma"), "T:Emma R:4/5");
}

TEST(Extract, AuthorStandsBelowTheTitle) {
  EXPECT_EQ(extracted("html", "<p>Emma<br>by Jane Austen</p><p>4/5 stars</p>", "Review: Emma"),
            "T:Emma A:Jane Austen R:4/5");
  EXPECT_EQ(extracted("html", "<p>Emma<br>by the sea</p>", "Review: Emma"), "T:Emma");
}

}  // namespace
}  // namespace postferry
