// SPDX-License-Identifier: MIT
#include "commands/library_lookup.h"

#include <gtest/gtest.h>

#include "format/post_json.h"

namespace postferry {
namespace {

Work work_of(const std::string& title, const std::string& author, const Ids& ids = {}) {
  Work work;
  work.title = title;
  if (!author.empty()) work.authors = {author};
  work.ids = ids;
  return work;
}

/// Rows with these works, sealed.
class Library {
 public:
  explicit Library(const std::vector<Work>& works) {
    for (const Work& work : works) {
      Post post;
      post.review.emplace().works = {work};
      std::string json;
      append_json(json, post);
      index_.add(LibraryIndex::keys_of(work), json);
    }
    index_.seal();
  }
  Match match(const Work& work) { return lookup_.match(work); }
  const Post& row(std::uint32_t number) { return lookup_.row(number); }
  [[nodiscard]] std::size_t size() const { return index_.size(); }

 private:
  LibraryIndex index_;
  LibraryLookup lookup_{index_};
};

// "matched 0", "several-rows 0 1": result and rows.
std::string said(const Match& match) {
  std::string out(to_string(match.result));
  for (const std::uint32_t row : match.rows) out += " " + std::to_string(row);
  return out;
}

TEST(LibraryLookup, AnIsbnOfEitherLengthFindsItsRow) {
  Library library({work_of("Salt", "Mara Ellison", {{"isbn10", "0306406152"}}),
                   work_of("Stone", "Mara Ellison", {{"isbn13", "9780140449136"}})});
  EXPECT_EQ(said(library.match(work_of("", "", {{"isbn13", "978-0-306-40615-7"}}))), "matched 0");
  EXPECT_EQ(said(library.match(work_of("", "", {{"isbn10", "0140449132"}}))), "matched 1");
  EXPECT_EQ(said(library.match(work_of("", "", {{"asin", "0140449132"}}))), "matched 1");
  EXPECT_EQ(said(library.match(work_of("", "", {{"isbn10", "0140449133"}}))), "no-row")
      << "its check digit is wrong";
}

TEST(LibraryLookup, TheSameRowAgainIsOneRow) {
  const Work salt = work_of("Salt", "Mara Ellison", {{"goodreads", "11"}});
  Library library({salt, salt, work_of("Stone", "Mara Ellison"), salt});
  EXPECT_EQ(library.size(), 2U);
  EXPECT_EQ(said(library.match(work_of("", "", {{"goodreads", "11"}}))), "matched 0");
}

TEST(LibraryLookup, TheSurestKeyThatIsKnownDecides) {
  Library library({work_of("Salt", "Mara Ellison", {{"goodreads", "11"}}),
                   work_of("Salt", "Mara Ellison", {{"goodreads", "12"}})});
  const Match by_id = library.match(work_of("Salt", "Mara Ellison", {{"goodreads", "12-salt"}}));
  EXPECT_EQ(said(by_id), "matched 1");
  EXPECT_EQ(by_id.key, MatchKey::goodreads);
  EXPECT_EQ(said(library.match(work_of("Salt", "Mara Ellison", {{"goodreads", "13"}}))),
            "several-rows 0 1");
}

TEST(LibraryLookup, IdsThatContradictAreNotBelieved) {
  Library library({work_of("Salt", "Mara Ellison", {{"isbn10", "0306406152"}}),
                   work_of("Stone", "Per Hale", {{"goodreads", "12"}})});
  EXPECT_EQ(said(library.match(
                work_of("Salt", "Mara Ellison", {{"isbn10", "0306406152"}, {"goodreads", "12"}}))),
            "ids-disagree 0 1");
  EXPECT_EQ(said(library.match(work_of("Winter", "Ann Ott", {{"goodreads", "12"}}))),
            "other-book 1");
  EXPECT_EQ(said(library.match(work_of("Pierre", "Per Hale", {{"goodreads", "12"}}))), "matched 1")
      << "a translation";
}

TEST(LibraryLookup, TitleAndAuthorFindHoweverTheyAreSpelt) {
  Library library({work_of("The Salt Garden (Harbour Stories, #1)", "J. R. Ellison"),
                   work_of("Stone: A Novel", "Per Hale"), work_of("Winter", "Ann Ott")});
  EXPECT_EQ(said(library.match(work_of("the salt garden", "J.R. Ellison"))), "matched 0");
  EXPECT_EQ(said(library.match(work_of("Stone", "Hale, Per"))), "matched 1");
  EXPECT_EQ(said(library.match(work_of("Winter: Poems", "Ann Ott"))), "matched 2");
  const Match match = library.match(work_of("Winter", "Ann Ott"));
  EXPECT_EQ(match.key, MatchKey::title);
}

TEST(LibraryLookup, WeakGuessesAreNotMade) {
  Library library({work_of("Stone: A Novel", "Per Hale"),
                   work_of("Harbour (Harbour, #1)", "Ann Ott"),
                   work_of("Saga: Part One", "Bo Ek")});
  EXPECT_EQ(said(library.match(work_of("Stone: A Novel", ""))), "no-author");
  EXPECT_EQ(said(library.match(work_of("Stone", "Peter Hale"))), "no-row");
  EXPECT_EQ(said(library.match(work_of("Stone: A History", "Per Hale"))), "other-volume");
  EXPECT_EQ(said(library.match(work_of("Harbour (Harbour, #2)", "Ann Ott"))), "other-volume");
  EXPECT_EQ(said(library.match(work_of("Saga", "Bo Ek"))), "no-row");
  EXPECT_EQ(said(library.match(work_of("", "", {}))), "no-row");
}

TEST(LibraryLookup, VolumesOfOneTitleAreToldApart) {
  Library library({work_of("Saga (Saga, #1)", "Bo Ek"), work_of("Saga (Saga, #2)", "Bo Ek")});
  EXPECT_EQ(said(library.match(work_of("Saga (Saga, #2)", "Bo Ek"))), "matched 1");
  EXPECT_EQ(said(library.match(work_of("Saga", "Bo Ek"))), "several-rows 0 1");
}

TEST(LibraryLookup, GivesRowsBack) {
  Library library({work_of("Salt", "Mara Ellison"), work_of("Stone", "Per Hale")});
  EXPECT_EQ(library.row(1).review->works[0].title, "Stone");
  EXPECT_EQ(library.row(0).review->works[0].title, "Salt");
  EXPECT_EQ(library.row(0).review->works[0].authors[0], "Mara Ellison");
  EXPECT_EQ(library.size(), 2U);
}

}  // namespace
}  // namespace postferry
