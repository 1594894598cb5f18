// SPDX-License-Identifier: MIT
#include "conformance/random_values.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "base/timestamp.h"

namespace postferry::conformance {

namespace {

using namespace std::string_view_literals;
using Vocabulary = std::span<const std::string_view>;

constexpr std::array plain_words = {
    "the"sv,     "reader"sv,     "sails"sv,  "northward"sv, "Orlando"sv,  "winter"sv,
    "quietly"sv, "7"sv,          "books"sv,  "remain"sv,    "Ishiguro"sv, "under"sv,
    "naïve"sv,   "Łódź"sv,       "日本語"sv, "sea"sv,       "memoir"sv,   "1984"sv,
    "fog"sv,     "lighthouse"sv, "of"sv,     "A"sv,         "Zoë"sv,      "stars"sv};

// Everything that has broken a writer or reader of these formats.
constexpr std::array hostile_parts = {
    // XML
    "]]>"sv, "<![CDATA["sv, "]]"sv, "]"sv, "-->"sv, "<!--"sv, "<?php echo 1 ?>"sv, "</item>"sv,
    "<item>"sv, "</content:encoded>"sv, "</channel></rss>"sv, "<b>bold</b>"sv, "<br/>"sv, "<p>"sv,
    "<"sv, ">"sv, "&amp;"sv, "&#38;"sv, "&nbsp;"sv, "&lt;i&gt;"sv, "&"sv, "&#0;"sv, "&#x1F;"sv,
    "&amp;amp;"sv, "&copy"sv, "<!-- wp:paragraph --><p>x</p><!-- /wp:paragraph -->"sv,
    "<wp:status>trash</wp:status>"sv,
    // characters
    "\0"sv, "\x01"sv, "\x1C"sv, "\x1F"sv, "\x7F"sv, "\xC2\x85"sv, "\xE2\x80\xA8"sv,
    "\xE2\x80\xA9"sv, "\xEF\xBF\xBE"sv, "\xEF\xBF\xBF"sv, "\xEF\xBF\xBD"sv, "\xEF\xBB\xBF"sv,
    "\xC2\xA0"sv, "\x08\x0C"sv, "\xF4\x8F\xBF\xBF"sv, "\xE2\x80\x8B"sv,
    // line ends and blanks
    "\r"sv, "\r\n"sv, "\n"sv, "\n\n"sv, "\t"sv, " "sv, "  "sv, "\n\r"sv, "\n---\n"sv,
    // CSV and spreadsheets
    "\""sv, "\"\""sv, ","sv, ";"sv, "=1+1"sv, "=\"0140449132\""sv, "@x"sv, "-700"sv, "+1"sv, "'"sv,
    "#"sv, "(Discworld, #3; Witches, #1)"sv, "|"sv,
    // JSON
    "\\"sv, "\\n"sv, "\\u0000"sv, "{\"postferry\":1}"sv, "null"sv, "[]"sv, "}"sv, "\\\""sv,
    // PHP, numbers, dates, other texts
    "a:1:{s:3:\"key\";s:4:\"v\r\nx\";}"sv, "s:5:\"h\xC3\xA9ll\";"sv, "0"sv, "00"sv, "1e5"sv,
    "true"sv, "0000-00-00 00:00:00"sv, "2024-03-01"sv, "%e6%97%a5"sv, "_postferry"sv, "postferry"sv,
    "\xF0\x9F\x93\x9A"sv, "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x80"sv, "e\xCC\x81"sv,
    "\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7"sv, "\xE2\x80\xAE"sv,
    "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D"sv};

constexpr std::array extra_raws = {R"(<media:thumbnail xmlns:media="urn:m" url="a.png"/>)"sv,
                                   "<geo:lat>1.5</geo:lat>"sv,
                                   "<wp:post_id>99</wp:post_id>"sv,
                                   "<custom>text &amp; more</custom>"sv,
                                   "<open>"sv,
                                   "</item><item><title>injected</title></item>"sv,
                                   "<a><b></a></b>"sv,
                                   "not markup at all"sv,
                                   "<!-- comment -->"sv,
                                   R"(<x y="1">]]&gt;</x>)"sv,
                                   R"({"a":[1,2,{"b":null}]})"sv,
                                   R"("text")"sv,
                                   "12.50"sv,
                                   "null"sv,
                                   "[1,"sv,
                                   R"(1,"title":"injected")"sv,
                                   "=\"123\""sv,
                                   "a,b"sv,
                                   "\"quoted\""sv,
                                   "2 of 3\nlines"sv};

constexpr std::array extra_paths = {"media:thumbnail"sv, "geo:lat"sv,       "wp:post_id"sv,
                                    "custom"sv,          "item/custom"sv,   "x"sv,
                                    "title"sv,           "BCID"sv,          "Condition"sv,
                                    "Author l-f"sv,      "My Column"sv,     "date"sv,
                                    "#text"sv,           "works[0].isbn"sv, "review.rating"sv};

constexpr std::array types = {"post"sv,   "page"sv,          "attachment"sv,
                              "review"sv, "nav_menu_item"sv, "wp_block"sv};
constexpr std::array statuses = {"publish"sv, "draft"sv, "private"sv, "pending"sv,
                                 "future"sv,  "trash"sv, "inherit"sv};
constexpr std::array open_closed = {"open"sv, "closed"sv};
constexpr std::array text_formats = {"blocks"sv, "classic"sv, "html"sv, "markdown"sv, "text"sv};
constexpr std::array taxonomies = {"category"sv, "post_tag"sv, "genre"sv, "nav_menu"sv};
constexpr std::array comment_statuses = {"approved"sv, "hold"sv, "spam"sv, "trash"sv,
                                         "post-trashed"sv};
constexpr std::array comment_types = {"comment"sv, "pingback"sv, "trackback"sv, "note"sv,
                                      "review"sv};
constexpr std::array formats = {"wxr"sv,   "goodreads"sv, "json"sv,
                                "jsonl"sv, "markdown"sv,  "unheard-of"sv};
constexpr std::array shelves = {"read"sv, "to-read"sv, "currently-reading"sv, "own"sv, "dnf"sv};
constexpr std::array wheres = {"body:10-24"sv, "meta:rating"sv, "column:My Rating"sv, "title"sv,
                               "json-ld"sv};
constexpr std::array languages = {"en"sv, "de-DE"sv, "ja"sv};
constexpr std::array meta_keys = {
    "mood"sv,   "_edit_last"sv, "_thumbnail_id"sv, "_wp_page_template"sv, "_wp_old_slug"sv,
    "rating"sv, "_postferry"sv, "postferry"sv,     "enclosure"sv};
constexpr std::array kinds = {"film"sv, "game"sv, "book"sv};

// The values that a field takes by its nature; empty for free text.
Vocabulary vocabulary(Field field) {
  switch (field) {
    case Field::post_type: return types;
    case Field::post_status: return statuses;
    case Field::post_comment_status:
    case Field::post_ping_status: return open_closed;
    case Field::text_format: return text_formats;
    case Field::term_taxonomy:
    case Field::site_term_taxonomy: return taxonomies;
    case Field::comment_status: return comment_statuses;
    case Field::comment_type: return comment_types;
    case Field::extra_format: return formats;
    case Field::extra_path: return extra_paths;
    case Field::extra_raw: return extra_raws;
    case Field::review_shelf: return shelves;
    case Field::found_where: return wheres;
    case Field::work_language:
    case Field::post_language:
    case Field::site_language: return languages;
    case Field::meta_key: return meta_keys;
    case Field::work_kind: return kinds;
    default: return {};
  }
}

bool is_name_of_its_own(Field field) {
  return field == Field::author_login || field == Field::site_term_slug ||
         field == Field::post_slug || field == Field::term_slug || field == Field::post_guid;
}

bool is_address(Field field) {
  switch (field) {
    case Field::post_url:
    case Field::post_attachment_url:
    case Field::comment_url:
    case Field::work_url:
    case Field::work_cover:
    case Field::listed_work_url:
    case Field::featured_image_url:
    case Field::author_url:
    case Field::site_url:
    case Field::site_base_url: return true;
    default: return false;
  }
}

std::string two_digits(std::uint64_t n) {
  return {static_cast<char>('0' + n / 10 % 10), static_cast<char>('0' + n % 10)};
}

}  // namespace

bool RandomValues::chance(double p) {
  return static_cast<double>(random_() >> 11) < p * static_cast<double>(std::uint64_t{1} << 53);
}

std::string RandomValues::words(std::uint64_t count) {
  std::string out;
  for (std::uint64_t i = 0; i < count; ++i) {
    if (i > 0) out += ' ';
    out += plain_words[below(plain_words.size())];
  }
  return out;
}

std::string RandomValues::hostile_text() {
  std::string out;
  const std::uint64_t parts = 1 + below(6);
  for (std::uint64_t i = 0; i < parts; ++i) {
    if (chance(0.4)) out += words(1);
    out += hostile_parts[below(hostile_parts.size())];
  }
  // A few texts are far longer than any buffer.
  if (chance(0.0002)) {
    const std::size_t length = std::size_t{1} << 20;
    out.reserve(length + 64);
    while (out.size() < length) out += hostile_parts[below(hostile_parts.size())];
  }
  return out;
}

std::string RandomValues::plain_text(Field field) {
  if (is_name_of_its_own(field)) return "name-" + std::to_string(++next_);
  if (is_address(field)) return "https://example.org/" + std::to_string(below(1000)) + "?a=1&b=2";
  switch (field) {
    case Field::text_value: return "<p>" + words(8) + "</p>\n\n<p>" + words(20) + "</p>";
    case Field::comment_ip: return "192.0.2." + std::to_string(below(256));
    case Field::comment_email:
    case Field::author_email: return "reader" + std::to_string(below(1000)) + "@example.org";
    case Field::site_wxr_version: return "1.2";
    case Field::meta_key: return "field_" + std::to_string(below(100));
    case Field::site_timezone: return "Europe/Berlin";
    default: break;
  }
  if (const Vocabulary values = vocabulary(field); !values.empty())
    return std::string(values[below(values.size())]);
  return words(1 + below(5));
}

std::string RandomValues::text(Field field) {
  if (!hostile()) return plain_text(field);
  if (field == Field::meta_key && chance(0.5)) {
    const Vocabulary keys = vocabulary(field);
    return std::string(keys[below(keys.size())]);
  }
  return chance(0.5) ? hostile_text() : plain_text(field);
}

Id RandomValues::id() {
  if (!hostile() || chance(0.5)) return {std::to_string(++next_)};
  switch (below(7)) {
    case 0: return {"0"};
    case 1: return {"007"};
    case 2: return {"123456789012345678901234567890"};
    case 3: return {"-12"};
    case 4: return {"tag:example.org,2024:" + std::to_string(below(100))};
    case 5: return {std::to_string(below(5))};
    default: return {hostile_text()};
  }
}

std::string RandomValues::day() {
  return two_digits(19 + below(2)) + two_digits(below(100)) + "-" + two_digits(1 + below(12)) +
         "-" + two_digits(1 + below(28));
}

std::string RandomValues::clock() {
  return two_digits(below(24)) + ":" + two_digits(below(60)) + ":" + two_digits(below(60));
}

std::string RandomValues::any_date() {
  switch (below(10)) {
    case 0: return day().substr(0, 4);
    case 1: return day().substr(0, 7);
    case 2: return day();
    case 3: return day() + "T" + clock();
    case 4: return day() + "T" + clock() + "Z";
    case 5: return day() + "T" + clock().substr(0, 5);
    case 6: return day() + "T" + clock() + ".25+05:45";
    case 7: return "0001-01-01T00:00:00";
    case 8: return "9999-12-31T23:59:59-23:59";
    default:
      return day() + "T" + clock() + (chance(0.5) ? "+" : "-") + two_digits(below(15)) + ":30";
  }
}

Date RandomValues::date(Field field) {
  if (hostile()) return {any_date()};
  switch (field) {
    case Field::post_date:
    case Field::post_modified:
    case Field::comment_date: return {day() + "T" + clock() + "+01:00"};
    case Field::site_exported: return {day() + "T" + clock() + "Z"};
    default: return {day()};
  }
}

Date RandomValues::distant_gmt(const Date& local) {
  return {local.iso.substr(0, 3) + (local.iso[3] == '9' ? "8" : "9") + "-02-03T04:05:06Z"};
}

std::int64_t RandomValues::integer(Field) {
  if (!hostile()) return static_cast<std::int64_t>(1 + below(900));
  constexpr std::array<std::int64_t, 8> values = {
      0, -1, 1, -700, 2'147'483'648, 9'007'199'254'740'993, INT64_MAX, INT64_MIN};
  return chance(0.5) ? values[below(values.size())] : static_cast<std::int64_t>(below(3000));
}

Decimal RandomValues::decimal(Field) {
  if (!hostile()) return Decimal(static_cast<std::int64_t>(1 + below(5)));
  switch (below(7)) {
    case 0: return Decimal(0);
    case 1: return Decimal(-3);
    case 2: return Decimal(45, 1);
    case 3: return Decimal(-25, 2);
    case 4: return Decimal(999'999'999'999'999'999);
    case 5: return Decimal(123'456'789'012'345'678, 17);
    default: return Decimal(static_cast<std::int64_t>(below(1000)), 2);
  }
}

Ids RandomValues::ids() {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> good = {
      {{"isbn10", "0140449132"},
       {"isbn13", "9780140449136"},
       {"asin", "B00ABCDEFG"},
       {"goodreads", "30165203"},
       {"openlibrary", "OL45804W"}}};
  Ids out;
  if (!hostile()) {
    for (const auto& [name, value] : good)
      if (out.empty() || chance(0.7)) out.emplace_back(name, value);
    return out;
  }
  const std::uint64_t count = 1 + below(4);
  for (std::uint64_t i = 0; i < count; ++i) {
    const auto& [usual_name, usual_value] = good[below(good.size())];
    std::string name = chance(0.8) ? std::string(usual_name) : hostile_text();
    std::string value = chance(0.5) ? std::string(usual_value) : hostile_text();
    // The ids of a work are a JSON object: a name stands once.
    if (std::none_of(out.begin(), out.end(), [&](const auto& id) { return id.first == name; }))
      out.emplace_back(std::move(name), std::move(value));
  }
  return out;
}

}  // namespace postferry::conformance
