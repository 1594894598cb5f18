// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>

#include "review/body_facts.h"
#include "review/labels.h"
#include "review/trail.h"

namespace postferry {

/// A list of works under a heading.
struct FoundList {
  WorkList kind{};
  std::vector<Candidate<Recommendation>> groups;  ///< one without reason and one for each reason
  std::uint32_t next = 0;                         ///< the line behind it
};

/// Reads the list whose heading is line `at`: the heading, then lines that are works, for
/// recommendations with reasons in brackets or as headings on lines of their own. It ends before
/// the first line that is neither. Or the works stand behind the heading on its own line, or in a
/// sentence ("If you liked this, try..."). nullopt if no work is sure. The README tells all shapes.
/// The trail, if there is one, hears why a heading has no list, and where one ends in the midst.
[[nodiscard]] std::optional<FoundList> read_work_list(const Tape& tape, const BodyLines& lines,
                                                      std::uint32_t at,
                                                      const LabelTable& labels = built_in_labels(),
                                                      Trail* trail = nullptr);

}  // namespace postferry
