// SPDX-License-Identifier: MIT
#include "review/places_comments.h"

#include <array>
#include <utility>

#include "base/ascii.h"
#include "codec/php_value.h"
#include "review/places_meta_reader.h"

namespace postferry {

namespace {

constexpr std::string_view option_prefix = "meta_option_";

constexpr auto rows = std::to_array<PlaceRow>({
    {"WP Review", "wp_review_comment_rating", "rating",
     "of the post's `wp_review_user_review_type`, star where it is absent"},
    {"WP Review", "wp_review_visitor_rating", "rating", "the same"},
    {"WP Review", "wp_review_features_rating", "rating: the average of its criteria", "the same"},
    {"WP Product Review", "meta_option_*", "rating: the average of its criteria", "10"},
    {"WooCommerce", "rating", "rating, of comments of the type review", "5"},
});

// The average of what was given for several criteria, those with 0 included.
class Average {
 public:
  void add(std::string_view text) {
    const auto number = stored_number(text);
    constexpr std::int64_t most = 1000;
    if (!number || number->units() < 0 || number->scale() > places || count_ == most) return;
    if (is_above(*number, Decimal(most))) return;
    std::int64_t units = number->units();
    for (int scale = number->scale(); scale < places; ++scale) units *= 10;
    sum_ += units;
    ++count_;
    text_ = text;
  }

  [[nodiscard]] std::optional<Rating> rating(const std::optional<Decimal>& best) const {
    const auto value = average_of(Decimal(sum_, places), count_, std::nullopt);
    if (!value || value->units() <= 0 || (best && is_above(*value, *best))) return std::nullopt;
    return Rating{value, best, std::nullopt,
                  count_ == 1 ? std::string(trim(text_)) : std::string()};
  }

 private:
  static constexpr std::uint8_t places = 4;
  std::int64_t sum_ = 0;
  std::int64_t count_ = 0;
  std::string_view text_;
};

class CommentRater {
 public:
  explicit CommentRater(const Post& post) : post_(post) {}

  std::optional<Rating> rating_of(const Comment& comment) {
    Average options;
    std::string_view features;
    for (const Meta& meta : comment.meta) {
      const std::string_view key = meta.key;
      std::optional<Rating> rating;
      if (key == "wp_review_comment_rating" || key == "wp_review_visitor_rating")
        rating = stored_rating(meta.value, wp_review_scale());
      else if (key == "rating" && comment.type == "review")
        rating = stored_rating(meta.value, Decimal(5));
      else if (key == "wp_review_features_rating")
        features = meta.value;
      else if (key.starts_with(option_prefix))
        options.add(meta.value);
      if (rating) return rating;
    }
    if (auto rating = options.rating(Decimal(10))) return rating;
    return features.empty() ? std::nullopt : rating_of_features(features);
  }

 private:
  std::optional<Rating> rating_of_features(std::string_view value) {
    if (!read_php_value(value, tree_)) return std::nullopt;
    Average features;
    for (const ValueNode feature : tree_.root())
      if (feature.is_scalar()) features.add(feature.text());
    return features.rating(wp_review_scale());
  }

  // Asked once a post.
  const std::optional<Decimal>& wp_review_scale() {
    if (!scale_known_) {
      std::string_view type = "star";
      for (const Meta& meta : post_.meta)
        if (meta.key == "wp_review_user_review_type" && !trim(meta.value).empty())
          type = trim(meta.value);
      scale_ = wp_review_best(type);
      scale_known_ = true;
    }
    return scale_;
  }

  const Post& post_;
  ValueTree tree_;
  std::optional<Decimal> scale_;
  bool scale_known_ = false;
};

}  // namespace

std::span<const PlaceRow> comment_place_rows() noexcept { return rows; }

bool rate_comments(Post& post) {
  bool rated = false;
  std::optional<CommentRater> rater;
  for (Comment& comment : post.comments) {
    if (comment.meta.empty() || comment.rating) continue;
    if (!rater) rater.emplace(post);
    comment.rating = rater->rating_of(comment);
    rated = rated || comment.rating;
  }
  return rated;
}

}  // namespace postferry
