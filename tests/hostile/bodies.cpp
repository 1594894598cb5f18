// SPDX-License-Identifier: MIT
#include "hostile/bodies.h"

#include <utility>

namespace postferry::hostile {

namespace {

HostileBody rated(std::string rating, HostileBody body) {
  body.rating = std::move(rating);
  return body;
}

HostileBody listing(HostileBody body) {
  body.lists_works = true;
  return body;
}

// Labels, ratings, numbers and headings, as often as they go into the body.
const std::vector<HostileBody>& repeated() {
  static const std::vector<HostileBody> bodies = {
      rated("4/5", {"RatingLines", "classic", "", "Rating: 4/5\n"}),
      {"RatingLinesThatDiffer", "classic", "Rating: 3/5\n", "Rating: 4/5\n"},
      rated("4/5", {"RatingLinesOfMarkdown", "markdown", "", "Rating: 4/5\n"}),
      rated("4/5", {"RatingParagraphs", "html", "", "<p>Rating: 4/5</p>\n"}),
      {"RatingLabels", "classic", "", "Rating: "},
      {"RatingLabelsOnLines", "classic", "", "Rating:\n"},
      {"RatingHeadings", "markdown", "", "# Rating:\n"},
      {"RatingSentences", "classic", "", "I give it 4 out of 5 stars. "},
      {"AspectLines", "classic", "", "Plot: 4/5\n"},
      rated("4/5", {"RatedWorks", "classic", "", "Book @ by Ann Bo - 4/5\n"}),
      {"AuthorLines", "classic", "", "Author: Ann Bo\n"},
      {"AuthorsOfOneLine", "classic", "Author: ", "Ann Bo, "},
      {"SubjectsOfOneLine", "classic", "Subjects: ", "ships; "},
      {"TitleLines", "html", "", "<p>Title: Emma</p>"},
      {"IsbnLines", "classic", "", "ISBN: 9780306406157\n"},
      {"IsbnsOfOneLine", "classic", "ISBN: ", "9780306406157 / "},
      {"DigitsLikeIsbns", "classic", "", "978030640615"},
      {"DigitsWithDashes", "classic", "ISBN ", "9-7-8-0-3-0-"},
      {"DatesOfReading", "classic", "", "Finished: May 3rd, 2016\n"},
      {"Colons", "classic", "", ":"},
      {"ColonsInBold", "html", "", ":<b>"},
      {"WordsBy", "html", "", "by by by by by : "},
      {"Brackets", "text", "", "((((:\n"},
      {"Stars", "classic", "", "★"},
      {"StarsWithBlanks", "classic", "", "★ "},
      {"StarsOnLines", "classic", "", "★★★★☆\n"},
      {"StarsAndHalves", "markdown", "", "★½"},
      {"StarWords", "classic", "", "four stars "},
      {"StarImages", "html", "", "<img src=\"star.png\" alt=\"star\">"},
      {"ReferencesToStars", "classic", "", "&#9733;"},
      {"Fractions", "classic", "", "4/5 "},
  };
  return bodies;
}

// Lists of works: long, nested, of every kind; headings without any.
const std::vector<HostileBody>& lists() {
  static const std::vector<HostileBody> bodies = {
      listing({"ListItems", "html", "<h2>You may also like</h2><ul>", "<li>Book @ by Ann Bo</li>",
               "</ul>"}),
      listing({"ListItemsOpen", "html", "<p>Coming up:</p><ul>", "<li>Book @ by Ann Bo"}),
      {"ListItemsOfTitles", "html", "<h2>You may also like</h2><ol>", "<li>Book @</li>", "</ol>"},
      {"ListItemsOfPairs", "html", "<h2>You may also like</h2><ol>", "<li>Ann Bo, Book @</li>",
       "</ol>"},
      listing({"ListsInLists", "html", "<h2>You may also like</h2>", "<ol><li>Book @ by Ann Bo", "",
               "</li></ol>"}),
      listing({"ListOfLines", "html", "<p>You may also like:<br>", "Book @ by Ann Bo<br>", "</p>"}),
      listing({"ListOfClassicLines", "classic", "You may also like:\n", "Book @ by Ann Bo\n"}),
      listing({"ListOfMarkdown", "markdown", "## You may also like\n\n", "- Book @ by Ann Bo\n"}),
      {"ListOfMarkdownWithBreaks", "markdown", "Coming up:<br>", "Book @ by Ann Bo<br>"},
      listing(
          {"ListOfReasons", "classic", "You may also like:\n", "(for wit)\nBook @ by Ann Bo\n"}),
      {"ListOfOneSentence", "classic", "If you liked this, try ", "Book @ by Ann Bo, "},
      {"ListHeadings", "html", "", "<h2>You may also like</h2>\n"},
      {"ListHeadingsInItems", "classic", "", "<ul><li><b>Further reading</b></li></ul>"},
      {"ListHeadingsOnLines", "classic", "", "You may also like:\n"},
      {"ListHeadingsOfOneLine", "classic", "", "You may also like: "},
      {"ListLeads", "classic", "", "If you liked this, try "},
      listing({"ListsOfOne", "html", "", "<p>Coming up:</p><p>Book @ by Ann Bo</p>"}),
      listing({"ListsOfOneInText", "text", "", "Coming up:\n\nBook @ by Ann Bo\n\n"}),
      rated("4/5",
            {"ListsAndRatings", "html", "", "Coming up:<li>X by Ann Bo<br>Rating: 4/5<div>"}),
  };
  return bodies;
}

// Markup that never ends or never gets anywhere.
const std::vector<HostileBody>& markup() {
  static const std::vector<HostileBody> bodies = {
      {"LessThan", "html", "", "<"},
      {"LessThanOfClassic", "classic", "", "<"},
      {"LessThanOfMarkdown", "markdown", "", "<"},
      {"SquareBrackets", "classic", "", "["},
      {"SquareBracketsOfMarkdown", "markdown", "", "["},
      {"ShortcodesOpen", "classic", "", "[usr "},
      {"ShortcodesOpenWithQuotes", "classic", "", "[usrlist \"Plot:3"},
      {"Quotes", "html", "", "<blockquote>", "Rating: 4/5", "</blockquote>"},
      {"QuotesOpen", "html", "", "<blockquote>"},
      {"QuotesOfMarkdown", "markdown", "", "> ", "Rating: 4/5"},
      rated("4/5", {"Boxes", "html", "", "<div>", "<p>Rating: 4/5</p>", "</div>"}),
      rated("4/5", {"Marks", "html", "", "<b><i>", "Rating: 4/5", "</i></b>"}),
      {"BlocksOpen", "blocks", "", "<!-- wp:quote -->\n"},
      {"Links", "html", "", "<a href=\"https://www.amazon.com/dp/0306406152\">x</a> "},
      {"ScriptOpen", "html",
       R"(<script type="application/ld+json">{"@type":"Review","reviewBody":")", "x"},
      {"ScriptOfOpenLists", "html", R"(<script type="application/ld+json">)", "[", "</script>"},
      {"ScriptOfReviews", "html", R"(<script type="application/ld+json">[)",
       R"({"@type":"Review","reviewRating":4},)", "</script>"},
      {"ScriptsOpen", "html", "", R"(<script type="application/ld+json">{)"},
      {"ItemsInItems", "html", "",
       R"(<div itemscope itemtype="https://schema.org/Review"><b itemprop=name>x</b>)"},
      rated("4", {"MicroformatsOpen", "html", "", "<div class=h-review><b class=p-rating>4</b>"}),
  };
  return bodies;
}

// Values of custom fields that PHP serialized.
const std::vector<HostileBody>& values() {
  static const std::vector<HostileBody> bodies = {
      {"SerializedList", "meta:wp_review_item", "a:9999999:{",
       R"(i:@;a:1:{s:20:"wp_review_item_title";s:4:"Plot";})", "}"},
      {"SerializedOpen", "meta:wp_review_item", "", "a:1:{i:0;"},
      {"SerializedLengths", "meta:wp_review_item", "a:1:{", R"(i:0;s:9999:"";";)"},
      {"SerializedText", "meta:wp_review_schema", R"(s:99999999:"a:1:{i:0;s:1:")", "x"},
      {"StoredRating", "meta:rating", "", "4"},
      {"StoredStars", "meta:rating", "", "★"},
  };
  return bodies;
}

std::string whole(const HostileBody& body, std::size_t units) {
  std::string text = body.before;
  const std::size_t counter = body.unit.find('@');
  for (std::size_t i = 0; i < units; ++i) {
    text.append(body.unit, 0, counter);
    if (counter == std::string::npos) continue;
    text.append(std::to_string(i)).append(body.unit, counter + 1);
  }
  text += body.middle;
  for (std::size_t i = 0; i < units; ++i) text += body.closing;
  return text;
}

}  // namespace

const std::vector<HostileBody>& hostile_bodies() {
  static const std::vector<HostileBody> all = [] {
    std::vector<HostileBody> bodies;
    for (const auto* part : {&repeated(), &lists(), &markup(), &values()})
      bodies.insert(bodies.end(), part->begin(), part->end());
    return bodies;
  }();
  return all;
}

std::size_t units_in(const HostileBody& body, std::size_t bytes) {
  constexpr std::size_t counter = 5;  // digits that '@' becomes
  const bool counts = body.unit.find('@') != std::string::npos;
  return bytes / (body.unit.size() + body.closing.size() + (counts ? counter : 0));
}

Post hostile_post(const HostileBody& body, std::size_t bytes) {
  constexpr std::string_view meta = "meta:";
  Post post;
  post.type = "post";
  post.title = "Emma";
  std::string text = whole(body, units_in(body, bytes));
  if (body.format.starts_with(meta))
    post.meta.push_back({body.format.substr(meta.size()), std::move(text)});
  else
    post.content = Text{body.format, std::move(text), false};
  return post;
}

}  // namespace postferry::hostile
