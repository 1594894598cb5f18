// SPDX-License-Identifier: MIT
// Rows, dialects and damage.
#include <gtest/gtest.h>

#include "base/error.h"
#include "unit/goodreads/reading.h"

namespace postferry::goodreads_test {
namespace {

constexpr std::size_t chunk_sizes[] = {1, 2, 3, 7, 64, 1000, 1U << 16};

const std::string header = "Book Id,Title,Author,My Rating\n";

TEST(GoodreadsSplitter, GivesTheSameRowsWhateverTheChunks) {
  for (const char* name :
       {"export-31-columns.csv", "export-24-columns.csv", "export-23-columns.csv", "ragged.csv",
        "resaved-semicolon-cp1252.csv", "resaved-us-dates-bom.csv", "no-header.csv",
        "unclosed-quote.csv", "unknown-columns.csv", "padded.csv"}) {
    const std::string bytes = fixture(name);
    const Document whole = read(bytes, 1U << 20);
    EXPECT_FALSE(whole.rows.empty()) << name;
    for (const std::size_t size : chunk_sizes) {
      const Document cut = read(bytes, size);
      EXPECT_EQ(cut.rows, whole.rows) << name << " in chunks of " << size;
      EXPECT_EQ(cut.posts, whole.posts) << name << " in chunks of " << size;
      EXPECT_EQ(cut.notes.size(), whole.notes.size()) << name << " in chunks of " << size;
    }
  }
}

TEST(GoodreadsSplitter, SaysWhereRowsStand) {
  const Document read =
      goodreads_test::read("Book Id,Title\r\n1,A\r\n\r\n2,\"B\r\nb\rb\nb\"\r3,C\n4,D", 5);
  ASSERT_EQ(read.rows.size(), 4U);
  EXPECT_EQ(read.rows[0].offset, 15U);
  EXPECT_EQ(read.rows[0].line, 2U);
  EXPECT_EQ(read.rows[1].line, 4U);
  EXPECT_EQ(read.rows[1].offset, 22U);
  EXPECT_EQ(read.rows[2].line, 8U);
  EXPECT_EQ(read.rows[3].line, 9U);
  EXPECT_EQ(read.rows[3].bytes, "4,D");
}

TEST(GoodreadsDialect, LeavesTheByteOrderMarkOut) {
  const Document read = goodreads_test::read("\xEF\xBB\xBF" + header + "1,A,B,3\n");
  EXPECT_EQ(id(read.posts.at(0).review->works[0], "goodreads"), "1");
  EXPECT_EQ(read.rows[0].line, 2U);
}

TEST(GoodreadsSplitter, KeepsNewlinesInsideQuotes) {
  const Document read = goodreads_test::read(header + "1,\"A\nB\",C,3\n2,D,E,4\n");
  ASSERT_EQ(read.posts.size(), 2U);
  EXPECT_EQ(read.posts[0].title, "A\nB");
}

TEST(GoodreadsSplitter, EndsARowWhoseQuoteIsNeverClosedAtTheNextSoundLine) {
  for (const std::size_t size : chunk_sizes) {
    const Document read = goodreads_test::read(
        header + "1,A,B,3\n2,\"Never closed,C,4\n3,D,\"E, F\",5\n4,G,H,1\n", size);
    ASSERT_EQ(read.posts.size(), 4U) << size;
    EXPECT_EQ(read.posts[1].title, "\"Never closed");
    EXPECT_EQ(read.posts[1].review->works[0].authors, (std::vector<std::string>{"C"}));
    EXPECT_EQ(read.posts[2].title, "D");
    EXPECT_EQ(read.count(NoteCode::csv_quote), 1U);
    EXPECT_EQ(read.find_note(NoteCode::csv_quote)->place.line, 3U);
  }
}

TEST(GoodreadsSplitter, ResynchronisesBeforeTheEndOfTheFile) {
  for (const std::size_t size : chunk_sizes) {
    const Document read =
        goodreads_test::read(header + "1,A,B,3\n2,\"Never closed,C,4\n3,D,E,5\n4,F,G,1", size);
    ASSERT_EQ(read.posts.size(), 4U) << size;
    EXPECT_EQ(read.posts[3].title, "F");
    EXPECT_EQ(read.count(NoteCode::csv_quote), 1U);
  }
}

TEST(GoodreadsSplitter, KeepsALastRowThatIsCutInsideQuotes) {
  const Document read = goodreads_test::read(header + "1,A,B,3\n2,\"Cut in the mid");
  ASSERT_EQ(read.posts.size(), 2U);
  EXPECT_EQ(read.posts[1].title, "Cut in the mid");
  EXPECT_EQ(read.count(NoteCode::csv_quote), 1U);
  EXPECT_EQ(read.count(NoteCode::csv_ragged), 1U);
}

TEST(GoodreadsSplitter, SkipsRowsThatAreTooLong) {
  const std::string longest = "2," + std::string(50, 'x') + ",\"y\n,\"\"y\",3";
  for (const std::size_t size : chunk_sizes) {
    const Document read =
        goodreads_test::read(header + "1,A,B,3\n" + longest + "\n3,C,D,5\n", size, 40);
    ASSERT_EQ(read.posts.size(), 2U) << size;
    EXPECT_EQ(read.posts[1].title, "C");
    EXPECT_EQ(read.rows[1].line, 5U);
    EXPECT_EQ(read.skipped, 1U);
    EXPECT_EQ(read.find_note(NoteCode::record_too_long)->place.line, 3U);
  }
}

TEST(GoodreadsSplitter, TakesRowsOfExactlyTheGreatestLength) {
  const std::string row = "1," + std::string(36, 'x') + ",B,3";
  for (const std::size_t size : chunk_sizes) {
    EXPECT_EQ(read(header + row + "\n2,A,B,3\n", size, row.size()).posts.size(), 2U);
    EXPECT_EQ(read(header + row + "\n2,A,B,3\n", size, row.size() - 1).posts.size(), 1U);
  }
}

TEST(GoodreadsSplitter, ReadsHostileQuotesInLinearTime) {
  std::string bytes = header;
  for (int i = 0; i < 200'000; ++i) bytes += "1,\"\n\"x,\"";
  EXPECT_EQ(read(bytes, 1U << 16, 1U << 22).skipped, 0U);
  bytes = header;
  for (int i = 0; i < 100'000; ++i) bytes += "1,\"A,B,3\n";
  EXPECT_FALSE(read(bytes, 1U << 16, 1U << 22).posts.empty());
}

TEST(GoodreadsSplitter, PassesBlankRowsOver) {
  const Document read = goodreads_test::read(header + "\n\n1,A,B,3\n,,,\n  \n\n2,C,D,4\n\n");
  EXPECT_EQ(read.posts.size(), 2U);
  EXPECT_EQ(read.rows.size(), 4U);
  EXPECT_EQ(read.passed_over, 2U);
  EXPECT_EQ(read.count(NoteCode::record_empty), 2U);
}

TEST(GoodreadsSplitter, KeepsRaggedRows) {
  const Document read = goodreads_test::read(fixture("ragged.csv"));
  ASSERT_EQ(read.posts.size(), 4U);
  EXPECT_EQ(read.count(NoteCode::csv_ragged), 2U);
  EXPECT_EQ(read.posts[1].title, "Short");
  EXPECT_TRUE(read.posts[1].extras.empty());
  EXPECT_EQ(raw(read.posts[2], "column 25"), "left over");
  EXPECT_EQ(read.posts[2].extras.size(), 1U);
}

TEST(GoodreadsDialect, FindsColumnsByNameWhateverTheCaseAndBlanks) {
  const Document read = goodreads_test::read(" AUTHOR ,title , my rating\nB,A,3\n");
  EXPECT_EQ(read.posts.at(0).title, "A");
  EXPECT_EQ(read.posts[0].review->rating->value, Decimal(3));
}

TEST(GoodreadsDialect, ReadsOtherSeparators) {
  for (const char separator : {';', '\t'}) {
    std::string bytes = "Book Id,Title,Author\n1,A;B,C\tD\n";
    for (char& c : bytes) c = c == ',' ? separator : c == separator ? ',' : c;
    const Document read = goodreads_test::read(bytes);
    EXPECT_EQ(read.posts.at(0).title, separator == ';' ? "A,B" : "A;B");
    EXPECT_EQ(read.count(NoteCode::csv_dialect), 1U);
  }
}

TEST(GoodreadsDialect, ReadsExcelsSeparatorLine) {
  const Document read = goodreads_test::read("sep=;\r\nBook Id;Title\r\n1;A\r\n");
  ASSERT_EQ(read.posts.size(), 1U);
  EXPECT_EQ(read.posts[0].title, "A");
  EXPECT_EQ(read.rows[0].line, 3U);
}

TEST(GoodreadsDialect, ReadsWindows1252CellByCell) {
  const Document read = goodreads_test::read(fixture("resaved-semicolon-cp1252.csv"));
  ASSERT_EQ(read.posts.size(), 2U);
  EXPECT_EQ(read.posts[0].title, "Der Fluß; eine Reise");
  EXPECT_EQ(read.posts[0].content->value, "Schön – „wirklich“ gut");
  EXPECT_EQ(read.posts[0].review->finished.iso, "2020-10-25");
  EXPECT_EQ(read.posts[0].review->works[0].average_rating, Decimal::parse("4.2"));
  EXPECT_EQ(read.count(NoteCode::encoding_converted), 1U);
  EXPECT_EQ(read.count(NoteCode::isbn_restored), 1U);
}

TEST(GoodreadsDialect, ReplacesBadBytesInsideUtf8) {
  const Document read = goodreads_test::read(header + "1,\xC3\xA9\xFF!,B,3\n");
  EXPECT_EQ(read.posts.at(0).title, "\xC3\xA9\xEF\xBF\xBD!");
  EXPECT_EQ(read.count(NoteCode::utf8_invalid), 1U);
  EXPECT_EQ(read.count(NoteCode::encoding_converted), 0U);
}

TEST(GoodreadsDialect, ReadsUtf16) {
  const std::string text = "Book Id,Title,Author\n1,\xC3\x96l,B\n";
  std::string little = "\xFF\xFE";
  std::string bare;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool umlaut = text[i] == '\xC3';
    little += umlaut ? '\xD6' : text[i];
    little += '\0';
    i += umlaut ? 1 : 0;
  }
  bare = little.substr(2);
  for (const std::string& bytes : {little, bare}) {
    const Document read = goodreads_test::read(bytes);
    EXPECT_EQ(read.posts.at(0).title, "\xC3\x96l");
    EXPECT_EQ(read.count(NoteCode::encoding_converted), 1U);
  }
}

TEST(GoodreadsDialect, LeavesThePaddingOfTablesOut) {
  const Document read = goodreads_test::read(fixture("padded.csv"));
  ASSERT_EQ(read.posts.size(), 2U);
  EXPECT_EQ(read.posts[1].title, "Guns, Germs");
  EXPECT_EQ(read.posts[0].review->shelf, "did-not-finish");
  EXPECT_TRUE(read.posts[0].extras.empty());
  EXPECT_EQ(read.count(NoteCode::csv_ragged), 0U);
  EXPECT_EQ(read.count(NoteCode::csv_dialect), 1U);
}

TEST(GoodreadsDialect, ReadsRowsWithoutAHeader) {
  const Document read = goodreads_test::read(fixture("no-header.csv"));
  ASSERT_EQ(read.posts.size(), 2U);
  EXPECT_EQ(read.posts[1].review->works[0].series.at(0).name, "Heads");
  EXPECT_EQ(read.count(NoteCode::csv_no_header), 1U);
}

TEST(GoodreadsDialect, LearnsTheOrderOfDayAndMonthFromOtherRows) {
  const std::string bytes = "Title,Author,Date Read\nA,B,9/4/2017\nC,D,25/4/2017\n";
  EXPECT_EQ(read(bytes).posts.at(0).review->finished.iso, "2017-04-09");
  EXPECT_EQ(read(bytes + "E,F,4/25/2017\n").posts.at(0).review->finished.iso, "");
  EXPECT_EQ(read("Title,Author,Date Read\nA,B,9/4/2017\n").posts.at(0).review->finished.iso,
            "2017-09-04");
}

TEST(GoodreadsDialect, KeepsUnknownAndRepeatedColumns) {
  const Document read = goodreads_test::read(fixture("unknown-columns.csv"));
  ASSERT_EQ(read.posts.size(), 2U);
  EXPECT_EQ(raw(read.posts[0], "column 1"), "0");
  EXPECT_EQ(raw(read.posts[0], "Mood"), "calm");
  EXPECT_EQ(raw(read.posts[0], "Title (2)"), "Salt");
  EXPECT_EQ(read.posts[0].review->works[0].title, "The Salt Garden");
  EXPECT_EQ(read.count(NoteCode::csv_duplicate_column), 1U);
  ASSERT_EQ(read.site.extras.size(), 1U);
  EXPECT_EQ(read.site.extras[0].raw,
            ",ISBN13,Title,Author,My Rating,Mood,Title,Date Added,Number of Pages");
}

TEST(GoodreadsDialect, RefusesWhatIsNoCsvOfBooks) {
  for (const char* bytes : {"a,b,c\n1,2,3\n", "<?xml version=\"1.0\"?>\n", "{\"postferry\": 1}\n"})
    EXPECT_THROW((void)read(bytes), Error) << bytes;
}

TEST(GoodreadsDialect, SaysThatAFileIsEmpty) {
  for (const std::string& bytes : {std::string(), std::string("\n\n"), header}) {
    const Document read = goodreads_test::read(bytes);
    EXPECT_TRUE(read.posts.empty());
    EXPECT_EQ(read.count(NoteCode::input_empty), 1U) << bytes;
  }
}

TEST(GoodreadsSplitter, ReadsSourcesWithDifferentColumnsOneAfterTheOther) {
  const Document read =
      read_all({header + "1,A,B,3\n", "Title;Author;Mood\nC;D;calm\n", header + "2,E,F,4\n"}, 8);
  ASSERT_EQ(read.posts.size(), 3U);
  EXPECT_EQ(raw(read.posts[1], "Mood"), "calm");
  EXPECT_EQ(read.posts[2].title, "E");
  EXPECT_EQ(read.late.extras.size(), 2U);
}

}  // namespace
}  // namespace postferry::goodreads_test
