// SPDX-License-Identifier: MIT
// Readers' votes: sums, counts and averages that plugins keep of what visitors clicked.
#include <array>
#include <utility>

#include "review/places_meta_reader.h"

namespace postferry {

namespace {

// Keys of one plugin. Where the average is there, it makes the statement; else the sum does.
struct VoteKeys {
  std::string_view average;
  std::string_view sum;
  std::string_view count;
  std::int64_t best = 0;  // 0: only the site knows
};

constexpr auto vote_keys = std::to_array<VoteKeys>({
    {"rmp_avg_rating", "rmp_rating_val_sum", "rmp_vote_count", 5},
    {"_kksr_avg", "_kksr_ratings", "_kksr_casts", 5},
    {"_kksr_avg_default", "_kksr_ratings_default", "_kksr_count_default", 5},
    {"ratings_average", "ratings_score", "ratings_users", 0},
    {"_wc_average_rating", "", "_wc_review_count", 5},
});

}  // namespace

void MetaReader::say_votes(std::optional<Decimal> value, std::optional<Decimal> best,
                           std::optional<std::int64_t> count) {
  if (!value || value->units() <= 0 || (best && is_above(*value, *best))) return;
  if (count && *count <= 0) return;
  Review says;
  says.reader_rating = ReaderRating{value, best, count};
  say(std::move(says));
}

void MetaReader::read_votes() {
  for (const VoteKeys& keys : vote_keys) {
    const bool by_sum = meta_->key == keys.sum;
    if (!by_sum && meta_->key != keys.average) continue;
    if (by_sum && known_.has(keys.average)) return;
    const auto count = parse_integer(known_.value(keys.count));
    auto value = stored_number(known_.value(keys.average));
    if (count && !keys.sum.empty())
      value = average_of(stored_number(known_.value(keys.sum)), *count, value);
    say_votes(value, keys.best > 0 ? std::optional(Decimal(keys.best)) : std::nullopt, count);
    return;
  }
}

void MetaReader::read_wp_review_votes() {
  const std::string_view type = known_.value("wp_review_user_review_type");
  say_votes(stored_number(known_.value("wp_review_user_reviews")),
            wp_review_best(type.empty() ? "star" : type),
            parse_integer(known_.value("wp_review_review_count")));
}

}  // namespace postferry
