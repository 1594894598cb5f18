// SPDX-License-Identifier: MIT
// Rows that are written without what a carrier adds.
#include <gtest/gtest.h>

#include "unit/goodreads/reading.h"

namespace postferry::goodreads_test {
namespace {

Writing plain() {
  Writing how;
  how.carrier = false;
  return how;
}

Post book(const std::string& title) {
  Post post;
  post.title = title;
  post.review.emplace().works.emplace_back().title = title;
  return post;
}

// The cell of a column in the only row.
std::string cell(const Written& written, const std::string& name) {
  const auto rows = cells_of(written.csv);
  return rows.at(1).at(column(rows, name));
}

std::string cell_of(const Post& post, const std::string& name) {
  return cell(write({}, {post}, plain()), name);
}

// Unquoted numbers in the ISBN columns mean the same as wrapped ones.
std::string without_wrapper(std::string text) {
  if (text.starts_with("=\"")) text = text.substr(2, text.size() - 3);
  return text;
}

TEST(GoodreadsWriter, GivesBackEveryCellOfEveryFixture) {
  for (const char* name : {"export-31-columns.csv", "export-24-columns.csv",
                           "export-23-columns.csv", "unknown-columns.csv"}) {
    const Document document = read(fixture(name));
    const auto before = cells_of(fixture(name));
    const auto after = cells_of(write(document.site, document.posts, plain()).csv);
    ASSERT_EQ(after.size(), before.size()) << name;
    for (std::size_t i = 0; i < before.size(); ++i) {
      ASSERT_EQ(after[i].size(), before[i].size()) << name;
      for (std::size_t j = 0; j < before[i].size(); ++j)
        EXPECT_EQ(without_wrapper(after[i][j]), without_wrapper(before[i][j]))
            << name << ": " << before[0][j];
    }
  }
}

TEST(GoodreadsWriter, GivesBackExportsByteForByte) {
  for (const char* name :
       {"export-31-columns.csv", "export-24-columns.csv", "export-23-columns.csv"}) {
    const Document document = read(fixture(name));
    EXPECT_EQ(write(document.site, document.posts, plain()).csv, fixture(name)) << name;
  }
}

TEST(GoodreadsWriter, KeepsForeignCellsOfResavedFiles) {
  const Document document = read(fixture("resaved-us-dates-bom.csv"));
  const auto rows = cells_of(write(document.site, document.posts, plain()).csv);
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[1][column(rows, "Date Added")], "6/20/2017");
  EXPECT_EQ(rows[1][column(rows, "Date Started")], "9/4/2017");
  EXPECT_EQ(rows[1][column(rows, "ISBN13")], "9.78006E+12");
  EXPECT_EQ(rows[1][column(rows, "My Rating")], "5.0");
  EXPECT_EQ(rows[2][column(rows, "My Rating")], "great");
  EXPECT_EQ(rows[2][column(rows, "Date Added")], "13/13/2017");
  EXPECT_EQ(rows[2][column(rows, "Number of Pages")], "many");
}

TEST(GoodreadsWriter, LosesNothingOfWhatItReads) {
  for (const char* name : {"export-31-columns.csv", "resaved-us-dates-bom.csv",
                           "unknown-columns.csv", "no-header.csv", "padded.csv"}) {
    const Document document = read(fixture(name));
    const Written written = write(document.site, document.posts, plain());
    EXPECT_TRUE(written.losses.empty()) << name;
    const Document again = read(written.csv);
    EXPECT_EQ(again.posts, document.posts) << name;
    EXPECT_EQ(again.site, document.site) << name;
  }
}

TEST(GoodreadsWriter, PrefersEditsToRawCells) {
  Post post = read_book({{"Title", "A (S #1)"},
                         {"Author", "Peter  Hale"},
                         {"Author l-f", "Hale the Elder, Peter"},
                         {"Date Read", "5/13/2021"},
                         {"My Rating", "4.0"},
                         {"Number of Pages", "312.0"}});
  EXPECT_EQ(cell_of(post, "Date Read"), "5/13/2021");
  EXPECT_EQ(cell_of(post, "Author l-f"), "Hale the Elder, Peter");
  post.review->finished.iso = "2021-05-14";
  post.review->works[0].authors[0] = "Ann Ott";
  post.review->works[0].pages = 313;
  EXPECT_EQ(cell_of(post, "Date Read"), "2021/05/14");
  EXPECT_EQ(cell_of(post, "Author"), "Ann Ott");
  EXPECT_EQ(cell_of(post, "Author l-f"), "Ott, Ann");
  EXPECT_EQ(cell_of(post, "Number of Pages"), "313");
  EXPECT_EQ(cell_of(post, "My Rating"), "4.0") << "what was not edited stays as it was written";
  post.review->rating.reset();
  post.review->finished = {};
  EXPECT_EQ(cell_of(post, "My Rating"), "0");
  EXPECT_EQ(cell_of(post, "Date Read"), "");
}

TEST(GoodreadsWriter, WritesTheTitleOfTheWorkNotOfThePost) {
  Post post = book("Dune");
  post.title = "My thoughts on Dune";
  post.review->works[0].series = {{"Dune", "1"}};
  EXPECT_EQ(cell_of(post, "Title"), "Dune (Dune, #1)");
  post.title = "Dune (Dune #1)";
  EXPECT_EQ(cell_of(post, "Title"), "Dune (Dune #1)");
}

TEST(GoodreadsWriter, RoundsRatingsAndSaysSo) {
  Post post = book("A");
  post.review->rating = Rating{Decimal::parse("4.5"), Decimal(5), std::nullopt, {}};
  const Written written = write({}, {post}, plain());
  EXPECT_EQ(cell(written, "My Rating"), "5");
  ASSERT_EQ(written.notes.size(), 1U);
  EXPECT_EQ(written.notes[0].code, NoteCode::field_rounded);
  EXPECT_EQ(written.losses[Field::rating_value], 1U);
}

TEST(GoodreadsWriter, NeverWritesZeroForARatedZero) {
  Post post = book("A");
  post.review->rating = Rating{Decimal(0), Decimal(5), std::nullopt, {}};
  EXPECT_EQ(cell_of(post, "My Rating"), "");
  post.review->rating.reset();
  EXPECT_EQ(cell_of(post, "My Rating"), "0");
}

TEST(GoodreadsWriter, ListsTheExclusiveShelfAmongTheOthers) {
  Post post = book("A");
  post.review->shelf = "to-read";
  post.review->shelves = {"sf"};
  EXPECT_EQ(cell_of(post, "Bookshelves"), "to-read, sf");
  post.review->shelf = "read";
  EXPECT_EQ(cell_of(post, "Bookshelves"), "sf");
  post.review->shelf = "dnf";
  post.review->shelf_positions = {{"sf", 2}, {"dnf", 1}};
  EXPECT_EQ(cell_of(post, "Bookshelves"), "sf, dnf");
  EXPECT_EQ(cell_of(post, "Bookshelves with positions"), "sf (#2), dnf (#1)");
}

TEST(GoodreadsWriter, SkipsPostsWithoutAWork) {
  Post post;
  post.title = "About me";
  const Written written = write({}, {post, book("A")}, plain());
  EXPECT_EQ(written.skipped, 1U);
  EXPECT_EQ(cells_of(written.csv).size(), 2U);
  ASSERT_EQ(written.notes.size(), 1U);
  EXPECT_EQ(written.notes[0].code, NoteCode::field_lost);
}

TEST(GoodreadsWriter, WritesPostsWithoutAWorkWhenAsked) {
  Post post;
  post.title = "About me";
  post.content = Text{"classic", "a\nb", false};
  Writing how = plain();
  how.all_posts = true;
  const Written written = write({}, {post}, how);
  EXPECT_EQ(written.skipped, 0U);
  EXPECT_EQ(cell(written, "Title"), "About me");
  EXPECT_EQ(cell(written, "My Review"), "a<br/>b");
}

TEST(GoodreadsWriter, ReportsWhatGoodreadsHasNoColumnFor) {
  Post post = book("A");
  post.slug = "a";
  post.comments.resize(2);
  post.comments[0].author = post.comments[1].author = "B";
  const Written written = write({}, {post}, plain());
  EXPECT_EQ(written.losses[Field::post_slug], 1U);
  EXPECT_EQ(written.losses[Field::comment_author], 2U);
  EXPECT_EQ(written.losses.total(), 3U);
}

TEST(GoodreadsWriter, ReportsTheSiteItDoesNotTake) {
  Site site;
  site.title = "Blog";
  Writing how = plain();
  how.late.url = "https://example.org";
  const Written written = write(site, {book("A")}, how);
  EXPECT_EQ(written.losses[Field::site_title], 1U);
  EXPECT_EQ(written.losses[Field::site_url], 1U);
}

TEST(GoodreadsWriter, AddsItsColumnBehindTheOthers) {
  const auto rows = cells_of(write({}, {book("A")}).csv);
  EXPECT_EQ(rows[0].size(), 32U);
  EXPECT_EQ(rows[0].back(), "postferry");
  EXPECT_EQ(rows[1].size(), 32U);
  EXPECT_EQ(cells_of(write({}, {book("A")}, plain()).csv)[0].size(), 31U);
}

TEST(GoodreadsWriter, DoesNotTrustAHeaderThatItCouldNotReadAgain) {
  for (const char* header : {"no such columns", "", "Title,postferry", "Title, Author, My Rating",
                             "\"Title\nAuthor\"", "Title,\"a\rb\""}) {
    Site site;
    site.extras.push_back({"goodreads", "columns", header});
    EXPECT_EQ(cells_of(write(site, {book("A")}, plain()).csv).at(0).size(), 31U) << header;
  }
}

TEST(GoodreadsWriter, WritesHostileTextSoThatItIsReadAgain) {
  for (const std::string text :
       {"\"", ",", "a\nb", "=1+1", "-1", "\t", " padded ", "]]>", "\xF0\x9F\x8C\x8A", "a;b", "'"}) {
    Post post = book("A");
    post.review->private_notes = post.review->works[0].publisher = text;
    post.content = Text{"html", text, false};
    EXPECT_EQ(read(write({}, {post}, plain()).csv).posts.at(0), post) << text;
  }
}

}  // namespace
}  // namespace postferry::goodreads_test
