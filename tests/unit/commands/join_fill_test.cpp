// SPDX-License-Identifier: MIT
#include "commands/join_fill.h"

#include <gtest/gtest.h>

namespace postferry {
namespace {

Rating rated(const char* value, const char* best) {
  Rating rating;
  rating.value = Decimal::parse(value);
  if (*best != '\0') rating.best = Decimal::parse(best);
  return rating;
}

Work library_work() {
  Work work;
  work.title = "Salt: A Novel";
  work.authors = {"Mara Ellison"};
  work.ids = {{"goodreads", "11"}, {"isbn13", "9780306406157"}};
  work.publisher = "Harbour";
  work.pages = 312;
  work.original_year = 1999;
  work.average_rating = Decimal::parse("3.9");
  return work;
}

TEST(FillWork, FillsWhatIsMissingAndNothingElse) {
  Work post;
  post.title = "Salt";
  post.ids = {{"isbn10", "0306406152"}};
  post.pages = 300;
  fill_work(post, library_work());
  EXPECT_EQ(post.title, "Salt");
  EXPECT_EQ(post.pages, 300);
  EXPECT_EQ(post.authors, library_work().authors);
  EXPECT_EQ(post.publisher, "Harbour");
  EXPECT_EQ(post.original_year, 1999);
  const Ids ids = {{"isbn10", "0306406152"}, {"goodreads", "11"}, {"isbn13", "9780306406157"}};
  EXPECT_EQ(post.ids, ids);
}

TEST(FillWork, OfAnotherEditionTakesOnlyWhatAllEditionsShare) {
  Work post;
  post.title = "Salt";
  post.ids = {{"isbn13", "9780140449136"}};
  fill_work(post, library_work());
  EXPECT_EQ(post.original_year, 1999);
  EXPECT_EQ(post.average_rating, Decimal::parse("3.9"));
  EXPECT_EQ(post.publisher, "");
  EXPECT_FALSE(post.pages);
  EXPECT_EQ(post.ids.size(), 1U);
}

TEST(FillReading, KeepsWhatThePostSays) {
  Review row;
  row.rating = rated("4", "5");
  row.finished.iso = "2024-03-01";
  row.added.iso = "2024-01-01";
  row.shelves = {"read", "sea"};
  row.private_notes = "lent to Bo";
  Review post;
  post.rating = rated("9", "10");
  post.finished.iso = "2024-02";
  fill_reading(post, row);
  EXPECT_EQ(post.rating->value, Decimal(9));
  EXPECT_EQ(post.finished.iso, "2024-02");
  EXPECT_EQ(post.added.iso, "2024-01-01");
  EXPECT_EQ(post.shelves, row.shelves);
  EXPECT_EQ(post.private_notes, "");
  Review silent;
  fill_reading(silent, row);
  EXPECT_EQ(silent.rating->value, Decimal(4));
}

// "field: text; " of each note.
std::string said(const Notes& notes) {
  std::string out;
  for (const Note& note : notes.all()) out += note.field + ": " + note.text + "; ";
  return out;
}

std::string rating_conflict(const Rating& a, const Rating& b) {
  Review post;
  Review row;
  post.rating = a;
  row.rating = b;
  Notes notes;
  note_conflicts(post, row, notes);
  return said(notes);
}

TEST(NoteConflicts, RatingsDifferByAStepOfTheCoarserScale) {
  EXPECT_EQ(rating_conflict(rated("4", "5"), rated("3", "5")),
            "review.rating: 4/5 in the post, 3/5 in the library; ");
  EXPECT_EQ(rating_conflict(rated("4.5", "5"), rated("4", "5")), "");
  EXPECT_EQ(rating_conflict(rated("9", "10"), rated("5", "5")), "");
  EXPECT_NE(rating_conflict(rated("6", "10"), rated("4", "5")), "");
  EXPECT_EQ(rating_conflict(rated("8", ""), rated("4", "5")), "") << "its scale is not known";
}

TEST(NoteConflicts, DatesAreComparedAsFarAsBothAreKnown) {
  Review post;
  Review row;
  post.finished.iso = "2024-03";
  row.finished.iso = "2024-03-05";
  post.started.iso = "2024-02-28T10:00:00Z";
  row.started.iso = "2024-02-28";
  Notes notes;
  note_conflicts(post, row, notes);
  EXPECT_EQ(said(notes), "");
  row.finished.iso = "2023-03-05";
  note_conflicts(post, row, notes);
  EXPECT_EQ(said(notes), "review.finished: 2024-03 in the post, 2023-03-05 in the library; ");
}

TEST(NoteConflicts, AuthorsAndTitlesMustBeOthersAltogether) {
  Work post = library_work();
  post.title = "Salt";
  post.authors = {"Per Hale", "Ellison, Mara"};
  Notes notes;
  note_conflicts(post, library_work(), notes);
  EXPECT_EQ(said(notes), "");
  post.title = "Sel";
  post.authors = {"Per Hale"};
  note_conflicts(post, library_work(), notes);
  EXPECT_EQ(said(notes),
            "work.title: Sel in the post, Salt: A Novel in the library; "
            "work.authors: Per Hale in the post, Mara Ellison in the library; ");
}

}  // namespace
}  // namespace postferry
