// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/post.h"

namespace postferry {

/// Which posts a run is about (--type, --status, --since...). A criterion that is empty is not
/// asked; a post must meet all that are asked, and one value of each. Immutable during a run,
/// shared by the workers.
struct PostFilter {
  /// One bit each, so that a run can tell which criterion no post ever met.
  enum Criterion : std::uint8_t {
    by_type = 1,
    by_status = 2,
    by_date = 4,
    by_author = 8,
    by_term = 16,
    by_review = 32,
    by_id = 64
  };

  std::vector<std::string> types;     ///< an absent type is "post"
  std::vector<std::string> statuses;  ///< an absent status is "publish"
  std::string since;                  ///< 2024, 2024-03 or 2024-03-01, inclusive
  std::string until;                  ///< the same, inclusive
  std::vector<std::string> authors;   ///< author or co-author, by login
  std::vector<Term> terms;            ///< taxonomy and slug count
  bool reviews_only = false;
  std::vector<std::string> ids;

  /// The criteria that are asked.
  [[nodiscard]] std::uint8_t active() const noexcept;
  /// Those of the active criteria that `post` meets; it passes if that is all of them. Dates are
  /// compared as far as both are known: a post of "2024-03" is not before 2024-03-15. A post
  /// without a date meets no date.
  [[nodiscard]] std::uint8_t met_by(const Post& post) const;
  /// The option of a criterion, for messages: "--type page,film".
  [[nodiscard]] std::string describe(Criterion criterion) const;
};

/// Whether a post says anything about a work.
[[nodiscard]] bool has_review(const Post& post);

}  // namespace postferry
