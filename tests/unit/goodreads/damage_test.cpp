// SPDX-License-Identifier: MIT
// Whatever stands in a file: no crash, no row that is not accounted for.
#include <gtest/gtest.h>

#include <random>

#include "base/error.h"
#include "unit/goodreads/reading.h"

namespace postferry::goodreads_test {
namespace {

const char* const fixtures[] = {"export-31-columns.csv",
                                "resaved-semicolon-cp1252.csv",
                                "resaved-us-dates-bom.csv",
                                "ragged.csv",
                                "unclosed-quote.csv",
                                "unknown-columns.csv",
                                "padded.csv",
                                "no-header.csv"};

TEST(GoodreadsDamage, LosesOnlyTheLastRowWhereverAFileIsCut) {
  for (const char* name : fixtures) {
    const std::string bytes = fixture(name);
    const Document whole = read(bytes);
    for (std::size_t size = 0; size < bytes.size(); size += 3) {
      Document cut;
      try {
        cut = read(bytes.substr(0, size));
      } catch (const Error&) {
        continue;  // cut inside the header
      }
      for (std::size_t i = 0; i + 1 < cut.rows.size(); ++i)
        EXPECT_EQ(cut.rows[i].bytes, whole.rows[i].bytes) << name << " cut at " << size;
    }
  }
}

TEST(GoodreadsDamage, TellsThatAFileEndsInsideAQuotedCell) {
  const std::string bytes = "Book Id,Title,Author,My Rating\n1,\"A, b\",C,4\n2,\"D, e\",F,5\n";
  EXPECT_EQ(read(bytes).count(NoteCode::input_unfinished), 0U);
  for (const std::size_t chunk : {7U, 4096U}) {
    const Document cut = read(bytes.substr(0, bytes.size() - 7), chunk);
    EXPECT_EQ(cut.posts.size(), 2U);
    EXPECT_EQ(cut.count(NoteCode::input_unfinished), 1U);
  }
}

TEST(GoodreadsDamage, PassesOverNulsBehindTheRows) {
  const std::string bytes = fixture("export-31-columns.csv");
  const Document filled = read(bytes + std::string(5000, '\0'));
  EXPECT_EQ(filled.posts, read(bytes).posts);
  EXPECT_EQ(filled.count(NoteCode::input_stray), 1U);
  EXPECT_EQ(filled.count(NoteCode::csv_ragged), 0U);
}

TEST(GoodreadsDamage, AccountsForEveryRowOfScrambledFiles) {
  std::mt19937 random(7);
  const std::string marks = "\",;\n\r\t\\ \xFF\xC3=(#)0";
  for (int round = 0; round < 300; ++round) {
    std::string bytes = fixture(fixtures[random() % std::size(fixtures)]);
    for (int i = 0; i < 12; ++i) {
      const std::size_t at = random() % bytes.size();
      if (random() % 2 == 0)
        bytes[at] = marks[random() % marks.size()];
      else
        bytes.insert(at, 1, marks[random() % marks.size()]);
    }
    try {
      const Document whole = read(bytes);
      EXPECT_EQ(whole.rows.size(), whole.posts.size() + whole.passed_over);
      const Document cut = read(bytes, 1 + random() % 50);
      EXPECT_EQ(cut.rows, whole.rows) << bytes;
      EXPECT_EQ(cut.posts, whole.posts) << bytes;
      const Written written = write(whole.site, whole.posts);
      EXPECT_EQ(written.skipped + cells_of(written.csv).size() - 1, whole.posts.size()) << bytes;
      EXPECT_TRUE(written.losses.empty());
    } catch (const Error&) {  // the header is gone
    }
  }
}

TEST(GoodreadsDamage, GivesBackScrambledFiles) {
  std::mt19937 random(11);
  const std::string marks = "\",;\n\r\t\\ \xFF\xC3=(#)0";
  for (int round = 0; round < 300; ++round) {
    std::string bytes = fixture(fixtures[random() % std::size(fixtures)]);
    const std::size_t header = bytes.find('\n') + 1;
    for (int i = 0; i < 12; ++i)
      bytes[header + random() % (bytes.size() - header)] = marks[random() % marks.size()];
    const Document document = read(bytes);
    Writing how;
    how.all_posts = true;
    const Written written = write(document.site, document.posts, how);
    const Document again = read(written.csv);
    EXPECT_EQ(again.posts, document.posts) << bytes << "\n---\n" << written.csv;
    EXPECT_EQ(again.site, document.site) << bytes;
    EXPECT_EQ(write(again.site, again.posts, how).csv, written.csv) << bytes;
  }
}

}  // namespace
}  // namespace postferry::goodreads_test
