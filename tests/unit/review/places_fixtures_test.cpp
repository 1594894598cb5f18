// SPDX-License-Identifier: MIT
// Each place as its plugin leaves it in an export (fixtures/wxr/places), read by all readers.
#include <gtest/gtest.h>

#include "api/postferry.h"
#include "body/body_read.h"
#include "places.h"
#include "review/places_blocks.h"
#include "review/places_comments.h"
#include "review/places_meta.h"
#include "review/places_outside.h"
#include "review/places_shortcodes.h"
#include "review/places_terms.h"

namespace postferry {
namespace {

// "meta:KEY ...", "comment R:4/5", "outside: PLUGIN", one a line.
std::string said(Post& post) {
  Statements out;
  read_meta(post, out);
  read_terms(post, out);
  if (post.content) {
    Tape tape;
    read_body(post.content->value, post.content->format, tape);
    read_blocks(tape, out);
    read_shortcodes(tape, out);
  }
  std::string text = places::shown(out);
  const auto add = [&text](const std::string& line) { text += (text.empty() ? "" : "\n") + line; };
  (void)rate_comments(post);
  for (const Comment& comment : post.comments)
    if (comment.rating)
      add("comment R:" + places::number(comment.rating->value) + "/" +
          places::number(comment.rating->best));
  for (const OutsideData& data : outside_plugins(post)) add("outside: " + std::string(data.plugin));
  return text;
}

using Expected = std::vector<std::pair<std::string, std::string>>;  // title, what is said

void expect(const std::string& name, const Expected& expected) {
  Reader reader({POSTFERRY_FIXTURES "/wxr/places/" + name}, "wxr", Extract::off);
  Post post;
  for (const auto& [title, text] : expected) {
    ASSERT_TRUE(reader.next(post)) << title;
    EXPECT_EQ(post.title, title);
    EXPECT_EQ(said(post), text) << title;
  }
  EXPECT_FALSE(reader.next(post));
}

TEST(PlacesFixtures, ReviewPlugins) {
  expect(
      "review-plugins.xml",
      {{"Salt & Ink",
        "meta:book_review_title T:Salt & Ink\n"
        "meta:book_review_author A:Ada Quill\n"
        "meta:book_review_series series:The Harbour Books#2\n"
        "meta:book_review_genre S:Mystery S:Sea stories\n"
        "meta:book_review_isbn isbn13:9780306406157\n"
        "meta:book_review_publisher publisher:Quay Press\n"
        "meta:book_review_release_date year:2015\n"
        "meta:book_review_format binding:Paperback\n"
        "meta:book_review_pages pages:320\n"
        "meta:book_review_cover_url cover:https://tide.example/wp-content/uploads/salt.jpg\n"
        "meta:book_review_summary about:A harbour master finds a body.\n"
        "meta:book_review_rating R:3.5/5"},
       {"Not rated yet", "meta:book_review_title T:Fog Signals\nmeta:book_review_author A:Ben Nib"},
       {"Lanterns",
        "meta:_ubb_book_rating R:4.5/5 (four-half-stars)\n"
        "meta:_ubb_book_image cover:https://tide.example/wp-content/uploads/lanterns.jpg"},
       {"The Ferry",
        "meta:wp_review_desc summary:Worth the crossing.\n"
        "meta:wp_review_item [Plot 8/10] [Café scenes 9.5/10]\n"
        "meta:wp_review_total R:8.75/10\n"
        "meta:wp_review_schema_options T:The Ferry A:Cy Barge isbn10:0306406152\n"
        "meta:wp_review_user_reviews readers:4.5/5 of 2\n"
        "comment R:5/5\ncomment R:4/5"},
       {"A lamp",
        "meta:cwp_rev_product_name T:Reading lamp\n"
        "meta:wppr_options [Light 90/100] [Switch 75/100]\n"
        "meta:wppr_rating R:82.5/100 (82.50)\n"
        "meta:wppr_review_type kind:product\n"
        "comment R:3.5/10"},
       {"An older lamp",
        "meta:option_1_content [Light 60/100] [Switch 40/100]\n"
        "meta:wppr_rating R:50/100 (50.00)"},
       {"A lamp that is switched off", ""},
       {"Low Water",
        "meta:yasr_overall_rating R:4.4/5 (4.4000000000000004)\n"
        "meta:yasr_schema_additional_fields A:Dee Keel isbn13:9780306406157 binding:Hardcover "
        "pages:140\n"
        "meta:yasr_multiset_author_votes [set 1, field 0 4/5] [set 1, field 1 3.5/5]\n"
        "outside: Yet Another Stars Rating"},
       {"A walk along the pier", ""},
       {"My week with Bollards",
        "meta:ta_post_review_rating R:4/5\n"
        "meta:ta_post_review_name T:Bollards\n"
        "meta:ta_post_review_author A:Eve Moor\n"
        "meta:ta_post_review_summary summary:Sturdy and short.\n"
        "meta:ta_post_review_url url:https://books.example/bollards"},
       {"Ropes, reviewed",
        "meta:mf2_cite T:Ropes A:Fay Line url:https://books.example/ropes\n"
        "meta:mf2_rating R:3/5"},
       {"Finished Anchors",
        "meta:mf2_read-of T:Anchors A:Gil Chain isbn13:9780306406157\n"
        "meta:mf2_read-status shelf:read"},
       {"I liked a photo", ""},
       {"Moved from another host",
        "meta:wp_review_item [Café 4.5/5]\nmeta:wp_review_total R:4.5/5"},
       {"A theme of its own", "meta:theme_review_score R:8.5\nmeta:book_author A:Ida Mast"}});
}

TEST(PlacesFixtures, ReadersVotes) {
  expect("readers-votes.xml",
         {{"Rate My Post", "meta:rmp_avg_rating readers:4.25/5 of 4"},
          {"kk Star Ratings", "meta:_kksr_avg readers:4.5/5 of 2"},
          {"kk Star Ratings 5", "meta:_kksr_avg_default readers:4.67/5 of 3"},
          {"WP-PostRatings", "meta:ratings_average readers:7.5/? of 2\noutside: WP-PostRatings"},
          {"Nobody voted", ""},
          {"Votes beside a rating", "meta:rmp_avg_rating readers:4.5/5 of 10"},
          {"Visitors of YASR", "outside: Yet Another Stars Rating"}});
}

TEST(PlacesFixtures, BookPrograms) {
  expect("book-programs.xml",
         {{"Salt & Ink",
           "meta:isbn isbn10:0306406152\n"
           "taxonomy:rating R:4/5\n"
           "taxonomy:book-author A:Ada Quill\n"
           "taxonomy:genre S:Mystery\n"
           "taxonomy:subject S:Harbours\n"
           "taxonomy:series series:The Harbour Books#\n"
           "taxonomy:illustrator illustrator:Ben Nib"},
          {"Dreadful", "taxonomy:rating R:0/5\ntaxonomy:book-author A:Cy Barge"},
          {"A post about my summer", ""},
          {"Fog Signals",
           "meta:novelist_title T:Fog Signals\n"
           "meta:novelist_publisher publisher:Quay Press\n"
           "meta:novelist_pub_date year:2016\n"
           "meta:novelist_pages pages:288\n"
           "meta:novelist_isbn isbn13:9780306406157\n"
           "meta:novelist_asin asin:B000FA64PK\n"
           "meta:novelist_synopsis about:Nobody sees it.\n"
           "meta:novelist_goodreads goodreads:1234567\n"
           "taxonomy:novelist-genre S:Thriller\n"
           "taxonomy:novelist-series series:Signals#2"},
          {"Bollards",
           "title T:Bollards\n"
           "meta:mbt_unique_id isbn13:9780306406157\n"
           "meta:mbt_publisher_name publisher:Quay Press\n"
           "meta:mbt_publication_year year:2012\n"
           "taxonomy:mbt_author A:Eve Moor\n"
           "taxonomy:mbt_genre S:Humour\n"
           "taxonomy:mbt_series series:Quayside#1"},
          {"Ropes",
           "title T:Ropes\n"
           "meta:_mbdb_summary about:Knots.\n"
           "meta:_mbdb_published year:2014\n"
           "meta:_mbdb_editions isbn13:9780306406157\n"
           "taxonomy:mbdb_genre S:Craft\n"
           "taxonomy:mbdb_series series:Deckhand#\n"
           "outside: Mooberry Book Manager"},
          {"A review by a visitor", "meta:_glsr_export R:4/5"},
          {"Another review by a visitor", "outside: Site Reviews"},
          {"My shelf", "outside: Book Database"}});
}

TEST(PlacesFixtures, BlocksAndShortcodes) {
  expect(
      "blocks.xml",
      {{"Half a star", "block:jetpack/rating-star R:3.5/5"},
       {"One star", "block:jetpack/rating-star R:1/5"},
       {"Of seven", "block:jetpack/rating-star R:3/7"},
       {"Emma",
        "block:book-review-block/book-review isbn13:9780306406157 "
        "cover:https://high.example/wp-content/uploads/emma.jpg\n"
        "block:book-review-block/metadata S:Satire S:Novel T:Emma A:Jane Austen "
        "series:Highbury#1 publisher:John Murray binding:Hardcover pages:474 year:1815\n"
        "block:book-review-block/rating R:4.5/5\n"
        "block:book-review-block/description about:A match maker."},
       {"Emma, in the first version of the block",
        "block:book-review-block/book-review R:4/5 T:Emma A:Jane Austen pages:474 "
        "cover:https://high.example/wp-content/uploads/emma.jpg about:A matchmaker."},
       {"Emma, in the second version of the block",
        "meta:book_review_title T:Emma\nmeta:book_review_author A:Jane Austen\n"
        "meta:book_review_rating R:4/5"},
       {"YASR", "meta:yasr_overall_rating R:3.5/5"},
       {"Shortcodes", "shortcode:usr R:3.5/5\nshortcode:usrlist [Plot 3/5] [The end 3.5/5]"},
       {"Shortcodes without a scale", "shortcode:usr R:8 (8.0)\noutside: Universal Star Rating"}});
}

}  // namespace
}  // namespace postferry
