// SPDX-License-Identifier: MIT
#include "review/places_meta.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "model/review_facts.h"
#include "review/book_ids.h"
#include "review/page_count.h"
#include "review/places_meta_reader.h"
#include "review/post_title.h"
#include "review/ratings.h"
#include "review/series.h"
#include "review/text.h"
#include "review/title_parts.h"
#include "review/titles.h"
#include "review/years.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;

constexpr auto rows = std::to_array<MetaRow>({
#define META(plugin, key, how, confidence, says, scale) \
  {{plugin, key, says, scale}, MetaHow::how, confidence},
#include "review/places_meta.def"
#undef META
});

constexpr bool is_pattern(std::string_view key) { return key.find('*') != npos; }

// Keys of programs that keep scores of other things under names like ours.
constexpr auto not_about_works =
    std::to_array<std::string_view>({"_yoast", "rank_math", "_aioseo", "_wc_", "wp_review_",
                                     "_kksr", "rmp_", "_elementor", "wppr_"});

constexpr std::size_t slots = 512;  // a power of 2, several times the keys

constexpr std::size_t slot_of(std::string_view key) {
  std::size_t hash = key.size();
  for (const std::size_t at : {std::size_t{0}, key.size() / 4, key.size() / 2, key.size() - 1,
                               key.size() - 1 - key.size() / 4, key.size() / 3})
    hash = hash * 31 + static_cast<unsigned char>(key[at]);
  return hash & (slots - 1);
}

// Where in `rows` the key of a slot stands, plus 1. Collisions take the next slot.
constexpr auto index = [] {
  std::array<std::uint8_t, slots> made{};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (is_pattern(rows[i].shown.place)) continue;
    std::size_t slot = slot_of(rows[i].shown.place);
    while (made[slot] != 0) slot = (slot + 1) & (slots - 1);
    made[slot] = static_cast<std::uint8_t>(i + 1);
  }
  return made;
}();

constexpr std::size_t longest_key = 64;

bool fits(std::string_view pattern, std::string_view key) noexcept {
  const std::size_t star = pattern.find('*');
  if (star == npos || key.size() < pattern.size()) return false;
  return key.starts_with(pattern.substr(0, star)) && key.ends_with(pattern.substr(star + 1));
}

const MetaRow* find_pattern(std::string_view key) noexcept {
  for (const std::string_view prefix : not_about_works)
    if (key.starts_with(prefix)) return nullptr;
  for (const MetaRow& row : rows)
    if (fits(row.shown.place, key)) return &row;
  return nullptr;
}

// Goodreads' number of a book in an address like https://www.goodreads.com/book/show/6334.Title
std::string_view goodreads_number(std::string_view address) noexcept {
  constexpr std::string_view way = "goodreads.com/book/show/";
  const std::size_t at = address.find(way);
  if (at == npos) return {};
  const std::string_view rest = address.substr(at + way.size());
  std::size_t digits = 0;
  while (digits < rest.size() && is_digit(rest[digits])) ++digits;
  return rest.substr(0, digits);
}

// What people write above the box with the score instead of the work's title.
bool is_heading_of_box(std::string_view title) {
  constexpr auto headings = std::to_array<std::string_view>(
      {"review", "reviews", "summary", "review summary", "overview", "review overview", "verdict",
       "conclusion", "thoughts", "words", "bottom line", "overall", "score", "rating", "total",
       "opinion", "pros and cons", "in short"});
  const std::string word = folded(title);
  std::string_view rest = word;
  for (const std::string_view front : {"the ", "our ", "my ", "final ", "overall "})
    if (rest.starts_with(front)) rest.remove_prefix(front.size());
  return std::find(headings.begin(), headings.end(), rest) != headings.end();
}

bool is_book_type(std::string_view type) noexcept {
  return type == "mbt_book" || type == "mbdb_book";
}

}  // namespace

std::span<const MetaRow> meta_place_rows() noexcept { return rows; }

const MetaRow* find_meta_row(std::string_view key) noexcept {
  if (key.size() < 4 || key.size() > longest_key) return nullptr;
  for (std::size_t slot = slot_of(key); index[slot] != 0; slot = (slot + 1) & (slots - 1))
    if (rows[index[slot] - 1U].shown.place == key) return &rows[index[slot] - 1U];
  // The patterns' ends: _content, _score, _rating, _title.
  const bool may_fit = key.ends_with("ent") || key.ends_with("ore") || key.ends_with("ing") ||
                       key.ends_with("_title");
  return may_fit ? find_pattern(key) : nullptr;
}

void KnownMeta::add(const MetaRow& row, const Meta& meta) {
  const auto at = static_cast<std::size_t>(&row - rows.data());
  if (first_[at] != nullptr) return;
  first_[at] = &meta;
  order_[count_++] = static_cast<std::uint8_t>(at);
}

const MetaRow& KnownMeta::row(std::size_t i) const noexcept { return rows[order_[i]]; }

const Meta* KnownMeta::find(std::string_view key) const noexcept {
  const MetaRow* const row = find_meta_row(key);
  if (row == nullptr) return nullptr;
  const Meta* const meta = first_[static_cast<std::size_t>(row - rows.data())];
  // Of a pattern's row another key may stand there.
  return meta != nullptr && meta->key == key ? meta : nullptr;
}

std::string_view KnownMeta::value(std::string_view key) const noexcept {
  const Meta* const meta = find(key);
  return meta == nullptr ? std::string_view() : trim(meta->value);
}

bool KnownMeta::has(std::string_view key) const noexcept { return find(key) != nullptr; }

void MetaReader::say(Review says) {
  if (!says_something(says)) return;
  begin_statement(out_, Trust::meta, row_->confidence, "meta", meta_->key).says = std::move(says);
}

void MetaReader::say_rating(std::optional<Rating> rating) {
  if (rating)
    begin_statement(out_, Trust::meta, row_->confidence, "meta", meta_->key).says.rating =
        std::move(rating);
}

void MetaReader::read(const MetaRow& row, const Meta& meta) {
  row_ = &row;
  meta_ = &meta;
  const std::string_view value = trim(meta.value);
  if (value.empty() || row.how >= MetaHow::context) return;
  if (row.how <= MetaHow::summary)
    read_text(value);
  else if (row.how <= MetaHow::glsr_export)
    read_rating(value);
  else if (row.how < MetaHow::votes)
    read_plugin(value);
  else if (row.how == MetaHow::votes)
    read_votes();
  else
    read_wp_review_votes();
}

void MetaReader::read_text(std::string_view value) {
  Review says;
  Work& work = main_work(says);
  switch (row_->how) {
    case MetaHow::title: work.title = clean_text(value); break;
    case MetaHow::authors: work.authors = split_names(clean_text(value)); break;
    case MetaHow::series: work.series.push_back(series_of(clean_text(value))); break;
    case MetaHow::subjects: says.subjects = split_subjects(clean_text(value)); break;
    case MetaHow::isbn: (void)add_book_number(work.ids, value); break;
    case MetaHow::goodreads: (void)add_id(work.ids, "goodreads", goodreads_number(value)); break;
    case MetaHow::publisher: work.publisher = clean_text(value); break;
    case MetaHow::binding: work.binding = clean_text(value); break;
    case MetaHow::pages: work.pages = page_count(value); break;
    case MetaHow::year: work.year = year_of(value); break;
    case MetaHow::cover: work.cover = is_web_address(value) ? value : std::string_view(); break;
    case MetaHow::url: work.url = is_web_address(value) ? value : std::string_view(); break;
    case MetaHow::kind: work.kind = work_kind(value); break;
    case MetaHow::title_of_score: name_album(title_of_score(value), work); break;
    case MetaHow::work_summary: work.summary = clean_text(value); break;
    default: says.summary = clean_text(value); break;
  }
  say(std::move(says));
}

// "Album - Artist" under "Music", where the post's title tells which is which.
void MetaReader::name_album(std::string title, Work& work) const {
  work.title = std::move(title);
  const Break dash = last_dash(work.title);
  if (dash.at == std::string::npos || !clues_of(post_).names(Medium::music)) return;
  const std::string front(trim(std::string_view(work.title).substr(0, dash.at)));
  const std::string back(trim(std::string_view(work.title).substr(dash.next)));
  const std::string ours = folded(post_.title);
  const bool is_front = folded(front) == ours;
  if (is_front == (folded(back) == ours)) return;
  std::vector<std::string> names = split_names(is_front ? back : front);
  if (!are_names(names)) return;
  work.title = is_front ? front : back;
  work.authors = std::move(names);
}

// "theme_review_title" beside "theme_review_score". Without a score the box of the theme is not
// shown, and the field may be left over.
std::string MetaReader::title_of_score(std::string_view value) const {
  constexpr std::string_view end = "title";
  const std::string_view stem =
      std::string_view(meta_->key).substr(0, meta_->key.size() - end.size());
  std::string title = clean_text(value);
  if (is_heading_of_box(title)) return {};
  for (const std::string_view sibling : {"score", "rating"}) {
    const std::string key = std::string(stem) + std::string(sibling);
    const std::string_view score = known_.value(key);
    if (!score.empty() && parse_rating(score)) return title;
  }
  return {};
}

void MetaReader::read_rating(std::string_view value) {
  switch (row_->how) {
    case MetaHow::rating_5: say_rating(stored_rating(value, Decimal(5))); break;
    case MetaHow::stars_word: {
      const auto stars = stars_in_words(value);
      if (stars && stars->units() > 0 && !is_above(*stars, Decimal(5)))
        say_rating(Rating{stars, Decimal(5), std::nullopt, std::string(value)});
      break;
    }
    case MetaHow::any_rating: say_rating(parse_rating(value)); break;
    case MetaHow::wp_review_total:
      if (known_.value("wp_review_type") != "none")
        say_rating(stored_rating(value, wp_review_best(known_.value("wp_review_type"))));
      break;
    case MetaHow::wppr_rating:
      if (is_wppr_review()) say_rating(stored_rating(value, Decimal(100)));
      break;
    default: read_glsr_export(value); break;
  }
}

// Programs that keep books as posts of a type of their own have no field for the title.
void MetaReader::read_type() {
  if (post_.title.empty() || !is_book_type(post_.type)) return;
  Statement& said = out_.emplace_back();
  said.trust = Trust::title;
  said.confidence = 92;
  said.where = "title";
  main_work(said.says).title = post_.title;
}

namespace {

// A value that its row read nothing from.
void leave_silent(const MetaRow& row, const Meta& meta, Trail& trail) {
  if (trim(meta.value).empty() || row.how >= MetaHow::context) return;
  std::optional<Reason> why = Reason::place_says_nothing;
  std::string_view field;
  if (row.how > MetaHow::summary && row.how <= MetaHow::glsr_export)
    field = name(ReviewFact::rating);
  if (row.how == MetaHow::isbn) {
    field = name(ReviewFact::ids);
    (void)normal_isbn(meta.value, &why);
  }
  trail.leave({*why, std::string(field), "meta:" + meta.key, meta.value, {}});
}

}  // namespace

void read_meta(const Post& post, Statements& out, Trail* trail) {
  const bool is_known = std::any_of(post.meta.begin(), post.meta.end(), [](const Meta& meta) {
    return find_meta_row(meta.key) != nullptr;
  });
  if (!is_known && !is_book_type(post.type)) return;
  KnownMeta known;
  for (const Meta& meta : post.meta)
    if (const MetaRow* const row = find_meta_row(meta.key)) known.add(*row, meta);
  MetaReader reader(post, known, out);
  reader.read_type();
  for (std::size_t i = 0; i < known.size(); ++i) {
    const std::size_t before = out.size();
    reader.read(known.row(i), known.meta(i));
    if (trail != nullptr && out.size() == before) leave_silent(known.row(i), known.meta(i), *trail);
  }
}

void leave_unknown_ratings(const Post& post, const std::vector<PlaceMap>& maps, Trail& trail) {
  for (const Meta& meta : post.meta) {
    const std::string key = folded(meta.key);
    if (key.find("rating") == npos && key.find("score") == npos) continue;
    if (find_meta_row(meta.key) != nullptr || !stored_rating(meta.value, std::nullopt)) continue;
    std::string place = "meta:" + meta.key;
    const bool mapped = std::any_of(maps.begin(), maps.end(),
                                    [&](const PlaceMap& map) { return map.place == place; });
    if (!mapped)
      trail.leave({Reason::place_unknown,
                   std::string(name(ReviewFact::rating)),
                   std::move(place),
                   meta.value,
                   {}});
  }
}

}  // namespace postferry
