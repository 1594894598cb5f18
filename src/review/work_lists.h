// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>

#include "review/body_facts.h"
#include "review/labels.h"

namespace postferry {

/// A list of works under a heading.
struct FoundList {
  WorkList kind{};
  std::vector<Candidate<Recommendation>> groups;  ///< one without reason and one for each reason
  std::uint32_t next = 0;                         ///< the line behind it
};

/// Reads the list whose heading is line `at`: the heading, then lines that are works ("Title by
/// Author"; list items, italic or quoted lines that are titles), for recommendations with reasons
/// in brackets on lines of their own. It ends before the first line that is neither. nullopt if
/// the line is no heading or no work follows.
[[nodiscard]] std::optional<FoundList> read_work_list(const Tape& tape, const BodyLines& lines,
                                                      std::uint32_t at);

}  // namespace postferry
