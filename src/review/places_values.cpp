// SPDX-License-Identifier: MIT
#include "review/places_values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "codec/entities.h"
#include "review/fact_text.h"
#include "review/ratings.h"
#include "review/text.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t longest_number = 32;
constexpr std::size_t sure_digits = 15;  // that a double keeps of any decimal

std::size_t digits_of(std::string_view number) {
  std::size_t digits = 0;
  for (const char c : number) digits += is_digit(c) && (digits > 0 || c != '0') ? 1 : 0;
  return digits;
}

// The shortest decimal that a double of this text stands for.
std::optional<Decimal> without_noise(std::string_view number) {
  double value = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
  if (error != std::errc{} || end != number.data() + number.size()) return std::nullopt;
  std::array<char, 64> digits;
  const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                     std::chars_format::general, sure_digits);
  if (written.ec != std::errc{}) return std::nullopt;
  return Decimal::parse({digits.data(), static_cast<std::size_t>(written.ptr - digits.data())});
}

constexpr std::array<std::string_view, 11> number_words = {
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"};

std::optional<std::int64_t> number_word(std::string_view word) {
  for (std::size_t i = 0; i < number_words.size(); ++i)
    if (equals_ignoring_case(word, number_words[i])) return static_cast<std::int64_t>(i);
  return std::nullopt;
}

std::string_view take_slug_word(std::string_view& slug) {
  const std::size_t end = slug.find('-');
  const std::string_view word = slug.substr(0, end);
  slug.remove_prefix(end == npos ? slug.size() : end + 1);
  return word;
}

std::int64_t power_of_ten(int exponent) {
  std::int64_t power = 1;
  while (exponent-- > 0) power *= 10;
  return power;
}

}  // namespace

std::optional<Decimal> stored_number(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.size() > longest_number) return std::nullopt;
  if (text.find(',') != npos) {
    if (text.find('.') != npos) return std::nullopt;
    return Decimal::parse(replace_all(text, ",", "."));
  }
  return digits_of(text) > sure_digits ? without_noise(text) : Decimal::parse(text);
}

std::optional<Decimal> rated_number(std::string_view text) {
  auto number = stored_number(text);
  if (number && number->units() <= 0) number.reset();
  return number;
}

bool is_above(const Decimal& value, const Decimal& than) noexcept {
  return value.to_double() > than.to_double();
}

std::optional<Rating> stored_rating(std::string_view text, const std::optional<Decimal>& best) {
  text = trim_blanks(text);
  if (const auto number = stored_number(text)) {
    if (number->units() <= 0 || (best && is_above(*number, *best))) return std::nullopt;
    return Rating{number, best, std::nullopt, std::string(text)};
  }
  auto rating = parse_rating(text);
  if (!rating || !rating->value || rating->value->units() <= 0) return std::nullopt;
  if (rating->best || !best) return rating;
  if (is_above(*rating->value, *best)) return std::nullopt;
  rating->best = best;
  return rating;
}

std::optional<Decimal> stars_in_words(std::string_view slug) {
  slug = trim(slug);
  std::string_view word = take_slug_word(slug);
  const auto whole = number_word(word);
  if (whole) word = take_slug_word(slug);
  while (whole && (equals_ignoring_case(word, "and") || equals_ignoring_case(word, "a")))
    word = take_slug_word(slug);
  const bool half = equals_ignoring_case(word, "half");
  if (half) word = take_slug_word(slug);
  if ((!whole && !half) || !slug.empty()) return std::nullopt;
  if (!equals_ignoring_case(word, "star") && !equals_ignoring_case(word, "stars"))
    return std::nullopt;
  return Decimal(whole.value_or(0) * 10 + (half ? 5 : 0), 1);
}

std::optional<Decimal> average_of(const std::optional<Decimal>& sum, std::int64_t count,
                                  const std::optional<Decimal>& average) {
  if (count <= 0) return std::nullopt;
  constexpr int places = 4;
  const bool fits = sum && sum->scale() <= 4 && sum->units() >= 0 &&
                    sum->units() < 1'000'000'000'000 && count < 1'000'000'000'000;
  if (!fits) return average;
  const std::int64_t units = sum->units() * power_of_ten(places - sum->scale());
  if (units % count == 0) return Decimal(units / count, places);
  if (average) return average;
  const std::int64_t hundredths = units / 100;
  return Decimal((hundredths + count / 2) / count, 2);
}

std::string clean_text(std::string_view value) {
  value = trim_blanks(value);
  std::string text = value.find_first_of("&<") == npos ? std::string(value) : plain_text(value);
  for (char& c : text)
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  return std::string(trim_blanks(text));
}

std::string work_kind(std::string_view schema_type) {
  schema_type = trim(schema_type);
  if (const std::size_t slash = schema_type.rfind('/'); slash != npos)
    schema_type.remove_prefix(slash + 1);
  if (schema_type.size() > 40) return {};
  std::string kind = lower(schema_type);
  for (const std::string_view nothing : {"book", "other", "none", "thing", "blogposting", "article",
                                         "newsarticle", "review", "creativework", "-1", "0"})
    if (kind == nothing) return {};
  return kind;
}

bool is_web_address(std::string_view text) noexcept {
  return text.starts_with("https://") || text.starts_with("http://");
}

Statement& begin_statement(Statements& out, Trust trust, std::uint8_t confidence,
                           std::string_view place, std::string_view name) {
  Statement& made = out.emplace_back();
  made.trust = trust;
  made.confidence = confidence;
  made.where.reserve(place.size() + 1 + name.size());
  made.where.append(place).append(1, ':').append(name);
  return made;
}

void drop_contradictions(Statements& out, std::size_t from, Trail* trail, Statements* apart) {
  struct Place {
    std::string where;
    Rating first;
    bool contradicted = false;
  };
  std::vector<Place> places;  // as many as there are names of places
  const auto place_of = [&places](const Statement& statement) {
    return std::find_if(places.begin(), places.end(),
                        [&](const Place& place) { return place.where == statement.where; });
  };
  for (std::size_t i = from; i < out.size(); ++i) {
    const std::optional<Rating>& rating = out[i].says.rating;
    if (!rating || out[i].item != 0) continue;
    const auto place = place_of(out[i]);
    if (place == places.end())
      places.push_back({out[i].where, *rating, false});
    else if (place->first.value != rating->value || place->first.best != rating->best)
      place->contradicted = true;
  }
  const auto is_over = [&](Statement& statement) {
    const bool counts = statement.says.rating && statement.item == 0;
    const auto place = counts ? place_of(statement) : places.end();
    if (place == places.end() || !place->contradicted) return false;
    if (trail != nullptr)
      trail->leave({Reason::places_contradict,
                    std::string(name(ReviewFact::rating)),
                    statement.where,
                    rating_text(*statement.says.rating),
                    {}});
    if (apart != nullptr) {
      Statement& one = apart->emplace_back();
      one.where = statement.where;
      one.at = statement.at;
      one.says.rating = std::move(statement.says.rating);
    }
    statement.says.rating.reset();
    return !says_something(statement.says);
  };
  out.erase(std::remove_if(out.begin() + static_cast<std::ptrdiff_t>(from), out.end(), is_over),
            out.end());
}

Work& main_work(Review& review) {
  if (review.works.empty()) review.works.emplace_back();
  return review.works.front();
}

bool says_something(const Review& review) noexcept {
  if (review.rating || review.reader_rating || !review.aspect_ratings.empty() ||
      !review.subjects.empty() || !review.summary.empty() || !review.shelf.empty())
    return true;
  if (review.works.empty()) return false;
  const Work& work = review.works.front();
  const bool in_series = !work.series.empty() && !work.series.front().name.empty();
  return in_series || !work.title.empty() || !work.authors.empty() || !work.contributors.empty() ||
         !work.ids.empty() || !work.publisher.empty() || !work.binding.empty() || work.pages ||
         work.year || !work.url.empty() || !work.cover.empty() || !work.kind.empty() ||
         !work.summary.empty();
}

}  // namespace postferry
