// SPDX-License-Identifier: MIT
// How the values of custom fields become statements: the parts of read_meta().
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "codec/value_tree.h"
#include "model/post.h"
#include "review/places_meta.h"
#include "review/statement.h"

namespace postferry {

inline constexpr std::size_t meta_row_count = 0
#define META(plugin, key, how, confidence, says, scale) +1
#include "review/places_meta.def"
#undef META
    ;

/// The first custom field of each row in one post, in the order they stand there.
class KnownMeta {
 public:
  void add(const MetaRow& row, const Meta& meta);
  [[nodiscard]] bool empty() const noexcept { return count_ == 0; }
  [[nodiscard]] std::size_t size() const noexcept { return count_; }
  [[nodiscard]] const MetaRow& row(std::size_t i) const noexcept;
  [[nodiscard]] const Meta& meta(std::size_t i) const noexcept { return *first_[order_[i]]; }
  /// Value of a key that has a row of its own; empty if the post has none.
  [[nodiscard]] std::string_view value(std::string_view key) const noexcept;
  [[nodiscard]] bool has(std::string_view key) const noexcept;

 private:
  [[nodiscard]] const Meta* find(std::string_view key) const noexcept;

  std::array<const Meta*, meta_row_count> first_{};
  std::array<std::uint8_t, meta_row_count> order_{};
  std::size_t count_ = 0;
};
static_assert(meta_row_count < 256);

/// Reads one post's known fields.
class MetaReader {
 public:
  MetaReader(const Post& post, const KnownMeta& known, Statements& out)
      : post_(post), known_(known), out_(out) {}
  void read(const MetaRow& row, const Meta& meta);
  /// What follows from the post's type: its title is the work's.
  void read_type();

 private:
  /// Adds a statement, if it says anything.
  void say(Review says);
  // places_meta.cpp
  void read_text(std::string_view value);
  [[nodiscard]] std::string title_of_score(std::string_view value) const;
  void name_album(std::string title, Work& work) const;
  void read_rating(std::string_view value);
  void say_rating(std::optional<Rating> rating);
  // places_meta_plugins.cpp
  void read_plugin(std::string_view value);
  [[nodiscard]] ValueNode tree_of(std::string_view value);
  [[nodiscard]] bool is_wppr_review() const;
  void read_wp_review_items(std::string_view value);
  void read_wp_review_schema(std::string_view value);
  void read_wppr(std::string_view value);
  void add_wppr_options(ValueNode options, Review& says);
  void add_wppr_old_options(Review& says);
  void read_yasr_multiset(std::string_view value);
  void read_yasr_fields(std::string_view value);
  void read_cite(std::string_view value);
  void read_shelf(std::string_view value);
  void read_editions(std::string_view value);
  void read_glsr_export(std::string_view value);
  // places_meta_votes.cpp
  void read_votes();
  void read_wp_review_votes();
  void say_votes(std::optional<Decimal> value, std::optional<Decimal> best,
                 std::optional<std::int64_t> count);

  const Post& post_;
  const KnownMeta& known_;
  Statements& out_;
  const MetaRow* row_ = nullptr;  ///< what is read now
  const Meta* meta_ = nullptr;
  ValueTree tree_;
};

/// Best value of a type of WP Review: star, point, percentage, circle, thumbs. nullopt for others.
[[nodiscard]] std::optional<Decimal> wp_review_best(std::string_view type) noexcept;

}  // namespace postferry
