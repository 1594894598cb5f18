// SPDX-License-Identifier: MIT
#include "review/places_meta.h"

#include <gtest/gtest.h>

#include <set>

#include "places.h"

namespace postferry {
namespace {

using places::Pairs;
using Terms = std::vector<Term>;

std::string said(const Pairs& pairs, const Terms& terms = {}) {
  Post post = places::with_meta(pairs);
  post.terms = terms;
  Statements out;
  read_meta(post, out);
  return places::shown(out);
}

TEST(PlacesMeta, KnowsAlbumAndArtistByThePostsTitle) {
  const auto album = [](std::string_view title, std::string_view term) {
    Post post =
        places::with_meta({{"x_review_title", "Paper Moons - Ada Quill"}, {"x_review_score", "9"}});
    post.title = title;
    post.terms.push_back({"category", "", std::string(term), ""});
    Statements out;
    read_meta(post, out);
    return places::shown(out.front());
  };
  EXPECT_EQ(album("Paper Moons", "Music"), "meta:x_review_title T:Paper Moons A:Ada Quill");
  EXPECT_EQ(album("My week", "Music"), "meta:x_review_title T:Paper Moons - Ada Quill");
  EXPECT_EQ(album("Paper Moons", "Games"), "meta:x_review_title T:Paper Moons - Ada Quill");
}

TEST(PlacesMeta, ReadsBookReview) {
  EXPECT_EQ(said({{"book_review_rating", "3.5"},
                  {"book_review_title", "Salt &amp; Ink"},
                  {"book_review_author", "Ada Quill and Ben Nib"},
                  {"book_review_series", "The Harbour Books, #2"},
                  {"book_review_genre", "Mystery, Sea stories"},
                  {"book_review_isbn", "978-0-306-40615-7"},
                  {"book_review_release_date", "May 4, 2015"},
                  {"book_review_pages", "320 pages"},
                  {"book_review_format", "Paperback"},
                  {"book_review_cover_url", "https://img.example/salt.jpg"},
                  {"book_review_archive_post", "1"}}),
            "meta:book_review_rating R:3.5/5\n"
            "meta:book_review_title T:Salt & Ink\n"
            "meta:book_review_author A:Ada Quill A:Ben Nib\n"
            "meta:book_review_series series:The Harbour Books#2\n"
            "meta:book_review_genre S:Mystery S:Sea stories\n"
            "meta:book_review_isbn isbn13:9780306406157\n"
            "meta:book_review_release_date year:2015\n"
            "meta:book_review_pages pages:320\n"
            "meta:book_review_format binding:Paperback\n"
            "meta:book_review_cover_url cover:https://img.example/salt.jpg");
}

TEST(PlacesMeta, TakesNoneForNone) {
  EXPECT_EQ(said({{"book_review_rating", "-1"}}), "");
  EXPECT_EQ(said({{"book_review_rating", "0"}, {"book_review_title", ""}}), "");
  EXPECT_EQ(said({{"yasr_overall_rating", "-1"}}), "");
  EXPECT_EQ(said({{"yasr_overall_rating", "0"}}), "");
  EXPECT_EQ(said({{"book_review_rating", "85"}}), "");
  EXPECT_EQ(said({{"book_review_isbn", "978-0-306-40615-8"}}), "");
}

TEST(PlacesMeta, ReadsRatingsInWords) {
  const auto ubb = [](std::string_view slug) {
    return said({{"_ubb_book_rating", std::string(slug)}});
  };
  EXPECT_EQ(ubb("five-stars"), "meta:_ubb_book_rating R:5/5 (five-stars)");
  EXPECT_EQ(ubb("four-half-stars"), "meta:_ubb_book_rating R:4.5/5 (four-half-stars)");
  EXPECT_EQ(ubb("one-star"), "meta:_ubb_book_rating R:1/5 (one-star)");
  EXPECT_EQ(ubb("half-star"), "meta:_ubb_book_rating R:0.5/5 (half-star)");
  EXPECT_EQ(ubb("six-stars"), "");
  EXPECT_EQ(ubb("dnf"), "");
  EXPECT_EQ(ubb("stars"), "");
}

TEST(PlacesMeta, TakesTheScaleOfWpReviewFromItsType) {
  const auto rated = [](std::string_view type) {
    return said({{"wp_review_total", "4.5"}, {"wp_review_type", std::string(type)}});
  };
  EXPECT_EQ(rated("star"), "meta:wp_review_total R:4.5/5");
  EXPECT_EQ(rated("point"), "meta:wp_review_total R:4.5/10");
  EXPECT_EQ(rated("percentage"), "meta:wp_review_total R:4.5/100");
  EXPECT_EQ(rated("circle"), "meta:wp_review_total R:4.5/100");
  EXPECT_EQ(rated("none"), "");
  EXPECT_EQ(said({{"wp_review_total", "4.5"}}), "meta:wp_review_total R:4.5");
  EXPECT_EQ(said({{"wp_review_total", "8.5"}, {"wp_review_type", "star"}}), "");
}

TEST(PlacesMeta, ReadsCriteriaOfWpReview) {
  EXPECT_EQ(said({{"wp_review_type", "point"},
                  {"wp_review_item",
                   "a:3:{i:0;a:3:{s:20:\"wp_review_item_title\";s:4:\"Plot\";"
                   "s:19:\"wp_review_item_star\";s:1:\"8\";s:2:\"id\";s:3:\"abc\";}"
                   "i:1;a:2:{s:20:\"wp_review_item_title\";s:3:\"Sty\xC3\xA9\";"
                   "s:19:\"wp_review_item_star\";d:7.5;}"
                   "i:2;a:2:{s:20:\"wp_review_item_title\";s:0:\"\";"
                   "s:19:\"wp_review_item_star\";s:1:\"3\";}}"}}),
            "meta:wp_review_item [Plot 8/10] [Sty\xC3\xA9 7.5/10]");
}

TEST(PlacesMeta, ReadsTheBookOfWpReview) {
  const std::string options =
      "a:2:{s:4:\"Book\";a:3:{s:4:\"name\";s:4:\"Emma\";s:6:\"author\";s:11:\"Jane Austen\";"
      "s:4:\"isbn\";s:10:\"0306406152\";}s:5:\"Movie\";a:1:{s:4:\"name\";s:4:\"Jaws\";}}";
  EXPECT_EQ(said({{"wp_review_schema", "Book"}, {"wp_review_schema_options", options}}),
            "meta:wp_review_schema_options T:Emma A:Jane Austen isbn10:0306406152");
  EXPECT_EQ(said({{"wp_review_schema_options", options}, {"wp_review_schema", "Movie"}}),
            "meta:wp_review_schema_options T:Jaws\nmeta:wp_review_schema kind:movie");
}

TEST(PlacesMeta, TakesNoReviewerForAnAuthor) {
  EXPECT_EQ(said({{"wp_review_author", "Rita Reviewer"}, {"wp_review_heading", "My verdict"}}), "");
}

TEST(PlacesMeta, ReadsWpProductReviewOnlyWhereItIsOn) {
  const Pairs pairs = {{"wppr_rating", "82.50"},
                       {"cwp_rev_product_name", "Salt"},
                       {"wppr_options",
                        "a:2:{i:1;a:2:{s:4:\"name\";s:4:\"Plot\";s:5:\"value\";s:2:\"90\";}"
                        "i:2;a:2:{s:4:\"name\";s:3:\"End\";s:5:\"value\";s:1:\"0\";}}"}};
  EXPECT_EQ(said(pairs), "");
  Pairs on = pairs;
  on.push_back({"cwp_meta_box_check", "Yes"});
  EXPECT_EQ(said(on),
            "meta:wppr_rating R:82.5/100 (82.50)\nmeta:cwp_rev_product_name T:Salt\n"
            "meta:wppr_options [Plot 90/100]");
  on.back().second = "No";
  EXPECT_EQ(said(on), "");
}

TEST(PlacesMeta, ReadsOldOptionsOfWpProductReview) {
  EXPECT_EQ(said({{"option_2_grade", "70"},
                  {"option_1_content", "Plot"},
                  {"option_1_grade", "95"},
                  {"option_2_content", "End"},
                  {"option_3_content", "Ungraded"},
                  {"option_x_content", "?"},
                  {"option_9", ""},
                  {"cwp_meta_box_check", "Yes"}}),
            "meta:option_1_content [Plot 95/100] [End 70/100]");
}

TEST(PlacesMeta, ReadsYasr) {
  EXPECT_EQ(said({{"yasr_overall_rating", "4.4000000000000004"},
                  {"yasr_review_type", "Book"},
                  {"yasr_schema_additional_fields",
                   "a:4:{s:16:\"yasr_book_author\";s:9:\"Ada Quill\";s:20:\"yasr_book_bookformat\";"
                   "s:28:\"https://schema.org/Paperback\";s:14:\"yasr_book_isbn\";"
                   "s:13:\"9780306406157\";s:25:\"yasr_book_number_of_pages\";s:3:\"210\";}"},
                  {"yasr_multiset_author_votes",
                   "a:1:{i:0;a:2:{s:6:\"set_id\";i:1;s:18:\"fields_and_ratings\";a:2:{"
                   "i:0;O:8:\"stdClass\":2:{s:5:\"field\";i:0;s:6:\"rating\";d:3.5;}"
                   "i:1;O:8:\"stdClass\":2:{s:5:\"field\";i:1;s:6:\"rating\";i:0;}}}}"}}),
            "meta:yasr_overall_rating R:4.4/5 (4.4000000000000004)\n"
            "meta:yasr_schema_additional_fields A:Ada Quill isbn13:9780306406157 binding:Paperback "
            "pages:210\n"
            "meta:yasr_multiset_author_votes [set 1, field 0 3.5/5]");
}

TEST(PlacesMeta, ReadsAuthorHreview) {
  EXPECT_EQ(said({{"ta_post_review_rating", "4"},
                  {"ta_post_review_name", "Emma"},
                  {"ta_post_review_author", "Jane Austen"},
                  {"ta_post_review_summary", "Witty."},
                  {"ta_post_review_url", "https://books.example/emma"},
                  {"ta_post_review_price", "9.99"},
                  {"ta_post_review_type", "Book"}}),
            "meta:ta_post_review_rating R:4/5\nmeta:ta_post_review_name T:Emma\n"
            "meta:ta_post_review_author A:Jane Austen\nmeta:ta_post_review_summary summary:Witty.\n"
            "meta:ta_post_review_url url:https://books.example/emma");
}

TEST(PlacesMeta, TakesWhatPostKindsCitesOnlyForAReviewOrAReading) {
  const std::string jf2 =
      "a:4:{s:4:\"type\";s:4:\"cite\";s:4:\"name\";s:4:\"Emma\";s:6:\"author\";a:1:{"
      "s:4:\"name\";s:11:\"Jane Austen\";}s:3:\"url\";s:22:\"https://b.example/emma\";}";
  const std::string mf2 =
      "a:1:{i:0;a:2:{s:4:\"type\";a:1:{i:0;s:6:\"h-cite\";}s:10:\"properties\";a:3:{"
      "s:4:\"name\";a:1:{i:0;s:4:\"Emma\";}s:6:\"author\";a:1:{i:0;s:11:\"Jane Austen\";}"
      "s:3:\"uid\";a:1:{i:0;s:18:\"isbn:9780306406157\";}}}}";
  const Terms review = {{"kind", "review", "Review", ""}};
  const Terms like = {{"kind", "like", "Like", ""}};
  EXPECT_EQ(said({{"mf2_cite", jf2}, {"mf2_rating", "4"}}, review),
            "meta:mf2_cite T:Emma A:Jane Austen url:https://b.example/emma\n"
            "meta:mf2_rating R:4/5");
  EXPECT_EQ(said({{"mf2_cite", jf2}}, like), "");
  EXPECT_EQ(said({{"mf2_cite", jf2}}), "");
  EXPECT_EQ(said({{"mf2_read-of", mf2}, {"mf2_read-status", "a:1:{i:0;s:8:\"finished\";}"}}),
            "meta:mf2_read-of T:Emma A:Jane Austen isbn13:9780306406157\n"
            "meta:mf2_read-status shelf:read");
  EXPECT_EQ(said({{"mf2_item", "https://b.example/emma"}}, review),
            "meta:mf2_item url:https://b.example/emma");
}

TEST(PlacesMeta, ReadsProgramsThatKeepBooks) {
  EXPECT_EQ(said({{"novelist_title", "Salt"},
                  {"novelist_isbn", "0-306-40615-2"},
                  {"novelist_asin", "B000FA64PK"},
                  {"novelist_goodreads", "https://www.goodreads.com/book/show/6334.Salt"},
                  {"novelist_cover", "44"},
                  {"novelist_series", "2"}}),
            "meta:novelist_title T:Salt\nmeta:novelist_isbn isbn10:0306406152\n"
            "meta:novelist_asin asin:B000FA64PK\nmeta:novelist_goodreads goodreads:6334");
  Post book =
      places::with_meta({{"mbt_unique_id", "9780306406157"}, {"mbt_publication_year", "1999"}});
  book.type = "mbt_book";
  book.title = "Salt";
  Statements out;
  read_meta(book, out);
  EXPECT_EQ(places::shown(out),
            "title T:Salt\nmeta:mbt_unique_id isbn13:9780306406157\n"
            "meta:mbt_publication_year year:1999");
  EXPECT_EQ(said({{"_mbdb_editions",
                   "a:2:{i:0;a:1:{s:12:\"_mbdb_format\";s:1:\"1\";}"
                   "i:1;a:1:{s:10:\"_mbdb_isbn\";s:13:\"9780306406157\";}}"},
                  {"_mbdb_reviews", "a:1:{i:0;a:1:{s:11:\"mbdb_review\";s:10:\"Five stars\";}}"}}),
            "meta:_mbdb_editions isbn13:9780306406157");
}

TEST(PlacesMeta, KeepsReadersVotesApart) {
  EXPECT_EQ(
      said({{"rmp_vote_count", "4"}, {"rmp_rating_val_sum", "17"}, {"rmp_avg_rating", "4.3"}}),
      "meta:rmp_avg_rating readers:4.25/5 of 4");
  EXPECT_EQ(
      said({{"rmp_vote_count", "3"}, {"rmp_rating_val_sum", "13"}, {"rmp_avg_rating", "4.3"}}),
      "meta:rmp_avg_rating readers:4.3/5 of 3");
  EXPECT_EQ(said({{"rmp_vote_count", "3"}, {"rmp_rating_val_sum", "13"}}),
            "meta:rmp_rating_val_sum readers:4.33/5 of 3");
  EXPECT_EQ(said({{"_kksr_casts", "2"}, {"_kksr_ratings", "9"}, {"_kksr_ref", "abc"}}),
            "meta:_kksr_ratings readers:4.5/5 of 2");
  EXPECT_EQ(said({{"ratings_users", "2"}, {"ratings_score", "15"}, {"ratings_average", "7.5"}}),
            "meta:ratings_average readers:7.5/? of 2");
  EXPECT_EQ(said({{"ratings_users", "0"}, {"ratings_score", "0"}, {"ratings_average", "0"}}), "");
  EXPECT_EQ(said({{"wp_review_user_reviews", "4.2"}, {"wp_review_review_count", "5"}}),
            "meta:wp_review_user_reviews readers:4.2/5 of 5");
  EXPECT_EQ(said({{"wp_review_user_reviews", "0"}, {"wp_review_review_count", "0"}}), "");
}

TEST(PlacesMeta, ReadsKeysOfThemes) {
  EXPECT_EQ(said({{"rating", "4/5"}}), "meta:rating R:4/5 (4/5)");
  EXPECT_EQ(said({{"theme_review_score", "8.5"}}), "meta:theme_review_score R:8.5");
  EXPECT_EQ(said({{"my_rating", "★★★★☆"}}), "meta:my_rating R:4/5 (★★★★☆)");
  EXPECT_EQ(said({{"book_title", "Emma"}, {"book_author", "Jane Austen"}}),
            "meta:book_title T:Emma\nmeta:book_author A:Jane Austen");
}

TEST(PlacesMeta, TakesTheTitleBesideAScore) {
  EXPECT_EQ(said({{"theme_review_title", "Salt &amp; Ink"}, {"theme_review_score", "8.5"}}),
            "meta:theme_review_title T:Salt & Ink\nmeta:theme_review_score R:8.5");
  EXPECT_EQ(said({{"_x_review_rating", "4/5"}, {"_x_review_title", "Salt"}}),
            "meta:_x_review_rating R:4/5 (4/5)\nmeta:_x_review_title T:Salt");
  EXPECT_EQ(said({{"review_title", "Salt"}, {"review_score", "3/5"}}),
            "meta:review_title T:Salt\nmeta:review_score R:3/5 (3/5)");
  // Authors of reviews are reviewers.
  EXPECT_EQ(said({{"theme_review_author", "Ann Quill"}, {"theme_review_score", "8.5"}}),
            "meta:theme_review_score R:8.5");
}

TEST(PlacesMeta, TakesNoTitleWithoutItsScore) {
  EXPECT_EQ(said({{"theme_review_title", "Salt"}}), "");
  EXPECT_EQ(said({{"theme_review_title", "Salt"}, {"theme_review_score", ""}}), "");
  EXPECT_EQ(said({{"theme_review_title", "Salt"}, {"other_review_score", "8.5"}}),
            "meta:other_review_score R:8.5");
  for (const char* heading : {"Review", "The Verdict", "Our review", "Final thoughts"})
    EXPECT_EQ(said({{"theme_review_title", heading}, {"theme_review_score", "8.5"}}),
              "meta:theme_review_score R:8.5")
        << heading;
}

TEST(PlacesMeta, LeavesOtherProgramsScoresAlone) {
  EXPECT_EQ(said({{"_yoast_wpseo_review_rating", "5"},
                  {"rank_math_review_score", "4"},
                  {"rank_math_seo_score", "82"},
                  {"theme_review_rating", "0"},
                  {"rating", "field_5f3a"},
                  {"rating", "3/5"},
                  {"_edit_last", "1"},
                  {"x", "4/5"},
                  {"", "4/5"},
                  {"_wc_review_count", "3"}}),
            "");
}

TEST(PlacesMeta, TakesTheFirstOfEqualKeys) {
  EXPECT_EQ(said({{"book_review_rating", "4"}, {"book_review_rating", "2"}}),
            "meta:book_review_rating R:4/5");
}

TEST(PlacesMeta, SurvivesBrokenArrays) {
  EXPECT_EQ(said({{"wp_review_item",
                   "a:9:{i:0;a:2:{s:20:\"wp_review_item_title\";s:4:\"Plot\";"
                   "s:19:\"wp_review_item_star\";s:1:\"4"},
                  {"yasr_schema_additional_fields", "a:"},
                  {"wppr_options", "N;"},
                  {"mf2_cite", "i:1;"},
                  {"_mbdb_editions", "s:1:\"x\";"}}),
            "meta:wp_review_item [Plot 4/?]");
  EXPECT_EQ(said({{"wp_review_item",
                   "s:87:\"a:1:{i:0;a:2:{s:20:\"wp_review_item_title\";"
                   "s:1:\"P\";s:19:\"wp_review_item_star\";i:4;}}\";"}}),
            "meta:wp_review_item [P 4/?]");
}

TEST(PlacesMeta, FindsEachKeyOfItsTable) {
  std::set<std::string_view> keys;
  for (const MetaRow& row : meta_place_rows()) {
    EXPECT_TRUE(keys.insert(row.shown.place).second) << row.shown.place;
    std::string key(row.shown.place);
    if (const std::size_t star = key.find('*'); star != std::string::npos)
      key.replace(star, 1, "7");
    EXPECT_EQ(find_meta_row(key), &row) << key;
    EXPECT_EQ(row.how >= MetaHow::context, row.confidence == 0) << key;
    EXPECT_FALSE(row.shown.says.empty()) << key;
  }
}

}  // namespace
}  // namespace postferry
