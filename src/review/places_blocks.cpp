// SPDX-License-Identifier: MIT
#include "review/places_blocks.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "codec/json_tree.h"
#include "review/book_ids.h"
#include "review/page_count.h"
#include "review/series.h"
#include "review/several_works.h"
#include "review/text.h"
#include "review/titles.h"
#include "review/years.h"

namespace postferry {

namespace {

constexpr std::string_view jetpack = "jetpack/rating-star";
constexpr std::string_view book_review = "book-review-block/book-review";
constexpr std::string_view metadata = "book-review-block/metadata";
constexpr std::string_view rating_block = "book-review-block/rating";
constexpr std::string_view description = "book-review-block/description";

constexpr auto rows = std::to_array<PlaceRow>({
    {"Jetpack", jetpack, "rating; left out it is 1", "`maxRating`, left out it is 5"},
    {"Book Review Block", book_review,
     "ISBN, cover; in its first version title, authors, series... from classes of its HTML, and "
     "the rating",
     "5"},
    {"Book Review Block", metadata,
     "title, authors, series, subjects, publisher, year, binding, pages, from classes of its HTML",
     ""},
    {"Book Review Block", rating_block, "rating; left out it is 1", "5"},
    {"Book Review Block", description, "summary of the work", ""},
});

constexpr std::uint8_t sure = 98;
constexpr std::string_view class_prefix = "book-review-block__";
constexpr std::string_view item_prefix = "book-review-block__meta-item-";

// The class of an element that begins with `prefix`, without it; empty if it has none. Classes
// that stand beside others' are found, too.
std::string_view class_behind(std::string_view classes, std::string_view prefix) {
  std::size_t at = 0;
  while (true) {
    const std::string_view one = next_word(classes, at);
    if (one.empty()) return {};
    if (one.size() > prefix.size() && one.starts_with(prefix)) return one.substr(prefix.size());
  }
}

bool is_known(std::string_view name) noexcept {
  return name.starts_with(jetpack) || name.starts_with("book-review-block/");
}

class BlockReader {
 public:
  BlockReader(const Tape& tape, Statements& out) : tape_(tape), out_(out) {}

  void read(std::uint32_t at) {
    const Token& token = tape_.tokens[at];
    const std::string_view name = tape_.name(token);
    if (name == jetpack)
      read_rating(token, name, "maxRating");
    else if (name == rating_block)
      read_rating(token, name, {});
    else if (name == metadata)
      say(name, read_classes(at, token.match, item_prefix, true));
    else if (name == description)
      read_description(at);
    else if (name == book_review)
      read_book(at);
  }

 private:
  void say(std::string_view name, Review says) {
    if (says_something(says))
      begin_statement(out_, Trust::block, sure, "block", name).says = std::move(says);
  }

  // False where the attributes can't be read: then their defaults are not known to hold.
  bool read_attributes(const Token& token) {
    const std::string_view text = tape_.block_attributes(token);
    return json_.parse(text.empty() ? "{}" : text).ok && json_.root().is(JsonKind::object);
  }

  // A number, written as such or as a string; the default where it is left out; nullopt where it
  // is something else.
  [[nodiscard]] std::optional<Decimal> number(std::string_view key, std::int64_t otherwise) const {
    const JsonNode node = json_.root().find(key);
    if (!node) return Decimal(otherwise);
    if (!node.is(JsonKind::number) && !node.is(JsonKind::string)) return std::nullopt;
    return stored_number(node.text());
  }

  void read_rating(const Token& token, std::string_view name, std::string_view best_key) {
    if (!read_attributes(token)) return;
    const auto value = number("rating", 1);
    const auto best = best_key.empty() ? Decimal(5) : number(best_key, 5);
    if (!value || !best || value->units() <= 0 || is_above(*value, *best)) return;
    Review says;
    says.rating = Rating{value, best, std::nullopt, value->to_string()};
    say(name, std::move(says));
  }

  // Text between an opening token and its match, spaces for breaks; of the source, since a tape may
  // lack prose that says nothing elsewhere.
  [[nodiscard]] std::string text_within(std::uint32_t at) const {
    const std::size_t begin = tape_.tokens[at].end();
    const std::size_t end = tape_.tokens[tape_.tokens[at].match].begin;
    if (end <= begin) return {};
    return clean_text(replace_all(tape_.source.substr(begin, end - begin), "<br", " <br"));
  }

  void read_description(std::uint32_t at) {
    Review says;
    main_work(says).summary = text_within(at);
    say(description, std::move(says));
  }

  // Elements of the classes PREFIX-title, PREFIX-author... between two tokens. With `wrapped` the
  // value is the element of the class PREFIX-value in them; what stands beside it is a label.
  Review read_classes(std::uint32_t begin, std::uint32_t end, std::string_view prefix,
                      bool wrapped) {
    Review says;
    std::string_view field;
    std::uint32_t field_end = 0;
    for (std::uint32_t i = begin + 1; i < end; ++i) {
      const Token& token = tape_.tokens[i];
      if (token.kind != TokenKind::open || token.count == 0) continue;
      const std::string_view part = class_behind(tape_.attribute(token, "class"), prefix);
      if (wrapped && is_field(part)) {
        field = part;
        field_end = token.match;
      } else if (wrapped ? part == "value" && i < field_end : is_field(part)) {
        take(wrapped ? field : part, text_within(i), says);
        i = token.match;
      }
    }
    return says;
  }

  static bool is_field(std::string_view part) {
    constexpr auto fields =
        std::to_array<std::string_view>({"title", "author", "series", "genre", "publisher",
                                         "release-date", "format", "pages", "description"});
    return std::find(fields.begin(), fields.end(), part) != fields.end();
  }

  static void take(std::string_view field, std::string text, Review& says) {
    Work& work = main_work(says);
    if (field == "title")
      work.title = std::move(text);
    else if (field == "author")
      work.authors = split_names(text);
    else if (field == "series") {
      if (!text.empty()) work.series = {series_of(text)};
    } else if (field == "genre")
      says.subjects = split_subjects(text);
    else if (field == "publisher")
      work.publisher = std::move(text);
    else if (field == "release-date")
      work.year = year_of(text);
    else if (field == "format")
      work.binding = std::move(text);
    else if (field == "pages")
      work.pages = page_count(text);
    else
      work.summary = std::move(text);
  }

  void read_book(std::uint32_t at) {
    const Token& token = tape_.tokens[at];
    const bool readable = read_attributes(token);
    const bool has_blocks = holds_blocks(at);
    Review says;
    // The second version keeps all of it in custom fields: its block is empty. The first one has
    // no blocks within, and a rating only where one was given.
    if (!has_blocks) {
      says = read_classes(at, token.match, class_prefix, false);
      const JsonNode rating = readable ? json_.root().find("rating") : JsonNode();
      if (rating) says.rating = stored_rating(rating.text(), Decimal(5));
    }
    Work& work = main_work(says);
    const JsonNode isbn = readable ? json_.root().find("isbn") : JsonNode();
    if (isbn) (void)add_isbn(work.ids, isbn.text());
    for (std::uint32_t i = at + 1; i < token.match && work.cover.empty(); ++i)
      if (tape_.tokens[i].kind == TokenKind::open && tape_.tokens[i].tag == Tag::img &&
          is_web_address(tape_.attribute(tape_.tokens[i], "src")))
        work.cover = tape_.attribute(tape_.tokens[i], "src");
    say(book_review, std::move(says));
  }

  [[nodiscard]] bool holds_blocks(std::uint32_t at) const {
    for (std::uint32_t i = at + 1; i < tape_.tokens[at].match; ++i)
      if (tape_.tokens[i].kind == TokenKind::block_open ||
          tape_.tokens[i].kind == TokenKind::block_void)
        return true;
    return false;
  }

  const Tape& tape_;
  Statements& out_;
  JsonTree json_;
};

}  // namespace

std::span<const PlaceRow> block_place_rows() noexcept { return rows; }

bool may_be_place(std::string_view delimiter) noexcept {
  constexpr std::string_view usual = "<!-- wp:";
  if (delimiter.size() <= usual.size() || !delimiter.starts_with(usual)) return true;
  const char first = delimiter[usual.size()];
  return first == jetpack.front() || first == book_review.front();
}

void read_blocks(const Tape& tape, Statements& out, Trail* trail, Statements* apart) {
  std::optional<BlockReader> reader;
  const std::size_t before = out.size();
  // What a block holds is its own: no book within a book, no part of one within a part.
  std::uint32_t inside = 0;
  std::uint32_t inside_part = 0;
  std::uint32_t books = 0;
  for (std::uint32_t i = 0; i < tape.tokens.size(); ++i) {
    const Token& token = tape.tokens[i];
    if (token.kind != TokenKind::block_open && token.kind != TokenKind::block_void) continue;
    if (!may_be_place(tape.bytes(token))) continue;
    const std::string_view name = tape.name(token);
    if (!is_known(name)) continue;
    const bool is_book = name == book_review;
    if (i < (is_book ? inside : inside_part)) continue;
    if (!reader) reader.emplace(tape, out);
    const std::size_t said = out.size();
    books += is_book;
    reader->read(i);
    for (std::size_t k = said; k < out.size(); ++k) {
      out[k].at = token.begin;
      if (is_book || i < inside) out[k].item = books;
    }
    (is_book ? inside : inside_part) = token.match;
  }
  settle_items(out, before);
  if (out.size() > before + 1) drop_contradictions(out, before, trail, apart);
}

}  // namespace postferry
