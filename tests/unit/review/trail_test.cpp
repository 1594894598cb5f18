// SPDX-License-Identifier: MIT
#include "review/trail.h"

#include <gtest/gtest.h>

#include <set>

#include "review/explain.h"
#include "review/label_file.h"
#include "unit/review/bodies.h"

namespace postferry {
namespace {

/// "reason field=value @where <instead>", a line each; what says the same as what is taken is left
/// out.
std::string left(const Explanation& explanation) {
  std::string out;
  for (const ExplainedLeft& one : explanation.left) {
    if (one.reason == Reason::said_again) continue;
    out += out.empty() ? "" : "\n";
    out += info(one.reason).name;
    if (!one.field.empty()) out += " " + one.field;
    out += "=" + (one.value.empty() ? one.spot.words : one.value);
    if (!one.instead.empty()) out += " <" + one.instead + ">";
  }
  return out;
}

std::string left(Post post) { return left(explain(post, {})); }

// The title of a post that is about no work, which is left out besides.
std::string beside_title(std::string_view body) {
  constexpr std::string_view title = "no_work works[0].title=Notes";
  std::string text = left(bodies::post("classic", body, "Notes"));
  const std::size_t at = text.find(title);
  EXPECT_NE(at, std::string::npos) << text;
  if (at == std::string::npos) return text;
  text.erase(at, title.size());
  if (at < text.size() && text[at] == '\n') text.erase(at, 1);
  if (text.ends_with('\n')) text.pop_back();
  return text;
}

struct NearMiss {
  Reason reason;
  const char* body;
  const char* left;
};

constexpr const char* long_text =
    "It was a long winter, and we read by the fire, and then we read by the lamp, and then the oil "
    "ran out and we told each other what we had read until the ice broke and the boats came up the "
    "river with salt and cloth and new books in their holds.";

// Labels and lines of a body, each alone in its post.
constexpr auto near_misses = std::to_array<NearMiss>({
    {Reason::no_rating, "Rating: lovely", "no_rating rating=Rating: lovely"},
    {Reason::rating_scale, "Rating: 3/17", "rating_scale rating=Rating: 3/17"},
    {Reason::rating_scale, "I gave up after 3/4 of the book.", "rating_scale rating=3/4"},
    {Reason::rating_scale, "Read on 4/5/2020 in bed.", "rating_scale rating=4/5/2020"},
    {Reason::rating_above_best, "Rating: 7/5", "rating_above_best rating=Rating: 7/5"},
    {Reason::rating_runs_on, "Rating: 4/5/2020", "rating_runs_on rating=Rating: 4/5/2020"},
    {Reason::rating_bare, "Rating: 45", "rating_bare rating=Rating: 45"},
    {Reason::rating_bare, "Rating: 4 cats", "rating_bare rating=Rating: 4 cats"},
    {Reason::rating_goes_on, "Rating: 4/5 dentists", "rating_goes_on rating=Rating: 4/5 dentists"},
    {Reason::rating_goes_on, "85% of the cast is new",
     "rating_goes_on rating=85% of the cast is new"},
    {Reason::rating_goes_on, "Plot: 4/5 dentists",
     "rating_goes_on aspect_ratings=Plot: 4/5 dentists"},
    {Reason::told_not_own, "It has 4 out of 5 stars in the shop, and it is blue.",
     "told_not_own rating=4 out of 5 stars"},
    {Reason::told_hedged, "Readers say I give it 4 out of 5 stars.",
     "told_hedged rating=4 out of 5 stars"},
    {Reason::told_several, "I give it 4 out of 5 stars. Then I give it 2 out of 5 stars.",
     "told_several rating=2 out of 5 stars"},
    {Reason::somebody_elses, "Goodreads rating: 4.2/5",
     "somebody_elses rating=Goodreads rating: 4.2/5"},
    {Reason::somebody_elses, "IMDb: 7/10", "somebody_elses rating=IMDb: 7/10"},
    {Reason::label_unknown, "Mood: four moons", "label_unknown=Mood: four moons"},
    {Reason::label_empty, "Rating:", "label_empty rating=Rating:"},
    {Reason::no_names, "Author: who knows, and who cares?",
     "no_names works[0].authors=Author: who knows, and who cares?"},
    {Reason::no_subjects, "Subject Matter: What is it all about, in the end?",
     "no_subjects subjects=Subject Matter: What is it all about, in the end?"},
    {Reason::isbn_check, "ISBN: 9780306406158", "isbn_check works[0].ids=ISBN: 9780306406158"},
    {Reason::no_number, "ISBN: unknown", "no_number works[0].ids=ISBN: unknown"},
    {Reason::date_unsure, "Date finished: 03/05/2016",
     "date_unsure finished=Date finished: 03/05/2016"},
    {Reason::not_its_kind, "Pages: many", "not_its_kind works[0].pages=Pages: many"},
    {Reason::list_no_work, "Read-alikes:\n\nNone that I know of, and I know many.",
     "list_no_work recommendations=Read-alikes:"},
    {Reason::list_heading_unknown, "<h3>Bricks</h3><ul><li>Emma by Jane Austen</li></ul>",
     "list_heading_unknown recommendations=Bricks"},
    {Reason::not_said_here, "<blockquote>Rating: 4/5</blockquote>",
     "not_said_here rating=Rating: 4/5"},
    {Reason::not_said_here, "<table><tr><td>4/5 stars</td></tr></table>",
     "not_said_here rating=4/5 stars"},
    {Reason::byline_alone, "By: Jane Austen", "byline_alone works[0].authors=Jane Austen"},
    {Reason::no_work, "Subject Matter: Women; England", "no_work subjects=Women, England"},
    {Reason::no_work, "Publisher: Harbour Press", "no_work works[0].publisher=Harbour Press"},
    {Reason::glyphs_alone, "★★★★☆", "glyphs_alone rating=4 of 5"},
    {Reason::aspects_few, "Plot: 4/5\nPace: 3/5",
     "aspects_few aspect_ratings=Plot 4 of 5\naspects_few aspect_ratings=Pace 3 of 5"},
});

TEST(Trail, TellsWhyLinesThatLookLikeFactsAreNone) {
  for (const NearMiss& miss : near_misses) {
    EXPECT_EQ(beside_title(miss.body), miss.left) << miss.body;
    EXPECT_TRUE(std::string_view(miss.left).starts_with(info(miss.reason).name));
  }
}

/// A post and what is left of it.
struct LeftOfPost {
  Post post;
  std::string left;
};

Post classic(std::string_view body, std::string_view title = "", const char* term = "") {
  Post post = bodies::post("classic", body, title);
  if (*term != '\0') post.terms.push_back({"category", "", term, {}});
  return post;
}

Post with_meta(Post post, std::vector<Meta> meta) {
  post.meta = std::move(meta);
  return post;
}

Post with_front_matter(std::string key, std::string yaml) {
  Post post;
  post.extras = {{"markdown", std::move(key), std::move(yaml)}};
  return post;
}

Post rated_three(Post post) {
  post.review.emplace().rating = Rating{Decimal(3), Decimal(5), std::nullopt, ""};
  return post;
}

Post of_type(Post post, const char* type) {
  post.type = type;
  return post;
}

// Ends of lists.
std::vector<LeftOfPost> lists() {
  return {{classic("Rating: 4/5\n\n<p>Read-alikes:</p><ul><li>Emma by Jane Austen</li>"
                   "<li>and so on and on and on!</li></ul>"),
           "list_ended recommendations=and so on and on and on!"},
          {classic("Rating: 4/5\n\n<p>Read-alikes:</p><p>Emma by Jane Austen</p>"
                   "<p>Something else, or other</p>"),
           "list_doubtful recommendations=Something else, or other"}};
}

// Lines against each other.
std::vector<LeftOfPost> lines() {
  return {{classic("Book author: Ann Ax\nRating: 4/5\nRating: 3/5"),
           "contradicted rating=4 of 5\ncontradicted rating=3 of 5"},
          {classic("Rating: 4/5\nPublisher: Harbour Press\nPublisher: Hill Press"),
           "contradicted works[0].publisher=Harbour Press\n"
           "contradicted works[0].publisher=Hill Press"},
          {classic("By: Ann Ax\nRating: 4/5\n\n2/5 stars"),
           "line_first rating=2 of 5 <4 of 5 (body:11-22)>"},
          {classic("By: Ann Ax\nBook author: Jane Austen\nRating: 4/5"),
           "line_first works[0].authors=Ann Ax <Jane Austen>"},
          {classic("Book author: Jane Austen", "Review: Emma by Ann Ax"),
           "line_first works[0].authors=Ann Ax <Jane Austen>"},
          {classic("Rating: 4/5\n\n<h3>“Emma” by Jane Austen</h3>\n<h3>“Dune” by Frank "
                   "Herbert</h3>\nPublisher: Harbour Press"),
           "named_several works[0].title=Emma by Jane Austen\n"
           "named_several works[0].title=Dune by Frank Herbert\n"
           "several_works works[0].publisher=Harbour Press"},
          {classic("Book author: Jane Austen\nRating: 4/5\n\nDune by Frank Herbert - 3/5"),
           "rated_beside works[1]=Dune by Frank Herbert, 3 of 5"},
          {classic("Rating: 4/5\nPlot: 4/5\nPace: 7/10"),
           "aspects_apart aspect_ratings=Plot 4 of 5\naspects_apart aspect_ratings=Pace 7 of 10"},
          {classic("Title: " + std::string(210, 'x')),
           "too_long works[0].title=Title: " + std::string(210, 'x')}};
}

std::vector<LeftOfPost> titles() {
  return {{classic("", "Emma"), "no_work works[0].title=Emma"},
          {classic("", "My trip (3/5)"),
           "no_work works[0].title=My trip\ntitle_number_alone rating=3 of 5"},
          {classic("", "What should I read next?", "Book Reviews"),
           "title_headline works[0].title=What should I read next?"},
          {classic("", "about my review"), "title_no_work works[0].title=about my review"},
          {classic("We went there by train.", "Emma", "Books"),
           "title_not_judged works[0].title=Emma"}};
}

std::vector<LeftOfPost> places() {
  return {
      {with_meta(classic(""), {{"yasr_overall_rating", "-1"}, {"my_score", "8"}, {"hits", "8"}}),
       "place_says_nothing rating=-1\nplace_unknown rating=8"},
      {bodies::post("blocks",
                    "<!-- wp:jetpack/rating-star {\"rating\":4} /-->\n"
                    "<!-- wp:jetpack/rating-star {\"rating\":2} /-->",
                    ""),
       "places_contradict rating=4 of 5\nplaces_contradict rating=2 of 5"},
      {with_front_matter("cover", "emma.jpg"), "key_weak=emma.jpg"},
      {with_front_matter("bookrating", "lovely"), "place_says_nothing=lovely"},
      {with_meta(classic("Book author: Jane Austen\nRating: 4/5\n", "Review: Emma"),
                 {{"book_review_rating", "3"}, {"book_review_title", "Dune"}}),
       "less_trusted works[0].title=Emma <Dune (meta:book_review_title)>\n"
       "less_trusted rating=4 of 5 <3 of 5 (meta:book_review_rating)>"},
      {with_meta(classic("ISBN: 0306406152\nRating: 4/5\n"), {{"book_review_isbn", "0441013597"}}),
       "less_trusted works[0].ids.isbn10=0306406152 <0441013597>"},
      {with_meta(classic("Title: Emma\nBook author: Jane Austen\n"),
                 {{"book_review_title", "Dune"}}),
       "less_trusted works[0].title=Emma <Dune (meta:book_review_title)>\n"
       "other_work works[0].authors=Jane Austen"},
      {bodies::post("html",
                    "<script type=\"application/ld+json\">{\"@type\":\"Recipe\","
                    "\"aggregateRating\":{\"@type\":\"AggregateRating\",\"ratingValue\":4.2,"
                    "\"ratingCount\":7}}</script><p>Soup.</p>",
                    ""),
       "votes_alone reader_rating=4.2, 7 votes"},
      {rated_three(classic("Title: Dune\nBook author: Jane Austen\nRating: 4/5")),
       "own_field rating=4 of 5 <3 of 5>"},
      {of_type(classic("Rating: 4/5"), "revision"), "not_by_people=revision"}};
}

void expect_left(const std::vector<LeftOfPost>& posts) {
  for (const LeftOfPost& one : posts)
    EXPECT_EQ(left(one.post), one.left) << one.post.content.value_or(Text()).value;
}

TEST(Trail, TellsWhereListsEnd) { expect_left(lists()); }
TEST(Trail, TellsWhyLinesGiveWayToOthers) { expect_left(lines()); }
TEST(Trail, TellsWhyTheTitleIsNoWorks) { expect_left(titles()); }
TEST(Trail, TellsWhatPlacesSayInVain) { expect_left(places()); }

TEST(Trail, TellsOfValuesThatAreTooLong) {
  EXPECT_TRUE(beside_title("Title: word " + std::string(1100, 'x') + " 1")
                  .starts_with("too_long works[0].title=Title: word xx"));
  EXPECT_TRUE(beside_title("Publisher: " + std::string(210, 'x') + " 1")
                  .starts_with("too_long works[0].publisher=Publisher: xx"));
}

TEST(Trail, TellsOfPlacesOfTheUserThatSayNothing) {
  Post post = with_meta(classic(""), {{"moons", "none"}});
  ExtractOptions options;
  options.maps = {parse_place_map("rating=meta:moons")};
  EXPECT_EQ(left(explain(post, options)), "place_says_nothing rating=none");
}

// What nothing can say is no reason.
TEST(Trail, HasNoReasonThatIsNeverGiven) {
  std::set<Reason> given;
  const auto hear = [&given](Post post) {
    for (const ExplainedLeft& one : explain(post, {}).left) given.insert(one.reason);
  };
  for (const NearMiss& miss : near_misses) hear(classic(miss.body));
  for (const auto& posts : {lists(), lines(), titles(), places()})
    for (const LeftOfPost& one : posts) hear(one.post);
  hear(with_meta(classic("Rating: 4/5", "Review: Emma"), {{"book_review_rating", "4"}}));
  for (std::size_t i = 0; i < reason_count; ++i)
    EXPECT_TRUE(given.contains(static_cast<Reason>(i))) << info(static_cast<Reason>(i)).name;
}

TEST(Trail, SaysWhatIsSaidAgain) {
  Post post = bodies::post("classic", "Rating: 4/5\n", "Review: Emma");
  post.meta = {{"book_review_rating", "4"}};
  const Explanation explanation = explain(post, {});
  ASSERT_EQ(explanation.left.size(), 1U);
  EXPECT_EQ(explanation.left[0].reason, Reason::said_again);
  EXPECT_EQ(explanation.left[0].spot.where, "body:0-11");
  EXPECT_EQ(explanation.left[0].instead, "4 of 5 (meta:book_review_rating)");
}

TEST(Trail, CountsProseThatNobodyLookedAt) {
  Post post = bodies::post("classic",
                           std::string("Rating: 4/5\n\n") + long_text + "\n\n" + long_text, "Emma");
  const Explanation explanation = explain(post, {});
  EXPECT_EQ(explanation.skimmed_pieces, 2U);
  EXPECT_EQ(explanation.skimmed_bytes, 2 * std::string_view(long_text).size());
  EXPECT_EQ(left(explanation), "");
}

TEST(Trail, IsBounded) {
  std::string body;
  for (std::size_t i = 0; i < Trail::most + 20; ++i) body += "Rating: lovely\n";
  Post post = bodies::post("classic", body, "");
  const Explanation explanation = explain(post, {});
  EXPECT_EQ(explanation.left.size(), Trail::most);
  EXPECT_EQ(explanation.left_unlisted, 20U);
}

TEST(Trail, ChangesNothingOfWhatIsFound) {
  for (const NearMiss& miss : near_misses) {
    Post plain = bodies::post("classic", miss.body, "Review: Emma by Jane Austen");
    Post explained = plain;
    (void)Extractor().extract(plain);
    (void)explain(explained, {});
    EXPECT_EQ(bodies::shown(plain), bodies::shown(explained)) << miss.body;
  }
}

TEST(Explain, TellsWhoSaysEachFact) {
  Post post = bodies::post("classic", "Hello.\n<b>Rating:</b> 4/5\nISBN: 0306406152",
                           "Review: Emma by Jane Austen");
  post.review.emplace().shelf = "read";
  std::string out;
  for (const ExplainedFact& fact : explain(post, {}).facts)
    out += fact.field + "=" + fact.value + " " + fact.spot.where + ":" +
           std::to_string(fact.spot.line) + " |" + fact.spot.words + "| " +
           std::string(trust_ranks()[fact.rank].name) + "\n";
  EXPECT_EQ(out,
            "works[0].title=Emma title:0 |Review: Emma by Jane Austen| title\n"
            "works[0].authors=Jane Austen title:0 |Review: Emma by Jane Austen| title\n"
            "rating=4 of 5 body:7-25:2 |Rating: 4/5| lines\n"
            "works[0].ids.isbn10=0306406152 body:26-42:3 |ISBN: 0306406152| lines\n"
            "shelf=read :0 || own\n");
}

TEST(Explain, TellsOfLabelsOfTheUser) {
  Post post = bodies::post("classic", "Mood: 4/5", "Review: Emma");
  ExtractOptions options;
  options.labels = read_label_file("rating: Mood\n", "labels.txt");
  const Explanation explanation = explain(post, options);
  ASSERT_EQ(explanation.facts.size(), 2U);
  EXPECT_EQ(explanation.facts[1].value, "4 of 5");
}

TEST(Explain, LeavesWordsWhereTheyAre) {
  Post post = bodies::post("classic", "Rating: 4/5\nText.", "Review: Emma");
  const Explanation explanation = explain(post, {.mode = Extract::move});
  EXPECT_EQ(post.content->value, "Rating: 4/5\nText.");
  ASSERT_EQ(explanation.facts.size(), 2U);
  EXPECT_EQ(explanation.facts[1].spot.words, "Rating: 4/5");
}

}  // namespace
}  // namespace postferry
