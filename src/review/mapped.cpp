// SPDX-License-Identifier: MIT
#include "review/mapped.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "review/book_ids.h"
#include "review/edition_facts.h"
#include "review/page_count.h"
#include "review/ratings.h"
#include "review/series.h"
#include "review/text.h"
#include "review/titles.h"
#include "review/years.h"

namespace postferry {

namespace {

using std::string_view;

constexpr std::uint8_t sure = 100;

/// Names of facts that users know better than the model's.
struct FactName {
  string_view name;
  ReviewFact fact;
};
constexpr std::array<FactName, 4> other_names = {{{"author", ReviewFact::authors},
                                                  {"subject", ReviewFact::subjects},
                                                  {"isbn", ReviewFact::ids},
                                                  {"date_read", ReviewFact::finished}}};

constexpr std::array<string_view, 8> id_kinds = {
    "isbn10", "isbn13", "asin", "goodreads", "librarything", "openlibrary", "oclc", "google_books"};

// "title" is works[0].title, "rating" is rating.
bool find_fact(string_view text, ReviewFact& fact) {
  for (const FactName& row : other_names)
    if (row.name == text) {
      fact = row.fact;
      return true;
    }
  for (const ReviewFact candidate : all_review_facts) {
    const string_view full = name(candidate);
    if (full == text || full.substr(full.find('.') + 1) == text) {
      fact = candidate;
      return true;
    }
  }
  return false;
}

[[noreturn]] void refuse(string_view option, string_view text, string_view why) {
  throw Error(ErrorCode::usage,
              std::string(option) + " " + std::string(text) + ": " + std::string(why));
}

// The texts that stand at a place of the post.
template <class Use>
void for_each_text(const Post& post, string_view place, Use use) {
  const std::size_t colon = place.find(':');
  const string_view kind = place.substr(0, colon);
  const string_view key = colon == string_view::npos ? string_view() : place.substr(colon + 1);
  if (kind == "meta")
    for (const Meta& meta : post.meta)
      if (meta.key == key) use(string_view(meta.value));
  if (kind == "taxonomy")
    for (const Term& term : post.terms)
      if (term.taxonomy == key) use(string_view(term.name));
  if (kind == "front-matter")
    for (const Extra& extra : post.extras)
      if (extra.format == "markdown" && extra.path == key) use(string_view(extra.raw));
}

bool set(std::optional<std::int64_t>& number, const std::optional<std::int64_t>& value) {
  if (value) number = value;
  return value.has_value();
}

bool set_date(string_view text, Date& date) {
  std::string iso = sure_date(text);
  if (iso.empty()) return false;
  date.iso = std::move(iso);
  return true;
}

bool set_rating(string_view text, std::optional<Rating>& rating) {
  if (auto read = parse_rating(text)) {
    rating = std::move(*read);
    return true;
  }
  // The user says that it is a rating: any number is one that ratings can be. 0 and below is what
  // plugins write where nobody rated.
  constexpr double most = 100;
  const auto number = Decimal::parse(trim_blanks(text));
  if (!number || number->to_double() <= 0 || number->to_double() > most) return false;
  rating = Rating{*number, std::nullopt, std::nullopt, std::string(trim_blanks(text))};
  return true;
}

// Reads `text` as the fact asks for; whether it said anything.
bool set_fact(const PlaceMap& map, string_view text, Review& review) {
  text = trim_blanks(text);
  if (text.empty()) return false;
  Work work;
  bool of_work = true;
  bool read = true;
  switch (map.fact) {
    case ReviewFact::title: work.title = text; break;
    case ReviewFact::subtitle: work.subtitle = text; break;
    case ReviewFact::authors: work.authors = split_names(text); break;
    case ReviewFact::publisher: work.publisher = text; break;
    case ReviewFact::binding: work.binding = text; break;
    case ReviewFact::language: work.language = text; break;
    case ReviewFact::url: work.url = text; break;
    case ReviewFact::cover: work.cover = text; break;
    case ReviewFact::kind: work.kind = text; break;
    case ReviewFact::work_summary: work.summary = text; break;
    case ReviewFact::series: work.series.push_back(series_of(text)); break;
    case ReviewFact::pages: read = set(work.pages, page_count(text)); break;
    case ReviewFact::year: read = set(work.year, year_of(text)); break;
    case ReviewFact::original_year: read = set(work.original_year, year_of(text)); break;
    case ReviewFact::ids:
      read = map.id_kind.empty() ? add_book_number(work.ids, text)
                                 : add_id(work.ids, map.id_kind, text);
      break;
    default: of_work = false; break;
  }
  if (of_work) {
    if (read) review.works.push_back(std::move(work));
    return read;
  }
  switch (map.fact) {
    case ReviewFact::rating: return set_rating(text, review.rating);
    case ReviewFact::subjects: review.subjects = split_subjects(text); return true;
    case ReviewFact::started: return set_date(text, review.started);
    case ReviewFact::finished: return set_date(text, review.finished);
    case ReviewFact::summary: review.summary = text; return true;
    default: return false;
  }
}

bool can_be_mapped(ReviewFact fact) {
  constexpr std::array<ReviewFact, 6> compound = {
      ReviewFact::recommendations, ReviewFact::upcoming,       ReviewFact::contributors,
      ReviewFact::reader_rating,   ReviewFact::aspect_ratings, ReviewFact::other_works};
  return std::find(compound.begin(), compound.end(), fact) == compound.end();
}

}  // namespace

PlaceMap parse_place_map(string_view text) {
  constexpr string_view option = "--map";
  const std::size_t equals = text.find('=');
  if (equals == string_view::npos || equals == 0 || equals + 1 == text.size())
    refuse(option, text, "it must be FIELD=PLACE, as in rating=meta:my_score");
  PlaceMap map;
  const string_view field = text.substr(0, equals);
  map.place = text.substr(equals + 1);
  if (std::find(id_kinds.begin(), id_kinds.end(), field) != id_kinds.end()) {
    map.fact = ReviewFact::ids;
    map.id_kind = field;
  } else if (!find_fact(field, map.fact) || !can_be_mapped(map.fact)) {
    refuse(option, text,
           "there is no such FIELD to map; known are rating, title, authors, subjects, isbn, "
           "asin, goodreads, publisher, pages, year, series, cover, started, finished, summary");
  }
  const string_view kind = text.substr(equals + 1, text.find(':', equals) - equals - 1);
  if ((kind != "meta" && kind != "taxonomy" && kind != "front-matter") ||
      map.place.size() == kind.size() + 1)
    refuse(option, text, "PLACE is meta:KEY, taxonomy:NAME or front-matter:KEY");
  return map;
}

KnownScale parse_rating_scale(string_view text) {
  const std::size_t equals = text.rfind('=');
  const auto best =
      equals == string_view::npos ? std::nullopt : Decimal::parse(text.substr(equals + 1));
  if (equals == string_view::npos || equals == 0)
    refuse("--rating-scale", text, "it must be KEY=MAX, as in my_score=10");
  if (!best || best->to_double() <= 0)
    refuse("--rating-scale", text, "MAX must be a number above 0");
  return {std::string(text.substr(0, equals)), *best};
}

void read_mapped(const Post& post, const std::vector<PlaceMap>& maps, Statements& out,
                 Trail* trail) {
  for (const PlaceMap& map : maps)
    for_each_text(post, map.place, [&](string_view text) {
      Statement statement;
      statement.trust = Trust::user;
      statement.confidence = sure;
      statement.where = map.place;
      if (set_fact(map, text, statement.says))
        out.push_back(std::move(statement));
      else if (trail != nullptr)
        trail->leave(
            {map.fact == ReviewFact::rating ? Reason::place_says_nothing : Reason::not_its_kind,
             std::string(name(map.fact)),
             map.place,
             std::string(text),
             {}});
    });
}

}  // namespace postferry
