// SPDX-License-Identifier: MIT
#include "review/front_facts.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "review/book_ids.h"
#include "review/book_links.h"
#include "review/front_values.h"
#include "review/page_count.h"
#include "review/schema_node.h"
#include "review/series.h"
#include "review/text.h"
#include "review/titles.h"
#include "review/years.h"

namespace postferry {

namespace {

using std::string_view;
constexpr std::size_t npos = string_view::npos;

// The number behind /show/ of an address of the site, or all of the text, if it is a number.
std::string site_number(string_view text, string_view before) {
  const std::size_t at = text.find(before);
  if (at != npos) text.remove_prefix(at + before.size());
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  const bool ends = digits == text.size() || (at != npos && !is_alpha(text[digits]));
  constexpr std::size_t most_digits = 12;
  return digits > 0 && digits <= most_digits && ends ? std::string(text.substr(0, digits))
                                                     : std::string();
}

// What the address of a shop says.
void add_ids_of_address(string_view address, Ids& ids) {
  if (!is_address(address)) return;
  for (const auto& [kind, value] : ids_in_link(address)) (void)add_id(ids, kind, value);
}

// "0306406152 9780306406157": both numbers of the book.
void add_isbns(string_view text, Ids& ids) {
  if (add_isbn(ids, text)) return;
  std::size_t at = 0;
  for (string_view word = next_word(text, at); !word.empty(); word = next_word(text, at)) {
    if (word.ends_with(',')) word.remove_suffix(1);
    (void)add_isbn(ids, word);
  }
}

void fill_id(FrontFact fact, const std::string& text, Ids& ids) {
  switch (fact) {
    case FrontFact::isbn: add_isbns(text, ids); break;
    case FrontFact::asin:
      // Amazon's number of a book is its ISBN-10.
      if (is_asin(text) || is_isbn10(text)) (void)add_id(ids, "asin", text);
      (void)add_isbn(ids, text);
      break;
    case FrontFact::goodreads: (void)add_id(ids, "goodreads", site_number(text, "/show/")); break;
    case FrontFact::librarything:
      (void)add_id(ids, "librarything", site_number(text, "librarything.com/work/"));
      break;
    case FrontFact::oclc: (void)add_id(ids, "oclc", site_number(text, "/oclc/")); break;
    case FrontFact::openlibrary: {
      const std::size_t at = text.find("OL");
      const std::string number =
          at == npos ? std::string() : text.substr(at, text.find_first_of("/.? ", at) - at);
      const bool bare =
          number.size() > 3 && std::all_of(number.begin() + 2, number.end(), is_digit);
      if (is_olid(number) || bare) (void)add_id(ids, "openlibrary", number);
      break;
    }
    case FrontFact::shop: add_ids_of_address(text, ids); break;
    default: break;
  }
}

bool fill_ids(const FrontEntry& entry, Ids& ids) {
  const std::vector<std::string> values = entry.value.is(ValueKind::list)
                                              ? front_list(entry.value)
                                              : std::vector<std::string>{front_text(entry.value)};
  for (const std::string& text : values) fill_id(entry.says.fact, text, ids);
  return !ids.empty();
}

// `title: Emma`; of a scope's name as a key (`book: Emma by Jane Austen`) with the author.
bool fill_title(const FrontEntry& entry, string_view kind, Work& work) {
  work.title = front_text(entry.value);
  work.kind = kind;
  if (work.title.empty() || (is_user_name(work.title) && work.title.find('-') != npos))
    return false;
  if (front_scope_kind(bare_key(entry.key)))
    if (std::optional<ListedWork> by = parse_title_by_author(work.title)) {
      work.title = std::move(by->title);
      work.authors = std::move(by->authors);
    }
  if (auto series = take_series(work.title)) work.series.push_back(*std::move(series));
  return true;
}

bool add_part(const ValueNode& value, string_view role, Work& work) {
  for (std::string& name : front_names(value))
    work.contributors.push_back({std::move(name), std::string(role)});
  return !work.contributors.empty();
}

bool fill_series(const ValueNode& value, Work& work) {
  if (value.is(ValueKind::map)) {
    Series series;
    for (const ValueNode child : value) {
      const std::string key = bare_key(child.key());
      if (key == "name" || key == "title") series.name = front_text(child);
      if (key == "position" || key == "number" || key == "index" || key == "book")
        series.position = front_text(child);
    }
    if (!series.name.empty()) work.series.push_back(std::move(series));
  } else if (value.is(ValueKind::list)) {
    for (const std::string& name : front_list(value)) work.series.push_back(series_of(name));
  } else if (const std::string name = front_text(value); !name.empty()) {
    work.series.push_back(series_of(name));
  }
  return !work.series.empty();
}

std::string date_of(const ValueNode& value) {
  if (!value.is(ValueKind::list)) return front_date(front_text(value));
  // Several readings: the last.
  std::string date;
  for (const ValueNode child : value) date = std::max(date, front_date(front_text(child)));
  return date;
}

std::string address_in(const ValueNode& value) {
  if (value.is_scalar()) return front_text(value);
  for (const string_view key : {"url", "src", "image", "path"})
    if (const ValueNode child = value.is(ValueKind::map) ? value.find(key) : ValueNode())
      return front_text(child);
  return {};
}
std::string shelf_of(const ValueNode& value) {
  struct Row {
    string_view word, shelf;
  };
  constexpr auto rows = std::to_array<Row>({{"read", "read"},
                                            {"finished", "read"},
                                            {"completed", "read"},
                                            {"done", "read"},
                                            {"reading", "currently-reading"},
                                            {"currently-reading", "currently-reading"},
                                            {"currently reading", "currently-reading"},
                                            {"in progress", "currently-reading"},
                                            {"to-read", "to-read"},
                                            {"to read", "to-read"},
                                            {"tbr", "to-read"},
                                            {"want to read", "to-read"}});
  const std::string word = folded(front_text(value));
  for (const Row& row : rows)
    if (row.word == word) return std::string(row.shelf);
  return {};
}

}  // namespace

std::optional<Decimal> front_number(const ValueNode& value) {
  const std::string number = front_text(value);
  return number.size() <= 8 ? Decimal::parse(number) : std::nullopt;
}

bool fill_work(const FrontEntry& entry, string_view kind, Work& work) {
  const ValueNode& value = entry.value;
  switch (entry.says.fact) {
    case FrontFact::title: return fill_title(entry, kind, work);
    case FrontFact::subtitle: return !(work.subtitle = front_text(value)).empty();
    case FrontFact::authors: return !(work.authors = front_names(value)).empty();
    case FrontFact::contributors:
      work.authors = front_names(value, &work.contributors);
      return !work.authors.empty() || !work.contributors.empty();
    case FrontFact::translator: return add_part(value, "translator", work);
    case FrontFact::narrator: return add_part(value, "narrator", work);
    case FrontFact::illustrator: return add_part(value, "illustrator", work);
    case FrontFact::editor: return add_part(value, "editor", work);
    case FrontFact::director: work.kind = "movie"; return add_part(value, "director", work);
    case FrontFact::artist:
      work.kind = "music";
      return !(work.authors = front_names(value)).empty();
    case FrontFact::publisher: return !(work.publisher = front_text(value)).empty();
    case FrontFact::binding: return !(work.binding = front_text(value)).empty();
    case FrontFact::language: return !(work.language = front_text(value)).empty();
    case FrontFact::cover: return !(work.cover = address_in(value)).empty();
    case FrontFact::url: return !(work.url = address_in(value)).empty();
    case FrontFact::average: return (work.average_rating = front_number(value)).has_value();
    case FrontFact::pages: return (work.pages = page_count(front_text(value))).has_value();
    case FrontFact::year: return (work.year = year_of(front_text(value))).has_value();
    case FrontFact::original_year:
      return (work.original_year = year_of(front_text(value))).has_value();
    case FrontFact::series: return fill_series(value, work);
    default: return fill_ids(entry, work.ids);
  }
}

bool fill_review(const FrontEntry& entry, string_view kind, Review& says) {
  const ValueNode& value = entry.value;
  switch (entry.says.fact) {
    case FrontFact::rating:
    case FrontFact::stars: {
      says.rating = front_rating(value, entry.says.fact == FrontFact::stars);
      if (!says.rating) says.aspect_ratings = front_aspects(value);
      return says.rating || !says.aspect_ratings.empty();
    }
    case FrontFact::subjects: return !(says.subjects = front_list(value)).empty();
    case FrontFact::finished: return !(says.finished.iso = date_of(value)).empty();
    case FrontFact::started: return !(says.started.iso = date_of(value)).empty();
    case FrontFact::shelf: return !(says.shelf = shelf_of(value)).empty();
    case FrontFact::recommendations: {
      Recommendation group;
      group.works = front_works(value);
      if (group.works.empty()) return false;
      says.recommendations.push_back(std::move(group));
      return true;
    }
    case FrontFact::upcoming: return !(says.upcoming = front_works(value)).empty();
    case FrontFact::recommended_by: return !(says.recommended_by = front_text(value)).empty();
    default: {
      Work work;
      if (!fill_work(entry, kind, work)) return false;
      says.works.push_back(std::move(work));
      return true;
    }
  }
}

}  // namespace postferry
