// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "body/lines.h"
#include "body/tape.h"
#include "review/body_facts.h"

namespace postferry {

/// Source bytes [begin, end), in order, apart from each other.
using Cuts = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// What has to go so that the lines leave the body: their own bytes, markup around that would be
/// left empty (paragraphs, list items, lists, block delimiters), a line break that parted them from
/// their neighbours, the white space behind a block that went. Everything else stays. For Markdown
/// and plain text whole lines of the source go. Linear.
[[nodiscard]] Cuts cuts_for(const Tape& tape, const BodyLines& lines, std::string_view format,
                            const std::vector<LineRange>& ranges);

/// The text without the cuts.
[[nodiscard]] std::string without(std::string_view text, const Cuts& cuts);

}  // namespace postferry
