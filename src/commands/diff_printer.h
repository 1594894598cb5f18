// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "commands/run.h"
#include "model/post.h"
#include "model/site.h"

namespace postferry {

/// Writes differences, a line each: for people (`post 812 "On Dune": review.rating.value: 4 -> 5`)
/// or as JSON objects with the keys post, field, left, right (null: absent). Counts them.
class DiffPrinter {
 public:
  DiffPrinter(const TextOut& out, bool json, std::string left, std::string right);

  void compare_posts(const Post& left, const Post& right);
  void compare_sites(const Site& left, const Site& right);
  /// A post that only one source has; `json` is its canonical JSON.
  void only_left(const Post& post, std::string_view json);
  void only_right(const Post& post, std::string_view json);
  /// Posts that stand in another order, the first of them.
  void order(std::uint64_t posts, const Post& first);

  [[nodiscard]] std::uint64_t differences() const noexcept { return differences_; }

 private:
  template <class S>
  void compare_leaves(const std::string& whose, const S& left, const S& right);
  void field(const std::string& whose, const std::string& path, const std::string& left,
             const std::string& right);
  void write(const std::string& line);

  const TextOut& out_;
  const bool json_;
  const std::string left_;
  const std::string right_;
  std::uint64_t differences_ = 0;
};

}  // namespace postferry
