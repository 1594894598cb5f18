// SPDX-License-Identifier: MIT
// Most targets let extraction pass over dull prose unread, a writer of Markdown has each body read
// whole: both find the same in the same post, at the same places.
#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <utility>
#include <vector>

#include "api/postferry.h"
#include "base/error.h"
#include "codec/json_tree.h"
#include "format/post_json.h"
#include "review/extract.h"
#include "unit/review/seed_page.h"

namespace postferry {
namespace {

namespace fs = std::filesystem;

/// Reads posts in both ways.
class BothReadings {
 public:
  /// The two reviews, as JSON; equal where all is well.
  std::pair<std::string, std::string> of(const Post& post) {
    return {said(skimming_, post), said(whole_, post)};
  }

  void expect_same(const Post& post, const std::string& what) {
    const auto [skimmed, whole] = of(post);
    ++posts_;
    if (whole != "null") ++reviews_;
    EXPECT_EQ(skimmed, whole) << what << ": " << post.title;
  }

  [[nodiscard]] int posts() const { return posts_; }
  [[nodiscard]] int reviews() const { return reviews_; }

 private:
  static ExtractOptions reading_whole() {
    ExtractOptions options;
    options.takes_bodies_apart = true;
    return options;
  }

  static std::string said(Extractor& extractor, Post post) {
    (void)extractor.extract(post);
    if (!post.review) return "null";
    Post bare;
    bare.review = std::move(post.review);
    std::string json;
    append_json(json, bare);
    return json;
  }

  Extractor skimming_;
  Extractor whole_{reading_whole()};
  int posts_ = 0;
  int reviews_ = 0;
};

Post post_of(std::string_view format, std::string body, std::string title = "Emma") {
  Post post;
  post.type = "post";
  post.title = std::move(title);
  post.content = Text{std::string(format), std::move(body), false};
  return post;
}

// What bodies are made of here: what rules look for, inside of prose and beside it.
constexpr auto parts = std::to_array<const char*>({
    "Rating: 4/5",
    "<p>Rating: 4/5</p>",
    "By: Jane Austen",
    "<strong>Author:</strong> Jane Austen<br>",
    "I give it 4 out of 5 stars. ",
    "I gave this book four stars. ",
    "I would give it four and a half stars",
    "★★★★☆",
    "&#9733;&#9733;&#9733;&#x2606;",
    "3½ stars",
    " 4/5 ",
    " one of 3 sisters ",
    "<h2>You may also like</h2>",
    "<p>Coming up:</p>",
    "If you liked this, try <i>Dune</i> by Frank Herbert and <i>Emma</i> by Jane Austen. ",
    "<ul><li>Dune by Frank Herbert</li><li><a href=\"/x\">Emma by Jane Austen</a></li></ul>",
    "<li>Persuasion by Jane Austen - 5/5</li>",
    "Persuasion by Jane Austen – 5/5",
    "<h3>\"Emma\" by Jane Austen</h3>",
    "ISBN: 9780306406157",
    "<a href=\"https://www.amazon.com/dp/0306406152\">Buy it</a>",
    "<img src=\"4-stars.png\" alt=\"4 stars\">",
    "[usr=3.5]",
    "<span class=\"h-review\"><b class=\"p-rating\">4</b></span>",
    "<div itemscope itemtype=\"https://schema.org/Review\"><b itemprop=\"name\">x</b></div>",
    "<script type=\"application/ld+json\">{\"@type\":\"Review\",\"reviewRating\":4}</script>",
    "<!-- wp:paragraph -->",
    "<!-- /wp:paragraph -->",
    "<!--more-->",
    "<p>",
    "</p>",
    "<em>",
    "</em>",
    "<b>",
    "</b>",
    "<blockquote>",
    "</blockquote>",
    "<pre>",
    "</pre>",
    "<br>",
    "\n",
    "\n\n",
    "&amp;",
    "&#8217;",
    "&nbsp;",
    "<",
    ": ",
    "Subjects: ships; England",
    "Finished: May 3rd, 2016",
    "Plot: 4/5<br>Style: 3/5<br>End: 5/5",
});

// Some of them are long enough that they may be dull.
constexpr auto sentences = std::to_array<const char*>({
    "The house stands by the water and nobody in it says what he means, which takes a while. ",
    "I read it on a train, and the <em>second</em> half on a bench in the rain. ",
    "There is a garden in it that I should like to see, and a letter that I should not. ",
    "Nobody who liked the first of them will like the last&#8230; or so they say. ",
    "It&#8217;s a book by a man about a woman by the sea: it is more than it seems. ",
});

using Pieces = std::vector<std::string>;

std::string joined(const Pieces& pieces) {
  std::string body;
  for (const std::string& piece : pieces) body += piece;
  return body;
}

Pieces random_body(std::mt19937& random) {
  Pieces body;
  for (std::size_t i = random() % 12; i > 0; --i) {
    if (random() % 3 == 0)
      for (std::size_t k = random() % 9; k > 0; --k)
        body.emplace_back(sentences[random() % sentences.size()]);
    body.emplace_back(parts[random() % parts.size()]);
  }
  return body;
}

// What is left of a body that is read in two ways when nothing can go any more.
Pieces shrunk(BothReadings& readings, Pieces body, const char* format) {
  for (std::size_t i = 0; i < body.size();) {
    Pieces less = body;
    less.erase(less.begin() + static_cast<std::ptrdiff_t>(i));
    const auto [skimmed, whole] = readings.of(post_of(format, joined(less)));
    if (skimmed == whole) {
      ++i;
    } else {
      body = std::move(less);
      i = 0;
    }
  }
  return body;
}

TEST(SkimmedReading, FindsWhatReadingFindsInAnyBody) {
  std::mt19937 random(20240301);
  BothReadings readings;
  constexpr auto formats = std::to_array<const char*>({"html", "classic", "blocks", "markdown"});
  for (int round = 0; round < 20'000; ++round) {
    const Pieces body = random_body(random);
    const char* format = formats[random() % formats.size()];
    readings.expect_same(post_of(format, joined(body)), format);
    if (HasFailure()) FAIL() << joined(shrunk(readings, body, format));
  }
  EXPECT_GT(readings.reviews(), 5'000);
}

// A file that is none of that format has no posts.
void expect_same_in(const fs::path& file, const std::string& format, BothReadings& readings) {
  try {
    Reader reader({file.string()}, format, Extract::off);
    Post post;
    while (reader.next(post)) readings.expect_same(post, file.filename().string());
  } catch (const Error&) {
    return;
  }
}

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// All bodies that an answer of the REST API, or a database's table, holds.
void expect_same_in(JsonNode node, const std::string& file, BothReadings& readings) {
  if (node.is(JsonKind::string) && (node.key() == "rendered" || node.key() == "post_content"))
    for (const char* format : {"html", "classic"})
      readings.expect_same(post_of(format, std::string(node.text())), file);
  if (node.is(JsonKind::object) || node.is(JsonKind::array))
    for (const JsonNode child : node) expect_same_in(child, file, readings);
}

TEST(SkimmedReading, FindsWhatReadingFindsInFixtures) {
  BothReadings readings;
  for (const auto& file : fs::recursive_directory_iterator(POSTFERRY_FIXTURES "/wxr"))
    if (file.path().extension() == ".xml") expect_same_in(file.path(), "wxr", readings);
  expect_same_in(POSTFERRY_FIXTURES "/goodreads/sample-library.csv", "goodreads", readings);
  EXPECT_GT(readings.reviews(), 20);
}

// Real blogs, which are not part of the project.
TEST(SkimmedReading, FindsWhatReadingFindsInTheCorpus) {
  const fs::path corpus = fs::path(seed::shared_folder()) / "corpus";
  if (!fs::is_directory(corpus)) {
    if (seed::is_required()) FAIL() << corpus << " is missing";
    GTEST_SKIP() << corpus << " is missing";
  }
  BothReadings readings;
  JsonTree tree;
  for (const auto& entry : fs::recursive_directory_iterator(corpus)) {
    const fs::path& file = entry.path();
    const std::string kind = file.parent_path().filename().string();
    const std::string end = file.extension().string();
    if (kind == "wxr" && end == ".xml") expect_same_in(file, "wxr", readings);
    if (kind == "goodreads" && end == ".csv") expect_same_in(file, "goodreads", readings);
    if (kind == "wp-rest" && end == ".json" && tree.parse(bytes_of(file)))
      expect_same_in(tree.root(), file.filename().string(), readings);
    if (kind == "hreview" && end == ".html")
      readings.expect_same(post_of("html", bytes_of(file)), file.filename().string());
  }
  RecordProperty("posts", readings.posts());
  EXPECT_GT(readings.reviews(), 100);
}

}  // namespace
}  // namespace postferry
