// SPDX-License-Identifier: MIT
#include "review/stated_rating.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "review/ratings.h"
#include "review/text.h"

namespace postferry {

namespace {

constexpr std::size_t longest_value = 100;  // five stars with their selectors and a remark

bool lies_within(const Rating& rating) {
  if (!rating.value) return true;  // a letter, a word
  const double value = rating.value->to_double();
  const double most = rating.best ? rating.best->to_double() : 100;
  const double least = rating.worst ? rating.worst->to_double() : 0;
  return value >= least && value <= most && most > least;
}

// "4+" is a 4; "★★★★/5" has its scale behind the stars.
std::optional<Rating> odd_rating(std::string_view value) {
  if (value.ends_with('+')) {
    Rating rating;
    rating.value = plain_decimal(value.substr(0, value.size() - 1));
    rating.text = std::string(value);
    if (rating.value && rating.value->to_double() > 0 && rating.value->to_double() <= 10)
      return rating;
    return std::nullopt;
  }
  const std::optional<RatingAtFront> front = rating_at_front(value);
  if (!front || front->bare || front->rating.best) return std::nullopt;
  std::string_view rest = trim_blanks(value.substr(front->size));
  if (!rest.starts_with('/')) return std::nullopt;
  rest.remove_prefix(1);
  Rating rating = front->rating;
  rating.best = plain_decimal(rest);
  rating.text = std::string(value);
  return rating.best ? std::optional(std::move(rating)) : std::nullopt;
}

}  // namespace

std::optional<Decimal> plain_decimal(std::string_view text) {
  text = trim_blanks(text);
  constexpr std::size_t longest = 12;
  if (text.empty() || text.size() > longest) return std::nullopt;
  std::string number(text);
  std::replace(number.begin(), number.end(), ',', '.');
  if (!std::all_of(number.begin(), number.end(), [](char c) { return is_digit(c) || c == '.'; }))
    return std::nullopt;
  return Decimal::parse(number);
}

std::optional<Rating> stated_rating(std::string_view value, std::string_view best,
                                    std::string_view worst) {
  value = trim_blanks(value);
  if (value.empty() || value.size() > longest_value) return std::nullopt;
  Rating rating;
  rating.value = plain_decimal(value);
  const bool bare = rating.value.has_value();
  if (bare) {
    rating.text = std::string(value);
  } else if (auto read = parse_rating(value)) {
    rating = *std::move(read);
  } else if (auto odd = odd_rating(value)) {
    rating = *std::move(odd);
  } else {
    return std::nullopt;
  }
  if (const auto stated = plain_decimal(best); stated && stated->units() > 0) rating.best = stated;
  rating.worst = plain_decimal(worst);
  if (bare && *rating.value == Decimal() && !rating.worst) return std::nullopt;
  if (!lies_within(rating)) return std::nullopt;
  return rating;
}

}  // namespace postferry
