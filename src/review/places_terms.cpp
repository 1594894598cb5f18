// SPDX-License-Identifier: MIT
#include "review/places_terms.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/ascii.h"

namespace postferry {

namespace {

enum class How : std::uint8_t { rating, author, subject, series, illustrator, editor, nothing };

// Names that many themes and plugins give to taxonomies of other things count less, or not at all,
// where nothing else shows the plugin.
struct Doing {
  How how{};
  std::uint8_t confidence = 0;
  std::uint8_t elsewhere = 0;      // confidence where the post is none of the plugin's
  std::string_view position = {};  // custom field with the work's number in the series
};

constexpr std::string_view library = "Book Review Library";
constexpr std::string_view mooberry = "Mooberry Book Manager";

constexpr auto shown_rows = std::to_array<PlaceRow>({
    {library, "rating", "rating: `zero-stars` (a real zero) to `five-stars`, or the number", "5"},
    {library, "book-author", "authors", ""},
    {library, "genre", "subjects", ""},
    {library, "subject", "subjects", ""},
    {library, "series", "series, in posts of the plugin: elsewhere it is a series of posts", ""},
    {library, "illustrator", "illustrators, in posts of the plugin", ""},
    {library, "review-author", "nothing: the reviewer", ""},
    {library, "reading-level", "nothing", ""},
    {library, "awards", "nothing", ""},
    {"Post Kinds", "kind", "nothing alone: whether `mf2_cite` and `mf2_item` are what was read",
     ""},
    {"Novelist", "novelist-genre", "subjects", ""},
    {"Novelist", "novelist-series", "series, with `novelist_series` as the number", ""},
    {"MyBookTable", "mbt_author", "authors", ""},
    {"MyBookTable", "mbt_genre", "subjects", ""},
    {"MyBookTable", "mbt_series", "series, with `mbt_series_order` as the number", ""},
    {"MyBookTable", "mbt_tag", "nothing", ""},
    {mooberry, "mbdb_genre", "subjects", ""},
    {mooberry, "mbdb_series", "series", ""},
    {mooberry, "mbdb_illustrator", "illustrators", ""},
    {mooberry, "mbdb_editor", "editors", ""},
    {mooberry, "mbdb_tag", "nothing", ""},
});

constexpr std::array<Doing, shown_rows.size()> doings = {{
    {How::rating, 92, 80},
    {How::author, 92, 90},
    {How::subject, 90, 70},
    {How::subject, 90, 70},
    {How::series, 88, 0},
    {How::illustrator, 88, 0},
    {How::nothing},
    {How::nothing},
    {How::nothing},
    {How::nothing},
    {How::subject, 92, 92},
    {How::series, 92, 92, "novelist_series"},
    {How::author, 95, 95},
    {How::subject, 92, 92},
    {How::series, 92, 92, "mbt_series_order"},
    {How::nothing},
    {How::subject, 92, 92},
    {How::series, 92, 92},
    {How::illustrator, 92, 92},
    {How::editor, 90, 90},
    {How::nothing},
}};

constexpr std::size_t unknown = shown_rows.size();

std::size_t find_row(std::string_view taxonomy) noexcept {
  // Nearly all terms are these.
  if (taxonomy == "category" || taxonomy == "post_tag" || taxonomy == "post_format") return unknown;
  std::size_t row = 0;
  while (row < unknown && shown_rows[row].place != taxonomy) ++row;
  return row;
}

bool is_of_library(const Post& post) noexcept {
  return post.type == "book-review" ||
         std::any_of(post.terms.begin(), post.terms.end(), [](const Term& term) {
           return term.taxonomy == "book-author" || term.taxonomy == "review-author" ||
                  term.taxonomy == "reading-level";
         });
}

// Slugs keep the plugin's words where the names were changed. A number of another taxonomy of that
// name has a scale that nobody knows.
std::optional<Rating> rating_of(const Term& term, bool of_library) {
  if (const auto stars = stars_in_words(term.slug); stars && !is_above(*stars, Decimal(5)))
    return Rating{stars, Decimal(5), std::nullopt, term.name};
  if (of_library && trim(term.name) == "0")
    return Rating{Decimal(0), Decimal(5), std::nullopt, term.name};
  return stored_rating(term.name, of_library ? std::optional(Decimal(5)) : std::nullopt);
}

std::string_view meta_of(const Post& post, std::string_view key) noexcept {
  for (const Meta& meta : post.meta)
    if (meta.key == key) return trim(meta.value);
  return {};
}

class TermReader {
 public:
  TermReader(const Post& post, Statements& out) : post_(post), out_(out) { at_.fill(none); }

  void read(const Term& term, std::size_t row) {
    if (doings[row].how == How::nothing || term.name.empty()) return;
    if (!library_) library_ = is_of_library(post_);
    const std::uint8_t confidence = *library_ ? doings[row].confidence : doings[row].elsewhere;
    if (confidence == 0) return;
    if (doings[row].how == How::rating) {
      if (auto rating = rating_of(term, *library_))
        begin(row, confidence).rating = std::move(rating);
      return;
    }
    if (at_[row] == none) {
      at_[row] = out_.size();
      (void)begin(row, confidence);
    }
    add(term, doings[row].how, out_[at_[row]].says);
  }

  // A number in a series is that of the one series there is.
  void add_positions() {
    for (std::size_t row = 0; row < unknown; ++row) {
      if (at_[row] == none || doings[row].position.empty()) continue;
      std::vector<Series>& series = main_work(out_[at_[row]].says).series;
      if (series.size() == 1) series.front().position = meta_of(post_, doings[row].position);
    }
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  Review& begin(std::size_t row, std::uint8_t confidence) {
    return begin_statement(out_, Trust::term, confidence, "taxonomy", shown_rows[row].place).says;
  }

  static void add(const Term& term, How how, Review& says) {
    switch (how) {
      case How::author: main_work(says).authors.push_back(term.name); break;
      case How::subject: says.subjects.push_back(term.name); break;
      case How::series: main_work(says).series.push_back({term.name, {}}); break;
      case How::illustrator:
        main_work(says).contributors.push_back({term.name, "illustrator"});
        break;
      case How::editor: main_work(says).contributors.push_back({term.name, "editor"}); break;
      case How::rating:
      case How::nothing: break;
    }
  }

  const Post& post_;
  Statements& out_;
  std::array<std::size_t, shown_rows.size()> at_;  // the statement of each row, where it has one
  std::optional<bool> library_;
};

}  // namespace

std::span<const PlaceRow> term_place_rows() noexcept { return shown_rows; }

void read_terms(const Post& post, Statements& out, Trail* trail) {
  std::optional<TermReader> reader;
  const std::size_t before = out.size();
  for (const Term& term : post.terms) {
    const std::size_t row = find_row(term.taxonomy);
    if (row == unknown) continue;
    if (!reader) reader.emplace(post, out);
    reader->read(term, row);
  }
  if (!reader) return;
  reader->add_positions();
  drop_contradictions(out, before, trail);
}

}  // namespace postferry
