// SPDX-License-Identifier: MIT
// --timezone: of local time and GMT the half that the source does not give. README.md has the
// rules.
#pragma once

#include <functional>
#include <memory>

#include "base/note.h"
#include "model/post.h"
#include "zone/time_zone.h"

namespace postferry {

/// Fills the dates of a post, its comments and its review. What is there stays, in every digit:
/// "2024-03-01T09:30:00" becomes "2024-03-01T09:30:00+01:00", "2024-03-01T08:30:00Z" the same. Left
/// as they are: days, months and years; pairs; the date of drafts, which WordPress lets float until
/// they are published (post statuses with `date_floating`: draft, pending, auto-draft). Notes tell
/// how many were filled, and which local times the clocks showed twice or never.
void fill_dates(Post& post, const TimeZone& zone, Notes& notes);

/// The same as a function for the pipeline; empty without a zone.
[[nodiscard]] std::function<void(Post&, Notes&)> date_filling(std::shared_ptr<const TimeZone> zone);

}  // namespace postferry
