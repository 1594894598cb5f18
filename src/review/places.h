// SPDX-License-Identifier: MIT
// Every place of a post but the lines of its body: custom fields, terms, front matter, and what
// stands in the body for programs (blocks, shortcodes, JSON-LD...). The list of README.md.
#pragma once

#include <string_view>

#include "body/tape.h"
#include "review/extract_options.h"
#include "review/statement.h"
#include "review/trail.h"

namespace postferry {

/// What stands outside of the body. The trail, if there is one, hears of values that say nothing.
void read_places(const Post& post, const ExtractOptions& options, Statements& out,
                 Trail* trail = nullptr);

/// What stands in the body for programs to read. Ratings of one kind of place that contradict each
/// other go to `apart`, if there is such a list: they rate several things.
void read_body_places(const Tape& tape, Statements& out, Trail* trail = nullptr,
                      Statements* apart = nullptr);

/// Fills in the scale of ratings that do not tell theirs; what lies above it is no rating.
void apply_scales(const std::vector<KnownScale>& scales, Statements& statements,
                  Trail* trail = nullptr);

}  // namespace postferry
