// SPDX-License-Identifier: MIT
#include "unit/review/random_review.h"

namespace postferry {

namespace {

const std::vector<std::string_view> hard_words = {
    "Emma",   "by",      "the",        "Day",    "1984.",
    "“Lie”",  "\"x\"",   "(and)",      "and",    "&",
    "a;b",    "C++",     "*star*",     "_u_",    "<b>",
    "&amp;",  "Rating:", "4/5",        "’tis",   "Ж",
    "日本",   "By:",     "#1",         "[note]", "- dash",
    "|",      "\\",      "$5",         "~~no~~", "100%",
    "(x",     "y)",      "!",          "…",      "http://x.example/",
    "`code`", "Jr.",     "1)",         "==",     "Coming up:",
    "</p>",   "-->",     "two\nlines", "  ",     "[gallery]",
    "<!--",   "*",       "★★★",        "Title:", "{{rating}}",
    "]]>",    "'",       "{{/works}}", "—",      "For more by",
    "\ttab",  "***",     "</script>",  "&lt;",   "\u00A0"};
const std::vector<std::string_view> titles = {
    "Emma",
    "1984",
    "Catch-22",
    "Fooled by Randomness",
    "Emma: A Novel",
    "Slaughterhouse-Five, or The Children's Crusade",
    "Who's Afraid of Virginia Woolf?",
    "“Repent, Harlequin!” Said the Ticktockman",
    "Death by Water",
    "A Room of One’s Own",
    "Harry Potter and the Philosopher's Stone (Harry Potter, #1)",
    "Oh, the Places You'll Go!",
    "2001: A Space Odyssey",
    "The Curious Incident of the Dog in the Night-Time",
    "Война и мир",
    "吾輩は猫である",
    "Eats, Shoots & Leaves",
    "S.",
    "C++ Primer",
    "Gödel, Escher, Bach",
    "The 7½ Deaths of Evelyn Hardcastle",
    "Alice's Adventures in Wonderland & Through the Looking-Glass",
    "What I Talk About When I Talk About Running",
    "[sic]",
    "#GirlBoss",
    "*batteries not included",
    "A Novel (Revised Edition)",
    "For Whom the Bell Tolls",
    "Jane Eyre - An Autobiography",
    "Come as You Are: The Surprising New Science That Will Transform Your Sex Life and Much Else"};
const std::vector<std::string_view> subjects = {"Women",
                                                "England",
                                                "World War, 1939-1945",
                                                "Coming of age",
                                                "Fiction / Mystery & Detective",
                                                "Science fiction",
                                                "19th century",
                                                "Japan—History",
                                                "Cooking, French",
                                                "Humor (general)",
                                                "LGBTQ+",
                                                "AI",
                                                "Family: siblings"};
const std::vector<std::string_view> names_usual = {"Jane Austen",
                                                   "J. D. Salinger",
                                                   "Homer",
                                                   "Gabriel García Márquez",
                                                   "Ursula K. Le Guin",
                                                   "村上 春樹",
                                                   "O’Brien",
                                                   "Лев Толстой",
                                                   "Martin Luther King, Jr.",
                                                   "Simone de Beauvoir",
                                                   "Avi",
                                                   "Dr. Seuss",
                                                   "Ishiguro, Kazuo"};
const std::vector<std::string_view> names_hard = {
    "King, Jr.", "X and Y",   "de la Cruz", "ann onym",   "A; B",
    "<b>Bo</b>", "Jo *Star*", "By Name",    "bell hooks", "will.i.am"};
const std::vector<std::string_view> headings = {
    "If you're an Ishiguro fan, I recommend these books:",
    "You might also like:",
    "If you liked it, you may also like:",
    "Read-alikes:",
    "Recommended:",
    "Si te gustó, te recomiendo:",
    "More like this"};
const std::vector<std::string_view> reasons = {"for more by Ishiguro", "for the wit",
                                               "for readers who like it dark, but not too dark",
                                               "if you want to laugh"};
const std::vector<std::string_view> notes = {"short", "the best of all", "2001", "a re-read"};
const std::vector<std::string_view> sentences = {
    "I laughed a lot.",     "It is about nothing in particular, and I liked that.",
    "The end surprised me", "Es war einmal ein König.",
    "Page 12 is the best.", "We went to the sea & stayed."};

}  // namespace

std::string RandomReview::words(std::size_t most) {
  std::string out = pick(hard_words);
  for (std::size_t n = below(most); n > 0; --n) out += " " + pick(hard_words);
  return out;
}

std::string RandomReview::title() { return hard_ ? words(4) : pick(titles); }
std::string RandomReview::subject() { return hard_ ? words(3) : pick(subjects); }

std::vector<std::string> RandomReview::names() {
  std::vector<std::string> list;
  for (std::size_t n = 1 + below(chance(7) ? 1 : 3); n > 0; --n)
    list.push_back(pick(hard_ && chance(3) ? names_hard : names_usual));
  return list;
}

Rating RandomReview::rating() {
  constexpr std::int64_t halves = 2;
  Rating made;
  made.best = Decimal(chance(7) ? 5 : 10);
  const auto most = static_cast<std::size_t>(made.best->to_double()) * halves;
  made.value = Decimal(static_cast<std::int64_t>(1 + below(most)) * 5, 1);
  if (hard_ && chance(3)) made.best.reset();
  if (hard_ && chance(3)) made.text = words(2);
  if (!hard_ && chance(3)) made.text = made.value->to_string() + "/" + made.best->to_string();
  return made;
}

std::vector<ListedWork> RandomReview::works() {
  std::vector<ListedWork> list;
  for (std::size_t n = 1 + below(3); n > 0; --n) {
    ListedWork work;
    work.title = title();
    if (!hard_ || chance(8)) work.authors = names();
    if (chance(2)) work.url = "https://x.example/?a=1&b=" + std::to_string(below(9));
    if (chance(2)) work.note = hard_ ? words(2) : pick(notes);
    list.push_back(work);
  }
  return list;
}

Recommendation RandomReview::group() {
  const bool odd = hard_ && chance(3);
  return {odd ? words(4) : pick(headings),
          chance(5) ? (hard_ ? "for " + words(2) : pick(reasons)) : std::string(), works()};
}

Review RandomReview::laid_out() {
  Review made;
  if (chance(8)) {
    made.works.push_back({});
    made.works[0].authors = names();
  }
  if (chance(6))
    for (std::size_t n = 1 + below(4); n > 0; --n) made.subjects.push_back(subject());
  if (chance(8)) made.rating = rating();
  if (chance(6))
    for (std::size_t n = 1 + below(3); n > 0; --n) made.recommendations.push_back(group());
  if (chance(5)) made.upcoming = works();
  return made;
}

void RandomReview::add_edition(Work& work) {
  work.title = title();
  if (chance(2)) work.subtitle = title();
  if (chance(5)) work.ids.emplace_back("isbn13", "9780306406157");
  if (chance(3)) work.ids.emplace_back("goodreads", std::to_string(1 + below(9999)));
  if (chance(4)) work.series = {{hard_ ? words(2) : "The Lamps", std::to_string(1 + below(9))}};
  if (chance(4)) work.contributors.push_back({names().front(), "translator"});
  if (chance(4)) work.publisher = hard_ ? words(2) : "Oak & Ash Press";
  if (chance(4)) work.binding = chance(5) ? "Paperback" : "Hardcover";
  if (chance(4)) work.pages = static_cast<std::int64_t>(1 + below(900));
  if (chance(4)) work.year = static_cast<std::int64_t>(1800 + below(220));
  if (chance(2)) work.original_year = static_cast<std::int64_t>(1700 + below(300));
  if (chance(3)) work.language = chance(5) ? "en" : "German";
  if (chance(3)) work.url = "https://x.example/book?a=1&b=" + std::to_string(below(9));
  if (chance(3)) work.cover = "https://x.example/cover.jpg";
  if (chance(2)) work.summary = hard_ ? words(6) : pick(sentences);
}

Review RandomReview::whole() {
  Review made = laid_out();
  if (made.works.empty() && chance(5)) made.works.emplace_back();
  if (!made.works.empty() && chance(8)) add_edition(made.works[0]);
  if (!made.works.empty() && chance(1)) {
    Work other;
    other.title = title();
    if (chance(5)) other.rating = rating();
    made.works.push_back(other);
  }
  if (chance(2)) made.reader_rating = ReaderRating{Decimal(39, 1), Decimal(5), 120};
  if (chance(2))
    for (std::size_t n = 2 + below(3); n > 0; --n) {
      const Rating of = rating();
      made.aspect_ratings.push_back(
          {hard_ ? words(1) : "Aspect " + std::to_string(n), of.value, Decimal(10), {}, {}});
    }
  if (chance(3)) made.started.iso = "2024-03-01";
  if (chance(3)) made.finished.iso = "2024-03-15";
  if (chance(2)) made.summary = hard_ ? words(6) : pick(sentences);
  return made;
}

std::string RandomReview::body(std::string_view format) {
  if (chance(2)) return {};
  const auto piece = [this] { return hard_ ? words(8) : pick(sentences); };
  const std::string text = piece() + (chance(5) ? "\n\n" : "\n") + piece();
  if (format == "html") return "<p>" + text + "</p>";
  if (format == "blocks")
    return "<!-- wp:paragraph -->\n<p>" + text + "</p>\n<!-- /wp:paragraph -->";
  return text + (chance(3) ? "\n" : "");
}

}  // namespace postferry
