// SPDX-License-Identifier: MIT
// `postferry inspect --explain POST`: how the review of single posts came about.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "commands/inspect.h"
#include "model/post.h"
#include "review/explain.h"

namespace postferry {

/// A post that was asked for, with its review.
struct ExplainedPost {
  Place place;               ///< its record's
  std::uint64_t number = 0;  ///< of its record in the input, from 1
  Post post;
  Explanation explanation;
};
/// Takes posts as they come.
using ShowExplained = std::function<void(const ExplainedPost&)>;

/// What was asked for, and how many posts it fits.
struct ExplainedName {
  std::string name;
  std::uint64_t posts = 0;
};
struct ExplainResult {
  std::vector<ExplainedName> names;
  bool damaged = false;  ///< something was lost to damage: exit code 1
};

/// Reads it all and shows the posts whose id, slug or title is one of `names`, or whose place in
/// the input is (`#7`, from 1, over all sources, damaged records too), in their order in the input;
/// memory holds one of them. Throws Error as inspect does, and Error(usage) with suggestions if a
/// name fits no post.
ExplainResult explain(const InspectOptions& options, const std::vector<std::string>& names,
                      const ShowExplained& show, const Hooks& hooks);

/// One object of stable keys and a line end; src/review/README.md says what they mean.
[[nodiscard]] std::string to_json(const ExplainedPost& explained);

}  // namespace postferry
