// SPDX-License-Identifier: MIT
// What of a post a site's API has no place for.
#pragma once

#include <string>

#include "base/note.h"
#include "model/presence.h"
#include "model/review_facts.h"
#include "push/push_target.h"

namespace postferry {

/// Why a post can't be pushed at all; empty if it can.
[[nodiscard]] std::string why_not_pushed(const PushTarget& target, const Post& post);

/// push.unsettable for each thing that the site will not have: custom fields that are not
/// registered there, terms of taxonomies that it does not know, pingbacks, fields of comments...
/// What WordPress makes itself (ids, guids, addresses, the date of the last change, who edits) is
/// not told.
void note_unsettable(const PushTarget& target, const Post& post, Notes& notes);

/// Counts facts of the review that neither the body that is shown says nor anything else that is
/// pushed. `shown` is null where nobody looked at the body.
void note_lost_facts(const Post& post, const ShownBody* shown, FieldCounts& losses);

/// Whether a custom field comes to the site by another way than as such: the featured image, the
/// template, a menu item's target; or is WordPress's own bookkeeping.
[[nodiscard]] bool is_handled_meta(std::string_view key);
[[nodiscard]] bool is_handled_comment_meta(std::string_view key);

/// Whether comments of that type can be made: ordinary ones; "note" where the site knows them.
[[nodiscard]] bool is_pushed_comment(const Comment& comment);

}  // namespace postferry
