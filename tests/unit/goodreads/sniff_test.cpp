// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "format/format.h"
#include "unit/goodreads/reading.h"

namespace postferry {
extern const Format goodreads_format;

namespace goodreads_test {
namespace {

TEST(GoodreadsSniff, KnowsItsOwn) {
  for (const char* name :
       {"export-31-columns.csv", "export-24-columns.csv", "export-23-columns.csv", "ragged.csv",
        "resaved-semicolon-cp1252.csv", "resaved-us-dates-bom.csv", "no-header.csv",
        "unclosed-quote.csv", "padded.csv"})
    EXPECT_GE(goodreads_format.sniff(fixture(name)), 50) << name;
}

TEST(GoodreadsSniff, KnowsUtf16) {
  std::string wide = "\xFF\xFE";
  for (const char c : fixture("export-31-columns.csv").substr(0, 1000)) (wide += c) += '\0';
  EXPECT_GE(goodreads_format.sniff(wide), 50);
}

TEST(GoodreadsSniff, LeavesOthersAlone) {
  for (const char* head : {"", "Title\n", "Name,Date,Letterboxd URI,Rating\n",
                           "{\"postferry\": 1}\n", "<?xml version=\"1.0\"?><rss>",
                           "Title,Authors,ISBN/UID,Read Status\n", "1,2,3\n", "\xFF\xFE"})
    EXPECT_EQ(goodreads_format.sniff(head), 0) << head;
}

TEST(GoodreadsSniff, ReadsAnyCutOfItsHead) {
  const std::string bytes = fixture("export-31-columns.csv");
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_LE(goodreads_format.sniff(std::string_view(bytes).substr(0, size)), 100);
}

}  // namespace
}  // namespace goodreads_test
}  // namespace postferry
