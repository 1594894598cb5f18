// SPDX-License-Identifier: MIT
#include "review/edition_facts.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "review/days_read.h"
#include "unit/review/statements.h"

namespace postferry {
namespace {

std::string said(Fact label, std::string_view value, std::string_view wording = "x") {
  std::vector<StatedFact> facts;
  const bool any = read_edition(label, wording, value, facts);
  EXPECT_EQ(any, !facts.empty());
  std::string out;
  for (const StatedFact& fact : facts) {
    if (!out.empty()) out += ";";
    out += fact.says.works.empty() ? fact.says.started.iso + fact.says.finished.iso
                                   : statements::shown(fact.says.works.front());
    if (!fact.whole) out += "~";
  }
  return out;
}

TEST(EditionFacts, ReadsNumbersWithRightCheckDigits) {
  EXPECT_EQ(said(Fact::isbn, "978-0-306-40615-7"), " isbn13:9780306406157");
  EXPECT_EQ(said(Fact::isbn, "0306406152 / 978 0306406157"),
            " isbn10:0306406152~; isbn13:9780306406157~");
  EXPECT_EQ(said(Fact::isbn, "9780306406157 (paperback)"), " isbn13:9780306406157~");
  EXPECT_EQ(said(Fact::isbn, "978-0-306-40615-8"), "");
  EXPECT_EQ(said(Fact::isbn, "n/a"), "");
  EXPECT_EQ(said(Fact::asin, "B00ABCDEF1"), " asin:B00ABCDEF1");
  EXPECT_EQ(said(Fact::asin, "0306406152"), " isbn10:0306406152~; asin:0306406152~");
}

TEST(EditionFacts, ReadsPublishersAndTheirYear) {
  EXPECT_EQ(said(Fact::publisher, "Harbour Press"), " publisher:Harbour Press");
  for (const char* dated : {"Harbour Press, 2016", "Harbour Press (May 3, 2016)",
                            "Harbour Press on May 3rd 2016", "Harbour Press; 2016"})
    EXPECT_EQ(said(Fact::publisher, dated), " publisher:Harbour Press~; year:2016~") << dated;
  EXPECT_EQ(said(Fact::publisher, "Quill, Nib and Sons"), " publisher:Quill, Nib and Sons");
  for (const char* none : {"admin", "self-published", "2016", "-", "https://x.example",
                           "I got it from the lady who runs the shop down the road"})
    EXPECT_EQ(said(Fact::publisher, none), "") << none;
}

TEST(EditionFacts, ReadsPages) {
  EXPECT_EQ(said(Fact::pages, "320"), " pages:320");
  EXPECT_EQ(said(Fact::pages, "320 pages"), " pages:320");
  EXPECT_EQ(said(Fact::pages, "320 Seiten"), " pages:320");
  EXPECT_EQ(said(Fact::pages, "320 (Hardcover)"), " pages:320~");
  EXPECT_EQ(said(Fact::pages, "320 pages, Hardcover"), " pages:320~");
  for (const char* none : {"90 minutes", "1,024", "0", "320-330", "12 hrs", "many", "123456"})
    EXPECT_EQ(said(Fact::pages, none), "") << none;
}

TEST(EditionFacts, ReadsYears) {
  EXPECT_EQ(said(Fact::year, "2016"), " year:2016");
  EXPECT_EQ(said(Fact::year, "May 3, 2016", "Published"), " year:2016~");
  EXPECT_EQ(said(Fact::year, "2016 (reissue of 1999)"), "");
  EXPECT_EQ(said(Fact::year, "It came out some time in the year 2016"), "");
  std::vector<StatedFact> facts;
  ASSERT_TRUE(read_edition(Fact::year, "First published:", "1816", facts));
  EXPECT_EQ(facts.front().fact, ReviewFact::original_year);
  EXPECT_EQ(facts.front().says.works.front().original_year, 1816);
}

TEST(EditionFacts, ReadsSeries) {
  EXPECT_EQ(said(Fact::series, "The Harbour Books #2"), " series:The Harbour Books#2~");
  EXPECT_EQ(said(Fact::series, "The Harbour Books, Book 2"), " series:The Harbour Books#2~");
  EXPECT_EQ(said(Fact::series, "The Harbour Books"), " series:The Harbour Books#~");
  for (const char* none : {"Standalone", "n/a", "No", "3", "Not that I know of, but who knows?"})
    EXPECT_EQ(said(Fact::series, none), "") << none;
}

TEST(EditionFacts, ReadsBindingsAndLanguagesByTheirNames) {
  EXPECT_EQ(said(Fact::binding, "Mass Market Paperback"), " binding:Mass Market Paperback");
  EXPECT_EQ(said(Fact::binding, "Hardcover, 320 pages"), " binding:Hardcover~; pages:320~");
  EXPECT_EQ(said(Fact::binding, "Second"), "");
  EXPECT_EQ(said(Fact::binding, "DVD"), "");
  EXPECT_EQ(said(Fact::language, "English"), " language:English");
  EXPECT_EQ(said(Fact::language, "Französisch"), " language:Französisch");
  EXPECT_EQ(said(Fact::language, "Mild, some swearing"), "");
  EXPECT_EQ(said(Fact::language, "Swedish", "Original language:"), "");
}

TEST(EditionFacts, ReadsWholeNamesOfContributors) {
  EXPECT_EQ(said(Fact::translator, "Ann Quill and Ben Nib"),
            " translator:Ann Quill translator:Ben Nib");
  EXPECT_EQ(said(Fact::narrator, "Ann Quill"), " narrator:Ann Quill");
  for (const char* none : {"me", "First-person", "the cat of my sister"})
    EXPECT_EQ(said(Fact::narrator, none), "") << none;
}

TEST(EditionFacts, TakesDatesThatCanMeanOneDay) {
  for (const char* day : {"2016-05-03", "2016/05/03", "May 3, 2016", "3 May 2016", "May 3rd, 2016",
                          "3. Mai 2016", "3 de mayo de 2016", "03.05.2016", "3.5.2016"})
    EXPECT_EQ(sure_date(day), "2016-05-03") << day;
  EXPECT_EQ(sure_date("13/05/2016"), "2016-05-13");
  EXPECT_EQ(sure_date("05/13/2016"), "2016-05-13");
  EXPECT_EQ(sure_date("05/05/2016"), "2016-05-05");
  EXPECT_EQ(sure_date("May 2016"), "2016-05");
  for (const char* none : {"03/05/2016", "May 3", "May 3-7, 2016", "31.02.2016", "last summer",
                           "2016 2017", "May May 2016", "", "in May of the year that was 2016"})
    EXPECT_EQ(sure_date(none), "") << none;
  EXPECT_EQ(said(Fact::finished, "May 3, 2016"), "2016-05-03");
}

std::string extracted_edition(std::string_view body, std::vector<Found>* found = nullptr) {
  Post post = bodies::post("classic", body);
  (void)Extractor().extract(post);
  if (!post.review) return "-";
  if (found != nullptr) *found = post.review->found;
  std::string out = statements::shown(*post.review);
  return out;
}

TEST(EditionFacts, AreTakenWhereThePostIsAboutAWork) {
  EXPECT_EQ(extracted_edition("Author: Jane Austen<br>Rating: 4/5<br>Publisher: Harbour Press<br>"
                              "Pages: 320<br>ISBN: 9780306406157<br>Translator: Ann Quill<br>"
                              "Illustrator: Ben Nib<br>Date finished: May 3, 2016<br>Text."),
            "W:Emma|Jane Austen isbn13:9780306406157 pages:320 publisher:Harbour Press "
            "translator:Ann Quill illustrator:Ben Nib R:4/5 finished:2016-05-03");
  EXPECT_EQ(extracted_edition("Publisher: Harbour Press<br>Pages: 320<br>Text."), "-");
}

TEST(EditionFacts, SayNothingWhereTheyContradictEachOther) {
  EXPECT_EQ(
      extracted_edition("Rating: 4/5<br>Pages: 320<br>Pages: 200<br>Publisher: Harbour Press"),
      "W:Emma publisher:Harbour Press R:4/5");
  EXPECT_EQ(extracted_edition("Rating: 4/5<br>Title: Emma<br>Pages: 320<br>Title: Salt"), "R:4/5");
}

TEST(EditionFacts, SayWhereTheyWereFound) {
  std::vector<Found> found;
  (void)extracted_edition("Rating: 4/5<br>ISBN: 9780306406157", &found);
  const auto hit = std::find_if(found.begin(), found.end(), [](const Found& entry) {
    return entry.field == "works[0].ids.isbn13";
  });
  ASSERT_NE(hit, found.end());
  EXPECT_EQ(hit->where, "body:15-34");
  EXPECT_EQ(hit->confidence, Decimal(95, 2));
}

TEST(EditionFacts, MoveOnlyLinesThatSayNoMore) {
  const auto left = [](std::string_view line) {
    return bodies::left("classic", "Rating: 4/5<br>" + std::string(line) + "<br>Text.");
  };
  EXPECT_EQ(left("Publisher: Harbour Press"), "Text.");
  EXPECT_EQ(left("Publisher: Harbour Press (May 3, 2016)"),
            "Publisher: Harbour Press (May 3, 2016)<br>Text.");
}

std::string days(const std::optional<DaysRead>& read) {
  return read ? read->started + " " + read->finished : "-";
}

TEST(DaysRead, AreTwoDatesThatAreSure) {
  EXPECT_EQ(days(days_between("2016-05-03 to 2016-05-09")), "2016-05-03 2016-05-09");
  EXPECT_EQ(days(days_between("from 3.5.2016 until 9.5.2016")), "2016-05-03 2016-05-09");
  EXPECT_EQ(days(days_between("May 3rd – May 9th, 2016")), "2016-05-03 2016-05-09");
  EXPECT_EQ(days(days_between("December 30, 2015 - January 2, 2016")), "2015-12-30 2016-01-02");
  for (const std::string_view text : {"", "2016-05-09 to 2016-05-03", "03/05/2016 - 04/06/2016",
                                      "2016-05-03", "cover to cover", "page 3 to 9", "1 - 2016"})
    EXPECT_EQ(days(days_between(text)), "-") << text;
}

TEST(DaysRead, StandInLinesThatSayNothingElse) {
  for (const std::string_view line :
       {"Book read from 2016/05/03 to 2016/05/09.",
        "*Magazine read from 2016/05/03 to 2016/05/09.*", "Read from May 3 to May 9, 2016",
        "Gelesen vom 3. Mai 2016 bis 9. Mai 2016", "Lu du 3 mai 2016 au 9 mai 2016",
        "Read between 2016-05-03 and 2016-05-09"})
    EXPECT_EQ(days(days_read_in(line)), "2016-05-03 2016-05-09") << line;
  for (const std::string_view line :
       {"Story can be read from 3 to 5", "Nobody, I thought, read from 2016/05/03 to 2016/05/09.",
        "Read from 2016/05/03 to 2016/05/09 on the train", "read from cover to cover",
        "She read from 2016/05/09 to 2016/05/03"})
    EXPECT_EQ(days(days_read_in(line)), "-") << line;
}

TEST(DaysRead, ReachTheReview) {
  Post post = bodies::post("markdown",
                           "By: Jane Austen\n\n*Rating: 4/5 Stars.*\n\n"
                           "*Book read from 2016/05/03 to 2016/05/09.*\n");
  ASSERT_TRUE(Extractor().extract(post));
  EXPECT_EQ(post.review->started.iso, "2016-05-03");
  EXPECT_EQ(post.review->finished.iso, "2016-05-09");
  post = bodies::post("classic", "By: Jane Austen\nRating: 4/5\nRead: 2016-05-03 - 2016-05-09");
  ASSERT_TRUE(Extractor().extract(post));
  EXPECT_EQ(post.review->started.iso, "2016-05-03");
  EXPECT_EQ(post.review->finished.iso, "2016-05-09");
}

}  // namespace
}  // namespace postferry
