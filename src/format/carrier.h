// SPDX-License-Identifier: MIT
// The carrier keeps lesser formats lossless. A writer writes a post natively, reads its own bytes
// back, and carries exactly the difference: so a carrier holds nothing that is native, and what it
// holds is proved to be needed, by construction. It is JSON; each format says where it stands
// (wxr: post meta `_postferry`, goodreads: column `postferry`).
#pragma once

#include <string>
#include <string_view>

#include "base/note.h"
#include "model/post.h"
#include "model/presence.h"
#include "model/review_facts.h"
#include "model/site.h"

namespace postferry {

/// What turns `native` (as read back from the target's bytes) into `original`, as one line of JSON;
/// empty if they are equal. `carried` counts the leaf fields that are in it.
/// `shown`: what the target shows in place of the body, or null; see carrier_shown.h.
[[nodiscard]] std::string make_carrier(const Post& original, const Post& native,
                                       FieldCounts& carried, const ShownBody* shown = nullptr);
[[nodiscard]] std::string make_carrier(const Site& original, const Site& native,
                                       FieldCounts& carried);

/// Applies a carrier to what was just read natively. Native wins: where a native field no longer
/// says what it said when the carrier was written, somebody edited it; it is left alone, with a
/// note. What the writer had made up disappears again. False (and a note) if `json` is no carrier.
[[nodiscard]] bool apply_carrier(std::string_view json, Post& native, Notes& notes);
[[nodiscard]] bool apply_carrier(std::string_view json, Site& native, Notes& notes);

}  // namespace postferry
