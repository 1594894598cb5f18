// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>

#include "model/field.h"
#include "model/post.h"
#include "model/site.h"

namespace postferry {

/// How often each field occurred (in losses, withheld data, statistics).
struct FieldCounts {
  std::array<std::uint64_t, field_count> counts{};

  void add(Field field, std::uint64_t n = 1) { counts[static_cast<std::size_t>(field)] += n; }
  [[nodiscard]] std::uint64_t operator[](Field field) const {
    return counts[static_cast<std::size_t>(field)];
  }
  FieldCounts& operator+=(const FieldCounts& other);
  [[nodiscard]] bool empty() const;
  [[nodiscard]] std::uint64_t total() const;
};

/// The leaf fields that a post or site says something about ("post.title", "comment.author").
[[nodiscard]] FieldSet present_fields(const Post& post);
[[nodiscard]] FieldSet present_fields(const Site& site);

/// What `kept` no longer says as `original` says it: one count per differing leaf.
[[nodiscard]] FieldCounts lost_fields(const Post& original, const Post& kept);
[[nodiscard]] FieldCounts lost_fields(const Site& original, const Site& kept);

}  // namespace postferry
