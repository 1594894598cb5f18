// SPDX-License-Identifier: MIT
#include "review/book_links.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "unit/review/bodies.h"

namespace postferry {
namespace {

std::string shown(const Ids& ids) {
  std::string out;
  for (const auto& [kind, value] : ids) out += (out.empty() ? "" : " ") + kind + ":" + value;
  return out;
}
std::string said(std::string_view href) { return shown(ids_in_link(href)); }

TEST(BookLinks, ReadsShops) {
  for (const char* const way :
       {"https://www.amazon.com/dp/0306406152", "http://amazon.co.uk/gp/product/0306406152/ref=x",
        "https://www.amazon.de/Some-Title-Author/dp/0306406152?tag=me-21&psc=1",
        "http://www.amazon.com/exec/obidos/ASIN/0306406152/me-20",
        "https://www.amazon.com/exec/obidos/tg/detail/-/0306406152",
        "//www.amazon.com.br/gp/aw/d/0306406152", "https://amzn.com/0306406152",
        "https://smile.amazon.com/o/ASIN/0306406152",
        "https://web.archive.org/web/2010/http://www.amazon.com/dp/0306406152",
        "https://www.librarything.com/isbn/0-306-40615-2",
        "https://openlibrary.org/isbn/0306406152",
        "http://www.abebooks.co.uk/servlet/SearchResults?isbn=0306406152",
        "https://books.google.com/books?vid=ISBN0306406152"})
    EXPECT_EQ(said(way), "isbn10:0306406152") << way;
  EXPECT_EQ(said("https://www.amazon.com/gp/product/b0051qvf7a"), "asin:B0051QVF7A");
  EXPECT_EQ(said("https://www.audible.com/pd/The-Lamp-Audiobook/B0051QVF7A"), "");
  EXPECT_EQ(said("https://www.amazon.com/dp/080442957x"), "isbn10:080442957X");
}

TEST(BookLinks, ReadsAnIsbn13OfAnySite) {
  for (const char* const way :
       {"https://bookshop.org/books/the-lamp/9780306406157",
        "https://bookshop.org/p/books/the-lamp-ada-quill/12345?ean=9780306406157",
        "https://www.indiebound.org/book/9780306406157?aff=me",
        "https://www.bookdepository.com/The-Lamp-Ada-Quill/9780306406157?ref=x",
        "https://www.waterstones.com/book/the-lamp/ada-quill/9780306406157",
        "https://www.barnesandnoble.com/w/the-lamp/1100?ean=9780306406157",
        "https://www.thalia.de/shop/home/artikeldetails/EAN9780306406157",
        "https://www.worldcat.org/isbn/9780306406157", "https://publisher.test/9780306406157-lamp",
        "https://click.test/deep?id=1&murl=https%3A%2F%2Fbn.test%2Fw%3Fean%3D9780306406157"})
    EXPECT_EQ(said(way), "isbn13:9780306406157") << way;
}

TEST(BookLinks, ReadsNumbersOfSites) {
  EXPECT_EQ(said("https://www.goodreads.com/book/show/28921.The_Lamp"), "goodreads:28921");
  EXPECT_EQ(said("http://goodreads.com/en/book/show/28921-the-lamp"), "goodreads:28921");
  EXPECT_EQ(said("https://openlibrary.org/books/OL7353617M/The_Lamp"), "openlibrary:OL7353617M");
  EXPECT_EQ(said("https://openlibrary.org/works/OL45804W"), "openlibrary:OL45804W");
  EXPECT_EQ(said("https://www.worldcat.org/oclc/123456"), "oclc:123456");
  EXPECT_EQ(said("https://search.worldcat.org/title/123456"), "oclc:123456");
  EXPECT_EQ(said("https://www.librarything.com/work/5678/book/9"), "librarything:5678");
  EXPECT_EQ(said("https://app.thestorygraph.com/books/0a1b2c3d-0a1b-2c3d-4e5f-0a1b2c3d4e5f"),
            "storygraph:0a1b2c3d-0a1b-2c3d-4e5f-0a1b2c3d4e5f");
  EXPECT_EQ(said("https://books.google.de/books?hl=de&id=aBcD_fGh-jKl"),
            "google_books:aBcD_fGh-jKl");
}

TEST(BookLinks, InventsNothing) {
  for (const char* const way :
       {"https://www.amazon.com/dp/0306406153", "https://www.amazon.com/dp/030640615",
        "https://www.amazon.com/s?k=9780306406158", "https://amzn.to/3xYz12A",
        "https://other.test/dp/0306406152", "https://notamazon.com/dp/0306406152",
        "https://www.goodreads.com/author/show/28921",
        "https://www.goodreads.com/review/show/28921", "https://x.test/2014/05/1234567890123/",
        "https://x.test/97803064061570", "/dp/0306406152", "mailto:9780306406157@x.test",
        "https://openlibrary.org/works/OL45804X", "", "https://www.worldcat.org/search?q=lamp"})
    EXPECT_EQ(said(way), "") << way;
}

TEST(BookLinks, KnowsLinksThatSayWhere) {
  for (const char* const text :
       {"Amazon", "Buy on Amazon", "Goodreads", "Barnes & Noble", "here", "Bookshop.org",
        "Amazon.de", "Buy it from your local bookstore!", "Add to Goodreads", "Acheter sur Amazon",
        "jetzt kaufen", "Comprar en Amazon", "купить на Amazon"})
    EXPECT_TRUE(is_where_to_find(text)) << text;
  for (const char* const text : {"Emma", "Persuasion on Amazon", "Jane Austen", "", "2", "…",
                                 "a book that has nothing to do with what this post is about"})
    EXPECT_FALSE(is_where_to_find(text)) << text;
}

// Ids of the main work of a post that is called "Review: The Glass Lamp".
std::string linked(std::string_view body, std::string_view title = "Review: The Glass Lamp") {
  Post post = bodies::post("html", body, title);
  (void)Extractor().extract(post);
  if (!post.review || post.review->works.empty()) return "-";
  return shown(post.review->works.front().ids);
}
constexpr const char* ours = "https://www.amazon.com/dp/0306406152";
constexpr const char* other = "https://www.amazon.com/dp/0141439580";

std::string link(std::string_view href, std::string_view text) {
  return "<a href=\"" + std::string(href) + "\">" + std::string(text) + "</a>";
}

TEST(BookLinks, BelongToTheWorkTheyName) {
  EXPECT_EQ(linked("<p>I read " + link(ours, "The Glass Lamp") + " in a day.</p>"),
            "isbn10:0306406152");
  EXPECT_EQ(linked("<p>" + link(ours, "<em>The Glass Lamp</em>") + ", unlike " +
                   link(other, "Emma") + ".</p>"),
            "isbn10:0306406152");
  EXPECT_EQ(linked("<p>" + link(ours, "The Glass Lamp by Ada Quill") + "</p>"),
            "isbn10:0306406152");
  EXPECT_EQ(linked("<p>Title: " + link(ours, "Lamp, The Glass") + "</p><p>Rating: 4/5</p>"),
            "isbn10:0306406152");
  EXPECT_EQ(linked("<p>Text about it.</p><p>" + link(ours, "Amazon") + " | " +
                   link("https://www.goodreads.com/book/show/28921", "Goodreads") + "</p>"),
            "isbn10:0306406152 goodreads:28921");
  EXPECT_EQ(linked("<p>" + link(ours, "<img src='cover.jpg' alt=''>") + "</p><p>Text.</p>"),
            "isbn10:0306406152");
}

TEST(BookLinks, BelongToWorksOfOtherPlacesAndOfSeveral) {
  Post post = bodies::post("html", "<p>" + link(ours, "The Glass Lamp") + "</p>", "On lamps");
  post.meta = {{"book_title", "The Glass Lamp"}, {"book_author", "Ada Quill"}};
  (void)Extractor().extract(post);
  EXPECT_EQ(shown(post.review->works.at(0).ids), "isbn10:0306406152");
  post = bodies::post("html",
                      "<h2>The Glass Lamp by Ada Quill</h2><p>4/5</p><h2>" + link(other, "Emma") +
                          " by Jane Austen</h2><p>5/5</p><p>" + link(ours, "Amazon") + "</p>",
                      "What I read in May");
  (void)Extractor().extract(post);
  ASSERT_EQ(post.review->works.size(), 2U);
  EXPECT_EQ(shown(post.review->works[0].ids), "");
  EXPECT_EQ(shown(post.review->works[1].ids), "isbn10:0141439580");
}

TEST(BookLinks, BelongToNoWorkInDoubt) {
  EXPECT_EQ(linked("<p>It is no " + link(other, "Emma") + ".</p>"), "");
  EXPECT_EQ(linked("<p>" + link(ours, "Amazon") + "</p><p>" + link(other, "Amazon") + "</p>"), "");
  // Of posts that are about no work, and of films.
  EXPECT_EQ(linked("<p>" + link(ours, "Buy it here") + "</p>", "My week"), "-");
  EXPECT_EQ(linked("<p>After " + link(ours, "the book") + "</p>", "Film Review: The Glass Lamp"),
            "");
  // A list's links are of its works.
  EXPECT_EQ(linked("<p>Text.</p><h3>Read-alikes</h3><ul><li>" + link(ours, "The Glass Lamp") +
                   " by Ann Ax</li><li>" + link(other, "Emma") + " by Jane Austen</li></ul>"),
            "");
  // An edition that a line states is the one that was read.
  EXPECT_EQ(
      linked("<p>ISBN: 9780141439587</p><p>Rating: 4/5</p><p>" + link(ours, "Amazon") + "</p>"),
      "isbn13:9780141439587");
  EXPECT_EQ(
      linked("<p>ISBN: 9780306406157</p><p>Rating: 4/5</p><p>" + link(ours, "Amazon") + "</p>"),
      "isbn13:9780306406157 isbn10:0306406152");
}

TEST(BookLinks, ReadmeListsTheSites) {
  std::ifstream file(POSTFERRY_FIXTURES "/../src/review/README.md");
  std::string line;
  while (std::getline(file, line) && line != "### Links to books") {
  }
  std::vector<std::string> rows;
  while (std::getline(file, line) && !line.starts_with('#'))
    if (line.starts_with('|')) rows.push_back(line);
  ASSERT_GT(rows.size(), 2U);
  rows.erase(rows.begin(), rows.begin() + 2);
  std::vector<std::string> wanted;
  for (const BookSite& site : book_sites())
    wanted.push_back("| " + std::string(site.name) + " | `" + std::string(site.host) + "` | `" +
                     std::string(site.way) + "` | " + std::string(to_string(site)) + " |");
  EXPECT_EQ(rows, wanted);
}

}  // namespace
}  // namespace postferry
