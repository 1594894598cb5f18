// SPDX-License-Identifier: MIT
// What each column says in the model.
#include <gtest/gtest.h>

#include "unit/goodreads/reading.h"

namespace postferry::goodreads_test {
namespace {

const Work& work(const Post& post) { return post.review.value().works.at(0); }

TEST(GoodreadsMapping, ReadsTheBook) {
  const Post post = read_book({{"Book Id", "101"},
                               {"Title", "The Salt Garden (Harbour, #1)"},
                               {"Author", "Mara Ellison"},
                               {"Author l-f", "Ellison, Mara"},
                               {"Additional Authors", "Jon A, Li Wei"},
                               {"ISBN", "=\"1250313198\""},
                               {"ISBN13", "=\"9781250313195\""},
                               {"Average Rating", "4.20"},
                               {"Publisher", "Quay Press "},
                               {"Binding", "Paperback"},
                               {"Number of Pages", "312"},
                               {"Year Published", "2011"},
                               {"Original Publication Year", "-180"}});
  EXPECT_EQ(post.title, "The Salt Garden (Harbour, #1)");
  EXPECT_EQ(work(post).title, "The Salt Garden");
  EXPECT_EQ(work(post).series, (std::vector<Series>{{"Harbour", "1"}}));
  EXPECT_EQ(work(post).authors, (std::vector<std::string>{"Mara Ellison", "Jon A", "Li Wei"}));
  EXPECT_EQ(work(post).ids,
            (Ids{{"goodreads", "101"}, {"isbn10", "1250313198"}, {"isbn13", "9781250313195"}}));
  EXPECT_EQ(work(post).publisher, "Quay Press ");
  EXPECT_EQ(work(post).binding, "Paperback");
  EXPECT_EQ(work(post).pages, 312);
  EXPECT_EQ(work(post).year, 2011);
  EXPECT_EQ(work(post).original_year, -180);
  EXPECT_EQ(work(post).average_rating, Decimal::parse("4.2"));
  EXPECT_TRUE(post.extras.empty());
}

TEST(GoodreadsMapping, ReadsTheReadersPart) {
  const Post post = read_book({{"Title", "A"},
                               {"My Rating", "4"},
                               {"Date Read", "2021/05/09"},
                               {"Date Added", "2018/01/16"},
                               {"Bookshelves", "to-read, sf"},
                               {"Bookshelves with positions", "to-read (#8), sf (#15)"},
                               {"Exclusive Shelf", "to-read"},
                               {"My Review", "Good.<br/>&amp; <b>long</b>"},
                               {"Spoiler", "true"},
                               {"Private Notes", "lent"},
                               {"Read Count", "2"},
                               {"Recommended For", "you"},
                               {"Recommended By", "me"},
                               {"Owned Copies", "1"}});
  const Review& review = post.review.value();
  EXPECT_EQ(review.rating, (Rating{Decimal(4), Decimal(5), std::nullopt, {}}));
  EXPECT_EQ(review.finished.iso, "2021-05-09");
  EXPECT_EQ(review.added.iso, "2018-01-16");
  EXPECT_EQ(review.shelf, "to-read");
  EXPECT_EQ(review.shelves, (std::vector<std::string>{"sf"}));
  EXPECT_EQ(review.shelf_positions, (std::vector<ShelfPosition>{{"to-read", 8}, {"sf", 15}}));
  EXPECT_EQ(post.content, (Text{"html", "Good.<br/>&amp; <b>long</b>", false}));
  EXPECT_TRUE(review.spoiler);
  EXPECT_EQ(review.private_notes, "lent");
  EXPECT_EQ(review.read_count, 2);
  EXPECT_EQ(review.recommended_for, "you");
  EXPECT_EQ(review.recommended_by, "me");
  EXPECT_EQ(review.owned_copies, 1);
  EXPECT_TRUE(post.extras.empty());
}

TEST(GoodreadsMapping, InventsNothing) {
  const Post post = read_book({{"Title", "A"}});
  Post expected;
  expected.title = "A";
  expected.review.emplace().works.emplace_back().title = "A";
  EXPECT_EQ(post, expected);
}

TEST(GoodreadsMapping, TakesRatingZeroForNone) {
  EXPECT_FALSE(read_book({{"Title", "A"}, {"My Rating", "0"}}).review->rating);
}

TEST(GoodreadsMapping, KeepsRatingsThatAreNone) {
  for (const char* cell : {"great", "6", "-1"}) {
    const Document read = goodreads_test::read(one_book({{"Title", "A"}, {"My Rating", cell}}));
    EXPECT_FALSE(read.posts.at(0).review->rating) << cell;
    EXPECT_EQ(raw(read.posts[0], "My Rating"), cell);
    EXPECT_EQ(read.count(NoteCode::rating_unreadable), 1U) << cell;
  }
}

TEST(GoodreadsMapping, DerivesLastNameFirstAsGoodreadsDoes) {
  for (const auto& [author, last_first] : Cells{{"Ross Lockridge Jr.", "Jr., Ross Lockridge"},
                                                {"Plato", "Plato, Plato"},
                                                {"Guy de la Court", "Court, Guy de la"}})
    EXPECT_TRUE(
        read_book({{"Title", "A"}, {"Author", author}, {"Author l-f", last_first}}).extras.empty())
        << author;
}

TEST(GoodreadsMapping, KeepsCellsThatCannotBeDerived) {
  const Cells odd = {{"Author", "Peter   Marshall"},
                     {"Author l-f", "Marshall the Elder, Peter"},
                     {"Average Rating", "4.2"},
                     {"Number of Pages", "312.0"},
                     {"Date Read", "5/13/2021"},
                     {"Date Added", "2018-1-6"},
                     {"Bookshelves", "b,a"},
                     {"Bookshelves with positions", "a (#1), b (#2)"},
                     {"Spoiler", "TRUE"},
                     {"My Rating", "4.0"}};
  Cells all = odd;
  all.emplace_back("Title", "A");
  const Post post = read_book(all);
  for (const auto& [name, cell] : odd)
    EXPECT_EQ(raw(post, name), name == "Bookshelves with positions" ? "(none)" : cell) << name;
  EXPECT_EQ(work(post).authors, (std::vector<std::string>{"Peter Marshall"}));
  EXPECT_EQ(work(post).pages, 312);
  EXPECT_EQ(post.review->finished.iso, "2021-05-13");
  EXPECT_EQ(post.review->shelves, (std::vector<std::string>{"b", "a"}));
  EXPECT_TRUE(post.review->spoiler);
}

TEST(GoodreadsMapping, KeepsColumnsWithoutAField) {
  const Cells cells = {{"Original Purchase Date", "2001"},
                       {"Original Purchase Location", "Ghent"},
                       {"Condition", "worn"},
                       {"Condition Description", "no jacket"},
                       {"BCID", "123-456"}};
  Cells all = cells;
  all.emplace_back("Title", "A");
  const Post post = read_book(all);
  for (const auto& [name, cell] : cells) EXPECT_EQ(raw(post, name), cell);
}

TEST(GoodreadsMapping, KeepsUnreadableNumbersAndDatesWithANote) {
  const Document read = goodreads_test::read(one_book({{"Title", "A"},
                                                       {"Number of Pages", "many"},
                                                       {"Year Published", "2011?"},
                                                       {"Date Read", "soon"},
                                                       {"Average Rating", "-"},
                                                       {"Spoiler", "maybe"}}));
  EXPECT_EQ(read.count(NoteCode::number_unreadable), 3U);
  EXPECT_EQ(read.count(NoteCode::date_unreadable), 1U);
  EXPECT_EQ(read.count(NoteCode::value_unreadable), 1U);
  EXPECT_EQ(raw(read.posts[0], "Number of Pages"), "many");
  EXPECT_EQ(raw(read.posts[0], "Date Read"), "soon");
  EXPECT_EQ(read.find_note(NoteCode::date_unreadable)->field, "Date Read");
  EXPECT_EQ(read.find_note(NoteCode::date_unreadable)->post, "\"A\"");
}

TEST(GoodreadsMapping, TellsDamagedIsbnsAndNeverGuesses) {
  const Document read = goodreads_test::read(
      one_book({{"Title", "A"}, {"ISBN", "571268838"}, {"ISBN13", "9.78006E+12"}}));
  EXPECT_EQ(work(read.posts[0]).ids, (Ids{{"isbn10", "0571268838"}}));
  EXPECT_EQ(read.count(NoteCode::isbn_restored), 1U);
  EXPECT_EQ(read.count(NoteCode::isbn_invalid), 1U);
  EXPECT_EQ(raw(read.posts[0], "ISBN"), "571268838");
  EXPECT_EQ(raw(read.posts[0], "ISBN13"), "9.78006E+12");
}

TEST(GoodreadsMapping, TakesTheIsbnWrapperForDialect) {
  const Post post = read_book({{"Title", "A"}, {"ISBN", "1250313198"}, {"ISBN13", ""}});
  EXPECT_EQ(id(work(post), "isbn10"), "1250313198");
  EXPECT_TRUE(post.extras.empty());
}

TEST(GoodreadsMapping, ReadsAsinsFromTheIsbnColumn) {
  const Post post = read_book({{"Title", "A"}, {"ISBN", "=\"B00ABCDEF1\""}});
  EXPECT_EQ(work(post).ids, (Ids{{"asin", "B00ABCDEF1"}}));
  EXPECT_TRUE(post.extras.empty());
}

TEST(GoodreadsMapping, LetsTheOwnColumnDecideAboutAnIsbn) {
  const Post post =
      read_book({{"Title", "A"}, {"ISBN", "=\"1250313198\""}, {"ISBN13", "=\"0571268838\""}});
  EXPECT_EQ(work(post).ids, (Ids{{"isbn10", "1250313198"}}));
  EXPECT_EQ(raw(post, "ISBN13"), "=\"0571268838\"");
}

TEST(GoodreadsMapping, ReadsDateStartedWherePeopleAddedIt) {
  const Document read = goodreads_test::read("Title,Author,Date Started\nA,B,2017/09/04\n");
  EXPECT_EQ(read.posts.at(0).review->started.iso, "2017-09-04");
}

TEST(GoodreadsMapping, KeepsLineEndsOfCellsAsLf) {
  const Post post = read_book({{"Title", "A"}, {"Private Notes", "a\r\nb\rc"}});
  EXPECT_EQ(post.review->private_notes, "a\nb\nc");
  EXPECT_TRUE(post.extras.empty());
}

}  // namespace
}  // namespace postferry::goodreads_test
