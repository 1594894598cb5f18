// SPDX-License-Identifier: MIT
#include "review/template.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "base/error.h"
#include "review/render.h"
#include "unit/review/bodies.h"

namespace postferry {
namespace {

std::string error_of(const std::string& text) {
  try {
    (void)read_template(text, "own.txt");
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::usage);
    return error.what();
  }
  return {};
}

Review sample() {
  Review review;
  Work& work = review.works.emplace_back();
  work.title = "Emma & Co";
  work.authors = {"Jane Austen"};
  work.publisher = "John Murray";
  work.pages = 320;
  work.ids = {{"isbn13", "9780306406157"}, {"goodreads", "12"}};
  review.subjects = {"Women", "England"};
  review.rating = Rating{Decimal(4), Decimal(5), std::nullopt, {}};
  review.recommendations = {
      {"You might also like:", "for wit", {{"Persuasion", {"Jane Austen"}, {}, {}}}},
      {"You might also like:", "for space", {{"Dune", {"Frank Herbert"}, {}, {}}}}};
  review.upcoming = {{"Dune", {"Frank Herbert"}, {}, {}}};
  return review;
}

ShownBody shown(const std::string& text, const char* format = "text",
                Render mode = Render::automatic) {
  Post post = bodies::post(format, "Text.", "A headline");
  post.review = sample();
  RenderOptions options;
  options.mode = mode;
  if (!text.empty()) options.layout = read_template(text, "own.txt");
  ShownBody body;
  (void)Renderer(options).prepare(post, body);
  return body;
}
std::string body_of(const std::string& text, const char* format = "text") {
  return shown(text, format).body.value;
}

TEST(Template, LeavesOutLinesPiecesAndSectionsWithoutTheirValue) {
  EXPECT_EQ(body_of("Rating: {{rating}}\nSeries: {{series}}\n{{body}}"), "Rating: 4/5\n\nText.");
  EXPECT_EQ(body_of("Rating: {{rating}}{{#series}}, in {{series}}{{/series}}"
                    "{{#pages}}, {{pages}} pages{{/pages}}\n{{body}}"),
            "Rating: 4/5, 320 pages\n\nText.");
  EXPECT_EQ(body_of("{{#series}}\n## Series\n{{series}}\n{{/series}}\n{{body}}\n"
                    "{{#publisher}}\nWho made it:\nPublisher: {{publisher}}\n{{/publisher}}"),
            "Text.\n\nWho made it:\nPublisher: John Murray");
  EXPECT_EQ(body_of("About it:\nSeries: {{series}}\n{{body}}"), "Text.");  // nothing to introduce
}

TEST(Template, WritesEachFormatOfBodies) {
  const std::string own =
      "## *{{title}}*\n**Rating:** {{rating}}\nBy: {{authors}}\n\n{{body}}\n\n"
      "{{#upcoming}}\nComing up:\n{{#works}}\n- {{work}}\n{{/works}}\n"
      "{{/upcoming}}\n{{! the end }}";
  EXPECT_EQ(body_of(own, "html"),
            "<h2><em>Emma &amp; Co</em></h2>\n<p><strong>Rating:</strong> 4/5<br />\n"
            "By: Jane Austen</p>\nText.\n<p>Coming up:</p>\n<ul>\n"
            "<li>Dune by Frank Herbert</li>\n</ul>");
  EXPECT_EQ(body_of(own, "classic"),
            "<h2><em>Emma &amp; Co</em></h2>\n\n<strong>Rating:</strong> 4/5\nBy: Jane Austen\n\n"
            "Text.\n\nComing up:\n\n<ul>\n<li>Dune by Frank Herbert</li>\n</ul>");
  EXPECT_EQ(body_of(own, "markdown"),
            "## *Emma \\& Co*\n\n**Rating:** 4/5  \nBy: Jane Austen\n\nText.\n\nComing up:\n\n"
            "- Dune by Frank Herbert");
  EXPECT_EQ(body_of(own, "blocks"),
            "<!-- wp:heading -->\n<h2 class=\"wp-block-heading\"><em>Emma &amp; Co</em></h2>\n"
            "<!-- /wp:heading -->\n\n<!-- wp:paragraph -->\n<p><strong>Rating:</strong> 4/5<br>"
            "By: Jane Austen</p>\n<!-- /wp:paragraph -->\n\nText.\n\n<!-- wp:paragraph -->\n"
            "<p>Coming up:</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:list -->\n"
            "<ul class=\"wp-block-list\"><!-- wp:list-item -->\n<li>Dune by Frank Herbert</li>\n"
            "<!-- /wp:list-item --></ul>\n<!-- /wp:list -->");
}

TEST(Template, SaysWhatCanNotBeReadButTellsItNotAsSaid) {
  const ShownBody moons = shown("How it was: {{rating}} moons\nBy: {{authors}}\n{{body}}");
  EXPECT_EQ(moons.body.value, "How it was: 4/5 moons\nBy: Jane Austen\n\nText.");
  for (const ShownFact& fact : moons.facts) EXPECT_NE(fact.fact, ReviewFact::rating);
  // What would be read as something else is not said.
  EXPECT_EQ(body_of("By: {{publisher}}\nRating: {{rating}}\n{{body}}"), "Rating: 4/5\n\nText.");
}

TEST(Template, TakesCharactersAsTheyAre) {
  EXPECT_EQ(body_of("\\# \\*Rating\\* \\{{{rating}}} \\\\\n{{body}}"),
            "# *Rating* {4/5} \\\n\nText.");
  EXPECT_EQ(body_of("\\- {{rating}} 5 \\* 3\n{{body}}", "markdown"), "\\- 4/5 5 \\* 3\n\nText.");
}

TEST(Template, OfTheReadmeIsTheModelPostsLayout) {
  std::ifstream file(POSTFERRY_FIXTURES "/../src/review/README.md");
  std::string text;
  std::string line;
  while (std::getline(file, line) && line != "### Templates") {
  }
  bool begun = false;
  while (std::getline(file, line) && !line.starts_with("This one is")) {
    begun = begun || line.starts_with("    ");
    if (begun) text += (line.empty() ? line : line.substr(4)) + "\n";
  }
  ASSERT_NE(text.find("{{body}}"), std::string::npos);
  for (const char* format : {"classic", "html", "blocks", "markdown", "text"})
    EXPECT_EQ(body_of(text, format), body_of("", format)) << format;
}

TEST(Template, NamesTheLineThatIsWrong) {
  EXPECT_EQ(error_of("a\n{{autor}}\n{{body}}").substr(0, 60),
            "own.txt:2: nothing is called {{autor}} here; there are title");
  EXPECT_EQ(error_of("{{rating}}"),
            "own.txt:1: the template does not say where the body goes: {{body}}");
  EXPECT_EQ(error_of("{{body}}\n\n"), "own.txt:2: the template shows no fact: {{rating}}");
  EXPECT_EQ(error_of("{{body}}\n{{#rating}}\n{{rating}}\n"),
            "own.txt:2: the section {{#rating}} is not closed");
  EXPECT_EQ(error_of("{{body}}\n{{/rating}}"), "own.txt:2: {{/rating}} closes no section");
  EXPECT_EQ(error_of("{{#rating}}\n{{#pages}}\n{{/rating}}\n{{body}}"),
            "own.txt:3: the section {{#pages}} of line 2 must be closed before {{/rating}}");
  EXPECT_EQ(error_of("a {{#rating}} b\n{{body}}"),
            "own.txt:1: the section {{#rating}} is not closed on its line");
  EXPECT_EQ(error_of("{{#rating}}\na {{/rating}}\n{{body}}"),
            "own.txt:2: the end of a section of several lines stands alone on its line");
  EXPECT_EQ(error_of("{{#rating}}\n{{body}}\n{{/rating}}"),
            "own.txt:2: the body stands in no section: a post is never without it");
  EXPECT_EQ(error_of("{{body}}\n{{rating}}\n{{body}}"),
            "own.txt:3: the body stands in the template twice");
  EXPECT_EQ(error_of("x {{body}}"), "own.txt:1: {{body}} stands on a line of its own");
  EXPECT_EQ(error_of("{{rating"), "own.txt:1: {{ is not closed on its line; for a brace write \\{");
  EXPECT_EQ(error_of("**x {{rating}}\n{{body}}"),
            "own.txt:1: ** is not closed on its line; for an asterisk write \\*");
  EXPECT_EQ(error_of("{{upcoming}}\n{{body}}").substr(0, 40),
            "own.txt:1: {{upcoming}} is several thing");
  EXPECT_EQ(error_of("x {{#upcoming}}{{/upcoming}}\n{{body}}").substr(0, 41),
            "own.txt:1: {{#upcoming}} is several thing");
  EXPECT_EQ(error_of("{{ids}}\n{{body}}").substr(0, 42),
            "own.txt:1: nothing is called {{ids}} here;");
  EXPECT_EQ(
      error_of("{{#upcoming}}\n{{#works}}\n{{rating}}\n{{/works}}\n{{/upcoming}}\n{{body}}"),
      "own.txt:3: nothing is called {{rating}} here; there are work, title, authors, url, note");
  EXPECT_EQ(error_of("\xFF {{rating}}\n{{body}}"), "own.txt:1: the line is no UTF-8");
  std::string deep;
  for (int i = 0; i < 1000; ++i) deep += "{{#rating}}\n";
  EXPECT_EQ(error_of(deep), "own.txt:17: sections stand in each other too deep");
}

}  // namespace
}  // namespace postferry
