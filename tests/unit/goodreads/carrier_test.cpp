// SPDX-License-Identifier: MIT
// What the column `postferry` brings back, and that edits of the other columns win over it.
#include <gtest/gtest.h>

#include "codec/csv.h"
#include "goodreads/carrier_cell.h"
#include "unit/goodreads/reading.h"

namespace postferry::goodreads_test {
namespace {

// A post with much that Goodreads has no column for, and something in every column that it has.
Post rich_post() {
  Post post;
  post.type = "post";
  post.status = "publish";
  post.id.text = "812";
  post.slug = "on-dune";
  post.title = "My thoughts on Dune";
  post.date.iso = "2024-03-01T09:30:00+01:00";
  post.content =
      Text{"blocks", "<!-- wp:paragraph -->\n<p>one\ntwo</p>\n<!-- /wp:paragraph -->", false};
  post.terms.push_back({"category", "books", "Books", ""});
  post.meta.push_back({"mood", ""});
  post.comments.resize(1);
  post.comments[0].author = "Ann";
  Review& review = post.review.emplace();
  review.works.resize(2);
  Work& work = review.works[0];
  work.title = "Dune";
  work.authors = {"Frank Herbert", "Jon A"};
  work.series = {{"Dune", "1"}};
  work.ids = {{"goodreads", "77"}, {"isbn10", "1250313198"}};
  work.publisher = "Ace";
  work.binding = "Paperback";
  work.pages = 658;
  work.year = 2019;
  work.original_year = 1965;
  work.average_rating = Decimal::parse("4.28");
  work.language = "en";
  review.works[1].title = "Another";
  review.works[1].authors = {"Somebody Else"};
  review.rating = Rating{Decimal::parse("4.5"), Decimal(5), std::nullopt, "4.5 of 5"};
  review.subjects = {"Deserts"};
  review.shelf = "dnf";
  review.shelves = {"sf"};
  review.shelf_positions = {{"sf", 3}};
  review.finished.iso = "2024-02-28T20:00:00Z";
  review.added.iso = "2024-02-01";
  review.read_count = 2;
  review.owned_copies = 1;
  review.spoiler = true;
  review.private_notes = "lent\nto K.";
  review.recommended_for = "you";
  review.recommended_by = "me";
  return post;
}

Site rich_site() {
  Site site;
  site.title = "Blog, \"the\" one";
  site.url = "https://example.org";
  site.authors.resize(1);
  site.authors[0].login = "ann";
  return site;
}

TEST(GoodreadsCarrier, BringsEverythingBack) {
  const Document read = goodreads_test::read(write({}, {rich_post()}).csv);
  EXPECT_EQ(read.posts.at(0), rich_post());
  EXPECT_TRUE(read.has_ids);
}

TEST(GoodreadsCarrier, BringsBackListsThatCellsCannotHold) {
  Post post = rich_post();
  post.review->works[0].ids = {
      {"asin", "B00ABCDEF1"}, {"isbn10", "1250313198"}, {"goodreads", "7"}};
  post.review->works[0].authors = {"Herbert, Frank", "", "A"};
  post.review->shelves = {"sf", "a, b", "dnf"};
  EXPECT_EQ(read(write({}, {post}).csv).posts.at(0), post);
}

TEST(GoodreadsCarrier, KeepsCarriedIdsWhenANativeOneIsEdited) {
  Post post = rich_post();
  post.review->works[0].ids = {{"asin", "B00ABCDEF1"},
                               {"isbn13", "9781250313195"},
                               {"openlibrary", "OL1W"},
                               {"goodreads", "7"}};
  auto rows = cells_of(write({}, {post}).csv);
  rows[1][column(rows, "ISBN13")] = "=\"9780441172719\"";
  rows[1][column(rows, "Book Id")] = "";
  post.review->works[0].ids[1].second = "9780441172719";
  post.review->works[0].ids.pop_back();
  const Document read = goodreads_test::read(csv_of(rows));
  EXPECT_EQ(read.posts.at(0).review->works[0].ids, post.review->works[0].ids);
  EXPECT_EQ(read.count(NoteCode::carrier_edited), 1U);
}

TEST(GoodreadsCarrier, DropsTheWordsOfARatingThatWasEdited) {
  // With and without a value that the column could hold.
  for (const char* value : {"4.5", "4"}) {
    Post post = rich_post();
    post.review->rating = Rating{Decimal::parse(value), Decimal(5), Decimal(1), "four and more"};
    auto rows = cells_of(write({}, {post}).csv);
    EXPECT_EQ(read(csv_of(rows)).posts.at(0), post);
    rows[1][column(rows, "My Rating")] = "2";
    const Document read = goodreads_test::read(csv_of(rows));
    EXPECT_EQ(read.posts.at(0).review->rating, (Rating{Decimal(2), Decimal(5), {}, ""}));
    EXPECT_EQ(read.count(NoteCode::carrier_edited), 1U);
    rows[1][column(rows, "My Rating")] = "0";
    EXPECT_FALSE(goodreads_test::read(csv_of(rows)).posts.at(0).review->rating);
  }
}

TEST(GoodreadsCarrier, StaysEmptyWhereColumnsSayItAll) {
  const Document document = read(fixture("export-31-columns.csv"));
  const auto rows = cells_of(write(document.site, document.posts).csv);
  for (std::size_t i = 1; i < rows.size(); ++i) EXPECT_EQ(rows[i].back(), "");
}

TEST(GoodreadsCarrier, KeepsEveryFixture) {
  for (const char* name :
       {"export-31-columns.csv", "export-24-columns.csv", "export-23-columns.csv",
        "resaved-semicolon-cp1252.csv", "resaved-us-dates-bom.csv", "no-header.csv", "ragged.csv",
        "unclosed-quote.csv", "unknown-columns.csv", "padded.csv"}) {
    const Document document = read(fixture(name));
    const Written written = write(document.site, document.posts);
    EXPECT_TRUE(written.losses.empty()) << name;
    const Document again = read(written.csv);
    EXPECT_EQ(again.posts, document.posts) << name;
    EXPECT_EQ(again.site, document.site) << name;
    EXPECT_EQ(write(again.site, again.posts).csv, written.csv) << name << ": no fixpoint";
  }
}

TEST(GoodreadsCarrier, KeepsPostsWithoutAWork) {
  Post post;
  post.slug = "about";
  post.content = Text{"classic", "a\nb", false};
  Post nothing;
  nothing.type = "attachment";
  Writing how;
  how.all_posts = true;
  const Document read = goodreads_test::read(write({}, {post, nothing, rich_post()}, how).csv);
  ASSERT_EQ(read.posts.size(), 3U);
  EXPECT_EQ(read.posts[0], post);
  EXPECT_EQ(read.posts[1], nothing);
}

TEST(GoodreadsCarrier, KeepsARowOfWhichOnlyTheCarrierSpeaks) {
  Site site;
  site.extras.push_back({"goodreads", "columns", "Title"});
  Post post;
  post.slug = "a";
  Writing how;
  how.all_posts = true;
  EXPECT_EQ(read(write(site, {post}, how).csv).posts.at(0), post);
}

TEST(GoodreadsCarrier, CarriesTheSiteInTheFirstRow) {
  const Written written = write(rich_site(), {rich_post(), rich_post()});
  EXPECT_TRUE(written.losses.empty());
  const Document read = goodreads_test::read(written.csv, 100);
  EXPECT_EQ(read.site, rich_site());
  EXPECT_EQ(read.posts, (std::vector<Post>{rich_post(), rich_post()}));
}

TEST(GoodreadsCarrier, CarriesWhatIsSaidOfTheSiteAfterThePosts) {
  Writing how;
  how.late.terms.resize(1);
  how.late.terms[0].taxonomy = "category";
  how.late.terms[0].slug = "late";
  for (const std::size_t posts : {1U, 3U}) {
    const Written written = write(rich_site(), std::vector<Post>(posts, rich_post()), how);
    EXPECT_TRUE(written.losses.empty());
    const Document read = goodreads_test::read(written.csv);
    EXPECT_EQ(read.site, rich_site());
    EXPECT_EQ(read.late, how.late);
    EXPECT_EQ(read.posts, std::vector<Post>(posts, rich_post()));
  }
}

TEST(GoodreadsCarrier, FindsTheSiteAfterASpreadsheetSortedTheRows) {
  const Written written = write(rich_site(), std::vector<Post>(3, rich_post()));
  auto rows = cells_of(written.csv);
  std::swap(rows[1], rows[3]);
  std::string csv;
  for (const auto& row : rows) append_csv_row(csv, row);
  const Document read = goodreads_test::read(csv);
  EXPECT_EQ(read.posts.size(), 3U);
  EXPECT_EQ(read.late, rich_site());
}

TEST(GoodreadsCarrier, CarriesASiteWithoutPostsInARowOfItsOwn) {
  Writing how;
  how.late.terms.resize(1);
  how.late.terms[0].slug = "late";
  const Written written = write(rich_site(), {}, how);
  EXPECT_TRUE(written.losses.empty());
  const Document read = goodreads_test::read(written.csv);
  EXPECT_TRUE(read.posts.empty());
  EXPECT_EQ(read.site, rich_site());
  EXPECT_EQ(read.late, how.late);
}

TEST(GoodreadsCarrier, ReportsTheSiteAsLostWithoutCarrier) {
  Writing how;
  how.carrier = false;
  const Written written = write(rich_site(), {}, how);
  EXPECT_EQ(written.losses[Field::site_title], 1U);
  EXPECT_EQ(written.losses[Field::author_login], 1U);
}

TEST(GoodreadsCarrier, KeepsWhatIsLeftOfADamagedOne) {
  auto rows = cells_of(write({}, {rich_post()}).csv);
  rows[1].back().resize(rows[1].back().size() / 2);
  const Document read = goodreads_test::read(csv_of(rows));
  EXPECT_EQ(read.count(NoteCode::carrier_unreadable), 1U);
  EXPECT_EQ(raw(read.posts.at(0), "postferry"), rows[1].back());
  EXPECT_EQ(read.posts[0].review->works[0].title, "Dune");
}

TEST(GoodreadsCarrier, SurvivesSortingAndColumnsBehindIt) {
  Post second = rich_post();
  second.slug = "second";
  auto rows = cells_of(write(rich_site(), {rich_post(), second}).csv);
  std::swap(rows[1], rows[2]);
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].push_back(i == 0 ? "Mood" : "");
  const Document read = goodreads_test::read(csv_of(rows));
  EXPECT_EQ(read.posts, (std::vector<Post>{second, rich_post()}));
}

TEST(GoodreadsCarrierCell, SplitsWhatItJoins) {
  using goodreads::CarrierCell;
  using goodreads::join_carriers;
  using goodreads::split_carriers;
  EXPECT_EQ(join_carriers({}), "");
  const CarrierCell parts{R"({"a":"}\"{"})", R"({"b":[{}]})", "{}"};
  const auto again = split_carriers(join_carriers(parts));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->post, parts.post);
  EXPECT_EQ(again->site, parts.site);
  EXPECT_EQ(again->late_site, parts.late_site);
  for (const char* cell :
       {"", "{", "{}", "yes", "{\"post\":{}", "{\"post\":{}}x", "{\"other\":{}}"})
    EXPECT_FALSE(split_carriers(cell)) << cell;
}

// One column edited in a spreadsheet: what it must change in the post, and nothing else.
struct Edit {
  const char* column;
  const char* cell;
  void (*change)(Post&);
};

Work& work(Post& post) { return post.review->works[0]; }

const Edit edits[] = {
    {"Book Id", "78", [](Post& p) { work(p).ids[0].second = "78"; }},
    {"Title", "Dune Messiah (Dune, #2)",
     [](Post& p) {
       p.title = "Dune Messiah (Dune, #2)";
       work(p).title = "Dune Messiah";
       work(p).series[0].position = "2";
     }},
    {"Author", "Brian Herbert",
     [](Post& p) {
       work(p).authors[0] = "Brian Herbert";
       p.extras.push_back({"goodreads", "Author l-f", "Herbert, Frank"});
     }},
    {"Author l-f", "Herbert the Elder, Frank",
     [](Post& p) {
       p.extras.push_back({"goodreads", "Author l-f", "Herbert the Elder, Frank"});
     }},
    {"Additional Authors", "Jon B", [](Post& p) { work(p).authors[1] = "Jon B"; }},
    {"ISBN", "=\"0571268838\"", [](Post& p) { work(p).ids[1].second = "0571268838"; }},
    {"ISBN13", "=\"9781250313195\"",
     [](Post& p) {
       work(p).ids.push_back({"isbn13", "9781250313195"});
     }},
    {"Average Rating", "4.30", [](Post& p) { work(p).average_rating = Decimal::parse("4.3"); }},
    {"Publisher", "Tor", [](Post& p) { work(p).publisher = "Tor"; }},
    {"Binding", "Hardcover", [](Post& p) { work(p).binding = "Hardcover"; }},
    {"Number of Pages", "659", [](Post& p) { work(p).pages = 659; }},
    {"Year Published", "2020", [](Post& p) { work(p).year = 2020; }},
    {"Original Publication Year", "1966", [](Post& p) { work(p).original_year = 1966; }},
    {"Date Read", "2024/02/27", [](Post& p) { p.review->finished.iso = "2024-02-27"; }},
    {"Date Added", "", [](Post& p) { p.review->added.iso.clear(); }},
    {"Exclusive Shelf", "read", [](Post& p) { p.review->shelf = "read"; }},
    {"Spoiler", "", [](Post& p) { p.review->spoiler = false; }},
    {"Private Notes", "back", [](Post& p) { p.review->private_notes = "back"; }},
    {"Read Count", "3", [](Post& p) { p.review->read_count = 3; }},
    {"Recommended For", "all", [](Post& p) { p.review->recommended_for = "all"; }},
    {"Recommended By", "", [](Post& p) { p.review->recommended_by.clear(); }},
    {"Owned Copies", "2", [](Post& p) { p.review->owned_copies = 2; }},
    {"Original Purchase Date", "2001",
     [](Post& p) {
       p.extras.push_back({"goodreads", "Original Purchase Date", "2001"});
     }},
    {"Original Purchase Location", "Ghent",
     [](Post& p) {
       p.extras.push_back({"goodreads", "Original Purchase Location", "Ghent"});
     }},
    {"Condition", "worn",
     [](Post& p) {
       p.extras.push_back({"goodreads", "Condition", "worn"});
     }},
    {"Condition Description", "torn",
     [](Post& p) {
       p.extras.push_back({"goodreads", "Condition Description", "torn"});
     }},
    {"BCID", "1-2",
     [](Post& p) {
       p.extras.push_back({"goodreads", "BCID", "1-2"});
     }},
};

// For messages.
std::string summary_of(const Post& post) {
  std::string out = post.title + " | " + post.review->shelf + " | " + post.review->finished.iso;
  for (const std::string& author : post.review->works.at(0).authors) out += " | " + author;
  for (const auto& [key, value] : post.review->works[0].ids) out += " | " + key + "=" + value;
  for (const std::string& shelf : post.review->shelves) out += " | " + shelf;
  for (const Extra& extra : post.extras) out += " | " + extra.path + "=" + extra.raw;
  return out;
}

class GoodreadsEdit : public testing::TestWithParam<Edit> {};

TEST_P(GoodreadsEdit, WinsAndTheRestIsRestored) {
  const Edit& edit = GetParam();
  auto rows = cells_of(write({}, {rich_post()}).csv);
  std::string& cell = rows[1][column(rows, edit.column)];
  ASSERT_NE(cell, edit.cell);
  cell = edit.cell;
  Post expected = rich_post();
  edit.change(expected);
  const Post post = read(csv_of(rows)).posts.at(0);
  EXPECT_EQ(post, expected) << edit.column << "\n"
                            << summary_of(post) << "\n"
                            << summary_of(expected);
}

INSTANTIATE_TEST_SUITE_P(Columns, GoodreadsEdit, testing::ValuesIn(edits),
                         [](const testing::TestParamInfo<Edit>& edit) {
                           std::string name;
                           for (const char* c = edit.param.column; *c != 0; ++c)
                             if (*c != ' ' && *c != '-') name += *c;
                           return name;
                         });

TEST(GoodreadsCarrier, TakesAnEditedRating) {
  auto rows = cells_of(write({}, {rich_post()}).csv);
  rows[1][column(rows, "My Rating")] = "3";
  const Post post = read(csv_of(rows)).posts.at(0);
  EXPECT_EQ(post.review->rating->value, Decimal(3));
  EXPECT_EQ(post.slug, "on-dune");
}

TEST(GoodreadsCarrier, TakesAnEditedReview) {
  auto rows = cells_of(write({}, {rich_post()}).csv);
  rows[1][column(rows, "My Review")] = "<p>Something else.</p>";
  const Document read = goodreads_test::read(csv_of(rows));
  EXPECT_EQ(read.posts.at(0).content->value, "<p>Something else.</p>");
  EXPECT_EQ(read.posts[0].comments.size(), 1U);
  EXPECT_GE(read.count(NoteCode::carrier_edited), 1U);
}

TEST(GoodreadsCarrier, TakesEditedShelves) {
  auto rows = cells_of(write({}, {rich_post()}).csv);
  rows[1][column(rows, "Bookshelves")] = "dnf, classics";
  const Post post = read(csv_of(rows)).posts.at(0);
  EXPECT_EQ(post.review->shelves, (std::vector<std::string>{"classics"}));
  EXPECT_EQ(post.review->shelf, "dnf");
}

TEST(GoodreadsCarrier, TakesEditedShelfPositions) {
  auto rows = cells_of(write({}, {rich_post()}).csv);
  rows[1][column(rows, "Bookshelves with positions")] = "sf (#9)";
  const Post post = read(csv_of(rows)).posts.at(0);
  EXPECT_EQ(post.review->shelf_positions, (std::vector<ShelfPosition>{{"sf", 9}}));
}

}  // namespace
}  // namespace postferry::goodreads_test
