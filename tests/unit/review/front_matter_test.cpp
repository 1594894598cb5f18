// SPDX-License-Identifier: MIT
#include "review/front_matter.h"

#include <gtest/gtest.h>

#include "unit/review/statements.h"

namespace postferry {
namespace {

/// Keys and their YAML, as the Markdown reader keeps them.
using Keys = std::vector<std::pair<std::string_view, std::string_view>>;

Statements read(const Keys& keys, std::string_view title = {}, std::string_view author = {}) {
  Post post;
  post.title = title;
  post.author = author;
  for (const auto& [key, yaml] : keys)
    post.extras.push_back({"markdown", std::string(key), std::string(yaml)});
  Statements out;
  read_front_matter(post, out);
  return out;
}
std::string said(const Keys& keys, std::string_view title = {}, std::string_view author = {}) {
  return statements::shown(read(keys, title, author));
}

TEST(FrontMatter, ReadsRatingsInAllTheirForms) {
  for (const std::string_view key :
       {"rating", "Rating", "my_rating", "myRate", "stars", "bookrating", "book-rating",
        "review.rating", "review_rating", "score"})
    EXPECT_EQ(said({{key, "4"}}), "R:4") << key;
  EXPECT_EQ(said({{"rating", "\"4/5\""}}), "R:4/5");
  EXPECT_EQ(said({{"rating", "4/5 # of five"}}), "R:4/5");
  EXPECT_EQ(said({{"rating", "4.5"}}), "R:4.5");
  EXPECT_EQ(said({{"rating", "'4,5'"}}), "R:4.5");
  EXPECT_EQ(said({{"rating", "85"}}), "R:85");
  EXPECT_EQ(said({{"rating", "4+"}}), "R:4");
  EXPECT_EQ(said({{"rating", "★★★★☆"}}), "R:4/5");
  EXPECT_EQ(said({{"rating", "\"⭐️⭐️⭐️\""}}), "R:3");
  EXPECT_EQ(said({{"rating", "★★★★/5"}}), "R:4/5");
  EXPECT_EQ(said({{"rating", "\n  value: 8\n  max: 10"}}), "R:8/10");
  EXPECT_EQ(said({{"rating", "8"}, {"rating_max", "10"}}), "R:8/10");
  EXPECT_EQ(said({{"params", "\n  rating: 3"}}), "R:3");
  EXPECT_EQ(said({{"rating", "\n  Plot: 4\n  Prose: 3.5"}}), "Plot:4 Prose:3.5");
  const Statements got = read({{"review.rating", "\"4/5\""}});
  EXPECT_EQ(got[0].where, "front-matter:review.rating");
  EXPECT_EQ(got[0].trust, Trust::meta);
  EXPECT_EQ(got[0].says.rating->text, "4/5");
}

TEST(FrontMatter, KnowsWhatIsNoRating) {
  for (const std::string_view yaml :
       {"0", "''", "~", "PG-13", "2024", "true", "[]", "11/2020", "unknown", "-1", "[1, 2", "{}"})
    EXPECT_EQ(said({{"rating", yaml}}), "") << yaml;
  EXPECT_EQ(said({{"stars", "42"}}), "");
  EXPECT_EQ(said({{"difficulty", "4"}, {"weight", "3"}, {"bookreview", "4"}}), "");
}

TEST(FrontMatter, LeavesRecipesAlone) {
  EXPECT_EQ(said({{"rating", "4.8"}, {"ingredients", "[flour]"}}, "Plain Bread", "Bo Lind"), "");
  EXPECT_EQ(said({{"prep_time", "20 min"}, {"rating", "5"}}, "Plain Bread"), "");
  EXPECT_EQ(said({{"rating", "4"}, {"distance", "12 km"}}, "Over the Hill"), "");
  EXPECT_EQ(said({{"grade", "A"}}, "An Exam"), "");
}

TEST(FrontMatter, ReadsKeysOfOtherLanguagesAndNotes) {
  EXPECT_EQ(said({{"bewertung", "4"}, {"autor", "Ada Quill"}, {"seiten", "288"}}),
            "R:4\nW:|Ada Quill\nW: pages:288");
  EXPECT_EQ(said({{"puntuacion", "5"}}), "R:5");
  EXPECT_EQ(said({{"review.rating", "3.5"}, {"review.scale", "5"}}), "R:3.5/5");
  EXPECT_EQ(said({{"item_reviewed", "The Lamp"}, {"item_author", "Ada Quill"}}),
            "W:The Lamp\nW:|Ada Quill");
  EXPECT_EQ(said({{"isbn", "0306406152 9780306406157"}}),
            "W: isbn10:0306406152 isbn13:9780306406157");
  EXPECT_EQ(said({{"rating", "4"}}, "The Lamp", "[[people/quill|Ada Quill]]"),
            "R:4\nW:|Ada Quill\nW:The Lamp");
}

TEST(FrontMatter, ReadsAMapAboutTheBook) {
  EXPECT_EQ(
      said({{"book",
             "\n  title: \"The Lamp: A Tale\"\n  contributors:\n    - name: Ada Quill & Bo Lind\n"
             "    - name: Cy Dee\n      role: translator\n  isbn10: '0306406152'\n"
             "  isbn13: 978-0-306-40615-7\n  publication_year: 1999\n  pages: 224 pages\n"
             "  series:\n    name: Lamps\n    position: 2\n  tags:\n    - light\n    - glass"}}),
      "W:The Lamp: A Tale\n"
      "W:|Ada Quill|Bo Lind translator:Cy Dee\n"
      "W: isbn10:0306406152 isbn13:9780306406157\n"
      "W: year:1999\n"
      "W: pages:224\n"
      "W: series:Lamps#2\n"
      "S:light S:glass");
  EXPECT_EQ(said({{"book", "The Lamp"}}), "W:The Lamp");
  EXPECT_EQ(said({{"book", "\"The Lamp by Ada Quill\""}}), "W:The Lamp|Ada Quill");
  EXPECT_EQ(said({{"movie", "\n  title: Lamps"}}), "W:Lamps kind:movie");
  EXPECT_EQ(said({{"book", "the-lamp"}}), "");
}

TEST(FrontMatter, ReadsKeysNamedAfterTheBook) {
  EXPECT_EQ(said({{"bookname", "\"The Lamp\""},
                  {"bookauthor", "\"Ada Quill\""},
                  {"bookpublisher", "\"Oak & Ash\""},
                  {"bookimageurl", "\"https://x.test/l.jpg\""},
                  {"asins", "\"0306406152\""}},
                 "The Lamp", "Some Blogger"),
            "W:The Lamp\nW:|Ada Quill\nW: publisher:Oak & Ash\nW: cover:https://x.test/l.jpg\n"
            "W: asin:0306406152 isbn10:0306406152");
}

TEST(FrontMatter, LeavesOutWhatTemplatesSay) {
  EXPECT_EQ(said({{"bookname", "\"Name of the book\""},
                  {"bookauthor", "\"Author of the book\""},
                  {"bookrating", "0"},
                  {"asins", "\"\""}},
                 "lamp", "Some Blogger"),
            "");
}

TEST(FrontMatter, ReadsIds) {
  EXPECT_EQ(said({{"isbn", "0306406152"}}), "W: isbn10:0306406152");
  EXPECT_EQ(said({{"isbn", "978-0-306-40615-7 # of mine"}}), "W: isbn13:9780306406157");
  EXPECT_EQ(said({{"isbn", "9780306406158"}}), "");
  EXPECT_EQ(said({{"isbn", "\n  - 0306406152\n  - 9780306406157"}}),
            "W: isbn10:0306406152 isbn13:9780306406157");
  EXPECT_EQ(said({{"goodreads", "https://www.goodreads.com/book/show/12345.The_Lamp"}}),
            "W: goodreads:12345");
  EXPECT_EQ(said({{"goodreads_id", "12345"}}), "W: goodreads:12345");
  EXPECT_EQ(said({{"goodreads", "4.1"}, {"librarything", "https://x.test/Ada"}}), "");
  EXPECT_EQ(said({{"olid", "OL7353617M"}}), "W: openlibrary:OL7353617M");
  EXPECT_EQ(said({{"asin", "B00ABCDEF1"}}), "W: asin:B00ABCDEF1");
  EXPECT_EQ(said({{"rating", "3"}, {"amazon", "https://www.amazon.test/The-Lamp/dp/0306406152/x"}}),
            "R:3\nW: isbn10:0306406152");
}

TEST(FrontMatter, TakesTheAuthorOfAFileAboutAWorkForTheWorks) {
  const std::string_view both = "R:4\nW:|Ada Quill\nW:The Lamp";
  EXPECT_EQ(said({{"rating", "4"}}, "The Lamp", "Ada Quill"), both);
  EXPECT_EQ(said({{"rating", "4"}}, "\"The Lamp\"", "Ada Quill"), both);
  EXPECT_EQ(said({{"rating", "4"}}, "The Lamp (Lamps, #2)", "Ada Quill"),
            "R:4\nW:|Ada Quill\nW:The Lamp series:Lamps#2");
  EXPECT_EQ(said({{"rating", "4"}}, "The Lamp", "Ada Quill and Bo Lind"),
            "R:4\nW:|Ada Quill|Bo Lind\nW:The Lamp");
  EXPECT_EQ(said({{"layout", "review"}, {"year", "1999"}}, "The Lamp", "Ada Quill"),
            "W: year:1999\nW:|Ada Quill\nW:The Lamp");
  EXPECT_EQ(said({{"rating", "4"}}, "The Lamp by Ada Quill", "Ada Quill"), "R:4\nW:|Ada Quill");
  EXPECT_EQ(said({{"isbn", "0306406152"}}, "Death by Chocolate", "Ada Quill"),
            "W: isbn10:0306406152\nW:|Ada Quill\nW:Death by Chocolate");
}

TEST(FrontMatter, LeavesTheBloggerOut) {
  EXPECT_EQ(said({{"rating", "4"}}, "Review: The Lamp", "Some Blogger"), "R:4");
  EXPECT_EQ(said({{"rating", "4"}}, "The Lamp by Ada Quill", "Some Blogger"), "R:4");
  EXPECT_EQ(said({{"rating", "4"}}, "The Lamp", "admin"), "R:4\nW:The Lamp");
  EXPECT_EQ(said({{"rating", "4"}, {"platform", "PC"}}, "Lamp Quest", "Some Blogger"),
            "R:4\nW:Lamp Quest");
  EXPECT_EQ(said({{"bookauthor", "Ada Quill"}}, "The Lamp", "Some Blogger"),
            "W:|Ada Quill\nW:The Lamp");
  EXPECT_EQ(said({{"rating", "4"}, {"director", "Cy Dee"}}, "Lamps", "Some Blogger"),
            "R:4\nW: kind:movie director:Cy Dee\nW:Lamps");
  // Files that say nothing of works.
  EXPECT_EQ(said({{"cover", "x.jpg"}, {"series", "Travels"}, {"year", "2020"}}, "On the Road Again",
                 "Some Blogger"),
            "");
  EXPECT_EQ(said({{"layout", "review"}}, "The Lamp", "Some Blogger"), "");
}

TEST(FrontMatter, DoubtsTitlesOfFilesWithoutAnAuthor) {
  EXPECT_EQ(read({{"isbn", "0306406152"}}, "The Lamp")[1].confidence, 75);
  EXPECT_EQ(read({{"rating", "4"}}, "The Lamp")[1].confidence, 60);
}

TEST(FrontMatter, ReadsDatesOfReading) {
  EXPECT_EQ(said({{"date_read", "\"2024-03-01\""}}), "finished:2024-03-01");
  EXPECT_EQ(said({{"review.date_read", "2024-03"}}), "finished:2024-03");
  EXPECT_EQ(said({{"dateFinished", "2024/3/1"}, {"started", "2024-2-9"}}),
            "finished:2024-03-01\nstarted:2024-02-09");
  EXPECT_EQ(said({{"read_at", "2024-03-01T07:40:59-07:00"}}), "finished:2024-03-01T07:40:59-07:00");
  EXPECT_EQ(said({{"finished", "true"}, {"date_read", "2024-02-31"}}), "");
  EXPECT_EQ(said({{"rating", "4"}, {"status", "reading"}}), "R:4\nshelf:currently-reading");
}

TEST(FrontMatter, ReadsSubjectsOfTheWork) {
  EXPECT_EQ(said({{"rating", "4"}, {"genre", "Fantasy, Adventure"}}), "R:4\nS:Fantasy S:Adventure");
  EXPECT_EQ(said({{"rating", "4"}, {"genres", "[Fantasy, \"Unknown\"]"}}), "R:4\nS:Fantasy");
  EXPECT_EQ(said({{"genre", "Fantasy"}}), "");
}

TEST(FrontMatter, ReadsRecommendations) {
  EXPECT_EQ(said({{"relatedBooks", "\n  - The Wick by Ada Quill\n  - Oil"}}),
            "rec[|]:The Wick/Ada Quill; Oil");
  EXPECT_EQ(said({{"rating", "4"}, {"similarTo", "The Wick by Ada Quill, Oil by Bo Lind"}}),
            "R:4\nrec[|]:The Wick/Ada Quill; Oil/Bo Lind");
  EXPECT_EQ(said({{"read-alikes", "[{title: Oil, author: Bo Lind, note: short}]"}}),
            "rec[|]:Oil/Bo Lind (short)");
  EXPECT_EQ(said({{"rating", "4"}, {"recommendations", "true"}}), "R:4");
}

TEST(FrontMatter, ReadsSeveralBooks) {
  EXPECT_EQ(said({{"books",
                   "\n  - title: The Lamp\n    author: Ada Quill\n    isbn: 0306406152\n"
                   "  - title: Oil\n    author: Bo Lind"}}),
            "W:The Lamp|Ada Quill isbn10:0306406152 W:Oil|Bo Lind");
}

TEST(FrontMatter, PutsUpWithAnything) {
  const std::string deep(100'000, '[');
  const std::string lon(10'000'000, 'x');
  std::string many = "\n";
  for (int i = 0; i < 50'000; ++i) many += "  rating: 4\n";
  for (const std::string_view key : {"book", "rating", "isbn", "params", "genre", "relatedBooks"}) {
    (void)said({{key, deep}});
    (void)said({{key, lon}});
    EXPECT_LE(read({{key, many}}).size(), 200U);
  }
  EXPECT_EQ(said({{"#front-matter", "rating: 4"}}), "");
  Post post;
  post.extras.push_back({"wxr", "rating", "4"});
  Statements out;
  read_front_matter(post, out);
  EXPECT_TRUE(out.empty());
}

}  // namespace
}  // namespace postferry
