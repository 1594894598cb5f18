// SPDX-License-Identifier: MIT
// The expected cells are what Python's csv.reader gives for the same bytes.
#include "codec/csv.h"

#include <gtest/gtest.h>

namespace postferry {
namespace {

using Rows = std::vector<std::vector<std::string>>;

std::vector<std::string> split(std::string_view row, const CsvDialect& dialect = {}) {
  CsvCells cells;
  split_csv_row(row, dialect, cells);
  std::vector<std::string> out;
  for (std::size_t i = 0; i < cells.size(); ++i) out.push_back(cells[i]);
  return out;
}

// All rows of a text, the bytes given `step` at a time.
Rows rows_of(std::string_view text, std::size_t step = 1000, const CsvDialect& dialect = {}) {
  Rows rows;
  while (!text.empty()) {
    CsvScan scan;
    CsvStop stop = CsvStop::need_more;
    for (std::size_t known = std::min(step, text.size());;) {
      const bool last = known == text.size();
      stop = scan_csv_row(text.substr(0, known), dialect, last, scan);
      if (stop == CsvStop::row_end || (stop == CsvStop::need_more && last)) break;
      if (stop == CsvStop::need_more) known = std::min(known + step, text.size());
    }
    if (scan.at > 0) rows.push_back(split(text.substr(0, scan.at), dialect));
    const bool crlf = text.substr(scan.at).starts_with("\r\n");
    text.remove_prefix(std::min(text.size(), scan.at + (crlf ? 2 : 1)));
  }
  return rows;
}

TEST(CsvRow, SplitsAtSeparators) {
  EXPECT_EQ(split("a,b,,c"), (std::vector<std::string>{"a", "b", "", "c"}));
  EXPECT_EQ(split(","), (std::vector<std::string>{"", ""}));
  EXPECT_EQ(split(""), (std::vector<std::string>{""}));
  EXPECT_EQ(split("a;b,c", {';', false}), (std::vector<std::string>{"a", "b,c"}));
}

TEST(CsvRow, UnwrapsQuotedCells) {
  EXPECT_EQ(split(R"("a,b","c""d","")"), (std::vector<std::string>{"a,b", "c\"d", ""}));
  EXPECT_EQ(split(R"("=""0123456789""")"), (std::vector<std::string>{"=\"0123456789\""}));
  EXPECT_EQ(split("\"a\nb\",c"), (std::vector<std::string>{"a\nb", "c"}));
}

TEST(CsvRow, TakesQuotesInsideUnquotedCellsAsText) {
  EXPECT_EQ(split(R"(6" gun,x"y,"z")"), (std::vector<std::string>{"6\" gun", "x\"y", "z"}));
  EXPECT_EQ(split(R"( "a",b)"), (std::vector<std::string>{" \"a\"", "b"}));
}

TEST(CsvRow, AppendsWhatFollowsAClosingQuote) {
  EXPECT_EQ(split(R"("a"b,c)"), (std::vector<std::string>{"ab", "c"}));
  EXPECT_EQ(split(R"("a"b"c",d)"), (std::vector<std::string>{"ab\"c\"", "d"}));
  EXPECT_EQ(split(R"("a" ,d)"), (std::vector<std::string>{"a ", "d"}));
}

TEST(CsvRow, RunsAnUnclosedQuoteToTheEnd) {
  CsvCells cells;
  const CsvQuotes quotes = split_csv_row("a,\"b,c\nd", {}, cells);
  EXPECT_TRUE(quotes.unclosed);
  ASSERT_EQ(cells.size(), 2U);
  EXPECT_EQ(cells[1], "b,c\nd");
}

TEST(CsvRow, TellsStrayQuotes) {
  CsvCells cells;
  EXPECT_FALSE(split_csv_row(R"("a""b",c)", {}, cells).stray);
  EXPECT_TRUE(split_csv_row(R"("a"b,c)", {}, cells).stray);
  EXPECT_TRUE(split_csv_row(R"(a"b,c)", {}, cells).stray);
}

TEST(CsvRow, KeepsNulBytes) {
  EXPECT_EQ(split(std::string_view("a\0b,\0", 5)),
            (std::vector<std::string>{std::string("a\0b", 3), std::string(1, '\0')}));
}

TEST(CsvRow, LeavesPaddingOutInPaddedTables) {
  const CsvDialect padded{',', true};
  EXPECT_EQ(split(R"(  12 , "a, b"   ,  c d , )", padded),
            (std::vector<std::string>{"12", "a, b", "c d", ""}));
}

TEST(CsvRow, SplitsWithoutRegardToQuotesWhenAsked) {
  CsvCells cells;
  split_csv_row_unquoted(R"(a,"b,c)", {}, cells);
  ASSERT_EQ(cells.size(), 3U);
  EXPECT_EQ(cells[1], "\"b");
}

TEST(CsvScanner, EndsRowsAtEveryKindOfLineEnd) {
  const Rows expected = {{"a", "b"}, {"c", "d"}, {"e", "f"}, {"g", "h"}};
  EXPECT_EQ(rows_of("a,b\nc,d\r\ne,f\rg,h"), expected);
}

TEST(CsvScanner, KeepsLineEndsInsideQuotes) {
  const Rows expected = {{"a\r\nb", "c\rd"}, {"e\n"}};
  EXPECT_EQ(rows_of("\"a\r\nb\",\"c\rd\"\n\"e\n\"\n"), expected);
}

TEST(CsvScanner, FindsTheSameRowsHoweverTheBytesCome) {
  const std::string text =
      "id,\"a \"\"quoted\"\"\nline\",x\r\n1,6\" "
      "gun,\"\"\r2,\"\"\"\",\"y\"z\n\n\"\n\"a,b\nlast,\"\"";
  const Rows whole = rows_of(text);
  ASSERT_EQ(whole.size(), 5U);
  for (std::size_t step = 1; step < 12; ++step) EXPECT_EQ(rows_of(text, step), whole) << step;
}

TEST(CsvScanner, SeesQuotesBehindBlanksInPaddedTables) {
  const Rows expected = {{"a", "b\nc"}, {"d", "e"}};
  EXPECT_EQ(rows_of("a , \"b\nc\" \nd , e \n", 3, {',', true}), expected);
}

TEST(CsvScanner, TellsAQuoteThatClosesInMidTextOnALaterLine) {
  CsvScan scan;
  const std::string_view text = "1,\"never closed,x\n2,\"Frank, H.\",y\n";
  ASSERT_EQ(scan_csv_row(text, {}, true, scan), CsvStop::broken_quote);
  EXPECT_EQ(text.substr(scan.at, 5), "Frank");
}

TEST(CsvScanner, DoesNotSuspectQuotesOfOneLine) {
  CsvScan scan;
  EXPECT_EQ(scan_csv_row("\"a\"b,c\n", {}, true, scan), CsvStop::row_end);
}

TEST(CsvScanner, ScansHostileQuotesInLinearTime) {
  std::string text;
  for (int i = 0; i < 1'000'000; ++i) text += "\"\n\"x,";
  CsvScan scan;
  std::size_t stops = 0;
  while (scan_csv_row(text, {}, true, scan) == CsvStop::broken_quote) ++stops;
  EXPECT_EQ(scan.at, text.size());
  EXPECT_GT(stops, 100'000U);
}

TEST(CsvWriter, QuotesOnlyWhatNeedsIt) {
  std::string out;
  append_csv_row(out, {"a", " b ", "c,d", "e\"f", "g\nh", "i\rj", "", "=\"1\""});
  EXPECT_EQ(out, "a, b ,\"c,d\",\"e\"\"f\",\"g\nh\",\"i\rj\",,\"=\"\"1\"\"\"\n");
}

TEST(CsvWriter, WritesALoneEmptyCellSoThatItIsARow) {
  std::string out;
  append_csv_row(out, {""});
  EXPECT_EQ(out, "\"\"\n");
}

TEST(CsvWriter, RoundTripsAwkwardCells) {
  const std::vector<std::string> cells = {
      "\"", "\"\"", "a\"", ",", "\r\n", "\r", std::string("\0,", 2), " ", "\t", "'", "\"a\"b", ""};
  std::string out;
  append_csv_row(out, cells);
  EXPECT_EQ(rows_of(out, 2), Rows{cells});
}

}  // namespace
}  // namespace postferry
