// SPDX-License-Identifier: MIT
#include "review/places_terms.h"

#include <gtest/gtest.h>

#include "places.h"

namespace postferry {
namespace {

using Terms = std::vector<Term>;

std::string said(const Terms& terms, std::string_view type = "post",
                 const places::Pairs& meta = {}) {
  Post post = places::with_meta(meta);
  post.type = type;
  post.terms = terms;
  Statements out;
  read_terms(post, out);
  return places::shown(out);
}

TEST(PlacesTerms, ReadsBookReviewLibrary) {
  EXPECT_EQ(said({{"rating", "four-stars", "4", ""},
                  {"book-author", "austen", "Jane Austen", ""},
                  {"genre", "novel", "Novel", ""},
                  {"genre", "satire", "Satire", ""},
                  {"subject", "england", "England", ""},
                  {"series", "harbour", "The Harbour Books", ""},
                  {"illustrator", "nib", "Ben Nib", ""},
                  {"review-author", "rita", "Rita Reviewer", ""},
                  {"reading-level", "adult", "Adult", ""},
                  {"awards", "best", "Best of 2015", ""}},
                 "book-review"),
            "taxonomy:rating R:4/5\n"
            "taxonomy:book-author A:Jane Austen\n"
            "taxonomy:genre S:Novel S:Satire\n"
            "taxonomy:subject S:England\n"
            "taxonomy:series series:The Harbour Books#\n"
            "taxonomy:illustrator illustrator:Ben Nib");
}

TEST(PlacesTerms, TakesZeroStarsForARating) {
  EXPECT_EQ(said({{"rating", "zero-stars", "0", ""}}, "book-review"), "taxonomy:rating R:0/5");
  EXPECT_EQ(said({{"rating", "zero-stars", "Awful", ""}}), "taxonomy:rating R:0/5 (Awful)");
  EXPECT_EQ(said({{"rating", "renamed", "0", ""}}, "book-review"), "taxonomy:rating R:0/5");
}

TEST(PlacesTerms, KnowsNoScaleOfOtherRatings) {
  EXPECT_EQ(said({{"rating", "8", "8", ""}}), "taxonomy:rating R:8");
  EXPECT_EQ(said({{"rating", "0", "0", ""}}), "");
  EXPECT_EQ(said({{"rating", "pg-13", "PG-13", ""}}), "");
  EXPECT_EQ(said({{"rating", "8", "8", ""}}, "book-review"), "");
}

TEST(PlacesTerms, TakesNoneOfTwoRatings) {
  EXPECT_EQ(said({{"rating", "four-stars", "4", ""},
                  {"book-author", "austen", "Jane Austen", ""},
                  {"rating", "five-stars", "5", ""}}),
            "taxonomy:book-author A:Jane Austen");
}

TEST(PlacesTerms, TakesNoCategoryOrTagForASubject) {
  EXPECT_EQ(said({{"category", "novels", "Novels", ""},
                  {"post_tag", "england", "England", ""},
                  {"post_format", "post-format-quote", "Quote", ""},
                  {"kind", "review", "Review", ""}}),
            "");
}

TEST(PlacesTerms, TakesASeriesOfPostsForNoSeriesOfBooks) {
  EXPECT_EQ(said({{"series", "summer", "My summer of reading", ""}}), "");
}

TEST(PlacesTerms, ReadsProgramsThatKeepBooks) {
  EXPECT_EQ(said({{"mbt_author", "quill", "Ada Quill", ""},
                  {"mbt_genre", "mystery", "Mystery", ""},
                  {"mbt_series", "harbour", "Harbour", ""},
                  {"mbt_tag", "boats", "boats", ""}},
                 "mbt_book", {{"mbt_series_order", "2"}}),
            "taxonomy:mbt_author A:Ada Quill\ntaxonomy:mbt_genre S:Mystery\n"
            "taxonomy:mbt_series series:Harbour#2");
  EXPECT_EQ(said({{"novelist-genre", "mystery", "Mystery", ""},
                  {"novelist-series", "harbour", "Harbour", ""}},
                 "book", {{"novelist_series", "1.5"}}),
            "taxonomy:novelist-genre S:Mystery\ntaxonomy:novelist-series series:Harbour#1.5");
  EXPECT_EQ(said({{"mbdb_genre", "mystery", "Mystery", ""},
                  {"mbdb_series", "harbour", "Harbour", ""},
                  {"mbdb_illustrator", "nib", "Ben Nib", ""},
                  {"mbdb_tag", "boats", "boats", ""}},
                 "mbdb_book"),
            "taxonomy:mbdb_genre S:Mystery\ntaxonomy:mbdb_series series:Harbour#\n"
            "taxonomy:mbdb_illustrator illustrator:Ben Nib");
}

TEST(PlacesTerms, GivesNoNumberToOneOfSeveralSeries) {
  EXPECT_EQ(said({{"mbt_series", "a", "A", ""}, {"mbt_series", "b", "B", ""}}, "mbt_book",
                 {{"mbt_series_order", "2"}}),
            "taxonomy:mbt_series series:A# series:B#");
}

TEST(PlacesTerms, TrustsGeneralNamesLessElsewhere) {
  Post post;
  post.terms = {{"genre", "novel", "Novel", ""}};
  Statements out;
  read_terms(post, out);
  post.type = "book-review";
  read_terms(post, out);
  ASSERT_EQ(out.size(), 2U);
  EXPECT_LT(out[0].confidence, out[1].confidence);
  EXPECT_EQ(out[0].trust, Trust::term);
}

}  // namespace
}  // namespace postferry
